namespace Naru.Cdm.Sources.Postgres;

/// <summary>The forms in which values come in PostgreSQL's binary COPY, as far as Naru asks for them.</summary>
internal enum WireType
{
    Int16,
    Int32,
    Int64,
    Single,
    Double,
    Numeric,
    Text,

    /// <summary>Days since 2000-01-01.</summary>
    Date,

    /// <summary>Microseconds since 2000-01-01 00:00.</summary>
    Timestamp,
}
