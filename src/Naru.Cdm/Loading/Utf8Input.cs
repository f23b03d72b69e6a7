using System.Text;
using System.Text.Unicode;

namespace Naru.Cdm.Loading;

/// <summary>
/// The bytes of a text file in UTF-8, without the byte order mark. Unless the encoding is named, it is found out: a byte order mark
/// tells it; what is valid UTF-8 is UTF-8; at the first bytes that are not, the file is taken for CP949 if they are valid there. So
/// a file may be plain ASCII for a long way before its first Korean letter. Not thread safe.
/// </summary>
/// <param name="stream">The file; disposed with this.</param>
/// <param name="named">Its encoding; null to find it out.</param>
internal sealed class Utf8Input(Stream stream, TextEncoding? named) : IDisposable
{
    /// <summary>So much is looked at to tell encodings apart.</summary>
    private const int ReadSize = 1 << 16;

    private TextEncoding? encoding = named;
    private Transcoder? transcoder;
    private readonly byte[] held = new byte[4];
    private int heldCount;
    private bool isBegun;
    private bool hasTwoByteLetters;

    /// <summary>Stands for bytes that are no text: U+FFFF, which Unicode keeps out of texts for good.</summary>
    public static ReadOnlySpan<byte> InvalidBytes => [0xEF, 0xBF, 0xBF];

    /// <summary>The encoding, as far as it is known; a file that is all ASCII has none.</summary>
    public TextEncoding? Encoding => encoding;

    /// <summary>The encoding's name; UTF-8 as long as nothing speaks against it.</summary>
    public string EncodingName => encoding switch
    {
        TextEncoding.Cp949 => "CP949",
        TextEncoding.Utf16 => "UTF-16",
        _ => "UTF-8",
    };

    /// <summary>Whether there were bytes that are no text.</summary>
    public bool IsDamaged { get; private set; }

    /// <summary>
    /// Whether the file turned out to be CP949 after some of its letters had been taken for UTF-8. It ends here, and must be read
    /// again as CP949.
    /// </summary>
    public bool MustRestart { get; private set; }

    /// <summary>Fills a part of the target, of at least 16 KiB.</summary>
    /// <returns>How many bytes were written; 0 at the end.</returns>
    public int Read(Span<byte> target)
    {
        if (MustRestart)
        {
            return 0;
        }

        if (!isBegun)
        {
            isBegun = true;
            if (ReadMark(target) is var marked and > 0)
            {
                return marked;
            }
        }

        return transcoder is null ? ReadUtf8(target, 0) : ReadTranscoded(target);
    }

    public void Dispose() => stream.Dispose();

    /// <summary>Reads the beginning, and what its byte order mark says.</summary>
    private int ReadMark(Span<byte> target)
    {
        Span<byte> start = stackalloc byte[3];
        start = start[..stream.ReadAtLeast(start, start.Length, throwOnEndOfStream: false)];
        if (start.SequenceEqual(System.Text.Encoding.UTF8.Preamble))
        {
            // What a byte order mark says goes before what is named: it is never a letter.
            encoding = TextEncoding.Utf8;
            return 0;
        }

        var isBigEndian = start.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]);
        if (isBigEndian || start.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]))
        {
            encoding = TextEncoding.Utf16;
            transcoder = Transcoder.Utf16(isBigEndian);
            transcoder.Add(start[2..]);
            return 0;
        }

        if (encoding is TextEncoding.Cp949 or TextEncoding.Utf16)
        {
            transcoder = encoding == TextEncoding.Cp949 ? Transcoder.Cp949() : Transcoder.Utf16(isBigEndian: false);
            transcoder.Add(start);
            return 0;
        }

        start.CopyTo(target);
        return ReadUtf8(target, start.Length);
    }

    private int ReadUtf8(Span<byte> target, int count)
    {
        held.AsSpan(0, heldCount).CopyTo(target[count..]);
        count += heldCount;
        heldCount = 0;
        var wanted = Math.Min(target.Length - count, ReadSize);
        var read = stream.ReadAtLeast(target[count..], wanted, throwOnEndOfStream: false);
        count += read;
        var text = target[..count];
        if (Ascii.IsValid(text))
        {
            return count;
        }

        if (read >= wanted)
        {
            // A letter whose bytes are not all there yet is looked at together with them.
            heldCount = Unfinished(text);
            text[^heldCount..].CopyTo(held);
            text = text[..^heldCount];
        }

        if (Utf8.IsValid(text))
        {
            NoteLetters(text);
            return text.Length;
        }

        if (encoding is null && IsLikelierCp949(text, out var isClean))
        {
            encoding = TextEncoding.Cp949;
            if (hasTwoByteLetters)
            {
                MustRestart = isClean;
                if (isClean)
                {
                    return 0;
                }
            }
            else
            {
                transcoder = Transcoder.Cp949();
                transcoder.Add(text);
                transcoder.Add(held.AsSpan(0, heldCount));
                return ReadTranscoded(target);
            }
        }

        encoding = TextEncoding.Utf8;
        IsDamaged = true;
        return text.Length;
    }

    /// <summary>
    /// Letters of three and more bytes, as Korean ones are, make it UTF-8 beyond doubt; those of two may be letters of CP949 by chance.
    /// </summary>
    private void NoteLetters(ReadOnlySpan<byte> text)
    {
        if (encoding is null && !Ascii.IsValid(text))
        {
            hasTwoByteLetters = true;
            encoding = text.IndexOfAnyInRange((byte)0xE0, (byte)0xF4) >= 0 ? TextEncoding.Utf8 : null;
        }
    }

    /// <summary>Whether fewer bytes would be wrong in CP949, and whether none would be.</summary>
    private static bool IsLikelierCp949(ReadOnlySpan<byte> text, out bool isClean)
    {
        var asCp949 = Transcoder.CountInvalid(Transcoder.Cp949Decoder(), text);
        isClean = asCp949 == 0;
        return asCp949 < Transcoder.CountInvalid(Transcoder.Utf8Decoder(), text);
    }

    /// <summary>How many bytes at the end begin a letter of UTF-8 that goes on behind it.</summary>
    private static int Unfinished(ReadOnlySpan<byte> text)
    {
        for (var back = 1; back <= Math.Min(3, text.Length); back++)
        {
            var value = text[^back];
            if (value >= 0xC0)
            {
                var length = value >= 0xF0 ? 4 : value >= 0xE0 ? 3 : 2;
                return back < length ? back : 0;
            }

            if (value < 0x80)
            {
                return 0;
            }
        }

        return 0;
    }

    private int ReadTranscoded(Span<byte> target)
    {
        var count = transcoder!.Read(stream, target);
        IsDamaged |= transcoder.IsDamaged;
        return count;
    }
}
