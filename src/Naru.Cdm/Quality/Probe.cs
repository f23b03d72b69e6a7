using Naru.Core;

namespace Naru.Cdm.Quality;

/// <summary>What one check counts among the rows of a relation: two aggregates, as SQL.</summary>
/// <param name="Check">The check.</param>
/// <param name="Failed">How many rows failed.</param>
/// <param name="Rows">Out of how many.</param>
internal sealed record Measure(CheckDefinition Check, string Failed, string Rows);

/// <summary>A statement that counts for one check or for many. Its result has lines of three: number of the check, failed, rows.</summary>
internal abstract record Probe
{
    /// <summary>The checks that it counts for; their places are their numbers in the result.</summary>
    public abstract ValueList<CheckDefinition> Checks { get; }

    /// <summary>The statement.</summary>
    public abstract string Sql { get; }

    /// <summary>The same in smaller statements, so that one check that cannot be counted does not take others with it; else nothing.</summary>
    public abstract IEnumerable<Probe> Parts { get; }
}

/// <summary>Counts for many checks in one scan.</summary>
/// <param name="From">What is scanned, as SQL for FROM.</param>
/// <param name="Measures">What is counted.</param>
internal sealed record ScanProbe(string From, ValueList<Measure> Measures) : Probe
{
    public override ValueList<CheckDefinition> Checks { get; } = Measures.Select(m => m.Check).ToValueList();

    // The pairs come out as two lists, which are laid out as lines: a line for each check.
    public override string Sql
    {
        get
        {
            var failed = string.Join(", ", Measures.Select(m => $"CAST({m.Failed} AS BIGINT)"));
            var rows = string.Join(", ", Measures.Select(m => $"CAST({m.Rows} AS BIGINT)"));
            return $"""
                SELECT unnest(range({Measures.Count})) AS i, unnest(failed) AS failed, unnest(total) AS total
                FROM (SELECT [{failed}] AS failed, [{rows}] AS total FROM {From})
                """;
        }
    }

    public override IEnumerable<Probe> Parts => Measures.Count > 1 ? Measures.Select(m => new ScanProbe(From, [m])) : [];
}

/// <summary>Counts for all concepts of a field at once: rows that a rule of no check is about are in no line.</summary>
/// <param name="Checks">The checks.</param>
/// <param name="Sql">The statement.</param>
internal sealed record RuleProbe(ValueList<CheckDefinition> Checks, string Sql) : Probe
{
    public override ValueList<CheckDefinition> Checks { get; } = Checks;

    public override string Sql { get; } = Sql;

    public override IEnumerable<Probe> Parts => [];
}
