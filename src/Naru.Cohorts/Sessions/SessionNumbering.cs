using Naru.Cohorts.Model;
using Naru.Cohorts.Plan;
using Naru.Core;

namespace Naru.Cohorts.Sessions;

/// <summary>
/// Gives concept sets, scans and event sets numbers that stay the same from question to question: equal content has one number.
/// (The indexes of a plan are its own: an added criterion moves all that come after it.) A condition in these numbers therefore says
/// completely what it asks for, and can be a key. For one thread.
/// </summary>
internal sealed class SessionNumbering
{
    private readonly Numbers<ValueList<ConceptSetExpression>> conceptSets = new();
    private readonly Numbers<EventScan> scans = new();
    private readonly Numbers<EventSet> eventSets = new();

    /// <summary>How much has been numbered.</summary>
    internal int Count => conceptSets.Count + scans.Count + eventSets.Count;

    /// <summary>
    /// The plan in the session's numbers. Its lists hold everything numbered so far; of what this plan does not use, nothing depends.
    /// </summary>
    /// <param name="plan">The plan.</param>
    /// <param name="scans">Receives the scans that it uses.</param>
    internal CohortPlan Number(CohortPlan plan, out IReadOnlyCollection<EventScan> scans)
    {
        var translation = new Translation(this, plan);
        scans = translation.Used;
        return translation.Translate();
    }

    private sealed class Translation : ConditionVisitor<Condition>
    {
        private readonly SessionNumbering owner;
        private readonly CohortPlan plan;
        private readonly ConceptSetRenumbering conceptSets;
        private readonly Dictionary<int, EventScan> used = [];
        private readonly int[] scans;
        private readonly int?[] eventSets;

        internal Translation(SessionNumbering owner, CohortPlan plan)
        {
            this.owner = owner;
            this.plan = plan;
            conceptSets = new ConceptSetRenumbering(ConceptSet);
            scans = plan.Scans.Select(Scan).ToArray();
            eventSets = new int?[plan.EventSets.Count];
        }

        internal IReadOnlyCollection<EventScan> Used => used.Values;

        internal CohortPlan Translate() => plan with
        {
            Primary = plan.Primary.Select(EventSet).ToValueList(),
            Additional = plan.Additional?.Accept(this),
            Rules = plan.Rules.Select(r => r.Accept(this)).ToValueList(),
            Censoring = plan.Censoring.Select(EventSet).ToValueList(),
            Exposures = plan.Exposures is { } exposures ? exposures with { ConceptSet = ConceptSet(exposures.ConceptSet) } : null,

            // Last, because the others number what they use.
            ConceptSets = owner.conceptSets.All.ToValueList(),
            Scans = owner.scans.All.Select((s, i) => used.GetValueOrDefault(i, s)).ToValueList(),
            EventSets = owner.eventSets.All.ToValueList(),
        };

        public override Condition Visit(GroupCondition condition) =>
            condition with { Members = condition.Members.Select(m => m.Accept(this)).ToValueList() };

        public override Condition Visit(CorrelatedCondition condition) => condition with { EventSet = EventSet(condition.EventSet) };

        public override Condition Visit(DemographicCondition condition) =>
            new DemographicCondition(conceptSets.Renumber(condition.Attributes));

        private int ConceptSet(int index) => owner.conceptSets.Of(plan.ConceptSets[index]);

        private int EventSet(int index) => eventSets[index]
            ??= owner.eventSets.Of(new EventSet(scans[plan.EventSets[index].Scan], plan.EventSets[index].Condition?.Accept(this)));

        /// <summary>Columns and narrowing are no part of what a scan finds; this question's are taken along.</summary>
        private int Scan(EventScan scan)
        {
            var content = scan with
            {
                ConceptSet = scan.ConceptSet is { } set ? ConceptSet(set) : null,
                SourceConceptSet = scan.SourceConceptSet is { } source ? ConceptSet(source) : null,
                Attributes = conceptSets.Renumber(scan.Attributes),
                PersonAttributes = conceptSets.Renumber(scan.PersonAttributes),
                Columns = ScanColumns.None,
                NarrowToPersons = false,
            };
            var number = owner.scans.Of(content);
            var other = used.GetValueOrDefault(number);
            used[number] = content with
            {
                Columns = scan.Columns | (other?.Columns ?? ScanColumns.None),
                NarrowToPersons = scan.NarrowToPersons && other is null or { NarrowToPersons: true },
            };
            return number;
        }
    }

    private sealed class Numbers<T>
        where T : notnull
    {
        private readonly Dictionary<T, int> numbers = [];

        internal List<T> All { get; } = [];

        internal int Count => All.Count;

        internal int Of(T content)
        {
            if (!numbers.TryGetValue(content, out var number))
            {
                number = All.Count;
                numbers.Add(content, number);
                All.Add(content);
            }

            return number;
        }
    }
}
