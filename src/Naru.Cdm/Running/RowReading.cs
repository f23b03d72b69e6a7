using DuckDB.NET.Data;
using Naru.Cohorts.Merging;

namespace Naru.Cdm.Running;

/// <summary>Reads single values of result rows.</summary>
internal static class RowReading
{
    /// <summary>A day number. Adjusted days may lie beyond every calendar; they stay beyond it.</summary>
    internal static int Day(DuckDBDataReader reader, int ordinal) => reader.IsDBNull(ordinal)
        ? EventColumns.NoDay
        : (int)Math.Clamp(reader.GetInt64(ordinal), int.MinValue + 1L, int.MaxValue);

    /// <summary>A value that a distinct count tells apart, as 64 bits: equal values, equal bits.</summary>
    internal static long Countable(DuckDBDataReader reader, int ordinal, bool isReal)
    {
        if (reader.IsDBNull(ordinal))
        {
            return EventColumns.NoValue;
        }

        // Adding zero turns −0 into 0: they are equal, and −0 has the bits of "no value".
        return isReal ? BitConverter.DoubleToInt64Bits(reader.GetDouble(ordinal) + 0.0) : reader.GetInt64(ordinal);
    }
}
