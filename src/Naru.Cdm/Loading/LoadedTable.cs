using Naru.Cdm.Schema;
using Naru.Core;

namespace Naru.Cdm.Loading;

/// <summary>A table that lies in the database, and what is known of where it came from.</summary>
/// <param name="Table">The table.</param>
/// <param name="SourceName">Its file, as users see it.</param>
/// <param name="GivenNames">The columns that its source has: name in CDM 5.4 → name as written there.</param>
/// <param name="Rows">How many rows it has.</param>
/// <param name="HasRisingKeys">Whether its primary keys were seen to rise from row to row, so that none can be there twice.</param>
/// <param name="NumberedRows">A query for its rows with the number <c>n</c> of each, from 0; NULL if its rows have no fixed place.</param>
/// <param name="LinesOf">
/// Turns numbers of rows (from 0, ascending) into lines of the source (from 1); null if its rows have no fixed place.
/// </param>
internal sealed record LoadedTable(
    OmopTable Table,
    string SourceName,
    IReadOnlyDictionary<string, string> GivenNames,
    long Rows,
    bool HasRisingKeys,
    string NumberedRows,
    Func<IReadOnlyList<long>, IReadOnlyList<long>>? LinesOf)
{
    /// <summary>Tells the file of a row (from 0), if the table came in several; null if it came in one.</summary>
    public Func<long, string>? FileOf { get; init; }

    /// <summary>The rows of a table that lies in memory, in the order in which they were put there.</summary>
    public static string Numbered(OmopTable table) => $"SELECT *, rowid AS n FROM cdm.{table.Name}";

    /// <summary>Columns are named as in the source, because that is where the user has to look.</summary>
    public SourcePlace At(long? line, string? column, long? row = null) =>
        new(row is { } n && FileOf is not null ? FileOf(n) : SourceName, line, column is null ? null : GivenNames.GetValueOrDefault(column, column));
}
