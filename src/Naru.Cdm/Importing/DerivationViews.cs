using DuckDB.NET.Data;
using Naru.Cdm.Loading;
using Naru.Cdm.Schema;
using Naru.Cdm.Store;

namespace Naru.Cdm.Importing;

/// <summary>The tables that others are derived from, as they were just stored, with all their columns.</summary>
internal static class DerivationViews
{
    /// <summary>Where they are.</summary>
    public const string Schema = "naru_derivation";

    private static readonly string[] Tables = ["condition_occurrence", "drug_exposure", "concept_ancestor", "concept"];

    /// <summary>Makes them; a table that was not stored is empty.</summary>
    public static void Create(DuckDBConnection connection, CancellationToken cancellation)
    {
        var stored = StoreTables.StoredColumns(connection, StoreSchema.Written, cancellation);
        Sql.Run(connection, $"CREATE SCHEMA IF NOT EXISTS {Schema}", cancellation);
        foreach (var table in Tables.Select(name => OmopSchema.Table(name)!))
        {
            var select = stored.Contains(table.Name)
                ? StoreTables.Select(table, stored[table.Name].ToDictionary(StringComparer.Ordinal), StoreSchema.Written)
                : $"SELECT {string.Join(", ", table.Fields.Select(f => $"NULL::{f.SqlType} AS {Sql.Name(f.Name)}"))} WHERE false";
            Sql.Run(connection, $"CREATE OR REPLACE VIEW {Schema}.{table.Name} AS {select}", cancellation);
        }
    }
}
