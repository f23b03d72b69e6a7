using Naru.Core;

namespace Naru.Cohorts.Checks;

/// <summary>
/// The kinds of findings about definitions. Codes are permanent: CHK1xx are about the way into and out of the cohort, CHK2xx
/// about concept sets, CHK3xx about criteria and their attributes, CHK4xx about groups, counts and windows, CHK5xx about what
/// OHDSI's SQL does otherwise than it seems or what the CDM lacks.
/// </summary>
public static partial class CheckErrors
{
    /// <summary>All kinds, by code.</summary>
    public static ValueList<ErrorKind> All =>
        [.. EntryAndExit, .. ConceptSets, .. Criteria, .. Conditions, .. Peculiarities];

    private static ErrorKind Error(string code, string korean, string english, string koreanAdvice, string englishAdvice) =>
        new(code, Severity.Error, new(korean, english), new(koreanAdvice, englishAdvice));

    private static ErrorKind Warning(string code, string korean, string english, string koreanAdvice, string englishAdvice) =>
        new(code, Severity.Warning, new(korean, english), new(koreanAdvice, englishAdvice));

    private static ErrorKind Information(string code, string korean, string english, string koreanAdvice, string englishAdvice) =>
        new(code, Severity.Information, new(korean, english), new(koreanAdvice, englishAdvice));
}
