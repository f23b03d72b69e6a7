namespace Naru.Spec.Generative;

/// <summary>
/// The few values that all columns share, so that ties, boundaries and coincidences between tables are the rule.
/// </summary>
internal static class Pools
{
    internal const long Male = 8507;
    internal const long Female = 8532;

    /// <summary>Known to the vocabulary. The last two mark a measurement as low or high.</summary>
    internal static readonly long[] Concepts = [1, 2, 3, 4, 5, 6, 7, 8, Male, Female, 4155142, 4155143];

    /// <summary>In the data, but not in the vocabulary.</summary>
    internal static readonly long[] Unknown = [0, 99];

    internal static readonly double[] Numbers = [0, 1, 1.5, 2, -1, 12.3456, 12.34565, 0.00005, 100, 1e15, 0.1];

    internal static readonly long[] WholeNumbers = [0, 1, 2, 3, 7, 30, 90];

    internal static readonly string[] Texts = ["a", "abc", "A", "50% off", "a_b", "it's", "가나다", "😀x", "a,b\"c", "%"];

    internal static readonly long[] Providers = [1, 2, 3];

    internal static readonly long[] CareSites = [1, 2];

    internal static long Concept(Draw draw) => draw.Chance(93) ? draw.OneOf(Concepts) : draw.OneOf(Unknown);
}
