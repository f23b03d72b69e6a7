using Naru.Cli.Commands;
using Naru.Core;

namespace Naru.Cli.Keys;

/// <summary>Which hub is asked, and as whom: as the command line and the environment say. Immutable.</summary>
/// <param name="Hub">The hub's address as typed.</param>
/// <param name="TokenFile">The file with the token; null for the environment's.</param>
/// <param name="Authority">The private authority's certificates; null for the system's.</param>
internal sealed record HubAccess(string Hub, string? TokenFile, string? Authority)
{
    /// <summary>The environment variable with the token.</summary>
    public const string TokenVariable = "NARU_TOKEN";

    private const string TokenPrefix = "naru_";

    /// <summary>The connection; null if something is wrong, which is then noted.</summary>
    public HubConnection? Open(CliSession session, Choice choice)
    {
        var address = HubAddress.Read(Hub);
        if (address is null)
        {
            choice.Add([KeyErrors.AddressUnusable.At(SourcePlace.None, ForeignText.Plain(Hub))]);
        }

        var token = Token(session);
        choice.Add(token.Errors);
        if (address is null || token.Value is null)
        {
            return null;
        }

        var connection = HubConnection.Open(address, token.Value, Authority);
        choice.Add(connection.Errors);
        return connection.Value;
    }

    private Result<string> Token(CliSession session)
    {
        Result<string> text;
        if (TokenFile is not null)
        {
            text = PrivateFile.ReadLine(TokenFile);
        }
        else if (session.Host.IsSet(TokenVariable))
        {
            text = Result.Success(session.Host.Variable(TokenVariable)!);
        }
        else
        {
            return Result.Failure<string>([KeyErrors.TokenMissing.At(SourcePlace.None, TokenVariable)]);
        }

        if (!text.IsSuccess)
        {
            return text;
        }

        // A file that was given by mistake must not be sent to anybody.
        var token = text.Value.Trim();
        return token.StartsWith(TokenPrefix, StringComparison.Ordinal) && token.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-')
            ? Result.Success(token)
            : Result.Failure<string>([KeyErrors.TokenForm.At(new SourcePlace(TokenFile ?? TokenVariable), TokenPrefix)]);
    }
}
