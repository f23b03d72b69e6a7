using System.Globalization;
using System.Text;
using Naru.Cohorts.Circe;
using Naru.Cohorts.Model;

namespace Naru.Cohorts.Canonical;

/// <summary>
/// Turns an attribute into its line: the name, which says within its type of criterion what is looked at, and all that is compared.
/// </summary>
/// <param name="conceptSet">How a concept set is referred to, by its number in the definition.</param>
internal sealed class AttributeNodes(Func<int, string> conceptSet) : CriterionAttributeVisitor<CanonicalNode>
{
    public override CanonicalNode Visit(DateAttribute attribute)
    {
        var range = attribute.Range;
        return Range(attribute, range.Operator, Date(range.Value), () => range.Extent is { } extent ? Date(extent) : "-");
    }

    public override CanonicalNode Visit(NumberAttribute attribute)
    {
        var (range, precision) = (attribute.Range, attribute.Definition.Precision);
        return Range(
            attribute, range.Operator, Number(range.ValueAs(precision)), () => range.Extent is null ? "-" : Number(range.ExtentAs(precision)));
    }

    public override CanonicalNode Visit(TextAttribute attribute) => Has(
        attribute, $"{CirceWords.Word(CirceWords.Texts, (attribute.Filter.Operator, attribute.Filter.Negated))} {Quoted(attribute.Filter.Text)}");

    public override CanonicalNode Visit(ConceptsAttribute attribute) => Has(
        attribute, $"{In(attribute.Excluded)} {string.Join(' ', attribute.Concepts.Select(c => c.Id).Distinct().Order())}");

    public override CanonicalNode Visit(ConceptSetAttribute attribute)
    {
        var selection = attribute.Selection;
        return Has(
            attribute,
            selection.ConceptSetId is { } set ? $"{In(selection.IsExclusion)} concepts={conceptSet(set)}" : selection.IsExclusion ? "missing" : "present");
    }

    public override CanonicalNode Visit(ConceptSetNumberAttribute attribute) => Has(attribute, $"in concepts={conceptSet(attribute.ConceptSetId)}");

    public override CanonicalNode Visit(AbnormalAttribute attribute) => Has(attribute, "true");

    public override CanonicalNode Visit(PeriodAttribute attribute) => Has(attribute, Bounds(attribute.Period));

    /// <summary>A period's days, <c>-</c> where it is open.</summary>
    internal static string Bounds(Period period) => $"{(period.Start is { } start ? Date(start) : "-")} {(period.End is { } end ? Date(end) : "-")}";

    private static CanonicalNode Has(CriterionAttribute attribute, string what) => new($"has {attribute.Definition.Name} {what}");

    private static string In(bool isExclusion) => isExclusion ? "not-in" : "in";

    /// <summary>Only an interval has a second bound; other comparisons never look at it.</summary>
    private static CanonicalNode Range(CriterionAttribute attribute, RangeOperator op, string value, Func<string> extent)
    {
        var word = CirceWords.Word(CirceWords.Ranges, op);
        return Has(attribute, op is RangeOperator.Between or RangeOperator.NotBetween ? $"{word} {value} {extent()}" : $"{word} {value}");
    }

    private static string Date(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>The shortest digits that are read as this number again; there is one zero.</summary>
    private static string Number(double number) => (number + 0.0).ToString("R", CultureInfo.InvariantCulture);

    /// <summary>
    /// A text between quotation marks, on one line. What would end it is escaped, and so are halves of surrogate pairs, which would all become the
    /// same character when the text is encoded.
    /// </summary>
    private static string Quoted(string text)
    {
        var quoted = new StringBuilder("\"");
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsSurrogatePair(text, i))
            {
                quoted.Append(text, i++, 2);
            }
            else if (text[i] is '"' or '\\' || char.IsControl(text[i]) || char.IsSurrogate(text[i]) || text[i] is '\u2028' or '\u2029')
            {
                quoted.Append(CultureInfo.InvariantCulture, $"\\u{(int)text[i]:x4}");
            }
            else
            {
                quoted.Append(text[i]);
            }
        }

        return quoted.Append('"').ToString();
    }
}
