using System.Globalization;
using Naru.Cdm.Schema;

namespace Naru.Cdm.Sources.Postgres;

/// <summary>Reads the server's catalogue. The only variable parts of its statements are numbers that the catalogue itself gave.</summary>
internal static class PostgresCatalogue
{
    /// <summary>Tables that OHDSI's tools write their answers to: results, not data.</summary>
    private static readonly string[] Results = ["cohort", "cohort_definition"];

    /// <summary>Everything with the name of an OMOP table, in all schemas. Partitions come with the table that they are part of.</summary>
    public static List<PostgresRelation> ReadRelations(PostgresSession session, CancellationToken cancellation) => session.Query(
        """
        SELECT c.oid::int8, n.nspname::text, c.relname::text, c.relkind::text,
            pg_catalog.has_schema_privilege(n.oid, 'USAGE'), pg_catalog.has_table_privilege(c.oid, 'SELECT'),
            pg_catalog.row_security_active(c.oid)
        FROM pg_catalog.pg_class c
        JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
        WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f') AND NOT c.relispartition
            AND n.nspname <> 'information_schema' AND n.nspname !~ '^pg_'
        ORDER BY n.nspname, c.relname
        """,
        reader =>
        {
            var relations = new List<PostgresRelation>();
            while (reader.Read())
            {
                var name = reader.GetString(2);
                if (OmopSchema.Table(name) is { } table && !Results.Contains(table.Name, StringComparer.Ordinal))
                {
                    relations.Add(new PostgresRelation(
                        table, reader.GetInt64(0), reader.GetString(1), name, reader.GetString(3)[0],
                        reader.GetBoolean(4), reader.GetBoolean(5), reader.GetBoolean(6)));
                }
            }

            return relations;
        },
        cancellation);

    /// <summary>The columns of each relation, in their order. A domain counts as what it is over, however deep.</summary>
    public static ILookup<long, PostgresColumn> ReadColumns(
        PostgresSession session, IEnumerable<PostgresRelation> relations, CancellationToken cancellation)
    {
        var ids = string.Join(", ", relations.Select(r => r.Id.ToString(CultureInfo.InvariantCulture)));
        return session.Query(
            $"""
            WITH RECURSIVE base(id, over) AS (
                SELECT oid, oid FROM pg_catalog.pg_type WHERE typtype <> 'd'
                UNION ALL
                SELECT t.oid, b.over FROM pg_catalog.pg_type t JOIN base b ON t.typtype = 'd' AND t.typbasetype = b.id)
            SELECT a.attrelid::int8, a.attname::text, a.attnum::int4, pg_catalog.format_type(a.atttypid, a.atttypmod),
                t.typname::text, t.typcategory::text, t.typnamespace = 'pg_catalog'::regnamespace,
                pg_catalog.has_column_privilege(a.attrelid, a.attnum, 'SELECT')
            FROM pg_catalog.pg_attribute a
            JOIN base b ON b.id = a.atttypid
            JOIN pg_catalog.pg_type t ON t.oid = b.over
            WHERE a.attrelid IN ({ids}) AND a.attnum > 0 AND NOT a.attisdropped
            ORDER BY a.attrelid, a.attnum
            """,
            reader =>
            {
                var columns = new List<(long Relation, PostgresColumn Column)>();
                while (reader.Read())
                {
                    columns.Add((reader.GetInt64(0), new PostgresColumn(
                        reader.GetString(1), reader.GetInt32(2), reader.GetString(3), reader.GetString(4), reader.GetString(5)[0],
                        reader.GetBoolean(6), reader.GetBoolean(7))));
                }

                return columns.ToLookup(c => c.Relation, c => c.Column);
            },
            cancellation);
    }

    /// <summary>
    /// The heaps in which a relation's rows lie: its own, and those of its partitions and heirs. Null if rows lie elsewhere as well
    /// (foreign partitions, other storage), or if it is no table.
    /// </summary>
    public static PostgresHeaps? ReadHeaps(PostgresSession session, PostgresRelation relation, CancellationToken cancellation) =>
        !relation.CanBeLocked ? null : session.Query(
            $"""
            WITH RECURSIVE tree(id) AS (
                SELECT {relation.Id.ToString(CultureInfo.InvariantCulture)}::oid
                UNION
                SELECT i.inhrelid FROM pg_catalog.pg_inherits i JOIN tree ON tree.id = i.inhparent)
            SELECT COALESCE(pg_catalog.bool_and(c.relkind = 'r' AND m.amname = 'heap'), true),
                COALESCE(pg_catalog.max(pg_catalog.pg_relation_size(c.oid) / pg_catalog.current_setting('block_size')::int8), 0)::int8,
                COALESCE(pg_catalog.sum(pg_catalog.pg_relation_size(c.oid)), 0)::int8,
                COALESCE(pg_catalog.string_agg(c.oid::text || ':' || pg_catalog.pg_relation_filenode(c.oid)::text, ',' ORDER BY c.oid), '')
            FROM tree JOIN pg_catalog.pg_class c ON c.oid = tree.id LEFT JOIN pg_catalog.pg_am m ON m.oid = c.relam
            WHERE c.relkind <> 'p'
            """,
            reader => reader.Read() && reader.GetBoolean(0)
                ? new PostgresHeaps(reader.GetInt64(1), reader.GetInt64(2), reader.GetString(3))
                : null,
            cancellation);
}
