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
/// <param name="WrongIf">Conditions on the source, written <c>{0}</c>, that exclude each other; a wrong value for which one holds is of another kind.</param>
internal sealed record Conversion(string Source, string Value, ErrorKind? Wrong, params IReadOnlyList<(string Condition, ErrorKind Kind)> WrongIf)
{
    private const string IntegerPattern = @"[+-]?\d+(\.0*)?";
    private const string NumberPattern = @"[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?";
    private const string ExponentPattern = @"[+-]?(\d+\.?\d*|\.\d+)[eE][+-]?\d+";

    /// <summary>The conversion; null if there is none between these types.</summary>
    /// <param name="field">The field.</param>
    /// <param name="column">The column, as SQL.</param>
    /// <param name="sourceType">The column's type, as DuckDB writes it.</param>
    /// <param name="order">What comes first in dates of text that end with the year.</param>
    public static Conversion? Of(OmopField field, string column, string sourceType, DateOrder order = DateOrder.Unknown)
    {
        var type = sourceType.Split('(')[0];
        if (type.EndsWith(']') || type is "STRUCT" or "MAP" or "UNION" or "BLOB" or "BIT")
        {
            return null;
        }

        if (IsText(sourceType))
        {
            return FromText(field, column, order);
        }

        return field.Type switch
        {
            OmopType.Text => new(column, $"CAST({column} AS VARCHAR)", null),
            OmopType.BigInteger or OmopType.Integer => ToInteger(field, column, type),
            OmopType.Double when IsNumber(type) =>
                new(column, $"CASE WHEN isfinite(CAST({column} AS DOUBLE)) THEN CAST({column} AS DOUBLE) END", CdmErrors.BadNumber),
            OmopType.Date or OmopType.DateTime when type is "DATE" or "TIMESTAMP" or "TIMESTAMP_S" or "TIMESTAMP_MS" or "TIMESTAMP_NS" =>
                new(column, $"CAST({column} AS {field.SqlType})", null),

            // An instant: its clock time in UTC, whatever the zone of this machine, so that every machine reads the same.
            OmopType.Date or OmopType.DateTime when type == "TIMESTAMP WITH TIME ZONE" =>
                new(column, $"CAST(make_timestamp(epoch_us({column})) AS {field.SqlType})", null),
            _ => null,
        };
    }

    /// <summary>Whether a column of this type holds text.</summary>
    public static bool IsText(string sourceType) => sourceType.Split('(')[0] is "VARCHAR" or "ENUM" && !sourceType.EndsWith(']');

    /// <summary>The text of a column, without blanks around it, NULL where it has no value.</summary>
    public static string TrimmedText(string column) =>
        $"CASE WHEN trim({column}::VARCHAR) NOT IN ('', '\\N', 'NULL') THEN trim({column}::VARCHAR) END";

    private static Conversion? ToInteger(OmopField field, string column, string type) => type switch
    {
        "TINYINT" or "SMALLINT" or "INTEGER" or "UTINYINT" or "USMALLINT" => new(column, $"CAST({column} AS {field.SqlType})", null),
        "BIGINT" or "UINTEGER" when field.Type == OmopType.BigInteger => new(column, $"CAST({column} AS BIGINT)", null),
        _ when IsNumber(type) => new(
            column,
            $"CASE WHEN {column} = trunc({column}) THEN TRY_CAST({column} AS {field.SqlType}) END",
            CdmErrors.BadInteger,
            ("{0} = trunc({0})", CdmErrors.IntegerOutOfRange)),
        _ => null,
    };

    private static Conversion FromText(OmopField field, string column, DateOrder order)
    {
        var text = $"nullif({column}::VARCHAR, '')";
        var trimmed = TrimmedText(column);
        return field.Type switch
        {
            OmopType.Text => new(text, $"CASE WHEN NOT contains({text}, chr(0)) THEN {text} END", CdmErrors.NulByte),
            OmopType.BigInteger or OmopType.Integer => new(
                trimmed,
                $"CASE WHEN {Matches(trimmed, IntegerPattern)} THEN TRY_CAST(split_part({trimmed}, '.', 1) AS {field.SqlType}) END",
                CdmErrors.BadInteger,
                (Matches("{0}", IntegerPattern), CdmErrors.IntegerOutOfRange),
                (Matches("{0}", ExponentPattern), CdmErrors.IntegerWithExponent)),
            OmopType.Double => new(
                trimmed, $"CASE WHEN {Matches(trimmed, NumberPattern)} THEN TRY_CAST({trimmed} AS DOUBLE) END", CdmErrors.BadNumber),
            OmopType.Date => ToTime(field, trimmed, order, CdmErrors.BadDate),
            OmopType.DateTime => ToTime(field, trimmed, order, CdmErrors.BadDateTime),
        };
    }

    private static Conversion ToTime(OmopField field, string text, DateOrder order, ErrorKind wrong) => new(
        text,
        $"CAST({TextFunctions.Time(text, order)} AS {field.SqlType})",
        wrong,
        (TextFunctions.HasOutcome("{0}", order, ParseOutcome.SerialNumber), CdmErrors.SerialDate),
        (TextFunctions.HasOutcome("{0}", order, ParseOutcome.OrderUnknown), CdmErrors.DateOrderUnknown));

    private static string Matches(string text, string pattern) => $"regexp_full_match({text}, '{pattern}')";

    private static bool IsNumber(string type) =>
        type is "TINYINT" or "SMALLINT" or "INTEGER" or "BIGINT" or "HUGEINT" or "UTINYINT" or "USMALLINT" or "UINTEGER" or "UBIGINT"
            or "UHUGEINT" or "FLOAT" or "DOUBLE" or "DECIMAL";
}
