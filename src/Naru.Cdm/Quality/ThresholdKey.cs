namespace Naru.Cdm.Quality;

/// <summary>What a threshold is for; what is null stands for all.</summary>
internal sealed record ThresholdKey(string Check, string? Table, string? Field, long? Concept, long? Unit)
{
    /// <summary>The key of exactly one check.</summary>
    public static ThresholdKey Of(CheckDefinition check) => new(check.Check.Name, check.Table, check.Field, check.Concept, check.Unit);

    /// <summary>This key and those that include it, the most particular first.</summary>
    public IEnumerable<ThresholdKey> AndWider()
    {
        yield return this;
        yield return this with { Unit = null };
        yield return this with { Unit = null, Concept = null };
        yield return this with { Unit = null, Concept = null, Field = null };
        yield return this with { Unit = null, Concept = null, Field = null, Table = null };
    }
}
