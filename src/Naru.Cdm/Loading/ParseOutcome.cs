namespace Naru.Cdm.Loading;

/// <summary>What became of a text that should be a value.</summary>
internal enum ParseOutcome
{
    Valid,
    Malformed,

    /// <summary>A whole number that does not fit.</summary>
    OutOfRange,

    /// <summary>A whole number with an exponent, of which digits may have been lost.</summary>
    Exponent,

    /// <summary>A date such as 01/02/2010, whose day and month cannot be told apart.</summary>
    OrderUnknown,

    /// <summary>A date such as 13/02/2010, where the order of day and month was not known, and now is.</summary>
    DayComesFirst,

    /// <summary>A date such as 02/13/2010, where the order of day and month was not known, and now is.</summary>
    MonthComesFirst,

    /// <summary>A number for a date, as Excel counts days.</summary>
    SerialNumber,
}
