using System.Globalization;
using System.IO.Compression;
using Naru.Cohorts.Model;
using Naru.Cohorts.Results;

namespace Naru.Spec.Oracles;

/// <summary>OHDSI's inclusion and censoring statistics, as text lines that can be compared.</summary>
internal static class InclusionOracle
{
    /// <summary>OHDSI's lines of every definition, ordered.</summary>
    internal static Dictionary<string, List<string>> Expected(string set)
    {
        var path = Path.Combine(OracleData.RepositoryRoot, "data", "oracle", set, "inclusion.csv.gz");
        using var gzip = new GZipStream(File.OpenRead(path), CompressionMode.Decompress);
        using var reader = new StreamReader(gzip);
        var result = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        reader.ReadLine();
        while (reader.ReadLine() is { } line)
        {
            var comma = line.IndexOf(',', StringComparison.Ordinal);
            if (!result.TryGetValue(line[..comma], out var lines))
            {
                result[line[..comma]] = lines = [];
            }

            lines.Add(line[(comma + 1)..]);
        }

        foreach (var lines in result.Values)
        {
            lines.Sort(StringComparer.Ordinal);
        }

        return result;
    }

    /// <summary>What OHDSI's tables would hold for a result, in the same form.</summary>
    internal static List<string> LinesOf(CohortDefinition definition, CohortResult result)
    {
        var lines = new List<string>();
        if (definition.InclusionRules.Count > 0)
        {
            AddMode(lines, 0, result.EventImpact);
            AddMode(lines, 1, result.PersonImpact);
        }

        if (definition.CensorWindow is not null)
        {
            lines.Add(Line($"censor,,0,{result.Stages.LostToCensorWindow},,"));
        }

        lines.Sort(StringComparer.Ordinal);
        return lines;
    }

    private static void AddMode(List<string> lines, int mode, InclusionImpact impact)
    {
        lines.AddRange(impact.Masks.Select(m => Line($"result,{mode},{m.Mask},{m.Count},,")));
        for (var rule = 0; rule < impact.RuleCount; rule++)
        {
            lines.Add(Line($"stats,{mode},{rule},{impact.Satisfying(rule)},{impact.GainOf(rule)},{impact.Total}"));
        }

        lines.Add(Line($"summary,{mode},0,{impact.Total},{impact.Final},"));
    }

    private static string Line(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
