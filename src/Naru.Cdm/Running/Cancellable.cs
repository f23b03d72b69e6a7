using DuckDB.NET.Data;

namespace Naru.Cdm.Running;

/// <summary>DuckDB.NET blocks while a statement runs; a cancelled token interrupts it.</summary>
internal static class Cancellable
{
    /// <exception cref="OperationCanceledException">The token was cancelled while the statement ran.</exception>
    internal static T Run<T>(DuckDBCommand command, Func<T> run, CancellationToken cancellationToken)
    {
        using var interruption = new Interruption(command);
        using var registration = cancellationToken.UnsafeRegister(static i => ((Interruption)i!).Begin(), interruption);
        try
        {
            return run();
        }
        catch (Exception e) when (e is DuckDBException or OperationCanceledException && cancellationToken.IsCancellationRequested)
        {
            throw new OperationCanceledException("The statement was interrupted.", e, cancellationToken);
        }
    }

    /// <summary>
    /// Interrupts again and again until the statement has ended. Once is not enough: DuckDB forgets an interruption that comes before the
    /// execution begins, while a statement is prepared or its parameters are bound, and then runs it to its end.
    /// </summary>
    private sealed class Interruption(DuckDBCommand command) : IDisposable
    {
        private static readonly TimeSpan Period = TimeSpan.FromMilliseconds(10);

        private readonly Lock gate = new();
        private Timer? timer;
        private bool isOver;

        public void Begin()
        {
            lock (gate)
            {
                timer = isOver ? null : new Timer(static i => ((Interruption)i!).Interrupt(), this, TimeSpan.Zero, Period);
            }
        }

        /// <summary>After this nothing is interrupted: the connection's next statement may be another question's.</summary>
        public void Dispose()
        {
            lock (gate)
            {
                isOver = true;
                timer?.Dispose();
            }
        }

        private void Interrupt()
        {
            lock (gate)
            {
                if (!isOver)
                {
                    command.Cancel();
                }
            }
        }
    }
}
