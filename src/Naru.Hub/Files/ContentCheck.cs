using Naru.Core;

namespace Naru.Hub.Files;

/// <summary>
/// Looks at a content while it flows by whether it is what its name says, in bounded memory: nothing is unpacked. Serves one content.
/// </summary>
internal sealed class ContentCheck(FileFormat? format)
{
    /// <summary>The directory of a ZIP stands at its end; documents with a longer one are refused.</summary>
    private const int TailBytes = 1 << 20;

    private static readonly byte[] HwpSignature = "HWP Document File"u8.ToArray();

    private readonly byte[] head = new byte[512];
    private readonly TextCheck text = new();
    private readonly byte[]? tail = format?.Form == FormatForm.Zip ? new byte[TailBytes] : null;
    private byte[] overlap = [];
    private int headLength;
    private long length;
    private bool isHwp;

    internal void Append(ReadOnlySpan<byte> bytes)
    {
        var toHead = Math.Min(bytes.Length, head.Length - headLength);
        bytes[..toHead].CopyTo(head.AsSpan(headLength));
        headLength += toHead;
        switch (format?.Form)
        {
            case FormatForm.Text:
                text.Append(bytes);
                break;
            case FormatForm.Hwp when !isHwp:
                byte[] joined = [.. overlap, .. bytes];
                isHwp = joined.AsSpan().IndexOf(HwpSignature) >= 0;
                overlap = joined[Math.Max(0, joined.Length - HwpSignature.Length + 1)..];
                break;
        }

        if (tail is not null)
        {
            KeepTail(bytes);
        }

        length += bytes.Length;
    }

    /// <summary>The content type to offer, or why the content is not what its name says (<c>FIL302</c>, <c>FIL303</c>).</summary>
    internal Result<string> Finish()
    {
        if (format is null)
        {
            return Result.Success(FileFormat.Bytes);
        }

        var fits = headLength >= format.Magic.Count && head.AsSpan(0, format.Magic.Count).SequenceEqual(format.Magic.AsSpan());
        if (format.Form == FormatForm.Zip && fits)
        {
            var names = ZipDirectory.Names(Tail());
            // A ZIP that is only kept may have a long directory; a document is not believed without having seen it.
            fits = names is not null ? format.Entries.All(names.Contains) : format.Entries.Count == 0 && ZipDirectory.HasEnd(Tail());
            if (fits && format.Entries.Count > 0 && names!.Any(n => n.EndsWith("vbaProject.bin", StringComparison.OrdinalIgnoreCase)))
            {
                return Result.Failure<string>([FileErrors.HasMacros.At("$.name")]);
            }
        }

        fits = fits && (format.Form != FormatForm.Hwp || isHwp) && (format.Form != FormatForm.Text || text.IsText);
        return fits ? Result.Success(ContentType()) : Result.Failure<string>([FileErrors.ContentIsOther.At("$.name", format.Ending)]);
    }

    private string ContentType()
    {
        if (format!.Form != FormatForm.Text)
        {
            return format.ContentType;
        }

        // Text that begins like markup is offered without a meaning, in case that some program looks at it after all.
        var start = head.AsSpan(0, headLength);
        start = start.StartsWith("\uFEFF"u8) ? start[3..] : start;
        return start.TrimStart(" \t\r\n\f"u8).StartsWith("<"u8) ? FileFormat.Bytes : text.IsUtf8 ? $"{format.ContentType}; charset=utf-8" : format.ContentType;
    }

    private void KeepTail(ReadOnlySpan<byte> bytes)
    {
        var kept = bytes.Length > TailBytes ? bytes[^TailBytes..] : bytes;
        var at = (int)((length + bytes.Length - kept.Length) % TailBytes);
        var first = Math.Min(kept.Length, TailBytes - at);
        kept[..first].CopyTo(tail.AsSpan(at));
        kept[first..].CopyTo(tail);
    }

    private ReadOnlySpan<byte> Tail()
    {
        if (length <= TailBytes)
        {
            return tail.AsSpan(0, (int)length);
        }

        var at = (int)(length % TailBytes);
        return (byte[])[.. tail.AsSpan(at), .. tail.AsSpan(0, at)];
    }
}
