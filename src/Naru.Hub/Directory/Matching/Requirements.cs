using System.Globalization;
using Naru.Core;
using Naru.Hub.Directories.Contracts;
using Naru.Hub.Directories.Data;

namespace Naru.Hub.Directories.Matching;

/// <summary>Whether whoever would take an offering meets its conditions. What is not known is open, neither met nor not.</summary>
internal sealed class Requirements(DirectoryData data, DateOnly today, MatchSubject subject)
{
    /// <summary>Judges a condition.</summary>
    public Requirement Judge(TakerCondition condition)
    {
        var (taker, innovation) = (subject.TakerProfile, subject.Innovation);
        var codes = condition.Codes ?? [];
        return condition.Code switch
        {
            "organisation-type" => OneOf(codes, taker.OrganisationType),
            "firm-age" => Age(taker.Founded, condition.Number ?? 0),
            "district" => taker.District is null ? Requirement.Open
                : data.DistrictAndLarger(taker.District, today).Any(codes.Contains) ? Requirement.Met : Requirement.NotMet,
            "innovation-type" => OneOf(codes, innovation.Type),
            "stage" => OneOf(codes, innovation.Stage),
            "irb-approval" => subject.Ethics switch
            {
                EthicsApproval.Approved => Requirement.Met,
                EthicsApproval.None => Requirement.NotMet,
                _ => Requirement.Open,
            },
            "nda" => subject.Nda switch { true => Requirement.Met, false => Requirement.NotMet, null => Requirement.Open },
            "capability" => codes.All(taker.Capabilities.Contains) ? Requirement.Met : Requirement.NotMet,
            _ => Requirement.Open,
        };
    }

    /// <summary>What the condition wants, in codes and numbers.</summary>
    public string Wanted(TakerCondition condition) => condition switch
    {
        { Codes: { } codes } => string.Join(", ", codes),
        { Number: { } number } => $"≤ {number.ToString(CultureInfo.InvariantCulture)}",
        _ => data.Condition(condition.Code)?.Code ?? condition.Code,
    };

    private static Requirement OneOf(ValueList<string> codes, string? value) =>
        value is null ? Requirement.Open : codes.Contains(value, StringComparer.Ordinal) ? Requirement.Met : Requirement.NotMet;

    /// <summary>At most so many years: on the day of the anniversary it still is.</summary>
    private Requirement Age(DateOnly? founded, long years)
    {
        if (founded is not { } day)
        {
            return Requirement.Open;
        }

        var limit = day.Year + years > DateOnly.MaxValue.Year ? DateOnly.MaxValue : day.AddYears((int)years);
        return today <= limit ? Requirement.Met : Requirement.NotMet;
    }
}
