using System.Text;
using DuckDB.NET.Data;

namespace Naru.Cdm.Loading;

/// <summary>
/// The rules by which text becomes dates, as functions of a DuckDB: so that a column of text in Parquet or in a database is read
/// exactly as one in a text file.
/// </summary>
internal static class TextFunctions
{
    private const string TimeFunction = "naru_time";
    private const string OutcomeFunction = "naru_time_outcome";

    /// <summary>Adds the functions to the database of a connection; to be done once.</summary>
    public static void Register(DuckDBConnection connection)
    {
#pragma warning disable DuckDBNET001 // Functions are marked experimental; the tests of text columns cover them.
        connection.RegisterScalarFunction<string, int, long?>(TimeFunction, (texts, writer, count) =>
        {
            for (ulong row = 0; row < count; row++)
            {
                if (texts[0].IsValid(row) && Parse(texts[0].GetValue<string>(row), texts[1].GetValue<int>(row), out var microseconds) == ParseOutcome.Valid)
                {
                    writer.WriteValue(microseconds, row);
                }
                else
                {
                    writer.WriteNull(row);
                }
            }
        });
        connection.RegisterScalarFunction<string, int, int?>(OutcomeFunction, (texts, writer, count) =>
        {
            for (ulong row = 0; row < count; row++)
            {
                if (texts[0].IsValid(row))
                {
                    writer.WriteValue((int)Parse(texts[0].GetValue<string>(row), texts[1].GetValue<int>(row), out _), row);
                }
                else
                {
                    writer.WriteNull(row);
                }
            }
        });
#pragma warning restore DuckDBNET001
    }

    /// <summary>SQL for the time that a text says, as a TIMESTAMP; NULL if it is none.</summary>
    public static string Time(string text, DateOrder order) => $"make_timestamp({TimeFunction}({text}, {(int)order}))";

    /// <summary>SQL for whether reading a time has this outcome.</summary>
    public static string HasOutcome(string text, DateOrder order, ParseOutcome outcome) =>
        $"{OutcomeFunction}({text}, {(int)order}) = {(int)outcome}";

    private static ParseOutcome Parse(string text, int order, out long microseconds)
    {
        Span<byte> bytes = stackalloc byte[256];
        microseconds = 0;
        return text.Length <= bytes.Length / 3
            ? ValueParser.DateTime(bytes[..Encoding.UTF8.GetBytes(text, bytes)], (DateOrder)order, out microseconds)
            : ParseOutcome.Malformed;
    }
}
