namespace Naru.Cdm.Quality;

/// <summary>The finer division of <see cref="CheckCategory"/>; completeness has none.</summary>
public enum CheckSubcategory
{
    /// <summary>Conformance of tables, keys and what they refer to.</summary>
    Relational,

    /// <summary>Conformance of single values.</summary>
    Value,

    /// <summary>Conformance of what was computed or classified.</summary>
    Computational,

    /// <summary>Plausibility that has nothing to do with time.</summary>
    Atemporal,

    /// <summary>Plausibility of dates among each other.</summary>
    Temporal,
}
