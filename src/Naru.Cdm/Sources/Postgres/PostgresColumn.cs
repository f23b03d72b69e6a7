namespace Naru.Cdm.Sources.Postgres;

/// <summary>A column as the server's catalogue describes it.</summary>
/// <param name="Name">Its name, in the case in which it was created.</param>
/// <param name="Number">Its number in the table; a dropped column's number is not used again.</param>
/// <param name="Type">Its type as people write it.</param>
/// <param name="BaseType">The name of its type in the catalogue; of a domain, of what the domain is over.</param>
/// <param name="Category">The category of that type, <c>pg_type.typcategory</c>.</param>
/// <param name="IsBuiltIn">Whether that type is PostgreSQL's own.</param>
/// <param name="MayRead">Whether the user may SELECT it.</param>
internal sealed record PostgresColumn(
    string Name, int Number, string Type, string BaseType, char Category, bool IsBuiltIn, bool MayRead)
{
    /// <summary>Whether reading it as a date or time depends on a time zone.</summary>
    public bool HasZone => IsBuiltIn && BaseType == "timestamptz";
}
