using System.Text.Json;
using System.Text.RegularExpressions;
using Naru.Core;
using Naru.Core.Json;

namespace Naru.Hub.Outbox;

/// <summary>What a value of a template is.</summary>
public enum TemplateValue
{
    /// <summary>Text.</summary>
    Text,

    /// <summary>An https address, which becomes a link.</summary>
    Link,
}

/// <summary>A mail in both languages, with places for values: <c>{{name}}</c>. Immutable.</summary>
/// <param name="Id">Its name.</param>
/// <param name="Values">The values that it needs, and what they are.</param>
/// <param name="Subject">The subject.</param>
/// <param name="Paragraphs">The text, paragraph by paragraph.</param>
public sealed record MailTemplate(string Id, ValueList<(string Name, TemplateValue Kind)> Values, BilingualText Subject, ValueList<BilingualText> Paragraphs);

/// <summary>The templates of mails, as data (<c>data/templates/mail.json</c>). Immutable; safe for threads.</summary>
public sealed partial class MailTemplates
{
    private static readonly Lazy<MailTemplates> AsShipped = new(ReadShipped);
    private readonly Dictionary<string, MailTemplate> byId;

    private MailTemplates(ValueList<MailTemplate> all)
    {
        All = all;
        byId = all.ToDictionary(t => t.Id, StringComparer.Ordinal);
    }

    /// <summary>All, in the order of the data.</summary>
    public ValueList<MailTemplate> All { get; }

    /// <summary>Those that are shipped.</summary>
    public static MailTemplates Shipped => AsShipped.Value;

    /// <summary>The template of a name; null if there is none.</summary>
    public MailTemplate? Find(string id) => byId.GetValueOrDefault(id);

    /// <summary>Reads templates in the form of <c>data/templates/mail.schema.json</c>. Errors: <c>OUT5xx</c>.</summary>
    /// <param name="text">The file's text.</param>
    /// <param name="fileName">Its name, for errors.</param>
    public static Result<MailTemplates> Read(string text, string fileName)
    {
        var json = JsonText.Parse(text);
        return json.Root is null
            ? Result.Failure<MailTemplates>([OutboxErrors.NotJson.At(new SourcePlace(fileName, json.Failure?.Line))])
            : new Reader(json, fileName).Read();
    }

    /// <summary>The text with every place filled by what a function gives for its value.</summary>
    internal static string Fill(string text, Func<string, string> value) => Place().Replace(text, m => value(m.Groups["name"].Value));

    private static MailTemplates ReadShipped()
    {
        using var stream = typeof(MailTemplates).Assembly.GetManifestResourceStream("templates/mail.json")
            ?? throw new InvalidOperationException("The templates are not in the assembly.");
        using var reader = new StreamReader(stream);
        return Read(reader.ReadToEnd(), "mail.json").Value ?? throw new InvalidOperationException("The shipped templates cannot be read.");
    }

    [GeneratedRegex(@"\{\{(?<name>[^{}]*)\}\}", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Place();

    private sealed class Reader(JsonText json, string fileName)
    {
        private readonly List<Error> findings = [];

        internal Result<MailTemplates> Read()
        {
            var templates = new List<MailTemplate>();
            foreach (var (item, path) in List(json.Root!, JsonPath.Root, "templates"))
            {
                var template = Template(item, path);
                if (templates.Exists(t => t.Id == template.Id))
                {
                    findings.Add(OutboxErrors.TemplateTwice.At(Where(item, path), template.Id));
                }

                CheckPlaces(template, item, path);
                templates.Add(template);
            }

            return Result.From(() => new MailTemplates(templates.ToValueList()), findings.ToValueList());
        }

        private MailTemplate Template(JsonItem item, JsonPath path) => new(
            Text(item, path, "template"),
            (item.Member("values")?.Members ?? []).Select(v => (v.Name, Kind(v, item, path))).ToValueList(),
            Both(item.Member("subject") ?? item, path.Member("subject")),
            List(item, path, "paragraphs").Select(p => Both(p.Item, p.Path)).ToValueList());

        private TemplateValue Kind((string Name, JsonItem Value) value, JsonItem item, JsonPath path)
        {
            if (value.Value.Text is not ("text" or "link"))
            {
                Wrong(item, path, "values");
            }

            return value.Value.Text == "link" ? TemplateValue.Link : TemplateValue.Text;
        }

        private void CheckPlaces(MailTemplate template, JsonItem item, JsonPath path)
        {
            foreach (var text in template.Paragraphs.Prepend(template.Subject))
            {
                var (korean, english) = (Places(text.Korean), Places(text.English));
                var odd = korean.Concat(english).Where(n => !template.Values.Any(v => v.Name == n) || !korean.Contains(n) || !english.Contains(n));
                findings.AddRange(odd.Distinct(StringComparer.Ordinal).Select(n => OutboxErrors.UnknownPlaceholder.At(Where(item, path), template.Id, n)));
            }
        }

        private static HashSet<string> Places(string text) => Place().Matches(text).Select(m => m.Groups["name"].Value).ToHashSet(StringComparer.Ordinal);

        private BilingualText Both(JsonItem item, JsonPath path) => new(Text(item, path, "ko"), Text(item, path, "en"));

        private string Text(JsonItem owner, JsonPath path, string member) =>
            owner.Member(member) is { Kind: JsonTokenType.String, Text.Length: > 0 } item ? item.Text : Wrong(owner, path, member);

        private IEnumerable<(JsonItem Item, JsonPath Path)> List(JsonItem owner, JsonPath path, string member)
        {
            if (owner.Member(member) is { IsArray: true, Items.Count: > 0 } list)
            {
                return list.Items.Select((item, i) => (item, path.Member(member).Item(i)));
            }

            Wrong(owner, path, member);
            return [];
        }

        private string Wrong(JsonItem owner, JsonPath path, string member)
        {
            findings.Add(OutboxErrors.MemberWrong.At(Where(owner.Member(member) ?? owner, path.Member(member)), member));
            return "?";
        }

        private SourcePlace Where(JsonItem item, JsonPath path) => new(fileName, json.LineOf(item.Start), JsonPath: path.ToString());
    }
}
