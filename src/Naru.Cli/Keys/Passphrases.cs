using Naru.Core;

namespace Naru.Cli.Keys;

/// <summary>Passphrases of keys: from a file, from the environment, or from the person. Never from the command line, where every user of the computer could read them.</summary>
internal sealed class Passphrases(CliSession session)
{
    /// <summary>The environment variable.</summary>
    public const string Variable = "NARU_KEY_PASSPHRASE";

    /// <summary>The fewest characters of a new one.</summary>
    public const int Least = 12;

    /// <summary>The passphrase of a key that is there.</summary>
    /// <param name="file">A file with it; null for none.</param>
    public Result<string> ForOpening(string? file) => Given(file) ?? Asked(KeyText.AskPassphrase) ?? Nobody();

    /// <summary>The passphrase of a new key: typed twice.</summary>
    /// <param name="file">A file with it; null for none.</param>
    public Result<string> ForNew(string? file)
    {
        var given = Given(file);
        var chosen = given ?? Asked(KeyText.AskNewPassphrase, Least) ?? Nobody();
        if (!chosen.IsSuccess)
        {
            return chosen;
        }

        if (chosen.Value.EnumerateRunes().Count() < Least)
        {
            return Result.Failure<string>([KeyErrors.PassphraseShort.At(SourcePlace.None, Least)]);
        }

        return given is null && Asked(KeyText.AskAgain)?.Value != chosen.Value ? Result.Failure<string>([KeyErrors.PassphrasesDiffer.At(SourcePlace.None)]) : chosen;
    }

    private Result<string>? Given(string? file) =>
        file is not null ? PrivateFile.ReadLine(file)
        : session.Host.IsSet(Variable) ? Result.Success(session.Host.Variable(Variable)!)
        : null;

    private Result<string>? Asked(BilingualText prompt, params object[] arguments) =>
        session.Host.AskSecret(session.Say(prompt, arguments)) is { } typed ? Result.Success(typed) : null;

    private static Result<string> Nobody() => Result.Failure<string>([KeyErrors.PassphraseNeeded.At(SourcePlace.None, Variable)]);
}
