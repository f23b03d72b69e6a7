namespace Naru.Core;

/// <summary>The two languages in which Naru speaks to people. Korean comes first everywhere.</summary>
public enum Language
{
    /// <summary>한국어.</summary>
    Korean,

    /// <summary>English.</summary>
    English,
}
