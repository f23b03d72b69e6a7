namespace Naru.Synth.Engine;

/// <summary>Concepts that every synthetic hospital writes, whatever its data files say.</summary>
internal static class SyntheticConcepts
{
    public const long Male = 8507;
    public const long Female = 8532;
    public const long Korean = 38003585;
    public const long NotHispanic = 38003564;
    public const long Cdm54 = 756265;

    /// <summary>All of them, with their domains, but for that of the CDM's version, which a vocabulary may lack.</summary>
    public static IReadOnlyList<(long Concept, string Domain)> All { get; } =
    [
        (Male, "Gender"), (Female, "Gender"), (Korean, "Race"), (NotHispanic, "Ethnicity"), (9201, "Visit"), (9202, "Visit"), (9203, "Visit"),
        (32902, "Condition Status"), (32908, "Condition Status"),
    ];
}
