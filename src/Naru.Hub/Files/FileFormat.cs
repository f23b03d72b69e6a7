using Naru.Core;

namespace Naru.Hub.Files;

/// <summary>How the content of a format is recognised.</summary>
internal enum FormatForm
{
    /// <summary>It begins with certain bytes.</summary>
    Magic,

    /// <summary>It is text.</summary>
    Text,

    /// <summary>It is a ZIP with certain entries.</summary>
    Zip,

    /// <summary>It is a compound file that says it is a document of Hangul (한글).</summary>
    Hwp,
}

/// <summary>
/// A format that Naru knows: what its content must be, and as what it is offered. Whatever else is stored is offered as bytes without meaning. Immutable.
/// </summary>
/// <param name="Ending">The ending of names.</param>
/// <param name="ContentType">Its content type.</param>
/// <param name="Form">How it is recognised.</param>
/// <param name="Magic">The first bytes; of text none.</param>
/// <param name="Entries">Of a ZIP: the entries that it must have.</param>
internal sealed record FileFormat(string Ending, string ContentType, FormatForm Form, ValueList<byte> Magic, ValueList<string> Entries)
{
    /// <summary>Bytes without meaning.</summary>
    internal const string Bytes = "application/octet-stream";

    private static readonly ValueList<byte> ZipMagic = [0x50, 0x4B, 0x03, 0x04];

    private static readonly FileFormat[] Known =
    [
        new("pdf", "application/pdf", FormatForm.Magic, [0x25, 0x50, 0x44, 0x46, 0x2D], []),
        new("png", "image/png", FormatForm.Magic, [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A], []),
        new("jpg", "image/jpeg", FormatForm.Magic, [0xFF, 0xD8, 0xFF], []),
        new("jpeg", "image/jpeg", FormatForm.Magic, [0xFF, 0xD8, 0xFF], []),
        new("docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", FormatForm.Zip, ZipMagic, ["[Content_Types].xml", "word/document.xml"]),
        new("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", FormatForm.Zip, ZipMagic, ["[Content_Types].xml", "xl/workbook.xml"]),
        new("pptx", "application/vnd.openxmlformats-officedocument.presentationml.presentation", FormatForm.Zip, ZipMagic, ["[Content_Types].xml", "ppt/presentation.xml"]),
        new("hwpx", "application/hwp+zip", FormatForm.Zip, ZipMagic, ["mimetype", "Contents/content.hpf"]),
        new("hwp", "application/x-hwp", FormatForm.Hwp, [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], []),
        new("zip", "application/zip", FormatForm.Zip, ZipMagic, []),
        new("csv", "text/csv", FormatForm.Text, [], []),
        new("txt", "text/plain", FormatForm.Text, [], []),
        new("json", "application/json", FormatForm.Text, [], []),
    ];

    /// <summary>The format of an ending; null for one that Naru does not know.</summary>
    internal static FileFormat? Find(string ending) => Array.Find(Known, f => f.Ending == ending);
}
