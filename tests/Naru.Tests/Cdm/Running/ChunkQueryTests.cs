using DuckDB.NET.Data;
using Naru.Cdm.Running;
using Naru.Cohorts.Sql;
using Xunit;

namespace Naru.Tests.Cdm.Running;

public sealed class ChunkQueryTests : IDisposable
{
    /// <summary>Some ten seconds, in which the test would end if nothing interrupted it.</summary>
    private const string Long = "SELECT sum(a * a % 7) FROM range(3000000000) t(a)";

    private readonly DuckDBConnection connection = new("DataSource=:memory:");
    private readonly CancellationTokenSource cancel = new();

    public ChunkQueryTests() => connection.Open();

    public void Dispose()
    {
        connection.Dispose();
        cancel.Dispose();
    }

    /// <summary>The moment at which a single interruption is lost: while parameters are bound.</summary>
    [Fact]
    public void CancelledBeforeTheStatementBegins_IsInterrupted()
    {
        var thrown = Assert.Throws<OperationCanceledException>(() => Run(
            new SqlStatement(Long + " WHERE a > $1", [5L]),
            value =>
            {
                cancel.Cancel();
                return value;
            }));
        Assert.Equal(cancel.Token, thrown.CancellationToken);
    }

    [Fact]
    public void CancelledWhileTheStatementRuns_IsInterruptedAndTheNextIsNot()
    {
        cancel.CancelAfter(TimeSpan.FromMilliseconds(100));
        Assert.Throws<OperationCanceledException>(() => Run(new SqlStatement(Long, []), v => v));

        var rows = 0;
        ChunkQuery.Run(
            connection, new SqlStatement("SELECT sum(a) FROM range(20000000) t(a)", []), v => v, (in Chunk chunk) => rows += chunk.Rows, CancellationToken.None);
        Assert.Equal(1, rows);
    }

    [Fact]
    public void CancelledWhileRowsAreRead_ReadsNoFurther()
    {
        var chunks = 0;
        Assert.Throws<OperationCanceledException>(() => ChunkQuery.Run(
            connection,
            new SqlStatement("SELECT a FROM range(100000) t(a)", []),
            v => v,
            (in Chunk _) =>
            {
                chunks++;
                cancel.Cancel();
            },
            cancel.Token));
        Assert.Equal(1, chunks);
    }

    [Theory]
    [InlineData("SELECT error('broken')")]
    [InlineData("SELECT nothing FROM nowhere")]
    [InlineData("SELECT $1 FROM nowhere")]
    public void WhatFailsByItself_IsNoCancellation(string text) => Assert.Throws<QueryException>(
        () => Run(new SqlStatement(text, text.Contains('$', StringComparison.Ordinal) ? [1L] : []), v => v));

    private void Run(SqlStatement statement, Func<object, object> value) =>
        ChunkQuery.Run(connection, statement, value, (in Chunk _) => { }, cancel.Token);
}
