namespace Naru.Synth.Data;

/// <summary>What can be wrong with a record. A record has one fault at most.</summary>
internal enum DirtKind
{
    MissingUnit,
    MissingValue,
    ForeignUnit,
    WrongUnit,
    Implausible,
    Late,
    BeforeBirth,
    FutureDates,
    EndBeforeStart,
    NoVisit,
    UnmappedConditions,
    UnmappedDrugs,
    UnmappedMeasurements,
    UnmappedProcedures,
    MissingSex,
}

/// <summary>The tables that dirt gets into.</summary>
internal enum DirtyTable
{
    Persons,
    Visits,
    Conditions,
    Drugs,
    Measurements,
    Procedures,
}

/// <summary>What is wrong with a hospital's records, as shares of the records that it can be wrong with.</summary>
internal sealed class Dirt
{
    /// <summary>Which faults a table's records may have.</summary>
    public static readonly IReadOnlyDictionary<DirtyTable, DirtKind[]> Kinds = new Dictionary<DirtyTable, DirtKind[]>
    {
        [DirtyTable.Persons] = [DirtKind.MissingSex],
        [DirtyTable.Visits] = [DirtKind.EndBeforeStart],
        [DirtyTable.Conditions] = [DirtKind.UnmappedConditions, DirtKind.BeforeBirth, DirtKind.NoVisit],
        [DirtyTable.Drugs] = [DirtKind.UnmappedDrugs, DirtKind.Late, DirtKind.EndBeforeStart, DirtKind.NoVisit],
        [DirtyTable.Measurements] =
        [
            DirtKind.UnmappedMeasurements, DirtKind.MissingUnit, DirtKind.MissingValue, DirtKind.ForeignUnit, DirtKind.WrongUnit,
            DirtKind.Implausible, DirtKind.Late, DirtKind.FutureDates, DirtKind.NoVisit,
        ],
        [DirtyTable.Procedures] = [DirtKind.UnmappedProcedures, DirtKind.NoVisit],
    };

    private readonly double[] shares = new double[Enum.GetValues<DirtKind>().Length];

    /// <summary>Nothing is wrong.</summary>
    public static Dirt None { get; } = new();

    /// <summary>The names under which profiles give shares.</summary>
    public static string[] Names { get; } = [.. Enum.GetValues<DirtKind>().Select(NameOf)];

    /// <summary>The name of a kind in profiles.</summary>
    public static string NameOf(DirtKind kind) => char.ToLowerInvariant(kind.ToString()[0]) + kind.ToString()[1..];

    /// <summary>The share of a kind.</summary>
    public double this[DirtKind kind]
    {
        get => shares[(int)kind];
        init => shares[(int)kind] = value;
    }

    /// <summary>Reads a profile's <c>dirt</c>.</summary>
    public static Dirt Read(DataNode node)
    {
        var given = node.Object(Names);
        var dirt = new Dirt();
        foreach (var kind in Enum.GetValues<DirtKind>())
        {
            dirt.shares[(int)kind] = given.Share(NameOf(kind), 0);
        }

        foreach (var (table, kinds) in Kinds)
        {
            if (kinds.Sum(k => dirt[k]) > 1)
            {
                given.Add(SynthErrors.DirtTooMuch, table.ToString(), string.Join(", ", kinds.Select(NameOf)));
            }
        }

        return dirt;
    }
}
