using System.Globalization;
using Naru.Cdm.Loading;
using Naru.Core;

namespace Naru.Cdm.Store;

/// <summary>
/// The patients who opted out: their <c>person_id</c>s, ascending, each once. Immutable. The list itself is a patient's datum: it
/// stays in the store and is never shown.
/// </summary>
/// <param name="Persons">The persons.</param>
public sealed record OptOutList(ValueList<long> Persons)
{
    private const string Header = "person_id";

    /// <summary>Changes when the list does; it does not tell who is on it as long as the ids are not guessed.</summary>
    public string Version { get; } = ContentHash.Of(Persons.Select(p => p.ToString(CultureInfo.InvariantCulture)));

    /// <summary>
    /// Reads a list: one <c>person_id</c> a line, or a CSV whose first column is <c>person_id</c>. Blank lines and what follows a
    /// <c>#</c> are passed over. UTF-8.
    /// </summary>
    /// <returns>The list; or every line that is wrong.</returns>
    public static Result<OptOutList> Read(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        var name = Path.GetFileName(path);
        var findings = new FindingLog();
        var persons = new SortedSet<long>();
        try
        {
            long number = 0;
            foreach (var line in File.ReadLines(path))
            {
                number++;
                var first = line.AsSpan();
                first = first[..IndexOrEnd(first, '#')];
                first = first[..IndexOrEnd(first, ',')].Trim().Trim('"').Trim();
                if (first.IsEmpty || (persons.Count == 0 && first.Equals(Header, StringComparison.OrdinalIgnoreCase)))
                {
                    continue;
                }

                if (long.TryParse(first, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var person))
                {
                    persons.Add(person);
                }
                else
                {
                    findings.Add(StoreErrors.BadOptOutLine, new SourcePlace(name, number));
                }
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            findings.Add(CdmErrors.UnreadableFile, new SourcePlace(name));
        }

        return Result.From(() => new OptOutList(persons.ToValueList()), findings.ToFindings());
    }

    /// <summary>Whether everybody of another list is on this one too.</summary>
    internal bool Includes(OptOutList other) => other.Persons.All(Persons.ToHashSet().Contains);

    private static int IndexOrEnd(ReadOnlySpan<char> text, char letter) => text.IndexOf(letter) is >= 0 and var index ? index : text.Length;
}
