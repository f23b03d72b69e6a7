using System.Globalization;
using Naru.Core;

namespace Naru.Cli.Wording;

/// <summary>How numbers are written for people. Programs get them from the JSON and CSV outputs.</summary>
internal static class Figures
{
    /// <summary>A count with thousands separators.</summary>
    public static string Count(long count) => count.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>A share of a whole: whole percents, with a decimal where a whole one would hide something.</summary>
    public static string Percent(long part, long whole)
    {
        if (whole == 0)
        {
            return "–";
        }

        var percent = 100.0 * part / whole;
        // 99.96% must not read as everyone, nor 0.04% as nobody.
        return percent switch
        {
            0 or 100 => $"{percent.ToString("0", CultureInfo.InvariantCulture)}%",
            < 0.1 => "<0.1%",
            > 99.9 => ">99.9%",
            < 10 or > 99 => $"{percent.ToString("0.0", CultureInfo.InvariantCulture)}%",
            _ => $"{percent.ToString("0", CultureInfo.InvariantCulture)}%",
        };
    }

    /// <summary>A length of time, as precise as it is useful.</summary>
    public static string Time(TimeSpan time, Language language)
    {
        var korean = language == Language.Korean;
        if (time.TotalHours >= 1)
        {
            var (hours, minutes) = ((long)time.TotalHours, time.Minutes);
            return korean ? Invariant($"{hours}시간 {minutes}분") : Invariant($"{hours} h {minutes} min");
        }

        if (time.TotalMinutes >= 1)
        {
            return korean ? Invariant($"{time.Minutes}분 {time.Seconds}초") : Invariant($"{time.Minutes} min {time.Seconds} s");
        }

        var seconds = time.TotalSeconds.ToString(time.TotalSeconds < 10 ? "0.00" : "0.0", CultureInfo.InvariantCulture);
        return korean ? $"{seconds}초" : $"{seconds} s";
    }

    /// <summary>A remaining time: an estimate is not written to the hundredth.</summary>
    public static string Estimate(TimeSpan time, Language language) => time.TotalMinutes >= 1
        ? Time(time, language)
        : Invariant($"{Math.Ceiling(time.TotalSeconds)}") + (language == Language.Korean ? "초" : " s");

    /// <summary>Bytes in binary units.</summary>
    public static string Bytes(long bytes) => bytes switch
    {
        >= 1L << 30 => $"{(bytes / (double)(1L << 30)).ToString("0.0", CultureInfo.InvariantCulture)} GiB",
        >= 1L << 20 => $"{(bytes / (double)(1L << 20)).ToString("0", CultureInfo.InvariantCulture)} MiB",
        _ => $"{(bytes / 1024.0).ToString("0", CultureInfo.InvariantCulture)} KiB",
    };

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);
}
