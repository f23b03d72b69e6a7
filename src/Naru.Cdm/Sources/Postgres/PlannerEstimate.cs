using System.Text.Json;
using Npgsql;

namespace Naru.Cdm.Sources.Postgres;

/// <summary>What the planner expects of a query.</summary>
internal static class PlannerEstimate
{
    /// <summary>Rows and bytes, from the result of <c>EXPLAIN (FORMAT JSON)</c>.</summary>
    public static (long Rows, long Bytes) Read(NpgsqlDataReader reader)
    {
        if (!reader.Read())
        {
            return (0, 0);
        }

        using var document = JsonDocument.Parse(reader.GetString(0));
        var plan = document.RootElement[0].GetProperty("Plan");
        var rows = plan.GetProperty("Plan Rows").GetDouble();
        return ((long)Math.Min(rows, long.MaxValue / 2), (long)Math.Min(rows * plan.GetProperty("Plan Width").GetDouble(), long.MaxValue / 2));
    }
}
