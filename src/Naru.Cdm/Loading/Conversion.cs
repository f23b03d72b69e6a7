using Naru.Cdm.Schema;
using Naru.Core;

namespace Naru.Cdm.Loading;

/// <summary>
/// How a column of a Parquet file or of another database becomes a field of the CDM, in SQL: by the rules by which
/// <see cref="TextRow"/> reads text.
/// </summary>
/// <param name="Value">The value, of the field's type; NULL where it cannot be had.</param>
/// <param name="Problems">For each kind of problem that the column's type allows, the condition that tells it.</param>
internal sealed record Conversion(string Value, ValueList<(string Condition, ErrorKind Kind)> Problems)
{
    private const string DateText = @"\d{4}-\d{2}-\d{2}|\d{8}";
    private const string TimeText = @"[T ]\d{2}:\d{2}(:\d{2}(\.\d+)?)?";
    private const string ZoneText = @"Z|[+-]\d{2}(:?\d{2})?";

    /// <summary>The conversion; null if there is none between these types.</summary>
    /// <param name="field">The field.</param>
    /// <param name="column">The column, as SQL.</param>
    /// <param name="sourceType">The column's type, as DuckDB writes it.</param>
    public static Conversion? Of(OmopField field, string column, string sourceType)
    {
        var type = sourceType.Split('(')[0];
        if (type.EndsWith(']') || type is "STRUCT" or "MAP" or "UNION" or "BLOB" or "BIT")
        {
            return null;
        }

        if (type is "VARCHAR" or "ENUM")
        {
            return FromText(field, field.Type == OmopType.Text ? $"nullif({column}::VARCHAR, '')" : $"nullif(trim({column}::VARCHAR), '')");
        }

        return field.Type switch
        {
            OmopType.Text => Safe($"CAST({column} AS VARCHAR)"),
            OmopType.BigInteger or OmopType.Integer => ToInteger(field, column, type),
            OmopType.Double when IsNumber(type) => new(
                $"CAST({column} AS DOUBLE)", [($"NOT isfinite(CAST({column} AS DOUBLE))", CdmErrors.BadNumber)]),
            OmopType.Date or OmopType.DateTime when type is "DATE" or "TIMESTAMP" or "TIMESTAMP_S" or "TIMESTAMP_MS" or "TIMESTAMP_NS" =>
                Safe($"CAST({column} AS {field.SqlType})"),

            // An instant: its clock time in UTC, whatever the zone of this machine, so that every machine reads the same.
            OmopType.Date or OmopType.DateTime when type == "TIMESTAMP WITH TIME ZONE" =>
                Safe($"CAST(make_timestamp(epoch_us({column})) AS {field.SqlType})"),
            _ => null,
        };
    }

    private static Conversion? ToInteger(OmopField field, string column, string type) => type switch
    {
        "TINYINT" or "SMALLINT" or "INTEGER" or "UTINYINT" or "USMALLINT" => Safe($"CAST({column} AS {field.SqlType})"),
        "BIGINT" or "UINTEGER" when field.Type == OmopType.BigInteger => Safe($"CAST({column} AS BIGINT)"),
        _ when IsNumber(type) => Checked(
            $"CASE WHEN {column} = trunc({column}) THEN TRY_CAST({column} AS {field.SqlType}) END", column,
            ($"{column} <> trunc({column})", CdmErrors.BadInteger), CdmErrors.IntegerOutOfRange),
        _ => null,
    };

    private static Conversion FromText(OmopField field, string text) => field.Type switch
    {
        OmopType.Text => new(text, [($"contains({text}, chr(0))", CdmErrors.NulByte)]),
        OmopType.BigInteger or OmopType.Integer => Checked(
            $@"CASE WHEN {Matches(text, @"[+-]?\d+(\.0*)?")} THEN TRY_CAST(split_part({text}, '.', 1) AS {field.SqlType}) END", text,
            ($"NOT {Matches(text, @"[+-]?\d+(\.0*)?")}", CdmErrors.BadInteger), CdmErrors.IntegerOutOfRange),
        OmopType.Double => Checked(
            $@"CASE WHEN {Matches(text, @"[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?")} THEN TRY_CAST({text} AS DOUBLE) END", text,
            null, CdmErrors.BadNumber),
        OmopType.Date => Checked(Timestamp(text, "DATE"), text, null, CdmErrors.BadDate),
        _ => Checked(Timestamp(text, "TIMESTAMP"), text, null, CdmErrors.BadDateTime),
    };

    /// <summary>The date, with dashes, and the time without its zone.</summary>
    private static string Timestamp(string text, string type)
    {
        var dashed = $@"regexp_replace({text}, '^(\d{{4}})(\d{{2}})(\d{{2}})', '\1-\2-\3')";
        return $"CASE WHEN {Matches(text, $"({DateText})({TimeText}({ZoneText})?)?")} "
            + $"THEN CAST(TRY_CAST(regexp_replace({dashed}, '(\\d:\\d{{2}}[0-9:.]*)({ZoneText})$', '\\1') AS TIMESTAMP) AS {type}) END";
    }

    private static string Matches(string text, string pattern) => $"regexp_full_match({text}, '{pattern}')";

    private static bool IsNumber(string type) =>
        type is "TINYINT" or "SMALLINT" or "INTEGER" or "BIGINT" or "HUGEINT" or "UTINYINT" or "USMALLINT" or "UINTEGER" or "UBIGINT"
            or "UHUGEINT" or "FLOAT" or "DOUBLE" or "DECIMAL";

    private static Conversion Safe(string value) => new(value, []);

    /// <summary>A value that may fail to come: for the first reason if that holds, else for the other one.</summary>
    private static Conversion Checked(string value, string source, (string Condition, ErrorKind Kind)? first, ErrorKind otherwise)
    {
        var fails = $"{source} IS NOT NULL AND ({value}) IS NULL";
        return first is { } reason
            ? new(value, [reason, ($"{fails} AND NOT ({reason.Condition})", otherwise)])
            : new(value, [(fails, otherwise)]);
    }
}
