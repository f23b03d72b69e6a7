using System.Net.Sockets;
using System.Security.Authentication;
using Naru.Cdm.Loading;
using Naru.Core;
using Npgsql;

namespace Naru.Cdm.Sources.Postgres;

/// <summary>
/// Says in Naru's words what Npgsql throws. The server's own text is never passed on, because it may quote values; its SQLSTATE is.
/// </summary>
internal static class PostgresFailure
{
    /// <summary>Whether an exception is the server's or the connection's, and no bug.</summary>
    public static bool IsFailure(Exception exception) =>
        exception is NpgsqlException or IOException or SocketException or TimeoutException or AuthenticationException;

    /// <summary>Whether nothing more can be asked over the connection.</summary>
    public static bool IsFatal(Exception exception) =>
        exception is not PostgresException { SqlState: var state } || state is ['0', '8', ..] or "57P01" or "57P02" or "57P03" or "57P05" or "25P03" or "25P04";

    /// <summary>A failure to connect.</summary>
    public static void ReportConnecting(Exception exception, string name, FindingLog findings)
    {
        var place = new SourcePlace(name);
        switch (exception)
        {
            case PostgresException { SqlState: ['2', '8', ..] }:
                findings.Add(PostgresErrors.AuthenticationFailed, place);
                break;
            case PostgresException { SqlState: "3D000" }:
                findings.Add(PostgresErrors.DatabaseMissing, place);
                break;
            case PostgresException { SqlState: "42501" }:
                findings.Add(PostgresErrors.PermissionDenied, place);
                break;
            case PostgresException e:
                findings.Add(PostgresErrors.ServerNotReady, place, e.SqlState);
                break;
            case not null when Has<AuthenticationException>(exception) || Speaks(exception, "SSL"):
                findings.Add(PostgresErrors.TlsFailed, place);
                break;
            case not null when Speaks(exception, "password") || Speaks(exception, "authentication"):
                findings.Add(PostgresErrors.AuthenticationFailed, place);
                break;
            default:
                findings.Add(PostgresErrors.Unreachable, place);
                break;
        }
    }

    /// <summary>A failure while something is read.</summary>
    public static void ReportReading(Exception exception, SourcePlace place, string encoding, FindingLog findings)
    {
        if (exception is not PostgresException { SqlState: var state })
        {
            findings.Add(PostgresErrors.ConnectionLost, place);
            return;
        }

        object[] arguments = [state];
        var kind = state switch
        {
            "42501" => PostgresErrors.PermissionDenied,
            "55P03" => PostgresErrors.Locked,
            "40001" => PostgresErrors.StandbyConflict,
            "57P02" or ['0', '8', ..] => PostgresErrors.ConnectionLost,
            ['5', '7', ..] or "25P03" or "25P04" => PostgresErrors.EndedByServer,
            "22021" or "22P05" => PostgresErrors.BadEncoding,
            ['4', '2', ..] => PostgresErrors.TableChanged,
            _ => PostgresErrors.QueryFailed,
        };
        findings.Add(kind, place, kind == PostgresErrors.BadEncoding ? [encoding] : arguments);
    }

    private static bool Has<T>(Exception? exception)
        where T : Exception => exception is not null && (exception is T || Has<T>(exception.InnerException));

    /// <summary>Npgsql has no codes for what it finds out itself; its sentences hold no values.</summary>
    private static bool Speaks(Exception exception, string word) => exception.Message.Contains(word, StringComparison.OrdinalIgnoreCase);
}
