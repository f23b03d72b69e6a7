namespace Naru.Cohorts.Sql;

/// <summary>The statement of a scan.</summary>
/// <param name="Select">The statement.</param>
/// <param name="MergesFirst">Whether it gives all rows where the first of each person is asked for: whoever reads them must find it.</param>
public sealed record ScanStatement(SqlSelect Select, bool MergesFirst);
