using Naru.Cdm.Loading;
using Naru.Cdm.Schema;

namespace Naru.Cdm.Sources.Postgres;

/// <summary>How a column is asked for, and in which form it then comes.</summary>
/// <param name="Field">The field of the CDM that it fills.</param>
/// <param name="Target">The field's number in its table.</param>
/// <param name="Select">The column as SQL.</param>
/// <param name="Wire">Its form.</param>
internal sealed record WireColumn(OmopField Field, int Target, string Select, WireType Wire)
{
    /// <summary>
    /// The pairs of types are those of <see cref="Conversion"/>, by which other typed sources are read; null if there is no way
    /// between the two.
    /// </summary>
    public static WireColumn? Of(OmopField field, int target, PostgresColumn column)
    {
        var name = Sql.Name(column.Name);
        WireColumn As(WireType wire, string cast = "") => new(field, target, name + cast, wire);
        if (column.Category is 'S' or 'E' or 'X' || column is { IsBuiltIn: true, BaseType: "char" })
        {
            // Fixed lengths, enumerations, case-insensitive text: the cast also drops the padding of char(n).
            return As(WireType.Text, column is { IsBuiltIn: true, BaseType: "text" or "varchar" } ? "" : "::text");
        }

        if (field.Type == OmopType.Text)
        {
            var isPlain = column.Category is not ('A' or 'C' or 'P' or 'R') && column.BaseType is not "bytea";
            return isPlain ? As(WireType.Text, "::text") : null;
        }

        if (!column.IsBuiltIn)
        {
            return null;
        }

        return field.Type is OmopType.Date or OmopType.DateTime
            ? column.BaseType switch
            {
                "date" => As(WireType.Date),
                "timestamp" => As(WireType.Timestamp),

                // An instant: the clock time that the server shows for it, which is what the CDM keeps.
                "timestamptz" => As(WireType.Timestamp, "::timestamp"),
                _ => null,
            }
            : column.BaseType switch
            {
                "int2" => As(WireType.Int16),
                "int4" => As(WireType.Int32),
                "int8" => As(WireType.Int64),
                "oid" => As(WireType.Int64, "::int8"),
                "float4" => As(WireType.Single),
                "float8" => As(WireType.Double),
                "numeric" => As(WireType.Numeric),
                "money" => As(WireType.Numeric, "::numeric"),
                _ => null,
            };
    }
}
