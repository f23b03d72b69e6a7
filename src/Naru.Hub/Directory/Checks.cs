using System.Text.RegularExpressions;
using Naru.Core;
using Naru.Hub.Directories.Contracts;
using Naru.Hub.Directories.Data;

namespace Naru.Hub.Directories;

/// <summary>
/// Collects what is wrong with what somebody sent, each with its JSON path. Serves one decision; not safe for threads.
/// </summary>
/// <param name="data">Lists and districts.</param>
/// <param name="today">The day on which districts must exist.</param>
internal sealed partial class Checks(DirectoryData data, DateOnly today)
{
    /// <summary>More codes than anybody means; fewer than would fill a page.</summary>
    public const int MostCodes = 50;

    private const int LongestAddress = 2_000;
    private readonly List<Error> errors = [];

    public DirectoryData Data => data;

    public DateOnly Today => today;

    public ValueList<Error> Errors => errors.ToValueList();

    public void Report(ErrorKind kind, string path, params object[] arguments) => errors.Add(kind.At(path, arguments));

    /// <summary>Reports unless it holds.</summary>
    public void Require(bool holds, ErrorKind kind, string path, params object[] arguments)
    {
        if (!holds)
        {
            Report(kind, path, arguments);
        }
    }

    public void Names(string path, Texts texts) => Both(path, texts, (p, t) => TextRules.Name(errors, p, t));

    public void Texts(string path, Texts? texts, int longest, bool isRequired = false)
    {
        if (texts is not null)
        {
            Both(path, texts, (p, t) => TextRules.Text(errors, p, t, longest));
        }
        else if (isRequired)
        {
            Report(DirectoryErrors.NoName, path);
        }
    }

    public void Text(string path, string? text, int longest) => TextRules.Text(errors, path, text, longest);

    public void Name(string path, string? text) => TextRules.Name(errors, path, text);

    public void Code(string path, string? value, string list)
    {
        if (value is not null && data.List(list).Find(value) is null)
        {
            Report(DirectoryErrors.UnknownCode, path, Shown(value), list);
        }
    }

    public void Codes(string path, ValueList<string> values, Func<string, bool> isKnown, string list)
    {
        Distinct(path, values, MostCodes);
        for (var i = 0; i < values.Count; i++)
        {
            Require(isKnown(values[i]), DirectoryErrors.UnknownCode, $"{path}[{i}]", Shown(values[i]), list);
        }
    }

    public void Codes(string path, ValueList<string> values, string list) => Codes(path, values, v => data.List(list).Find(v) is not null, list);

    public void Distinct(string path, ValueList<string> values, int most)
    {
        Require(values.Count <= most, DirectoryErrors.TooMany, path, most);
        foreach (var twice in values.GroupBy(v => v, StringComparer.Ordinal).Where(g => g.Skip(1).Any()))
        {
            Report(DirectoryErrors.Twice, path, Shown(twice.Key));
        }
    }

    public void District(string path, string? code)
    {
        if (code is null)
        {
            return;
        }

        if (data.District(code) is not { } district)
        {
            Report(DirectoryErrors.UnknownCode, path, Shown(code), "district");
        }
        else if (!district.IsInForce(today))
        {
            Report(DirectoryErrors.DistrictNotInForce, path, code, BilingualText.Join(", ", district.ReplacedBy.Select(Named)));
        }
    }

    public void Range(string path, long? number, long least, long most) =>
        Require(number is not { } n || (n >= least && n <= most), DirectoryErrors.OutOfRange, path, least, most);

    public void Period(string path, DateOnly? from, DateOnly? to) => Require(from is not { } f || to is not { } t || f <= t, DirectoryErrors.Reversed, path);

    public void Address(string path, string? address) => Require(address is null || IsWebAddress(address), DirectoryErrors.BadIri, path);

    public void Email(string path, string? email) => Require(email is null || IsEmail(email), DirectoryErrors.BadEmail, path);

    public void Phone(string path, string? phone) => Require(phone is null || PhoneForm().IsMatch(phone), DirectoryErrors.BadPhone, path);

    public void Concepts(string path, ValueList<ConceptRef> concepts, Matching.IConceptHierarchy vocabulary)
    {
        Require(concepts.Count <= MostCodes, DirectoryErrors.TooMany, path, MostCodes);
        foreach (var twice in concepts.GroupBy(c => c.Id).Where(g => g.Skip(1).Any()))
        {
            Report(DirectoryErrors.Twice, path, twice.Key);
        }

        for (var i = 0; i < concepts.Count; i++)
        {
            Concept($"{path}[{i}]", concepts[i], vocabulary);
        }
    }

    /// <summary>
    /// Whether it can stand in a record as it is: an absolute http(s) address whose letters need no escaping in RDF. Non-ASCII letters are allowed, as in
    /// addresses of Korean law; control characters, spaces and what RFC 3987 excludes are not.
    /// </summary>
    internal static bool IsWebAddress(string text) =>
        text.Length <= LongestAddress
        && (text.StartsWith("https://", StringComparison.Ordinal) || text.StartsWith("http://", StringComparison.Ordinal))
        && !text.Any(c => c <= ' ' || c is '<' or '>' or '"' or '{' or '}' or '|' or '\\' or '^' or '`' || char.IsControl(c) || char.IsWhiteSpace(c)
            || char.GetUnicodeCategory(c) is System.Globalization.UnicodeCategory.Format or System.Globalization.UnicodeCategory.PrivateUse or System.Globalization.UnicodeCategory.Surrogate)
        && Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Host.Length > 0 && uri.UserInfo.Length == 0;

    internal static bool IsEmail(string text) => text.Length <= 254 && EmailForm().IsMatch(text);

    private BilingualText Named(string district) => data.District(district)?.Name is { } name
        ? new BilingualText($"{district} {name.Korean}", $"{district} {name.English}")
        : new BilingualText(district, district);

    private static string Shown(string value) => value.Length <= 64 ? value : $"{value[..64]}…";

    private void Concept(string path, ConceptRef concept, Matching.IConceptHierarchy vocabulary)
    {
        TextRules.Text(errors, $"{path}.name", concept.Name, 500);
        TextRules.Name(errors, $"{path}.vocabulary", concept.Vocabulary);
        TextRules.Name(errors, $"{path}.version", concept.Version);
        Range($"{path}.id", concept.Id, 1, long.MaxValue);
        if (!vocabulary.IsThere)
        {
            return;
        }

        if (vocabulary.Find(concept.Id) is not { } known)
        {
            Report(DirectoryErrors.UnknownConcept, $"{path}.id", concept.Id);
        }
        else if (known.Vocabulary != concept.Vocabulary || known.Name != concept.Name)
        {
            Report(DirectoryErrors.ConceptDiffers, path, concept.Id, known.Name, known.Vocabulary);
        }
    }

    private void Both(string path, Texts texts, Action<string, string?> check)
    {
        if (texts.Ko is null && texts.En is null)
        {
            Report(DirectoryErrors.NoName, path);
        }

        check($"{path}.ko", texts.Ko);
        check($"{path}.en", texts.En);
    }

    [GeneratedRegex(@"^[A-Za-z0-9](?:[A-Za-z0-9._%+-]*[A-Za-z0-9_%+-])?@(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z]{2,63}$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex EmailForm();

    [GeneratedRegex(@"^\+?[0-9]{1,4}(?:[ -]?[0-9]{1,4}){1,5}$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex PhoneForm();
}
