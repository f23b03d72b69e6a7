namespace Naru.Cdm.Sources.Postgres;

/// <summary>The files in which a table's rows lie.</summary>
/// <param name="Blocks">The blocks of the largest.</param>
/// <param name="Bytes">The bytes of all.</param>
/// <param name="Files">Which they are: a rewritten table (VACUUM FULL, CLUSTER, TRUNCATE, many an ALTER TABLE) has others.</param>
internal sealed record PostgresHeaps(long Blocks, long Bytes, string Files);
