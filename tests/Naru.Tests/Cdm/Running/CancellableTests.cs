using DuckDB.NET.Data;
using Naru.Cdm.Running;
using Xunit;

namespace Naru.Tests.Cdm.Running;

public sealed class CancellableTests : IDisposable
{
    /// <summary>Some ten seconds, in which the test would end if nothing interrupted it.</summary>
    private const string Long = "SELECT sum(a * a % 7) FROM range(3000000000) t(a)";

    private readonly DuckDBConnection connection = new("DataSource=:memory:");
    private readonly CancellationTokenSource cancel = new();

    public CancellableTests() => connection.Open();

    public void Dispose()
    {
        connection.Dispose();
        cancel.Dispose();
    }

    /// <summary>The moment at which a single interruption is lost.</summary>
    [Fact]
    public void CancelledBeforeTheStatementBegins_IsInterrupted()
    {
        using var command = Command(Long);
        var thrown = Assert.Throws<OperationCanceledException>(() => Cancellable.Run(
            command,
            () =>
            {
                cancel.Cancel();
                return command.ExecuteScalar();
            },
            cancel.Token));
        Assert.Equal(cancel.Token, thrown.CancellationToken);
    }

    [Fact]
    public void CancelledWhileTheStatementRuns_IsInterruptedAndTheNextIsNot()
    {
        using var command = Command(Long);
        cancel.CancelAfter(TimeSpan.FromMilliseconds(100));
        Assert.Throws<OperationCanceledException>(() => Cancellable.Run(command, command.ExecuteScalar, cancel.Token));

        using var next = Command("SELECT sum(a) FROM range(20000000) t(a)");
        Assert.NotNull(Cancellable.Run(next, next.ExecuteScalar, CancellationToken.None));
    }

    [Fact]
    public void WhatFailsByItself_IsNoCancellation()
    {
        using var command = Command("SELECT error('broken')");
        Assert.Throws<DuckDBException>(() => Cancellable.Run(command, command.ExecuteScalar, cancel.Token));
    }

    private DuckDBCommand Command(string text)
    {
        var command = connection.CreateCommand();
        command.CommandText = text;
        return command;
    }
}
