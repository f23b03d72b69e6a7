using System.Text.RegularExpressions;
using Naru.Cohorts.Sql;
using Naru.Cohorts.Sql.DuckDb;

namespace Naru.Spec.Meta;

/// <summary>
/// Finds literals in statements. Nothing of a definition may be one: values are parameters, so that no text of a definition becomes
/// SQL and equal questions are equal statements.
/// </summary>
internal static partial class Literals
{
    /// <summary>A statement's own numbers: the day after, a missing quantity, the first row.</summary>
    private static readonly long[] Own = [0, 1];

    internal static IEnumerable<string> Violations(SqlSelect select)
    {
        foreach (var constant in SqlParts.Expressions(select).OfType<SqlConstant>().Where(c => !Own.Contains(c.Value)))
        {
            yield return $"the constant {constant.Value}";
        }

        var text = Allowed().Replace(DuckDbPrinter.Print(select).Text, "");
        foreach (Match match in Literal().Matches(text))
        {
            yield return $"the literal {match.Value}";
        }
    }

    /// <summary>Names, parameters, and how the dialect counts days.</summary>
    [GeneratedRegex(@"DATE '0001-01-01'|\b3652058\b|\$\d+|[A-Za-z_][A-Za-z_0-9]*", RegexOptions.NonBacktracking)]
    private static partial Regex Allowed();

    [GeneratedRegex(@"'[^']*'|[2-9]|\d\d+", RegexOptions.NonBacktracking)]
    private static partial Regex Literal();
}
