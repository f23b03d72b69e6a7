using System.Text;
using System.Text.Unicode;

namespace Naru.Cdm.Loading;

/// <summary>
/// Turns another encoding into UTF-8. Bytes that are no letter become <see cref="Utf8Input.InvalidBytes"/>. Not thread safe.
/// </summary>
internal sealed class Transcoder
{
    /// <summary>What .NET makes of the bytes 0x80 and 0xFF, which CP949 does not use.</summary>
    private const string NoLettersOfCp949 = "\u0080\uF8F7";
    private const char Invalid = '\uFFFF';
    private const int Step = 1 << 12;

    private static readonly DecoderFallback Fallback = new DecoderReplacementFallback(Invalid.ToString());
    private static readonly Encoding KoreanWindows =
        CodePagesEncodingProvider.Instance.GetEncoding(949, EncoderFallback.ExceptionFallback, Fallback)!;

    private readonly Decoder decoder;
    private readonly string noLetters;
    private readonly byte[] raw = new byte[1 << 16];
    private readonly char[] chars = new char[Step + 2];
    private byte[] added = [];
    private int rawStart;
    private int rawEnd;
    private bool isAtEnd;

    private Transcoder(Decoder decoder, string noLetters)
    {
        this.decoder = decoder;
        this.noLetters = noLetters;
    }

    /// <summary>Whether there were bytes that are no text.</summary>
    public bool IsDamaged { get; private set; }

    public static Transcoder Cp949() => new(Cp949Decoder(), NoLettersOfCp949);

    public static Transcoder Utf16(bool isBigEndian) =>
        new(Encoding.GetEncoding(isBigEndian ? "utf-16BE" : "utf-16", EncoderFallback.ExceptionFallback, Fallback).GetDecoder(), "");

    public static Decoder Cp949Decoder() => KoreanWindows.GetDecoder();

    public static Decoder Utf8Decoder() => Encoding.GetEncoding("utf-8", EncoderFallback.ExceptionFallback, Fallback).GetDecoder();

    /// <summary>How many places of a text are invalid in an encoding; a letter cut off at its end is not.</summary>
    public static int CountInvalid(Decoder decoder, ReadOnlySpan<byte> text)
    {
        var letters = new char[Step + 2];
        var count = 0;
        for (var i = 0; i < text.Length; i += Step)
        {
            var length = decoder.GetChars(text[i..Math.Min(text.Length, i + Step)], letters, flush: false);
            count += letters.AsSpan(0, length).Count(Invalid) + letters.AsSpan(0, length).CountAny(NoLettersOfCp949.AsSpan());
        }

        return count;
    }

    /// <summary>Adds bytes that come before those that are read.</summary>
    public void Add(ReadOnlySpan<byte> bytes) => added = [.. added, .. bytes];

    /// <summary>Reads from the stream into the target.</summary>
    /// <returns>How many bytes were written; 0 at the end.</returns>
    public int Read(Stream stream, Span<byte> target)
    {
        var written = 0;

        // A letter of UTF-16 takes at most three bytes in UTF-8.
        while (target.Length - written >= chars.Length * 3 && !(isAtEnd && rawStart == rawEnd && added.Length == 0))
        {
            var bytes = NextBytes(stream);
            if (noLetters.Length > 0)
            {
                SpoilUtf8(bytes);
            }

            var length = decoder.GetChars(bytes, chars, flush: bytes.IsEmpty);
            var text = chars.AsSpan(0, length);
            if (noLetters.Length > 0)
            {
                text.ReplaceAny(System.Buffers.SearchValues.Create(noLetters), Invalid);
            }

            IsDamaged |= text.Contains(Invalid);
            Utf8.FromUtf16(text, target[written..], out _, out var more);
            written += more;
        }

        return written;
    }

    /// <summary>
    /// Korean words of UTF-8 can be valid CP949 by chance, and would come out as other words. So what is made only of syllables of
    /// UTF-8 is no text here: in CP949 the same bytes are pairs of rare Chinese letters with others, again and again.
    /// </summary>
    private static void SpoilUtf8(Span<byte> bytes)
    {
        while (bytes.IndexOfAnyInRange((byte)0x80, (byte)0xFF) is var start and >= 0)
        {
            bytes = bytes[start..];
            var end = bytes.IndexOfAnyInRange((byte)0, (byte)0x7F);
            var word = end < 0 ? bytes : bytes[..end];
            if (word.Length >= 6 && word.Length % 3 == 0 && IsSyllables(word))
            {
                word.Fill(0xFF);
            }

            bytes = bytes[word.Length..];
        }
    }

    private static bool IsSyllables(ReadOnlySpan<byte> word)
    {
        for (var i = 0; i < word.Length; i += 3)
        {
            if (word[i] is < 0xEA or > 0xED)
            {
                return false;
            }
        }

        return Utf8.IsValid(word);
    }

    /// <summary>The next bytes, at most a step; none once, at the end.</summary>
    private Span<byte> NextBytes(Stream stream)
    {
        if (added.Length > 0)
        {
            var first = added.AsSpan(0, Math.Min(Step, added.Length));
            added = added[first.Length..];
            return first;
        }

        if (rawStart == rawEnd)
        {
            rawStart = 0;
            rawEnd = stream.Read(raw);
            isAtEnd = rawEnd == 0;
        }

        var bytes = raw.AsSpan(rawStart, Math.Min(Step, rawEnd - rawStart));
        rawStart += bytes.Length;
        return bytes;
    }
}
