namespace Naru.Cdm.Loading;

/// <summary>What comes first in dates that end with the year.</summary>
internal enum DateOrder
{
    Unknown,
    DayFirst,
    MonthFirst,
}
