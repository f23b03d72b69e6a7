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
    /// <summary>Changes when the list does; it does not tell who is on it as long as the ids are not guessed.</summary>
    public string Version { get; } = ContentHash.Of(Persons.Select(p => p.ToString(CultureInfo.InvariantCulture)));

    /// <summary>
    /// Reads a list: one <c>person_id</c> a line, with or without the header <c>person_id</c>; or a file of several columns (comma,
    /// semicolon or tab) whose header names one of them <c>person_id</c>. Blank lines and what follows a <c>#</c> are passed over.
    /// UTF-8, or UTF-16 with a byte order mark. A file with its header only is the empty list; a file without anything is refused,
    /// for an export that failed must not bring everybody back.
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
            ReadLines(File.ReadLines(path), persons, name, findings);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            findings.Add(CdmErrors.PathNotFound, new SourcePlace(path));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            findings.Add(CdmErrors.UnreadableFile, new SourcePlace(name));
        }

        return Result.From(() => new OptOutList(persons.ToValueList()), findings.ToFindings());
    }

    /// <summary>Whether everybody of another list is on this one too.</summary>
    internal bool Includes(OptOutList other) => other.Persons.All(Persons.ToHashSet().Contains);

    private static void ReadLines(IEnumerable<string> lines, SortedSet<long> persons, string name, FindingLog findings)
    {
        OptOutColumns? columns = null;
        long number = 0;
        foreach (var line in lines)
        {
            number++;
            if (OptOutColumns.IsBlank(line))
            {
                continue;
            }

            if (columns is null)
            {
                columns = OptOutColumns.OfFirstLine(line);
                if (columns.IsHeader)
                {
                    continue;
                }
            }

            if (columns.PersonOf(line) is { } person)
            {
                persons.Add(person);
            }
            else
            {
                findings.Add(StoreErrors.BadOptOutLine, new SourcePlace(name, number));
            }
        }

        if (columns is null)
        {
            findings.Add(StoreErrors.EmptyOptOutList, new SourcePlace(name));
        }
    }
}
