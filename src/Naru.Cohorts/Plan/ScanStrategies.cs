namespace Naru.Cohorts.Plan;

/// <summary>How the statements of a plan are put; each is chosen by a pass.</summary>
[Flags]
public enum ScanStrategies
{
    /// <summary>As plainly as can be: concepts as a list parameter, rows numbered and ordered by the database.</summary>
    None = 0,

    /// <summary>
    /// Concepts stand in the statement as numbers, and only those that the table has: the database skips the row groups of others.
    /// </summary>
    StoredConcepts = 1,

    /// <summary>A person's first row is found while merging, not by numbering rows in the database.</summary>
    FirstByMerging = 2,

    /// <summary>Rows are put in the order of persons here, not in the database.</summary>
    SortByMerging = 4,
}
