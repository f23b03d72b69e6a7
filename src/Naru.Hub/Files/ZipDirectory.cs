using System.Buffers.Binary;
using System.Text;

namespace Naru.Hub.Files;

/// <summary>The names in a ZIP, read from the directory at its end (PKWARE's APPNOTE 4.3.12, 4.3.16). Nothing is unpacked, so that a bomb stays one.</summary>
internal static class ZipDirectory
{
    private const int EndSize = 22;
    private const int EntrySize = 46;

    internal static bool HasEnd(ReadOnlySpan<byte> tail) => FindEnd(tail) >= 0;

    /// <summary>The names; null if this is no ZIP's end, or its directory is longer than what is here.</summary>
    internal static HashSet<string>? Names(ReadOnlySpan<byte> tail)
    {
        var end = FindEnd(tail);
        if (end < 0)
        {
            return null;
        }

        var count = BinaryPrimitives.ReadUInt16LittleEndian(tail[(end + 10)..]);
        var size = BinaryPrimitives.ReadUInt32LittleEndian(tail[(end + 12)..]);
        if (size > end)
        {
            return null;
        }

        var directory = tail.Slice(end - (int)size, (int)size);
        var names = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < count; i++)
        {
            if (directory.Length < EntrySize || !directory.StartsWith("PK\u0001\u0002"u8))
            {
                return null;
            }

            var name = BinaryPrimitives.ReadUInt16LittleEndian(directory[28..]);
            var rest = name + BinaryPrimitives.ReadUInt16LittleEndian(directory[30..]) + BinaryPrimitives.ReadUInt16LittleEndian(directory[32..]);
            if (directory.Length < EntrySize + rest)
            {
                return null;
            }

            names.Add(Encoding.UTF8.GetString(directory.Slice(EntrySize, name)));
            directory = directory[(EntrySize + rest)..];
        }

        return directory.IsEmpty ? names : null;
    }

    /// <summary>The record at the end; what follows it is the comment, whose length it states.</summary>
    private static int FindEnd(ReadOnlySpan<byte> tail)
    {
        for (var at = tail.Length - EndSize; at >= 0 && at >= tail.Length - EndSize - ushort.MaxValue; at--)
        {
            if (tail[at..].StartsWith("PK\u0005\u0006"u8) && BinaryPrimitives.ReadUInt16LittleEndian(tail[(at + 20)..]) == tail.Length - at - EndSize)
            {
                return at;
            }
        }

        return -1;
    }
}
