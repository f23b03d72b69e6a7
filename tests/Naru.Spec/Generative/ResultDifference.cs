using Naru.Cohorts.Results;
using Naru.Core;

namespace Naru.Spec.Generative;

/// <summary>Says in what two engines' answers differ.</summary>
internal static class ResultDifference
{
    /// <summary>The difference; null when there is none.</summary>
    internal static string? Of(Result<CohortResult> expected, Result<CohortResult> actual)
    {
        if (!expected.Findings.Equals(actual.Findings) || expected.IsSuccess != actual.IsSuccess)
        {
            return $"findings: {expected.Findings} / {actual.Findings}";
        }

        return expected.IsSuccess && actual.IsSuccess ? Of(expected.Value, actual.Value) : null;
    }

    internal static string? Of(CohortResult expected, CohortResult actual)
    {
        if (!expected.Rows.SequenceEqual(actual.Rows))
        {
            return $"rows: missing {List(expected.Rows.Except(actual.Rows))}, too many {List(actual.Rows.Except(expected.Rows))}";
        }

        return Part("stages", expected.Stages, actual.Stages)
            ?? Part("event impact", expected.EventImpact, actual.EventImpact)
            ?? Part("person impact", expected.PersonImpact, actual.PersonImpact)
            ?? Part("person profiles", expected.PersonProfiles, actual.PersonProfiles)
            ?? Part("people", expected.People.ToValueList(), actual.People.ToValueList());
    }

    private static string? Part<T>(string name, T expected, T actual)
        where T : notnull => expected.Equals(actual) ? null : $"{name}: {expected} / {actual}";

    private static string List(IEnumerable<CohortRow> rows) => $"[{string.Join(", ", rows.Take(5))}]";
}
