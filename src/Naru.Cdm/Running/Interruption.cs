using DuckDB.NET.Native;

namespace Naru.Cdm.Running;

/// <summary>
/// Interrupts a connection's statement when a token is cancelled, again and again until this is disposed. Once is not enough: DuckDB
/// forgets an interruption that comes before the execution begins, while a statement is prepared or its parameters are bound, and then
/// runs it to its end. After disposing nothing is interrupted: the connection's next statement may be another question's.
/// </summary>
internal sealed class Interruption : IDisposable
{
    private static readonly TimeSpan Period = TimeSpan.FromMilliseconds(10);

    private readonly Lock gate = new();
    private readonly DuckDBNativeConnection connection;
    private readonly CancellationTokenRegistration registration;
    private Timer? timer;
    private bool isOver;

    internal Interruption(DuckDBNativeConnection connection, CancellationToken cancellationToken)
    {
        this.connection = connection;
        registration = cancellationToken.UnsafeRegister(static i => ((Interruption)i!).Begin(), this);
    }

    public void Dispose()
    {
        lock (gate)
        {
            isOver = true;
            timer?.Dispose();
        }

        registration.Dispose();
    }

    private void Begin()
    {
        lock (gate)
        {
            timer = isOver ? null : new Timer(static i => ((Interruption)i!).Interrupt(), this, TimeSpan.Zero, Period);
        }
    }

    private void Interrupt()
    {
        lock (gate)
        {
            if (!isOver)
            {
                NativeMethods.Startup.DuckDBInterrupt(connection);
            }
        }
    }
}
