using System.Buffers;
using System.Text.Unicode;
using DuckDB.NET.Data;
using DuckDB.NET.Native;

namespace Naru.Cdm.Loading;

/// <summary>
/// Appends rows to a table of the schema <c>cdm</c> by writing values straight into DuckDB's vectors, a chunk of 2,048 rows at a
/// time. It does what the row appender of DuckDB.NET does, without an object per row and a virtual call per value. Columns that
/// are not set in a row hold NULL. Not thread safe; one per connection.
/// </summary>
internal sealed unsafe class ChunkAppender : IDisposable
{
    /// <summary>Texts up to this many bytes lie in the vector itself (<c>duckdb_string_t</c> of DuckDB's C interface).</summary>
    private const int InlinedBytes = 12;
    private const int StringSize = 16;

    private readonly DuckDB.NET.Native.DuckDBAppender appender;
    private readonly DuckDBDataChunk chunk;
    private readonly ulong capacity = NativeMethods.Helpers.DuckDBVectorSize();
    private readonly nint[] vectors;
    private readonly nint[] data;
    private readonly nint[] validity;
    private byte[] scratch = new byte[4096];
    private ulong row;

    public ChunkAppender(DuckDBConnection connection, string table)
    {
        var state = NativeMethods.Appender.DuckDBAppenderCreateExt(connection.NativeConnection, null!, "cdm", table, out appender);
        ThrowOnError(state);
        var columns = NativeMethods.Appender.DuckDBAppenderColumnCount(appender);
        var types = Enumerable.Range(0, checked((int)columns))
            .Select(i => NativeMethods.Appender.DuckDBAppenderColumnType(appender, (ulong)i)).ToArray();
        chunk = NativeMethods.DataChunks.DuckDBCreateDataChunk([.. types.Select(t => t.DangerousGetHandle())], columns);
        Array.ForEach(types, t => t.Dispose());
        vectors = new nint[columns];
        data = new nint[columns];
        validity = new nint[columns];
        BeginChunk();
    }

    /// <summary>Rows that were ended.</summary>
    public long Rows { get; private set; }

    public void SetInt64(int column, long value) => Set(column, value);

    public void SetInt32(int column, int value) => Set(column, value);

    public void SetDouble(int column, double value) => Set(column, value);

    /// <summary>Sets a date, in days since 1970-01-01.</summary>
    public void SetDate(int column, int days) => Set(column, days);

    /// <summary>Sets a timestamp, in microseconds since 1970-01-01 00:00.</summary>
    public void SetTimestamp(int column, long microseconds) => Set(column, microseconds);

    /// <summary>Sets a text, which must be well-formed UTF-16.</summary>
    public void SetText(int column, ReadOnlySpan<char> text)
    {
        if (scratch.Length < text.Length * 3)
        {
            scratch = new byte[text.Length * 3];
        }

        // DuckDB is told not to check the bytes again: a text that is no UTF-16 must not get that far.
        if (Utf8.FromUtf16(text, scratch, out _, out var length, replaceInvalidSequences: false) != OperationStatus.Done)
        {
            throw new ArgumentException("The text is not well-formed.", nameof(text));
        }

        SetUtf8(column, scratch.AsSpan(0, length));
    }

    /// <summary>Sets a text, which must be well-formed UTF-8: nobody checks it again.</summary>
    public void SetUtf8(int column, ReadOnlySpan<byte> text)
    {
        if (text.Length <= InlinedBytes)
        {
            var target = new Span<byte>((byte*)data[column] + (row * StringSize), StringSize);
            target.Clear();
            BitConverter.TryWriteBytes(target, text.Length);
            text.CopyTo(target[sizeof(int)..]);
        }
        else
        {
            fixed (byte* bytes = text)
            {
                NativeMethods.Vectors.DuckDBUnsafeVectorAssignStringElementLength(vectors[column], row, bytes, text.Length);
            }
        }

        MarkValid(column);
    }

    /// <summary>Ends the row and begins the next one, with all its columns NULL. Returns true when a chunk was handed over.</summary>
    public bool EndRow()
    {
        Rows++;
        row++;
        if (row < capacity)
        {
            return false;
        }

        Flush();
        BeginChunk();
        return true;
    }

    /// <summary>Hands over what is left and makes all rows visible to other connections.</summary>
    public void Complete()
    {
        Flush();
        ThrowOnError(NativeMethods.Appender.DuckDBAppenderClose(appender));
    }

    public void Dispose()
    {
        chunk.Dispose();
        appender.Dispose();
    }

    private void Set<T>(int column, T value)
        where T : unmanaged
    {
        ((T*)data[column])[row] = value;
        MarkValid(column);
    }

    private void MarkValid(int column) => ((ulong*)validity[column])[row / 64] |= 1UL << (int)(row % 64);

    private void BeginChunk()
    {
        row = 0;
        for (var i = 0; i < vectors.Length; i++)
        {
            vectors[i] = NativeMethods.DataChunks.DuckDBDataChunkGetVector(chunk, i);
            data[i] = (nint)NativeMethods.Vectors.DuckDBVectorGetData(vectors[i]);
            NativeMethods.Vectors.DuckDBVectorEnsureValidityWritable(vectors[i]);
            validity[i] = (nint)NativeMethods.Vectors.DuckDBVectorGetValidity(vectors[i]);
            new Span<ulong>((void*)validity[i], checked((int)(capacity / 64))).Clear();
        }
    }

    private void Flush()
    {
        NativeMethods.DataChunks.DuckDBDataChunkSetSize(chunk, row);
        ThrowOnError(NativeMethods.Appender.DuckDBAppendDataChunk(appender, chunk));
        NativeMethods.DataChunks.DuckDBDataChunkReset(chunk);
        row = 0;
    }

    private static void ThrowOnError(DuckDBState state)
    {
        if (state == DuckDBState.Error)
        {
            throw new InvalidOperationException("DuckDB could not append rows: the memory limit and the temporary folder may be exhausted.");
        }
    }
}
