using DuckDB.NET.Data;
using Naru.Cdm.Schema;

namespace Naru.Cdm.Loading;

/// <summary>Finds out in which versions data came.</summary>
internal static class CdmVersions
{
    /// <summary>What <c>cdm_source</c> says of the CDM; if it says nothing, what the names of the columns show.</summary>
    public static CdmVersion Of(
        IEnumerable<(OmopTable Table, IEnumerable<string> GivenNames)> tables,
        DuckDBConnection connection,
        string schema,
        CancellationToken cancellation)
    {
        var declared = FirstText(connection, $"SELECT cdm_version FROM {schema}.cdm_source WHERE cdm_version IS NOT NULL LIMIT 1", cancellation);
        if (declared?.Contains("5.3", StringComparison.Ordinal) == true)
        {
            return CdmVersion.V53;
        }

        if (declared?.Contains("5.4", StringComparison.Ordinal) == true)
        {
            return CdmVersion.V54;
        }

        var hints = tables.SelectMany(t => t.GivenNames.Select(n => OmopSchema.VersionOf(t.Table, n))).OfType<CdmVersion>().ToList();
        return hints.Contains(CdmVersion.V53) && !hints.Contains(CdmVersion.V54) ? CdmVersion.V53 : CdmVersion.V54;
    }

    /// <summary>What the vocabulary calls itself (the row <c>None</c> of Athena's <c>vocabulary</c>); otherwise what <c>cdm_source</c> says of it.</summary>
    public static string? OfVocabulary(DuckDBConnection connection, string schema, CancellationToken cancellation) =>
        FirstText(
            connection,
            $"""
            SELECT vocabulary_version FROM {schema}.vocabulary
            WHERE vocabulary_id = 'None' AND vocabulary_version IS NOT NULL ORDER BY 1 LIMIT 1
            """,
            cancellation)
        ?? FirstText(
            connection,
            $"SELECT vocabulary_version FROM {schema}.cdm_source WHERE vocabulary_version IS NOT NULL ORDER BY 1 LIMIT 1",
            cancellation);

    private static string? FirstText(DuckDBConnection connection, string sql, CancellationToken cancellation) =>
        Sql.Query(connection, sql, reader => reader.Read() ? reader.GetString(0) : null, cancellation);
}
