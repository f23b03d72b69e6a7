using DuckDB.NET.Data;

namespace Naru.Cdm.Running;

/// <summary>DuckDB.NET blocks while a statement runs; a cancelled token interrupts it.</summary>
internal static class Cancellable
{
    /// <exception cref="OperationCanceledException">The token was cancelled while the statement ran.</exception>
    internal static T Run<T>(DuckDBCommand command, Func<T> run, CancellationToken cancellationToken)
    {
        using var registration = cancellationToken.Register(command.Cancel);
        try
        {
            return run();
        }
        catch (DuckDBException e) when (cancellationToken.IsCancellationRequested)
        {
            throw new OperationCanceledException("The statement was interrupted.", e, cancellationToken);
        }
    }
}
