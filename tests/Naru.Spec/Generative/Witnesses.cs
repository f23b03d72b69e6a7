using Naru.Cohorts.Model;

namespace Naru.Spec.Generative;

/// <summary>Picks events out of the data.</summary>
internal sealed class Witnesses(Draw draw, CdmData data)
{
    private readonly List<CriterionType> types = CriterionCatalogue.All
        .Where(t => t.IsRunnable && data.Table(t.Table) is { Rows.Count: > 0 }).ToList();

    internal bool Has(CriterionType type) => types.Contains(type);

    /// <summary>An event of anybody, or (if that is wished and possible) of one person.</summary>
    internal Witness Next(long? person = null)
    {
        for (var tries = 0; tries < 5 && person is { } wished; tries++)
        {
            var type = draw.OneOf(types);
            if (data.Rows(type.Table, wished) is { Count: > 0 } rows)
            {
                return new Witness(data, type, wished, draw.OneOf(rows));
            }
        }

        return Of(draw.OneOf(types));
    }

    /// <summary>An event of a type that the data have; mostly one during observation, because others let nobody in.</summary>
    internal Witness Of(CriterionType type)
    {
        var witness = Any(type);
        for (var tries = 0; tries < 4 && !IsObserved(witness); tries++)
        {
            witness = Any(type);
        }

        return witness;
    }

    private Witness Any(CriterionType type)
    {
        var table = data.Table(type.Table)!;
        var row = draw.OneOf(table.Rows);
        return new Witness(data, type, (long)table.Value(row, "person_id")!, row);
    }

    private bool IsObserved(Witness witness)
    {
        var table = data.Table("observation_period")!;
        return data.Rows("observation_period", witness.Person).Any(p =>
            (DateOnly)table.Value(p, "observation_period_start_date")! <= witness.Start
            && witness.Start <= (DateOnly)table.Value(p, "observation_period_end_date")!);
    }
}
