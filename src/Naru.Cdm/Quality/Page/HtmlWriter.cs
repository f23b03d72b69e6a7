using System.Xml;
using Naru.Core;

namespace Naru.Cdm.Quality.Page;

/// <summary>
/// Writes HTML that is XML at the same time: everything is escaped by <see cref="XmlWriter"/>, every element is closed, and only
/// <see cref="Raw"/> writes markup as it stands. For one page in one language, for one thread.
/// </summary>
internal sealed class HtmlWriter : IDisposable
{
    private static readonly XmlWriterSettings Settings = new()
    {
        OmitXmlDeclaration = true,
        CloseOutput = false,
        NewLineHandling = NewLineHandling.None,
    };

    private readonly XmlWriter xml;
    private int lastId;

    public HtmlWriter(TextWriter output, Language language)
    {
        xml = XmlWriter.Create(output, Settings);
        Language = language;
    }

    public Language Language { get; }

    /// <summary>The one of two texts that is in the page's language.</summary>
    public string Say(string korean, string english) => Language switch
    {
        Language.Korean => KoreanParticles.Resolve(korean),
        Language.English => english,
    };

    /// <summary>An id that no other element of the page has.</summary>
    public string NewId(string name) => FormattableString.Invariant($"{name}-{++lastId}");

    public void DocumentType() => xml.WriteDocType("html", null, null, null);

    /// <summary>Opens an element, which is closed when what is returned is disposed. Attributes with a null value are left out.</summary>
    public Closing Open(string name, params ReadOnlySpan<(string Name, string? Value)> attributes)
    {
        Start(name, attributes);
        return new Closing(xml);
    }

    /// <summary>An element with a text.</summary>
    public void Element(string name, string text, params ReadOnlySpan<(string Name, string? Value)> attributes)
    {
        Start(name, attributes);
        xml.WriteString(text);
        xml.WriteFullEndElement();
    }

    /// <summary>An element that never has content, such as <c>meta</c>.</summary>
    public void Empty(string name, params ReadOnlySpan<(string Name, string? Value)> attributes)
    {
        Start(name, attributes);
        xml.WriteEndElement();
    }

    public void Text(string text) => xml.WriteString(text);

    /// <summary>A text from the data: in an element that keeps its direction to itself.</summary>
    public void Foreign(string text) => Element("bdi", PlainText.Clean(text));

    public void Raw(string markup) => xml.WriteRaw(markup);

    public void Line() => xml.WriteWhitespace("\n");

    public void Dispose() => xml.Dispose();

    private void Start(string name, ReadOnlySpan<(string Name, string? Value)> attributes)
    {
        xml.WriteStartElement(name);
        foreach (var (attribute, value) in attributes)
        {
            if (value is not null)
            {
                xml.WriteAttributeString(attribute, value);
            }
        }
    }

    /// <summary>Closes the element that was opened last.</summary>
    internal readonly struct Closing(XmlWriter xml) : IDisposable
    {
        public void Dispose() => xml.WriteFullEndElement();
    }
}
