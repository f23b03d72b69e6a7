using Naru.Cohorts.Merging;
using Naru.Cohorts.Plan;

namespace Naru.Cohorts.Sessions;

/// <summary>One question of a session.</summary>
internal sealed class SessionRun : MergeRun
{
    private const ScanColumns OfIndex = ScanColumns.End | ScanColumns.Visit;

    private readonly SessionEvaluator conditions;
    private readonly SessionMemory memory;

    internal SessionRun(
        CohortPlan plan, SessionReader reader, SessionEvaluator conditions, SessionMemory memory, CancellationToken cancellationToken)
        : base(plan, reader, conditions, cancellationToken)
    {
        this.conditions = conditions;
        this.memory = memory;
    }

    private PrimaryKey PrimaryKey => new(Plan.Primary, Plan.Window, Plan.PrimaryLimit);

    private protected override IndexEvents Primary()
    {
        var columns = Plan.Primary.Aggregate(OfIndex, (c, set) => c & Plan.Scans[Plan.EventSets[set].Scan].Columns);
        var primary = Kept(PrimaryKey, columns, base.Primary);

        // Of these persons later scans are read, whatever becomes of observation window, limits and additional criteria.
        var key = new PersonsKey(Plan.Primary);
        if (memory.Find<PersonSet>(key) is not { } persons)
        {
            persons = new PersonSet(Reader.ObservationPeriods.Persons.Count);
            foreach (var set in Plan.Primary)
            {
                persons.AddAll(conditions.Events(set).Persons);
            }

            memory.Keep(key, persons, (Reader.ObservationPeriods.Persons.Count / 8) + 1_000);
        }

        conditions.Persons = persons;
        conditions.MoveTo(primary, ofQualified: Plan.Additional is null);
        return primary.Events;
    }

    private protected override IndexEvents Qualified(IndexEvents primary)
    {
        if (Plan.Additional is not { } additional)
        {
            return primary;
        }

        var columns = memory.Find<KeptIndex>(PrimaryKey)?.Columns ?? ScanColumns.None;
        var qualified = Kept(new QualifiedKey(PrimaryKey, additional, Plan.QualifiedLimit), columns, () =>
            Limits.Apply(primary.Where(conditions.Evaluate(additional, primary)), Plan.QualifiedLimit));
        conditions.MoveTo(qualified, ofQualified: true);
        return qualified.Events;
    }

    private KeptIndex Kept(object key, ScanColumns columns, Func<IndexEvents> find)
    {
        if (memory.Find<KeptIndex>(key) is { } kept && (columns & ~kept.Columns) == ScanColumns.None)
        {
            return kept;
        }

        var found = new KeptIndex(find(), columns);
        memory.Keep(key, found, found.Bytes);
        return found;
    }
}
