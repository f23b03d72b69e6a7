using System.Runtime.CompilerServices;
using DuckDB.NET.Data;
using DuckDB.NET.Native;

namespace Naru.Cdm.Loading;

/// <summary>
/// Appends rows to a table, one of the schema <c>cdm</c> unless another is named, by writing values straight into DuckDB's vectors, a chunk of 2,048 rows at a
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
    private ulong row;

    public ChunkAppender(DuckDBConnection connection, string table, string schema = CdmDatabase.Schema)
    {
        var state = NativeMethods.Appender.DuckDBAppenderCreateExt(connection.NativeConnection, null!, schema, table, out appender);
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

    /// <summary>
    /// Sets a text. Short ones are copied, longer ones must stay where they are until the chunk was handed over. DuckDB does not
    /// look whether they are well-formed.
    /// </summary>
    public void SetText(int column, byte* utf8, int length)
    {
        // Written as DuckDB's C interface lays out a duckdb_string_t: the length, then the text itself or its beginning and its place.
        var target = (byte*)data[column] + (row * StringSize);
        *(int*)target = length;
        if (length <= InlinedBytes)
        {
            *(ulong*)(target + 4) = 0;
            *(uint*)(target + 12) = 0;
            Unsafe.CopyBlockUnaligned(target + 4, utf8, (uint)length);
        }
        else
        {
            *(uint*)(target + 4) = *(uint*)utf8;
            *(byte**)(target + 8) = utf8;
        }

        MarkValid(column);
    }

    /// <summary>Sets a text that need not stay where it is: it is copied. It must be well-formed UTF-8: nobody checks it again.</summary>
    public void SetUtf8(int column, ReadOnlySpan<byte> text)
    {
        fixed (byte* bytes = text)
        {
            if (text.Length <= InlinedBytes)
            {
                SetText(column, bytes, text.Length);
                return;
            }

            NativeMethods.Vectors.DuckDBUnsafeVectorAssignStringElementLength(vectors[column], row, bytes, text.Length);
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

        HandOver();
        BeginChunk();
        return true;
    }

    /// <summary>Hands over what is left, so that it is in the table when the transaction of the connection is committed.</summary>
    public void Complete()
    {
        if (row > 0)
        {
            HandOver();
            BeginChunk();
        }

        ThrowOnError(NativeMethods.Appender.DuckDBAppenderFlush(appender));
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

    private void HandOver()
    {
        NativeMethods.DataChunks.DuckDBDataChunkSetSize(chunk, row);
        ThrowOnError(NativeMethods.Appender.DuckDBAppendDataChunk(appender, chunk));
        NativeMethods.DataChunks.DuckDBDataChunkReset(chunk);
        row = 0;
    }

    private void ThrowOnError(DuckDBState state)
    {
        if (state == DuckDBState.Error)
        {
            using var error = NativeMethods.Appender.DuckDBAppenderErrorData(appender);
            throw new AppendException(NativeMethods.ErrorData.DuckDBErrorDataMessage(error));
        }
    }
}
