namespace Naru.Cdm.Quality;

/// <summary>What a check looks at.</summary>
public enum CheckLevel
{
    /// <summary>A table as a whole.</summary>
    Table,

    /// <summary>A field of a table.</summary>
    Field,

    /// <summary>The records of a concept in a field.</summary>
    Concept,
}
