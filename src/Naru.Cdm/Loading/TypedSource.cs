using DuckDB.NET.Data;
using Naru.Cdm.Schema;
using Naru.Core;

namespace Naru.Cdm.Loading;

/// <summary>A relation with typed columns that holds an OMOP table: a Parquet file, or a table of another database.</summary>
/// <param name="Table">The table it holds.</param>
/// <param name="Name">Its name as users see it.</param>
/// <param name="Relation">The relation, as SQL for FROM.</param>
/// <param name="RowNumber">The number of a row in it, from 0, as SQL; <c>NULL</c> if rows have no fixed place.</param>
/// <param name="Columns">Its columns and their types.</param>
internal sealed record TypedSource(
    OmopTable Table, string Name, string Relation, string RowNumber, ValueList<(string Name, string Type)> Columns)
{
    /// <summary>Reports columns that are missing, unknown or of a wrong type.</summary>
    /// <returns>The columns that the table has, and the conversion of each.</returns>
    /// <param name="findings">Told of them.</param>
    /// <param name="connection">Used to find out the order of day and month in columns of text; null not to.</param>
    /// <param name="order">That order, as far as the user has told.</param>
    /// <param name="cancellation">Stops it.</param>
    public (IReadOnlyDictionary<string, string> GivenNames, IReadOnlyDictionary<string, Conversion> Conversions) Match(
        FindingLog findings,
        DuckDBConnection? connection = null,
        DateOrder order = DateOrder.Unknown,
        CancellationToken cancellation = default)
    {
        var map = ColumnMap.Match(Table, Name, null, [.. Columns.Select(c => c.Name)], findings);
        var conversions = new Dictionary<string, Conversion>(StringComparer.Ordinal);
        foreach (var (field, column) in map.Fields.Zip(Columns))
        {
            if (field is null)
            {
                continue;
            }

            var isOpen = order == DateOrder.Unknown && connection is not null
                && field.Type is OmopType.Date or OmopType.DateTime && Conversion.IsText(column.Type);
            var ownOrder = isOpen ? OrderIn(column.Name, connection!, cancellation) : order;
            if (Conversion.Of(field, Sql.Name(column.Name), column.Type, ownOrder) is { } conversion)
            {
                conversions.Add(field.Name, conversion);
            }
            else
            {
                findings.Add(CdmErrors.WrongColumnType, new SourcePlace(Name, null, column.Name), column.Type, field.SqlType);
            }
        }

        return (map.GivenNames, conversions);
    }

    /// <summary>The query for the table with the columns of CDM 5.4.</summary>
    public string Select(IReadOnlyDictionary<string, Conversion> conversions, string more = "")
    {
        var fields = Table.Fields.Select(f =>
            $"{conversions.GetValueOrDefault(f.Name)?.Value ?? $"NULL::{f.SqlType}"} AS {Sql.Name(f.Name)}");
        return $"SELECT {string.Join(", ", fields)}{more} FROM {Relation}";
    }

    /// <summary>Checks single values, in one pass over the source that converts each of them once.</summary>
    public void CheckValues(
        DuckDBConnection connection,
        IReadOnlyDictionary<string, string> givenNames,
        IReadOnlyDictionary<string, Conversion> conversions,
        FindingLog findings,
        CancellationToken cancellation)
    {
        var fields = Table.Fields.Where(f => conversions.TryGetValue(f.Name, out var c) && (c.Wrong is not null || f.IsRequired)).ToList();
        var conditions = fields.SelectMany((f, i) => Conditions(f, conversions[f.Name], $"s{i}", $"v{i}")).ToList();
        if (conditions.Count == 0)
        {
            return;
        }

        var columns = fields.Select((f, i) => $"{conversions[f.Name].Source} AS s{i}, {conversions[f.Name].Value} AS v{i}");
        var counts = conditions.Select(c =>
            $"count(*) FILTER (WHERE {c.Condition}), min(n, {FindingLog.Places}) FILTER (WHERE {c.Condition})");
        Sql.Query(
            connection,
            $"SELECT {string.Join(", ", counts)} FROM (SELECT {RowNumber} AS n, {string.Join(", ", columns)} FROM {Relation})",
            reader =>
            {
                reader.Read();
                for (var i = 0; i < conditions.Count; i++)
                {
                    var (field, _, kind) = conditions[i];
                    if (findings.LeavesRows && (kind == CdmErrors.BadInteger || kind == CdmErrors.IntegerOutOfRange))
                    {
                        var count = reader.GetInt64(i * 2);
                        findings.NotIntegers.AddOrUpdate((Table.Name, field.Name), count, (_, before) => before + count);
                        continue;
                    }

                    Report(reader, i * 2, kind, new SourcePlace(Name, null, givenNames[field.Name]), field, findings);
                }

                return true;
            },
            cancellation);
    }

    /// <summary>What comes first in the dates of a column, if one of them shows it; if they contradict each other, some will be refused.</summary>
    private DateOrder OrderIn(string column, DuckDBConnection connection, CancellationToken cancellation)
    {
        var text = Conversion.TrimmedText(Sql.Name(column));
        var isDay = TextFunctions.HasOutcome(text, DateOrder.Unknown, ParseOutcome.DayComesFirst);
        var isMonth = TextFunctions.HasOutcome(text, DateOrder.Unknown, ParseOutcome.MonthComesFirst);
        return Sql.Query(
            connection,
            $"SELECT coalesce(bool_or({isDay}), false), coalesce(bool_or({isMonth}), false) FROM {Relation}",
            reader => !reader.Read() ? DateOrder.Unknown
                : reader.GetBoolean(0) ? DateOrder.DayFirst
                : reader.GetBoolean(1) ? DateOrder.MonthFirst
                : DateOrder.Unknown,
            cancellation);
    }

    private static IEnumerable<(OmopField Field, string Condition, ErrorKind Kind)> Conditions(
        OmopField field, Conversion conversion, string source, string value)
    {
        if (field.IsRequired)
        {
            yield return (field, $"{source} IS NULL", CdmErrors.RequiredValueEmpty);
        }

        if (conversion.Wrong is not { } wrong)
        {
            yield break;
        }

        var isWrong = $"{source} IS NOT NULL AND {value} IS NULL";
        var exceptions = conversion.WrongIf.Select(w => (Condition: w.Condition.Replace("{0}", source, StringComparison.Ordinal), w.Kind)).ToList();
        yield return (field, string.Concat([isWrong, .. exceptions.Select(e => $" AND NOT ({e.Condition})")]), wrong);
        foreach (var (condition, kind) in exceptions)
        {
            yield return (field, $"{isWrong} AND ({condition})", kind);
        }
    }

    private static void Report(DuckDBDataReader reader, int column, ErrorKind kind, SourcePlace place, OmopField field, FindingLog findings)
    {
        object[] arguments = kind == CdmErrors.IntegerOutOfRange ? [field.Type == OmopType.Integer ? 32 : 64] : [];
        var count = reader.GetInt64(column);
        var rows = reader.IsDBNull(column + 1) ? [] : reader.GetFieldValue<List<long?>>(column + 1).OfType<long>().ToList();
        foreach (var row in rows)
        {
            findings.Add(kind, place with { Line = row + 1 }, arguments);
        }

        if (count > rows.Count)
        {
            findings.Add(kind, place, count - rows.Count, arguments);
        }
    }
}
