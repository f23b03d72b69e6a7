using Naru.Cohorts.Checks.Walk;
using Naru.Cohorts.Model;
using Naru.Cohorts.Normalisation;
using Naru.Core;

namespace Naru.Cohorts.Checks.Rules;

/// <summary>Inclusion rules ask for something, and each for something of its own.</summary>
internal sealed class InclusionRuleCheck : Check
{
    internal override IEnumerable<Error> Find(WalkedDefinition walked)
    {
        var rules = walked.Definition.InclusionRules;
        var contents = new Dictionary<CriteriaGroup, int>();
        var names = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < rules.Count; i++)
        {
            var (expression, name) = (Normaliser.Normalise(rules[i].Expression), rules[i].Name);
            if (expression.IsEmpty)
            {
                yield return Report(CheckErrors.EmptyInclusionRule, $"$.InclusionRules[{i}].expression", Title(i, name));
            }
            else if (!contents.TryAdd(expression, i))
            {
                var earlier = contents[expression] + 1;
                yield return Report(CheckErrors.DuplicateInclusionRule, $"$.InclusionRules[{i}].expression", Title(i, name), earlier);
            }

            if (!string.IsNullOrWhiteSpace(name) && !names.TryAdd(name, i))
            {
                yield return Report(CheckErrors.DuplicateRuleName, $"$.InclusionRules[{i}].name", names[name] + 1, i + 1);
            }
        }
    }

    private static string Title(int index, string? name) => string.IsNullOrWhiteSpace(name) ? $"{index + 1}" : $"{index + 1} '{name}'";
}
