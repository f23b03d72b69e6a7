namespace Naru.Hub.Files;

/// <summary>Whether bytes are text, in UTF-8 or in the Korean encoding of older programs (CP949). Serves one content.</summary>
internal sealed class TextCheck
{
    private bool hasControl;
    private bool isUtf8 = true;
    private bool isKorean = true;
    private int utf8Left;
    private (byte Low, byte High) utf8Next;
    private bool inPair;

    internal bool IsUtf8 => isUtf8 && utf8Left == 0;

    internal bool IsText => !hasControl && (IsUtf8 || (isKorean && !inPair));

    internal void Append(ReadOnlySpan<byte> bytes)
    {
        foreach (var octet in bytes)
        {
            hasControl |= octet is < 0x20 and not (0x09 or 0x0A or 0x0C or 0x0D) or 0x7F;
            Utf8(octet);
            Korean(octet);
        }
    }

    /// <summary>RFC 3629: no overlong form, no surrogate, nothing above U+10FFFF.</summary>
    private void Utf8(byte octet)
    {
        if (utf8Left > 0)
        {
            isUtf8 &= octet >= utf8Next.Low && octet <= utf8Next.High;
            utf8Next = (0x80, 0xBF);
            utf8Left--;
            return;
        }

        (utf8Left, utf8Next) = octet switch
        {
            < 0x80 => (0, default),
            >= 0xC2 and <= 0xDF => (1, ((byte)0x80, (byte)0xBF)),
            0xE0 => (2, ((byte)0xA0, (byte)0xBF)),
            0xED => (2, ((byte)0x80, (byte)0x9F)),
            >= 0xE1 and <= 0xEF => (2, ((byte)0x80, (byte)0xBF)),
            0xF0 => (3, ((byte)0x90, (byte)0xBF)),
            >= 0xF1 and <= 0xF3 => (3, ((byte)0x80, (byte)0xBF)),
            0xF4 => (3, ((byte)0x80, (byte)0x8F)),
            _ => (0, default),
        };
        isUtf8 &= octet < 0x80 || utf8Left > 0;
    }

    private void Korean(byte octet)
    {
        if (inPair)
        {
            isKorean &= octet is (>= 0x41 and <= 0x5A) or (>= 0x61 and <= 0x7A) or (>= 0x81 and <= 0xFE);
            inPair = false;
        }
        else if (octet >= 0x80)
        {
            isKorean &= octet is >= 0x81 and <= 0xFE;
            inPair = true;
        }
    }
}
