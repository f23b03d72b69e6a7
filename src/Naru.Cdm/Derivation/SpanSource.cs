namespace Naru.Cdm.Derivation;

/// <summary>
/// Where the spans come from that eras are made of: records of one person, each from a first to a last day. Parts of SQL, with the
/// record under the alias <c>r</c>.
/// </summary>
/// <param name="Records">The relation of the records, which has a <c>person_id</c>.</param>
/// <param name="Join">What the records are joined with to find the concept of their era; empty if nothing.</param>
/// <param name="Concept">The concept of the era.</param>
/// <param name="First">The first day.</param>
/// <param name="Last">The last day.</param>
/// <param name="IsUnmapped">Whether the record has no concept. Never NULL.</param>
/// <param name="IsBackwards">Whether its days make no span. Never NULL for records with a first day.</param>
/// <param name="HasConcept">Whether the join finds a concept of an era for it; a record may have several, and counts in each.</param>
internal sealed record SpanSource(
    string Records, string Join, string Concept, string First, string Last, string IsUnmapped, string IsBackwards, string HasConcept)
{
    /// <summary>The last day that an era may have: the last one of the calendar that readers of the data can hold.</summary>
    private const string LastDay = "DATE '9999-12-31'";

    /// <summary>A day and a number of days after it, never beyond <see cref="LastDay"/>; the number, not NULL, is at least 0.</summary>
    internal static string After(string day, string days) => $"least({day} + least({days}, 3652059)::INTEGER, {LastDay})";
}
