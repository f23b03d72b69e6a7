using Naru.Cohorts.Model;
using Naru.Cohorts.Plan;
using Naru.Core;

namespace Naru.Cohorts.Merging;

/// <summary>Answers conditions on the persons of events.</summary>
internal sealed class DemographicEvaluator(ICohortReader reader)
{
    /// <summary>For each index event whether the condition holds; where <paramref name="ask"/> is false the answer is false.</summary>
    internal bool[] Evaluate(DemographicCondition condition, IndexEvents index, bool[] ask)
    {
        var holds = new bool[index.Count];
        var test = new AttributeTest(reader);
        for (var i = 0; i < holds.Length; i++)
        {
            holds[i] = ask[i] && test.MoveTo(index.Persons[i], index.Starts[i], index.Ends[i]) && All(condition.Attributes, test);
        }

        return holds;
    }

    /// <summary>The events whose persons satisfy attributes.</summary>
    internal EventColumns Filter(EventColumns events, ValueList<CriterionAttribute> attributes)
    {
        var holds = new bool[events.Count];
        var test = new AttributeTest(reader);
        for (var i = 0; i < holds.Length; i++)
        {
            holds[i] = test.MoveTo(events.Persons[i], events.Starts[i], events.Ends?[i] ?? EventColumns.NoDay) && All(attributes, test);
        }

        return events.Where(holds);
    }

    private static bool All(ValueList<CriterionAttribute> attributes, AttributeTest test)
    {
        foreach (var attribute in attributes.AsSpan())
        {
            if (!attribute.Accept(test))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Tests attributes for one event at a time.</summary>
    private sealed class AttributeTest(ICohortReader reader) : CriterionAttributeVisitor<bool>
    {
        private readonly PersonColumns persons = reader.Persons;
        private readonly PersonValue value = new(reader.Persons);

        /// <summary>Moves to an event; false if nothing is known of its person.</summary>
        internal bool MoveTo(int person, int start, int end)
        {
            value.Person = person;
            value.Start = start;
            value.End = end;
            return persons.IsKnown[person];
        }

        public override bool Visit(DateAttribute attribute) => Number(attribute) is { } day
            && Compare(attribute.Range.Operator, day, attribute.Range.Value.DayNumber, attribute.Range.Extent?.DayNumber ?? 0);

        public override bool Visit(NumberAttribute attribute)
        {
            var range = attribute.Range;
            var precision = attribute.Definition.Precision;
            return Number(attribute) is { } number
                && Compare(range.Operator, number, range.ValueAs(precision), range.Extent is null ? 0 : range.ExtentAs(precision));
        }

        public override bool Visit(ConceptsAttribute attribute)
        {
            if (Number(attribute) is not { } concept)
            {
                return false;
            }

            foreach (var listed in attribute.Concepts.AsSpan())
            {
                if (listed.Id == concept)
                {
                    return !attribute.Excluded;
                }
            }

            return attribute.Excluded;
        }

        public override bool Visit(ConceptSetAttribute attribute)
        {
            var concept = Number(attribute);
            if (attribute.Selection.ConceptSetId is not { } set)
            {
                return concept is null == attribute.Selection.IsExclusion;
            }

            var concepts = reader.ConceptSet(set);
            var isIn = concept is { } id && Array.BinarySearch(concepts, id) >= 0;
            return attribute.Selection.IsExclusion ? concepts.Length == 0 || (concept is not null && !isIn) : isIn;
        }

        public override bool Visit(TextAttribute attribute) => throw NotDemographic(attribute);

        public override bool Visit(ConceptSetNumberAttribute attribute) => throw NotDemographic(attribute);

        public override bool Visit(AbnormalAttribute attribute) => throw NotDemographic(attribute);

        public override bool Visit(PeriodAttribute attribute) => throw NotDemographic(attribute);

        private static InvalidOperationException NotDemographic(CriterionAttribute attribute) =>
            new($"{attribute.Definition.Name} is no demographic attribute.");

        private long? Number(CriterionAttribute attribute)
        {
            var number = attribute.Definition.Value.Accept(value);
            return number == EventColumns.NoValue ? null : number;
        }

        private static bool Compare(RangeOperator op, double x, double low, double high) => op switch
        {
            RangeOperator.LessThan => x < low,
            RangeOperator.LessOrEqual => x <= low,
            RangeOperator.Equal => x == low,
            RangeOperator.NotEqual => x != low,
            RangeOperator.GreaterThan => x > low,
            RangeOperator.GreaterOrEqual => x >= low,
            RangeOperator.Between => x >= low && x <= high,
            RangeOperator.NotBetween => x < low || x > high,
        };
    }

    /// <summary>The value that a demographic attribute looks at; <see cref="EventColumns.NoValue"/> when missing.</summary>
    private sealed class PersonValue(PersonColumns persons) : EventValueVisitor<long>
    {
        internal int Person { get; set; }

        internal int Start { get; set; }

        internal int End { get; set; }

        public override long Visit(EventStart value) => Start;

        public override long Visit(EventEnd value) => End == EventColumns.NoDay ? EventColumns.NoValue : End;

        public override long Visit(Age value)
        {
            var day = value.AtEnd ? End : Start;
            var born = persons.BirthYears[Person];
            return day == EventColumns.NoDay || born == EventColumns.NoValue
                ? EventColumns.NoValue
                : DateOnly.FromDayNumber(Math.Clamp(day, 0, DateOnly.MaxValue.DayNumber)).Year - born;
        }

        public override long Visit(PersonColumn value) => value.Column switch
        {
            "gender_concept_id" => persons.Genders[Person],
            "race_concept_id" => persons.Races[Person],
            "ethnicity_concept_id" => persons.Ethnicities[Person],
            _ => throw NotOfPerson(value),
        };

        public override long Visit(EventDuration value) => throw NotOfPerson(value);

        public override long Visit(RowColumn value) => throw NotOfPerson(value);

        public override long Visit(RowColumnOrZero value) => throw NotOfPerson(value);

        public override long Visit(RowRatio value) => throw NotOfPerson(value);

        public override long Visit(ProviderColumn value) => throw NotOfPerson(value);

        public override long Visit(VisitColumn value) => throw NotOfPerson(value);

        public override long Visit(CareSiteColumn value) => throw NotOfPerson(value);

        public override long Visit(CareSiteRegion value) => throw NotOfPerson(value);

        public override long Visit(One value) => throw NotOfPerson(value);

        private static InvalidOperationException NotOfPerson(EventValue value) => new($"{value} is no value of a person.");
    }
}
