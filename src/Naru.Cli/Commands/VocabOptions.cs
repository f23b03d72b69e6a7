using System.CommandLine;
using System.Globalization;
using Naru.Cli.Wording;

namespace Naru.Cli.Commands;

/// <summary>Options that the commands of <c>naru vocab</c> share.</summary>
internal static class VocabOptions
{
    private const int MostShown = 10_000;

    public static Option<string?> Vocabulary(CliSession session) =>
        new("--vocabulary") { HelpName = "FOLDER", Description = session.Say(CliText.OptionLoadedVocabulary) };

    public static Option<string?> Store(CliSession session) => new("--store") { HelpName = "FILE", Description = session.Say(CliText.OptionStoreCounts) };

    public static Option<string?> Limit(CliSession session, int otherwise) =>
        new("--limit") { HelpName = "N", Description = session.Say(CliText.OptionLimit, otherwise) };

    /// <summary>A number of things to show.</summary>
    public static int ReadLimit(string option, string? value, int otherwise, Choice choice) => Number(option, value, otherwise, 1, MostShown, choice);

    /// <summary>A whole number within bounds.</summary>
    public static int Number(string option, string? value, int otherwise, int least, int most, Choice choice)
    {
        if (value is null)
        {
            return otherwise;
        }

        if (int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most)
        {
            return number;
        }

        choice.Bad(option, value, string.Create(CultureInfo.InvariantCulture, $"{least} … {most}"));
        return otherwise;
    }

    /// <summary>Two forms cannot share standard output.</summary>
    public static void CheckForms(string json, bool isJson, string csv, bool isCsv, Choice choice)
    {
        if (isJson && isCsv)
        {
            choice.Bad(csv, "true", json);
        }
    }

    /// <summary>A store must be there.</summary>
    public static void CheckStore(string? store, Choice choice)
    {
        if (store is not null)
        {
            choice.Existing(store);
        }
    }
}
