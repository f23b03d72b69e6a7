using Naru.Core;
using Naru.Hub.Time;

namespace Naru.Hub.Files;

/// <summary>When a retention period begins.</summary>
public enum RetentionStart
{
    /// <summary>When the file is stored.</summary>
    Stored,

    /// <summary>When what it belongs to is closed, which the module says with <see cref="FileService.StartRetentionAsync"/>.</summary>
    Closed,
}

/// <summary>How long files of a kind are kept, from a date on. Immutable.</summary>
/// <param name="ValidFrom">The first day on which the rule is in force.</param>
/// <param name="Keep">How long.</param>
/// <param name="Start">From when on.</param>
/// <param name="MayGoEarlier">Whether they may be removed before: then the period is the longest, otherwise it is also the shortest.</param>
/// <param name="Source">The statute or decision; <c>to be confirmed</c> where it was not read.</param>
public sealed record RetentionRule(DateOnly ValidFrom, Term Keep, RetentionStart Start, bool MayGoEarlier, string Source)
{
    /// <summary>The first day on which a file is no longer kept. Periods of retention are no terms of the Civil Act: they end by the calendar alone.</summary>
    internal DateOnly Until(DateOnly start) => Keep.Unit switch
    {
        TermUnit.Days => start.AddDays(Keep.Count),
        TermUnit.Months => start.AddMonths(Keep.Count),
        TermUnit.Years => start.AddYears(Keep.Count),
        TermUnit.BusinessDays => throw new InvalidOperationException("The reader refuses business days."),
    };
}

/// <summary>A kind of file: what it may be, how large, how long it is kept. Immutable.</summary>
/// <param name="Id">Its name in data and requests.</param>
/// <param name="Name">What people call it.</param>
/// <param name="MaximumBytes">The most bytes of a file.</param>
/// <param name="IsPersonal">Whether it is about one person: then it is encrypted with that person's key.</param>
/// <param name="Formats">Endings of names, such as <c>pdf</c>; <c>*</c> for any.</param>
/// <param name="Retention">The rules, by the day from which they are in force.</param>
public sealed record FileKind(string Id, BilingualText Name, long MaximumBytes, bool IsPersonal, ValueList<string> Formats, ValueList<RetentionRule> Retention)
{
    /// <summary>The rule in force on a day; null if there is none yet.</summary>
    public RetentionRule? RetentionOn(DateOnly day) => Retention.LastOrDefault(r => r.ValidFrom <= day);

    internal bool Takes(string format) => Formats.Contains("*", StringComparer.Ordinal) || Formats.Contains(format, StringComparer.Ordinal);
}
