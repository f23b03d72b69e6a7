using System.Buffers.Binary;
using System.Numerics;

namespace Naru.Vocabulary.Search;

/// <summary>By what a file is recognised: its size, and a checksum (CRC-32C), which is no protection from somebody who wants to deceive.</summary>
/// <param name="Bytes">The size.</param>
/// <param name="Checksum">CRC-32C of the content.</param>
internal readonly record struct FileSign(long Bytes, uint Checksum)
{
    private const int BufferBytes = 1 << 20;

    /// <exception cref="IOException">The file cannot be read.</exception>
    public static FileSign Of(FileInfo file)
    {
        using var content = file.OpenRead();
        return Of(content);
    }

    /// <exception cref="IOException">It cannot be read.</exception>
    public static FileSign Of(Stream content)
    {
        var buffer = new byte[BufferBytes];
        var (bytes, checksum) = (0L, uint.MaxValue);
        for (int read; (read = content.ReadAtLeast(buffer, BufferBytes, throwOnEndOfStream: false)) > 0; bytes += read)
        {
            var rest = buffer.AsSpan(0, read);
            for (; rest.Length >= sizeof(ulong); rest = rest[sizeof(ulong)..])
            {
                checksum = BitOperations.Crc32C(checksum, BinaryPrimitives.ReadUInt64LittleEndian(rest));
            }

            foreach (var one in rest)
            {
                checksum = BitOperations.Crc32C(checksum, one);
            }
        }

        return new FileSign(bytes, checksum);
    }
}
