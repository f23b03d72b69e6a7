using System.Globalization;
using System.Text.Json;
using Naru.Core;
using Naru.Core.Json;

namespace Naru.Synth.Data;

/// <summary>
/// A value of a data file with its place. Its readers note what is wrong and go on with a value that does no harm, so that every
/// mistake of a file is found in one go; what was read is used only if there was none.
/// </summary>
internal readonly struct DataNode(DataFile file, JsonItem item, JsonPath path)
{
    /// <summary>OMOP's own limit for source values and the like.</summary>
    public const int LongestCode = 50;

    private const int LongestText = 200;

    /// <summary>Notes a finding here.</summary>
    public void Add(ErrorKind kind, params object[] arguments) => file.Add(kind, item, path, arguments);

    /// <summary>Whether it is an object.</summary>
    public bool IsObject => item.IsObject;

    /// <summary>Whether it is a text.</summary>
    public bool IsText => item.Kind == JsonTokenType.String;

    /// <summary>Its members, in their order; those that are there twice, or are no object's, are noted.</summary>
    public IReadOnlyList<(string Name, DataNode Value)> Members()
    {
        if (!IsObject)
        {
            Add(SynthErrors.WrongType, "object");
            return [];
        }

        var seen = new HashSet<string>(StringComparer.Ordinal);
        var members = new List<(string, DataNode)>();
        foreach (var (name, value) in item.Members)
        {
            var node = new DataNode(file, value, path.Member(name));
            if (seen.Add(name))
            {
                members.Add((name, node));
            }
            else
            {
                node.Add(SynthErrors.MemberTwice, name);
            }
        }

        return members;
    }

    /// <summary>Reads it as an object of known members; whatever else it has is noted.</summary>
    public DataObject Object(params ReadOnlySpan<string> known) => new(this, known.ToArray());

    /// <summary>Its items; what is no array is noted.</summary>
    public IReadOnlyList<DataNode> Items(int least = 0)
    {
        if (!item.IsArray)
        {
            Add(SynthErrors.WrongType, "array");
            return [];
        }

        if (item.Items.Count < least)
        {
            Add(SynthErrors.TooFewItems, least);
        }

        var items = new List<DataNode>();
        for (var i = 0; i < item.Items.Count; i++)
        {
            items.Add(new DataNode(file, item.Items[i], path.Item(i)));
        }

        return items;
    }

    /// <summary>A number within bounds.</summary>
    public double Number(double least, double most)
    {
        if (item.Kind != JsonTokenType.Number || !double.TryParse(item.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
        {
            Add(SynthErrors.WrongType, "number");
            return least;
        }

        if (!(number >= least && number <= most))
        {
            Add(SynthErrors.OutOfRange, least, most);
            return least;
        }

        return number;
    }

    /// <summary>A share, from 0 to 1.</summary>
    public double Share() => Number(0, 1);

    /// <summary>A whole number within bounds.</summary>
    public long Whole(long least, long most)
    {
        var number = Number(least, most);
        if (number != Math.Floor(number))
        {
            Add(SynthErrors.WrongType, "integer");
            return least;
        }

        return (long)number;
    }

    /// <summary>A concept's number.</summary>
    public long Concept() => Whole(0, int.MaxValue);

    /// <summary>True or false.</summary>
    public bool Flag()
    {
        if (item.Kind is not (JsonTokenType.True or JsonTokenType.False))
        {
            Add(SynthErrors.WrongType, "boolean");
        }

        return item.Kind == JsonTokenType.True;
    }

    /// <summary>A text that is not empty.</summary>
    public string Text(int longest = LongestText)
    {
        if (!IsText)
        {
            Add(SynthErrors.WrongType, "string");
            return "";
        }

        if (item.Text!.Trim().Length == 0 || item.Text.Length > longest || item.Text.Any(char.IsControl))
        {
            Add(SynthErrors.BadText, longest);
            return "";
        }

        return item.Text;
    }

    /// <summary>A text, or null written out.</summary>
    public string? TextOrNull() => item.IsNull ? null : Text();

    /// <summary>A number within bounds, or null written out.</summary>
    public double? NumberOrNull(double least, double most) => item.IsNull ? null : Number(least, most);

    /// <summary>One of several words.</summary>
    public string Word(params ReadOnlySpan<string> words)
    {
        var text = Text();
        if (text.Length > 0 && !words.Contains(text))
        {
            Add(SynthErrors.UnknownWord, text, string.Join(", ", words.ToArray()));
            return words[0];
        }

        return text.Length > 0 ? text : words[0];
    }

    /// <summary>A day, written as 2024-12-31.</summary>
    public DateOnly Date()
    {
        if (DateOnly.TryParseExact(IsText ? item.Text : "", "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            && date.Year is >= 1900 and <= 2100)
        {
            return date;
        }

        Add(SynthErrors.BadDate);
        return new DateOnly(2000, 1, 1);
    }

    /// <summary>A name in both languages.</summary>
    public BilingualText Name()
    {
        var name = Object("ko", "en");
        return new BilingualText(name.Required("ko")?.Text() ?? "", name.Required("en")?.Text() ?? "");
    }
}
