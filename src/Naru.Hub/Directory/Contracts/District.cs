using Naru.Core;

namespace Naru.Hub.Directories.Contracts;

/// <summary>A district, with the days on which it exists. Immutable.</summary>
/// <param name="Code">Its code; for gus and guns the standard administrative code of five digits.</param>
/// <param name="Kind"><c>region</c>, <c>gu</c>, <c>gun</c> or <c>zone</c>.</param>
/// <param name="Name">Its name.</param>
/// <param name="ValidFrom">Its first day; null if that is older than what is recorded.</param>
/// <param name="ValidTo">Its last day; null while it exists.</param>
/// <param name="Within">What it lies in, and when.</param>
/// <param name="ReplacedBy">What came in its place.</param>
public sealed record District(
    string Code, string Kind, BilingualText Name, DateOnly? ValidFrom, DateOnly? ValidTo, ValueList<DistrictPlace> Within, ValueList<string> ReplacedBy)
{
    /// <summary>Whether it exists on a day.</summary>
    public bool IsInForce(DateOnly day) => (ValidFrom is not { } from || day >= from) && (ValidTo is not { } to || day <= to);
}

/// <summary>That a district lies in another one. Immutable.</summary>
/// <param name="Code">The larger district's code.</param>
/// <param name="ValidFrom">From when; null for always.</param>
/// <param name="ValidTo">Until when; null for still.</param>
public sealed record DistrictPlace(string Code, DateOnly? ValidFrom = null, DateOnly? ValidTo = null);
