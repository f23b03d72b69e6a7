using System.Globalization;

namespace Naru.Bench.Cohorts;

/// <summary>Results go to standard output, progress to standard error, so that results can be kept by redirecting.</summary>
internal static class Out
{
    internal static void Say(FormattableString text) => Console.WriteLine(Text(text));

    internal static void Note(FormattableString text) =>
        Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"[{DateTime.Now:HH:mm:ss}] {Text(text)}"));

    internal static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
