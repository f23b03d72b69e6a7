using Naru.Cdm.Schema;
using Naru.Core;

namespace Naru.Cdm.Sources.Postgres;

/// <summary>A table, view or whatever else can be read by name, as the server's catalogue describes it.</summary>
/// <param name="Table">The OMOP table that it is by its name.</param>
/// <param name="Id">Its number in the catalogue.</param>
/// <param name="Schema">Its schema, in the case in which it was created.</param>
/// <param name="Name">Its name, in the case in which it was created.</param>
/// <param name="Kind"><c>pg_class.relkind</c>: r table, p partitioned table, v view, m materialised view, f foreign table.</param>
/// <param name="MayUseSchema">Whether the user may look into the schema.</param>
/// <param name="MayReadAll">Whether the user may SELECT the table as a whole, hence also where its rows lie.</param>
/// <param name="HidesRows">Whether row-level security applies to the user.</param>
internal sealed record PostgresRelation(
    OmopTable Table, long Id, string Schema, string Name, char Kind, bool MayUseSchema, bool MayReadAll, bool HidesRows)
{
    /// <summary>As users see it.</summary>
    public string FullName => $"{Schema}.{Name}";

    /// <summary>As SQL.</summary>
    public string Sql => $"{Loading.Sql.Name(Schema)}.{Loading.Sql.Name(Name)}";

    /// <summary>Whether it can be locked against changes that do not care for snapshots.</summary>
    public bool CanBeLocked => Kind is 'r' or 'p';

    public SourcePlace Place => new(FullName);
}
