using Naru.Cohorts.Checks.Walk;
using Naru.Cohorts.Model;
using Naru.Core;

namespace Naru.Cohorts.Checks.Rules;

/// <summary>Whoever writes % or _ should know that they are wildcards.</summary>
internal sealed class TextWildcardCheck : Check
{
    internal override IEnumerable<Error> Find(WalkedDefinition walked) => walked.Attributes
        .Where(p => p.Attribute is TextAttribute text && text.Filter.Text.AsSpan().ContainsAny('%', '_'))
        .Select(p => Report(CheckErrors.TextWildcard, $"{p.Path}.Text", p.Attribute.Definition.Label));
}
