using Naru.Cdm.Schema;
using Naru.Core;

namespace Naru.Cdm.Loading;

/// <summary>
/// How a column of a Parquet file or of another database becomes a field of the CDM, in SQL: by the rules by which
/// <see cref="TextBlockParser"/> reads text. A value is wrong where there is a source and no value.
/// </summary>
/// <param name="Source">The column, NULL where it is empty.</param>
/// <param name="Value">The value, of the field's type; NULL where it cannot be had.</param>
/// <param name="Wrong">What a wrong value is; null if the column's type allows none.</param>
/// <param name="WrongIf">A condition on the source, written <c>{0}</c>, under which a wrong value is of another kind.</param>
internal sealed record Conversion(string Source, string Value, ErrorKind? Wrong = null, (string Condition, ErrorKind Kind)? WrongIf = null)
{
    private const string IntegerPattern = @"[+-]?\d+(\.0*)?";
    private const string NumberPattern = @"[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?";
    private const string ZonePattern = @"Z|[+-]\d{2}(:?\d{2})?";
    private const string DatePattern = @"(\d{4}-\d{2}-\d{2}|\d{8})([T ]\d{2}:\d{2}(:\d{2}(\.\d+)?)?(" + ZonePattern + ")?)?";

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
            return FromText(field, column);
        }

        return field.Type switch
        {
            OmopType.Text => new(column, $"CAST({column} AS VARCHAR)"),
            OmopType.BigInteger or OmopType.Integer => ToInteger(field, column, type),
            OmopType.Double when IsNumber(type) =>
                new(column, $"CASE WHEN isfinite(CAST({column} AS DOUBLE)) THEN CAST({column} AS DOUBLE) END", CdmErrors.BadNumber),
            OmopType.Date or OmopType.DateTime when type is "DATE" or "TIMESTAMP" or "TIMESTAMP_S" or "TIMESTAMP_MS" or "TIMESTAMP_NS" =>
                new(column, $"CAST({column} AS {field.SqlType})"),

            // An instant: its clock time in UTC, whatever the zone of this machine, so that every machine reads the same.
            OmopType.Date or OmopType.DateTime when type == "TIMESTAMP WITH TIME ZONE" =>
                new(column, $"CAST(make_timestamp(epoch_us({column})) AS {field.SqlType})"),
            _ => null,
        };
    }

    private static Conversion? ToInteger(OmopField field, string column, string type) => type switch
    {
        "TINYINT" or "SMALLINT" or "INTEGER" or "UTINYINT" or "USMALLINT" => new(column, $"CAST({column} AS {field.SqlType})"),
        "BIGINT" or "UINTEGER" when field.Type == OmopType.BigInteger => new(column, $"CAST({column} AS BIGINT)"),
        _ when IsNumber(type) => new(
            column,
            $"CASE WHEN {column} = trunc({column}) THEN TRY_CAST({column} AS {field.SqlType}) END",
            CdmErrors.BadInteger,
            ("{0} = trunc({0})", CdmErrors.IntegerOutOfRange)),
        _ => null,
    };

    private static Conversion FromText(OmopField field, string column)
    {
        var text = $"nullif({column}::VARCHAR, '')";
        var trimmed = $"nullif(trim({column}::VARCHAR), '')";
        return field.Type switch
        {
            OmopType.Text => new(text, $"CASE WHEN NOT contains({text}, chr(0)) THEN {text} END", CdmErrors.NulByte),
            OmopType.BigInteger or OmopType.Integer => new(
                trimmed,
                $"CASE WHEN {Matches(trimmed, IntegerPattern)} THEN TRY_CAST(split_part({trimmed}, '.', 1) AS {field.SqlType}) END",
                CdmErrors.BadInteger,
                (Matches("{0}", IntegerPattern.Replace("{", "{{", StringComparison.Ordinal)), CdmErrors.IntegerOutOfRange)),
            OmopType.Double => new(
                trimmed, $"CASE WHEN {Matches(trimmed, NumberPattern)} THEN TRY_CAST({trimmed} AS DOUBLE) END", CdmErrors.BadNumber),
            OmopType.Date => new(trimmed, Timestamp(trimmed, "DATE"), CdmErrors.BadDate),
            OmopType.DateTime => new(trimmed, Timestamp(trimmed, "TIMESTAMP"), CdmErrors.BadDateTime),
        };
    }

    /// <summary>The date, with dashes put in, and the time without its zone.</summary>
    private static string Timestamp(string text, string type)
    {
        var dashed = $@"regexp_replace({text}, '^(\d{{4}})(\d{{2}})(\d{{2}})', '\1-\2-\3')";
        var local = $@"regexp_replace({dashed}, '(:\d{{2}}[0-9:.]*)({ZonePattern})$', '\1')";
        return $"CASE WHEN {Matches(text, DatePattern)} THEN CAST(TRY_CAST({local} AS TIMESTAMP) AS {type}) END";
    }

    private static string Matches(string text, string pattern) => $"regexp_full_match({text}, '{pattern}')";

    private static bool IsNumber(string type) =>
        type is "TINYINT" or "SMALLINT" or "INTEGER" or "BIGINT" or "HUGEINT" or "UTINYINT" or "USMALLINT" or "UINTEGER" or "UBIGINT"
            or "UHUGEINT" or "FLOAT" or "DOUBLE" or "DECIMAL";
}
