using Naru.Cdm.Schema;
using Naru.Core;

namespace Naru.Cdm.Loading;

internal static class MissingTables
{
    /// <summary>Reports every table that is loaded and that the source does not have.</summary>
    public static void Report(IEnumerable<string> present, FindingLog findings)
    {
        foreach (var table in OmopSchema.LoadedTables.ExceptBy(present, t => t.Name, StringComparer.Ordinal))
        {
            var isRequired = OmopSchema.RequiredTables.Contains(table.Name, StringComparer.Ordinal);
            findings.Add(isRequired ? CdmErrors.RequiredTableMissing : CdmErrors.TableMissing, SourcePlace.None, table.Name);
        }
    }
}
