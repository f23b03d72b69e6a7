using System.Globalization;
using System.Text.Json;
using Naru.Core;
using Naru.Core.Json;
using Naru.Hub.Time;

namespace Naru.Hub.Files;

/// <summary>The kinds of file, as data (<c>data/retention/kinds.json</c>). Immutable; safe for threads.</summary>
public sealed class FileKinds
{
    private static readonly Lazy<FileKinds> AsShipped = new(ReadShipped);
    private readonly Dictionary<string, FileKind> byId;

    private FileKinds(ValueList<FileKind> all)
    {
        All = all;
        byId = all.ToDictionary(k => k.Id, StringComparer.Ordinal);
    }

    /// <summary>All, in the order of the data.</summary>
    public ValueList<FileKind> All { get; }

    /// <summary>Those that are shipped.</summary>
    public static FileKinds Shipped => AsShipped.Value;

    /// <summary>The kind of a name; null if there is none.</summary>
    public FileKind? Find(string id) => byId.GetValueOrDefault(id);

    /// <summary>Reads kinds in the form of <c>data/retention/kinds.schema.json</c>. Errors: <c>FIL5xx</c>, <c>TIM104</c>.</summary>
    /// <param name="text">The file's text.</param>
    /// <param name="fileName">Its name, for errors.</param>
    public static Result<FileKinds> Read(string text, string fileName)
    {
        var json = JsonText.Parse(text);
        return json.Root is null
            ? Result.Failure<FileKinds>([FileErrors.NotJson.At(new SourcePlace(fileName, json.Failure?.Line))])
            : new Reader(json, fileName).Read();
    }

    private static FileKinds ReadShipped()
    {
        using var stream = typeof(FileKinds).Assembly.GetManifestResourceStream("retention/kinds.json")
            ?? throw new InvalidOperationException("The kinds of file are not in the assembly.");
        using var reader = new StreamReader(stream);
        return Read(reader.ReadToEnd(), "kinds.json").Value ?? throw new InvalidOperationException("The shipped kinds of file cannot be read.");
    }

    private sealed class Reader(JsonText json, string fileName)
    {
        private readonly List<Error> findings = [];

        internal Result<FileKinds> Read()
        {
            var kinds = new List<FileKind>();
            foreach (var (item, path) in List(json.Root!, JsonPath.Root, "kinds"))
            {
                var kind = Kind(item, path);
                if (kinds.Exists(k => k.Id == kind.Id))
                {
                    findings.Add(FileErrors.KindTwice.At(Place(item, path), kind.Id));
                }

                kinds.Add(kind);
            }

            return Result.From(() => new FileKinds(kinds.ToValueList()), findings.ToValueList());
        }

        private FileKind Kind(JsonItem item, JsonPath path)
        {
            var id = Text(item, path, "kind");
            var name = new BilingualText(Text(item, path, "ko"), Text(item, path, "en"));
            var size = Whole(item, path, "maximumBytes");
            var personal = Flag(item, path, "personal");
            var formats = List(item, path, "formats").Select(f => f.Item.Text ?? "").ToValueList();
            if (formats.Any(f => f != "*" && FileFormat.Find(f) is null))
            {
                Wrong(item, path, "formats");
            }

            var rules = List(item, path, "retention").Select(r => Rule(r.Item, r.Path)).ToValueList();
            for (var i = 1; i < rules.Count; i++)
            {
                if (rules[i].ValidFrom <= rules[i - 1].ValidFrom)
                {
                    Wrong(item, path, "retention");
                }
            }

            return new FileKind(id, name, size, personal, formats, rules);
        }

        private RetentionRule Rule(JsonItem item, JsonPath path)
        {
            var day = DateOnly.MinValue;
            if (!DateOnly.TryParseExact(Text(item, path, "validFrom"), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out day))
            {
                Wrong(item, path, "validFrom");
            }

            var keep = Term.Parse(Text(item, path, "keep"), path.Member("keep").ToString());
            findings.AddRange(keep.Findings);
            if (keep.Value?.Unit == TermUnit.BusinessDays)
            {
                Wrong(item, path, "keep");
            }

            var start = Text(item, path, "from");
            if (start is not ("stored" or "closed"))
            {
                Wrong(item, path, "from");
            }

            return new RetentionRule(
                day, keep.Value ?? Term.OfDays(1), start == "stored" ? RetentionStart.Stored : RetentionStart.Closed, Flag(item, path, "mayGoEarlier"), Text(item, path, "source"));
        }

        private string Text(JsonItem owner, JsonPath path, string member) =>
            owner.Member(member) is { Kind: JsonTokenType.String, Text.Length: > 0 } item ? item.Text : Wrong(owner, path, member);

        private bool Flag(JsonItem owner, JsonPath path, string member)
        {
            var kind = owner.Member(member)?.Kind;
            if (kind is not (JsonTokenType.True or JsonTokenType.False))
            {
                Wrong(owner, path, member);
            }

            return kind == JsonTokenType.True;
        }

        private long Whole(JsonItem owner, JsonPath path, string member)
        {
            if (owner.Member(member) is { Kind: JsonTokenType.Number } item && long.TryParse(item.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0)
            {
                return number;
            }

            Wrong(owner, path, member);
            return 1;
        }

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
            findings.Add(FileErrors.MemberWrong.At(Place(owner.Member(member) ?? owner, path.Member(member)), member));
            return "?";
        }

        private SourcePlace Place(JsonItem item, JsonPath path) => new(fileName, json.LineOf(item.Start), JsonPath: path.ToString());
    }
}
