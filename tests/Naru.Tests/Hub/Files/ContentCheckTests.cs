using System.IO.Compression;
using System.Text;
using CsCheck;
using Naru.Hub.Files;
using Xunit;

namespace Naru.Tests.Hub.Files;

public sealed class ContentCheckTests
{
    private static readonly byte[] Docx = Zip("[Content_Types].xml", "word/document.xml");

    private static readonly Dictionary<string, byte[]> Contents = new(StringComparer.Ordinal)
    {
        ["pdf"] = "%PDF-1.7\n\0"u8.ToArray(),
        ["png"] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0],
        ["jpg"] = [0xFF, 0xD8, 0xFF, 0xE0, 0, 0x10],
        ["docx"] = Docx,
        ["xlsx"] = Zip("[Content_Types].xml", "xl/workbook.xml"),
        ["pptx"] = Zip("[Content_Types].xml", "ppt/presentation.xml"),
        ["hwpx"] = Zip("mimetype", "Contents/content.hpf"),
        ["hwp"] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[5000], .. "HWP Document File"u8, 0],
        ["zip"] = Zip("anything.html"),
        ["csv"] = Encoding.UTF8.GetBytes("이름,나이\r\n홍길동,40\r\n"),
        ["html"] = "<!doctype html><script>alert(1)</script>"u8.ToArray(),
        ["svg"] = "<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>"u8.ToArray(),
        ["exe"] = "MZ\0\0"u8.ToArray(),
    };

    /// <summary>Each content under each name: only its own, and text that could be markup only without a meaning.</summary>
    [Fact]
    public void Finish_EachContentUnderEachName()
    {
        foreach (var (ending, content) in Contents)
        {
            foreach (var name in (string[])["pdf", "png", "jpg", "docx", "xlsx", "pptx", "hwpx", "hwp", "zip", "csv"])
            {
                var isIts = name == ending || (name == "zip" && content.AsSpan().StartsWith("PK"u8));
                var isMarkup = name == "csv" && (ending == "html" || ending == "svg");
                var type = Check(name, content);
                Assert.Equal(isMarkup ? FileFormat.Bytes : isIts ? FileFormat.Find(name)!.ContentType : null, type?.Split(';')[0]);
            }

            Assert.Equal(FileFormat.Find(ending) is null ? FileFormat.Bytes : FileFormat.Find(ending)!.ContentType, Check(ending, content)?.Split(';')[0]);
        }
    }

    [Theory]
    [InlineData("가나다\n", "text/csv; charset=utf-8")]
    [InlineData("\uFEFF가,나\r\n", "text/csv; charset=utf-8")]
    [InlineData(" \r\n\uFEFF", "text/csv; charset=utf-8")]
    [InlineData("\uFEFF \n<b>", "application/octet-stream")]
    [InlineData("a\0b", null)]
    [InlineData("a\u001Bb", null)]
    public void Finish_Text(string text, string? type) => Assert.Equal(type, Check("csv", Encoding.UTF8.GetBytes(text)));

    [Fact]
    public void Finish_TextOfOlderPrograms_IsOfferedWithoutAnEncoding()
    {
        byte[] korean = [0xB0, 0xA1, 0x2C, 0xB3, 0xAA, 0x0D, 0x0A, 0xC6, 0x52];
        Assert.Equal("text/csv", Check("csv", korean));
        Assert.Null(Check("csv", korean[..^1]));
        Assert.Null(Check("csv", [0xFF, 0xFE, 0x61, 0x00]));
    }

    [Fact]
    public void Finish_Utf8_IsWhatTheRuntimeTakes() => Gen.Byte.Array[0, 6].Check(
        20_000,
        bytes =>
        {
            var check = new TextCheck();
            check.Append(bytes);
            bool isUtf8;
            try
            {
                _ = new UTF8Encoding(false, throwOnInvalidBytes: true).GetCharCount(bytes);
                isUtf8 = true;
            }
            catch (DecoderFallbackException)
            {
                isUtf8 = false;
            }

            Assert.Equal(isUtf8, check.IsUtf8);
        });

    [Fact]
    public void Finish_AnySplit_SaysTheSame() => Gen.Select(Gen.Int[0, Contents.Count - 1], Gen.Int[1, 600]).Check(
        200,
        (which, step) =>
        {
            var (ending, content) = Contents.ElementAt(which);
            Assert.Equal(Check(ending, content), Check(ending, content, step));
        });

    [Fact]
    public void Finish_DocumentWithMacros_IsRefused() => Assert.Equal("FIL303", Code("docx", Zip("[Content_Types].xml", "word/document.xml", "word/vbaProject.bin")));

    /// <summary>Somebody else's bytes behind the end, a comment that pretends to be the end, a directory that is not whole.</summary>
    [Fact]
    public void Finish_BrokenZips_AreNoDocuments()
    {
        Assert.Equal("FIL302", Code("docx", [.. Docx, 1, 2, 3]));
        Assert.Equal("FIL302", Code("docx", Docx[..^1]));
        Assert.Equal("FIL302", Code("docx", [.. Docx[..40], .. Docx[^22..]]));
        Assert.Equal("FIL302", Code("zip", "PK\u0003\u0004 and nothing else"u8.ToArray()));
    }

    /// <summary>A bomb is looked at without being unpacked: a gigabyte of zeros in a document.</summary>
    [Fact]
    public void Finish_Bomb_IsNotUnpacked()
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var name in (string[])["[Content_Types].xml", "word/document.xml"])
            {
                using var entry = zip.CreateEntry(name, CompressionLevel.SmallestSize).Open();
                entry.Write(new byte[20_000_000]);
            }
        }

        var before = GC.GetAllocatedBytesForCurrentThread();
        Assert.NotNull(Check("docx", stream.ToArray()));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 5_000_000);
    }

    /// <summary>Only the end is kept: a long ZIP whose directory still fits, and one whose does not.</summary>
    [Fact]
    public void Finish_LongZip_IsReadFromItsEnd()
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var name in (string[])["[Content_Types].xml", "word/document.xml"])
            {
                using var entry = zip.CreateEntry(name, CompressionLevel.NoCompression).Open();
                entry.Write(new byte[1_500_000]);
            }
        }

        Assert.NotNull(Check("docx", stream.ToArray(), 70_001));
        var many = Zip([.. Enumerable.Range(0, 12_000).Select(i => $"{i:D90}"), "[Content_Types].xml", "word/document.xml"]);
        Assert.Equal("FIL302", Code("docx", many));
        Assert.Equal("application/zip", Check("zip", many));
    }

    private static byte[] Zip(params string[] names)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            Array.ForEach(names, n => zip.CreateEntry(n));
        }

        return stream.ToArray();
    }

    private static string? Check(string ending, byte[] content, int step = int.MaxValue) => Run(ending, content, step).Value;

    private static string Code(string ending, byte[] content) => Assert.Single(Run(ending, content, int.MaxValue).Findings).Code;

    private static Naru.Core.Result<string> Run(string ending, byte[] content, int step)
    {
        var check = new ContentCheck(FileFormat.Find(ending));
        for (var at = 0; at < content.Length; at += Math.Min(step, content.Length - at))
        {
            check.Append(content.AsSpan(at, Math.Min(step, content.Length - at)));
        }

        return check.Finish();
    }
}
