namespace Naru.Cdm.Sources;

/// <summary>The checksum of ZIP archives, computed as bytes come. Not thread safe.</summary>
internal struct Crc32
{
    private const uint Polynomial = 0xEDB88320;
    private const int Slices = 8;

    private static readonly uint[] Table = MakeTable();

    private uint rest;

    /// <summary>The checksum of all bytes so far.</summary>
    public readonly uint Value => rest;

    public void Add(ReadOnlySpan<byte> bytes)
    {
        var state = ~rest;
        var table = Table;
        while (bytes.Length >= Slices)
        {
            var low = BitConverter.ToUInt32(bytes) ^ state;
            var high = BitConverter.ToUInt32(bytes[4..]);
            state = table[(7 * 256) + (int)(low & 0xFF)] ^ table[(6 * 256) + (int)((low >> 8) & 0xFF)]
                ^ table[(5 * 256) + (int)((low >> 16) & 0xFF)] ^ table[(4 * 256) + (int)(low >> 24)]
                ^ table[(3 * 256) + (int)(high & 0xFF)] ^ table[(2 * 256) + (int)((high >> 8) & 0xFF)]
                ^ table[256 + (int)((high >> 16) & 0xFF)] ^ table[(int)(high >> 24)];
            bytes = bytes[Slices..];
        }

        foreach (var value in bytes)
        {
            state = table[(int)((state ^ value) & 0xFF)] ^ (state >> 8);
        }

        rest = ~state;
    }

    private static uint[] MakeTable()
    {
        var table = new uint[Slices * 256];
        for (var i = 0; i < table.Length; i++)
        {
            var value = i < 256 ? (uint)i : table[i - 256];
            if (i >= 256)
            {
                table[i] = table[(int)(value & 0xFF)] ^ (value >> 8);
                continue;
            }

            for (var bit = 0; bit < 8; bit++)
            {
                value = (value >> 1) ^ ((value & 1) * Polynomial);
            }

            table[i] = value;
        }

        return table;
    }
}
