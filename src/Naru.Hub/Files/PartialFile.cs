using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using Naru.Ledger.Personal;

namespace Naru.Hub.Files;

/// <summary>What has arrived of an upload. Open for one writer at a time, over all processes. Serves one request.</summary>
internal abstract class PartialFile(FileStream file) : IAsyncDisposable
{
    /// <summary>The most bytes that <see cref="AppendAsync"/> takes at a time.</summary>
    internal const int BlockBytes = 64 * 1024;

    /// <summary>How many bytes have arrived.</summary>
    internal long Length { get; private protected set; }

    protected FileStream File { get; } = file;

    internal abstract Task AppendAsync(ReadOnlyMemory<byte> bytes, CancellationToken stop);

    /// <summary>Where the file stands, to go back to.</summary>
    internal (long Length, long Stored) Mark() => (Length, File.Position);

    /// <summary>Throws away what came after a mark.</summary>
    internal void GoBack((long Length, long Stored) mark)
    {
        File.SetLength(mark.Stored);
        File.Position = mark.Stored;
        Length = mark.Length;
    }

    /// <summary>When this returns, what has arrived survives a failure of power.</summary>
    internal void ToDisk() => File.Flush(flushToDisk: true);

    /// <summary>What has arrived, from the beginning; the memory is used again for the next block.</summary>
    internal abstract IAsyncEnumerable<ReadOnlyMemory<byte>> ReadAsync(CancellationToken stop);

    public virtual ValueTask DisposeAsync() => File.DisposeAsync();
}

/// <summary>Bytes as they are.</summary>
internal sealed class PlainPartialFile : PartialFile
{
    internal PlainPartialFile(FileStream file)
        : base(file)
    {
        Length = file.Length;
        file.Position = Length;
    }

    internal override async Task AppendAsync(ReadOnlyMemory<byte> bytes, CancellationToken stop)
    {
        await File.WriteAsync(bytes, stop).ConfigureAwait(false);
        Length += bytes.Length;
    }

    internal override async IAsyncEnumerable<ReadOnlyMemory<byte>> ReadAsync([EnumeratorCancellation] CancellationToken stop)
    {
        var block = new byte[BlockBytes];
        File.Position = 0;
        int read;
        while ((read = await File.ReadAsync(block, stop).ConfigureAwait(false)) > 0)
        {
            yield return block.AsMemory(0, read);
        }
    }
}

/// <summary>
/// Sealed records one after another, which are only ever added: length, random nonce, ciphertext, tag. A record says where it begins, so that none can be exchanged or left out. What was cut off by a
/// crash at the end is dropped when the file is opened; nobody was told that it had arrived.
/// </summary>
internal sealed class SealedPartialFile : PartialFile
{
    private const int RecordHead = 4 + SealedContent.NonceBytes;

    private readonly AesGcm cipher;

    private SealedPartialFile(FileStream file, AesGcm cipher)
        : base(file) => this.cipher = cipher;

    private static ReadOnlySpan<byte> Magic => "NARUPRT1"u8;

    internal static async Task<SealedPartialFile> OpenAsync(FileStream file, PersonKey key, string id, CancellationToken stop)
    {
        var header = new byte[SealedContent.HeaderBytes];
        file.Position = 0;
        if (await file.ReadAtLeastAsync(header, header.Length, throwOnEndOfStream: false, stop).ConfigureAwait(false) < header.Length)
        {
            Magic.CopyTo(header);
            RandomNumberGenerator.Fill(header.AsSpan(Magic.Length));
            file.SetLength(0);
            file.Position = 0;
            await file.WriteAsync(header, stop).ConfigureAwait(false);
        }

        var opened = new SealedPartialFile(file, SealedContent.Cipher(key, header.AsSpan(Magic.Length), id, "upload"));
        var end = (long)SealedContent.HeaderBytes;
        await foreach (var (start, length) in opened.RecordsAsync(stop).ConfigureAwait(false))
        {
            opened.Length += length;
            end = start + RecordHead + length + SealedContent.TagBytes;
        }

        file.SetLength(end);
        file.Position = end;
        return opened;
    }

    internal override async Task AppendAsync(ReadOnlyMemory<byte> bytes, CancellationToken stop)
    {
        if (bytes.IsEmpty)
        {
            return;
        }

        var record = new byte[RecordHead + bytes.Length + SealedContent.TagBytes];
        BinaryPrimitives.WriteInt32LittleEndian(record, bytes.Length);
        RandomNumberGenerator.Fill(record.AsSpan(4, SealedContent.NonceBytes));
        cipher.Encrypt(
            record.AsSpan(4, SealedContent.NonceBytes), bytes.Span, record.AsSpan(RecordHead, bytes.Length), record.AsSpan(RecordHead + bytes.Length), Place(Length));
        await File.WriteAsync(record, stop).ConfigureAwait(false);
        Length += bytes.Length;
    }

    internal override async IAsyncEnumerable<ReadOnlyMemory<byte>> ReadAsync([EnumeratorCancellation] CancellationToken stop)
    {
        var stored = new byte[RecordHead + BlockBytes + SealedContent.TagBytes];
        var plain = new byte[BlockBytes];
        var at = 0L;
        await foreach (var (start, length) in RecordsAsync(stop).ConfigureAwait(false))
        {
            var record = stored.AsMemory(0, RecordHead + length + SealedContent.TagBytes);
            File.Position = start;
            await File.ReadExactlyAsync(record, stop).ConfigureAwait(false);
            try
            {
                cipher.Decrypt(
                    record.Span.Slice(4, SealedContent.NonceBytes), record.Span.Slice(RecordHead, length), record.Span[^SealedContent.TagBytes..], plain.AsSpan(0, length), Place(at));
            }
            catch (AuthenticationTagMismatchException e)
            {
                throw new InvalidDataException("A record of the upload does not open.", e);
            }

            at += length;
            yield return plain.AsMemory(0, length);
        }
    }

    public override ValueTask DisposeAsync()
    {
        cipher.Dispose();
        return base.DisposeAsync();
    }

    private static byte[] Place(long at)
    {
        var place = new byte[8];
        BinaryPrimitives.WriteInt64BigEndian(place, at);
        return place;
    }

    private async IAsyncEnumerable<(long Start, int Length)> RecordsAsync([EnumeratorCancellation] CancellationToken stop)
    {
        var head = new byte[4];
        for (long start = SealedContent.HeaderBytes; start + RecordHead <= File.Length;)
        {
            File.Position = start;
            await File.ReadExactlyAsync(head, stop).ConfigureAwait(false);
            var length = BinaryPrimitives.ReadInt32LittleEndian(head);
            var next = start + RecordHead + length + SealedContent.TagBytes;
            if (length is < 1 or > BlockBytes || next > File.Length)
            {
                break;
            }

            yield return (start, length);
            start = next;
        }
    }
}
