using System.Security.Cryptography;
using Naru.Ledger.Personal;

namespace Naru.Hub.Files;

/// <summary>
/// A sealed content, opened chunk by chunk as it is read; it can be read from anywhere. The last chunk is opened first, so that a content that was cut off is found before a byte is handed
/// out. Serves one reader.
/// </summary>
internal sealed class SealedReadStream : Stream
{
    private readonly Stream source;
    private readonly AesGcm cipher;
    private readonly long chunks;
    private readonly byte[] stored = new byte[SealedContent.ChunkBytes + SealedContent.TagBytes];
    private readonly byte[] plain = new byte[SealedContent.ChunkBytes];
    private long current = -1;
    private int currentLength;
    private long position;

    private SealedReadStream(Stream source, AesGcm cipher, long length)
    {
        this.source = source;
        this.cipher = cipher;
        Length = length;
        chunks = SealedContent.Chunks(source.Length);
    }

    public override bool CanRead => true;

    public override bool CanSeek => true;

    public override bool CanWrite => false;

    public override long Length { get; }

    public override long Position
    {
        get => position;
        set
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value);
            position = value;
        }
    }

    /// <summary>Opens a content; it closes the source.</summary>
    /// <exception cref="InvalidDataException">It was cut off, or is none of this person's and file's.</exception>
    internal static async Task<SealedReadStream> OpenAsync(Stream source, PersonKey key, string file, CancellationToken stop)
    {
        SealedReadStream? opened = null;
        try
        {
            var header = new byte[SealedContent.HeaderBytes];
            source.Position = 0;
            if (SealedContent.PlainLength(source.Length) is not { } length
                || await source.ReadAtLeastAsync(header, header.Length, throwOnEndOfStream: false, stop).ConfigureAwait(false) < header.Length
                || !header.AsSpan().StartsWith(SealedContent.Magic))
            {
                throw new InvalidDataException("This is no sealed content.");
            }

            opened = new SealedReadStream(source, SealedContent.Cipher(key, header.AsSpan(SealedContent.Magic.Length), file, "content"), length);
            await opened.LoadAsync(opened.chunks - 1, stop).ConfigureAwait(false);
            return opened;
        }
        catch
        {
            await (opened ?? source).DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (position >= Length || buffer.IsEmpty)
        {
            return 0;
        }

        var chunk = position / SealedContent.ChunkBytes;
        if (chunk != current)
        {
            await LoadAsync(chunk, cancellationToken).ConfigureAwait(false);
        }

        var from = (int)(position % SealedContent.ChunkBytes);
        var count = Math.Min(buffer.Length, currentLength - from);
        plain.AsMemory(from, count).CopyTo(buffer);
        position += count;
        return count;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) =>
        throw new NotSupportedException("A content is read asynchronously.");

    public override long Seek(long offset, SeekOrigin origin) => Position = origin switch
    {
        SeekOrigin.Begin => offset,
        SeekOrigin.Current => position + offset,
        SeekOrigin.End => Length + offset,
        _ => throw new ArgumentOutOfRangeException(nameof(origin)),
    };

    public override void Flush()
    {
    }

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            CryptographicOperations.ZeroMemory(plain);
            cipher.Dispose();
            source.Dispose();
        }

        base.Dispose(disposing);
    }

    private async Task LoadAsync(long chunk, CancellationToken stop)
    {
        current = -1;
        source.Position = SealedContent.HeaderBytes + (chunk * (SealedContent.ChunkBytes + SealedContent.TagBytes));
        var read = await source.ReadAtLeastAsync(stored, stored.Length, throwOnEndOfStream: false, stop).ConfigureAwait(false);
        var length = read - SealedContent.TagBytes;
        var nonce = new byte[SealedContent.NonceBytes];
        SealedContent.Nonce(nonce, chunk, chunk == chunks - 1);
        try
        {
            cipher.Decrypt(nonce, stored.AsSpan(0, Math.Max(0, length)), stored.AsSpan(Math.Max(0, length), SealedContent.TagBytes), plain.AsSpan(0, Math.Max(0, length)));
        }
        catch (AuthenticationTagMismatchException e)
        {
            throw new InvalidDataException("A chunk of the content does not open.", e);
        }

        (current, currentLength) = (chunk, length);
    }
}
