using Naru.Cdm.Schema;
using Naru.Cohorts.Model;

namespace Naru.Spec.Generative;

/// <summary>
/// A CDM of 20 to 60 persons with dense events over few days. Which tables and columns there are comes from the catalogue of
/// criteria; of which type they are, and whether they may be missing, from OMOP's own field lists.
/// </summary>
internal sealed class CdmGenerator
{
    private readonly Draw draw;
    private readonly DateOnly firstDay;
    private readonly int span;
    private readonly int eventsPerTable;
    private readonly List<long> persons;
    private readonly Dictionary<long, List<long>> visits = [];

    private CdmGenerator(Draw draw, int mostPersons)
    {
        this.draw = draw;
        // Around a new year and a leap day; once in a while at the end of the calendar.
        firstDay = draw.Chance(3) ? new DateOnly(9999, 12, 1) : draw.Any(new DateOnly(2019, 12, 28), new DateOnly(2020, 2, 25), new DateOnly(2021, 6, 1));
        span = firstDay.Year == 9999 ? 30 : draw.Any(4, 12, 40);
        eventsPerTable = draw.Any(2, 3, 4);
        var offset = draw.Any(0L, 0L, 1_000_000L);
        persons = draw.Shuffled(Enumerable.Range(1, mostPersons + 10)).Take(draw.Int(20, mostPersons)).Select(p => p + offset).ToList();
    }

    internal static CdmData Next(Draw draw, int mostPersons = 60)
    {
        var self = new CdmGenerator(draw, mostPersons);
        return new CdmData(self.Tables().Where(t => t.Name is "person" or "observation_period" or "concept" || !draw.Chance(4)));
    }

    private IEnumerable<CdmTable> Tables()
    {
        yield return Persons();
        yield return ObservationPeriods();
        // Visits first: other rows refer to them.
        var types = CriterionCatalogue.All.Where(t => t.IsRunnable && t.Table != "observation_period").OrderBy(t => t.Table != "visit_occurrence");
        foreach (var type in types)
        {
            yield return Events(type);
        }

        yield return new CdmTable("provider", ["provider_id", "specialty_concept_id"], Pools.Providers.Select(id => (object?[])[id, Concept()]).ToList());
        yield return new CdmTable("care_site", ["care_site_id", "place_of_service_concept_id"], Pools.CareSites.Select(id => (object?[])[id, Concept()]).ToList());
        foreach (var table in VocabularyGenerator.Next(draw))
        {
            yield return table;
        }
    }

    private CdmTable Persons() => new(
        "person",
        ["person_id", "gender_concept_id", "year_of_birth", "race_concept_id", "ethnicity_concept_id"],
        persons.Select(p => (object?[])
        [
            p,
            draw.Chance(85) ? draw.Any(Pools.Male, Pools.Female) : Concept(),
            draw.Chance(95) ? firstDay.Year - draw.Any(0L, 17, 18, 18, 30, 64, 65) : null,
            Concept(),
            Concept(),
        ]).ToList());

    private CdmTable ObservationPeriods()
    {
        var ids = Ids(persons.Count * 3);
        var rows = new List<object?[]>();
        foreach (var person in persons)
        {
            var start = draw.Int(-5, span / 3);
            for (var i = draw.Any(0, 1, 1, 1, 1, 2, 2, 3); i > 0; i--)
            {
                var end = start + draw.Int(0, span);
                rows.Add([ids.Dequeue(), person, Day(start), Day(end), draw.Chance(90) ? Concept() : null]);
                // Mostly after the last one, sometimes on top of it.
                start = draw.Chance(70) ? end + draw.Int(1, 4) : start + draw.Any(0, 1, 2);
            }
        }

        return new CdmTable(
            "observation_period",
            ["observation_period_id", "person_id", "observation_period_start_date", "observation_period_end_date", "period_type_concept_id"],
            draw.Shuffled(rows));
    }

    private CdmTable Events(CriterionType type)
    {
        var fields = NeededColumns.Of(type)
            // Two columns of drug exposures left OMOP with version 5.3: no data have them, and engines refuse.
            .Select(c => OmopSchema.Table(type.Table)!.Field(c))
            .OfType<OmopField>()
            .Where(f => f.IsRequired || f.Name == type.IdColumn || f.Name == type.EndColumn || !draw.Chance(2))
            .ToList();
        var ids = Ids(persons.Count * (eventsPerTable + 1));
        var rows = new List<object?[]>();
        foreach (var person in persons)
        {
            // A person dies once: the person is the key of the table.
            var count = type.IdColumn == "person_id" ? draw.Int(0, 1) : draw.Int(0, eventsPerTable);
            for (var i = 0; i < count; i++)
            {
                var start = draw.Int(0, span);
                var id = ids.Dequeue();
                if (type.Table == "visit_occurrence")
                {
                    VisitsOf(person).Add(id);
                }

                rows.Add(fields.Select(f => Value(type, f, person, id, start)).ToArray());
            }
        }

        return new CdmTable(type.Table, fields.Select(f => f.Name).ToList(), draw.Shuffled(rows));
    }

    private object? Value(CriterionType type, OmopField field, long person, long id, int start)
    {
        if (field.Name == "person_id")
        {
            return person;
        }

        if (field.Name == type.IdColumn)
        {
            return id;
        }

        if (field.Name == type.StartColumn)
        {
            return Day(start);
        }

        if (!field.IsRequired && draw.Chance(15))
        {
            return null;
        }

        return field.Name switch
        {
            "visit_occurrence_id" => VisitOf(person),
            "provider_id" => draw.Chance(90) ? draw.OneOf(Pools.Providers) : 9L,
            "care_site_id" => draw.Chance(90) ? draw.OneOf(Pools.CareSites) : 9L,
            _ when field.Name == type.EndColumn => Day(start + draw.Any(0, 0, 1, 1, 2, 5, 10, draw.Chance(20) ? -1 : 3)),
            _ => field.Type switch
            {
                OmopType.BigInteger => Concept(),
                OmopType.Integer => draw.OneOf(Pools.WholeNumbers),
                OmopType.Double => draw.OneOf(Pools.Numbers),
                OmopType.Text => draw.OneOf(Pools.Texts),
                _ => Day(start),
            },
        };
    }

    /// <summary>A visit of the person, now and then one of another person or of nobody.</summary>
    private long VisitOf(long person) => VisitsOf(draw.Chance(88) ? person : draw.OneOf(persons)) is { Count: > 0 } own && draw.Chance(92)
        ? draw.OneOf(own)
        : 77_777;

    private List<long> VisitsOf(long person)
    {
        if (!visits.TryGetValue(person, out var own))
        {
            visits[person] = own = [];
        }

        return own;
    }

    /// <summary>Ids in no order. All tables use the same numbers, so that rows of different tables tie on day and id.</summary>
    private Queue<long> Ids(int count) => new(draw.Shuffled(Enumerable.Range(1, count).Select(i => (long)i)));

    private long Concept() => Pools.Concept(draw);

    private DateOnly Day(int offset) => DateOnly.FromDayNumber(Math.Min(firstDay.DayNumber + offset, DateOnly.MaxValue.DayNumber));
}
