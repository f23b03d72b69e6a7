using System.Globalization;
using System.Text;

namespace Naru.Cdm.Store;

/// <summary>
/// Where the lines of a list of patients who opted out have their <c>person_id</c>. Whoever is taken for the wrong patient stays in
/// the data, so nothing is guessed: of several columns, the header has to name the one.
/// </summary>
/// <param name="Index">The column, from 0.</param>
/// <param name="Count">How many columns each line has.</param>
/// <param name="Separators">What stands between them; any of these if there is but one column.</param>
/// <param name="IsHeader">Whether the first line is a header.</param>
internal sealed record OptOutColumns(int Index, int Count, string Separators, bool IsHeader)
{
    private const string Header = "person_id";
    private const string AnySeparator = ",;\t";

    /// <summary>Whether a line has nothing but separators, blanks, empty quotes and a comment.</summary>
    public static bool IsBlank(string line) => Split(line, AnySeparator)?.TrueForAll(f => f.Length == 0) ?? false;

    /// <summary>What the first line that is not blank tells.</summary>
    public static OptOutColumns OfFirstLine(string line)
    {
        foreach (var separator in AnySeparator.Select(char.ToString))
        {
            // A header that names the column twice leaves open which it is; it is then no header, and no person either.
            if (Split(line, separator) is { Count: > 1 } fields && fields.Count(IsName) == 1)
            {
                return new OptOutColumns(fields.FindIndex(IsName), fields.Count, separator, IsHeader: true);
            }
        }

        return new OptOutColumns(0, 1, AnySeparator, Split(line, AnySeparator) is [var only] && IsName(only));
    }

    /// <summary>The person of a line that is not blank; null if it has none, or another number of columns than it should.</summary>
    public long? PersonOf(string line) =>
        Split(line, Separators) is { } fields
        && fields.Count == Count
        && long.TryParse(fields[Index], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var person)
            ? person
            : null;

    private static bool IsName(string field) => field.Equals(Header, StringComparison.OrdinalIgnoreCase);

    /// <summary>
    /// The fields of a line, without quotes and blanks around them, up to a <c>#</c> outside of quotes; null if a quote stays open:
    /// then the field goes on in the next line, and what stands there is no line of its own.
    /// </summary>
    private static List<string>? Split(string line, string separators)
    {
        var fields = new List<string>();
        var field = new StringBuilder();
        var isQuoted = false;
        foreach (var letter in line)
        {
            if (letter == '"')
            {
                isQuoted = !isQuoted;
            }
            else if (!isQuoted && letter == '#')
            {
                break;
            }
            else if (!isQuoted && separators.Contains(letter, StringComparison.Ordinal))
            {
                fields.Add(field.ToString().Trim());
                field.Clear();
            }
            else
            {
                field.Append(letter);
            }
        }

        fields.Add(field.ToString().Trim());
        return isQuoted ? null : fields;
    }
}
