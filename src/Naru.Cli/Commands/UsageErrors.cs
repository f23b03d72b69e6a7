using System.CommandLine;
using System.CommandLine.Parsing;
using Naru.Core;

namespace Naru.Cli.Commands;

/// <summary>Says in both languages what the parser found: its own sentences exist in one language only.</summary>
internal static class UsageErrors
{
    /// <summary>Everything wrong with a command line; nothing if it only asks for help or the version.</summary>
    public static ValueList<Error> Of(ParseResult parse)
    {
        var command = parse.CommandResult.Command;
        if (parse.Action is HelpAction or VersionAction)
        {
            return [];
        }

        // A word after an option that does not exist is most likely its value: one mistake, not two.
        var strangers = parse.UnmatchedTokens.Concat(MistakenArguments(parse)).ToList();
        var unknownOption = strangers.Exists(IsOption);
        var errors = strangers.Where(t => !unknownOption || IsOption(t)).Select(t => Unmatched(t, command)).ToList();
        errors.AddRange(SwallowedOptions(parse).Select(ValueMissing));
        errors.AddRange(UnknownLanguages(parse));
        foreach (var error in parse.Errors)
        {
            var mapped = error.SymbolResult switch
            {
                // Already said, word by word.
                CommandResult when parse.UnmatchedTokens.Count > 0 => null,
                CommandResult => CliErrors.CommandMissing.At(SourcePlace.None, CommandPath.Of(command), Commands(command, "")),
                OptionResult { IdentifierToken: null } o => CliErrors.OptionMissing.At(SourcePlace.None, o.Option.Name, o.Option.HelpName ?? ""),
                OptionResult { Tokens.Count: 0 } o => ValueMissing(o.Option),
                OptionResult { IdentifierTokenCount: > 1 } o => CliErrors.OptionTwice.At(SourcePlace.None, o.Option.Name),
                ArgumentResult { Tokens.Count: 0 } a => CliErrors.ArgumentMissing.At(SourcePlace.None, a.Argument.Name, CommandPath.Of(command)),
                _ => CliErrors.NotUnderstood.At(SourcePlace.None, error.Message, CommandPath.Of(command)),
            };
            if (mapped is not null)
            {
                errors.Add(mapped);
            }
        }

        return errors.Distinct().ToValueList();
    }

    private static bool IsOption(string token) => token.StartsWith('-') && token.Length > 1;

    private static Error Unmatched(string token, Command command)
    {
        if (IsOption(token))
        {
            var name = token.Split('=', ':')[0];
            var options = CommandPath.From(command).SelectMany(c => c.Options).Where(o => !o.Hidden).Select(o => o.Name).Distinct(StringComparer.Ordinal);
            return CliErrors.UnknownOption.At(SourcePlace.None, name, string.Join(", ", Nearest.First(options, name)));
        }

        return command.Subcommands.Count > 0
            ? CliErrors.UnknownWord.At(SourcePlace.None, token, CommandPath.Of(command)) with
            {
                Advice = CliErrors.CommandMissing.At(SourcePlace.None, "", Commands(command, token)).Advice,
            }
            : CliErrors.UnknownWord.At(SourcePlace.None, token, CommandPath.Of(command));
    }

    // An option that does not exist is taken for an argument where one is missing. A file of such a name can follow "--".
    private static IEnumerable<string> MistakenArguments(ParseResult parse) =>
        parse.Tokens.Any(t => t.Type == TokenType.DoubleDash)
            ? []
            : parse.CommandResult.Command.Arguments
                .SelectMany(a => parse.GetResult(a)?.Tokens.Select(t => t.Value) ?? [])
                .Where(IsOption);

    // "--cdm --rows x" gives --cdm the value "--rows": nobody means that.
    private static IEnumerable<Option> SwallowedOptions(ParseResult parse)
    {
        var known = CommandPath.From(parse.CommandResult.Command).SelectMany(c => c.Options).ToList();
        return known.Where(option => parse.GetResult(option) is { } result
            && result.Tokens.Any(t => known.Exists(k => string.Equals(k.Name, t.Value, StringComparison.Ordinal))));
    }

    private static IEnumerable<Error> UnknownLanguages(ParseResult parse) =>
        parse.GetResult(LanguageChoice.Option)?.Tokens.Where(t => LanguageChoice.Parse(t.Value) is null).Select(t =>
            CliErrors.BadOptionValue.At(SourcePlace.None, LanguageChoice.Option, t.Value, string.Join(", ", LanguageChoice.Values))) ?? [];

    private static Error ValueMissing(Option option) =>
        CliErrors.OptionValueMissing.At(SourcePlace.None, option.Name, option.HelpName ?? "");

    private static string Commands(Command command, string typed) =>
        string.Join(", ", Nearest.First(command.Subcommands.Where(c => !c.Hidden).Select(c => c.Name), typed));
}
