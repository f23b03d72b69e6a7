using System.Text.RegularExpressions;
using Naru.Cohorts.Canonical;
using Naru.Cohorts.Circe;
using Naru.Cohorts.Model;

namespace Naru.Spec.Canonical;

/// <summary>Canonical texts with a fault that somebody might build in: every check must find the one that it is for.</summary>
internal static partial class BrokenTexts
{
    /// <summary>Dates are left out.</summary>
    internal static string WithoutDates(CohortDefinition definition) => Dates().Replace(CanonicalText.Of(definition), "");

    /// <summary>In and not in, start and end are the same.</summary>
    internal static string WithoutPolarity(CohortDefinition definition) => CanonicalText.Of(definition)
        .Replace("event-end", "event-start", StringComparison.Ordinal)
        .Replace("index-end", "index-start", StringComparison.Ordinal)
        .Replace("not-in", "in", StringComparison.Ordinal)
        .Replace("except", "with", StringComparison.Ordinal)
        .Replace(" !", " ", StringComparison.Ordinal);

    /// <summary>How many and how far is left out.</summary>
    internal static string WithoutNumbers(CohortDefinition definition) => Numbers().Replace(CanonicalText.Of(definition), "");

    /// <summary>The lines in any order: a rule's conditions could be another rule's.</summary>
    internal static string WithoutOrder(CohortDefinition definition) =>
        string.Join('\n', CanonicalText.Of(definition).Split('\n').Order(StringComparer.Ordinal));

    /// <summary>The definition as it was written.</summary>
    internal static string AsWritten(CohortDefinition definition) => CirceWriter.Write(definition);

    [GeneratedRegex(@"\d{4}-\d{2}-\d{2}", RegexOptions.None, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Dates();

    [GeneratedRegex(@"\d+", RegexOptions.None, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Numbers();
}
