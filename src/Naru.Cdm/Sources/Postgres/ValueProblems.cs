using Naru.Cdm.Loading;
using Naru.Cdm.Schema;
using Naru.Core;

namespace Naru.Cdm.Sources.Postgres;

/// <summary>
/// Counts what is wrong with a table's values, by column and kind. Rows of a server have no lines: one finding with a number says
/// all there is to say.
/// </summary>
internal sealed class ValueProblems
{
    private readonly Dictionary<(OmopField Field, ErrorKind Kind), long> counts = [];

    public bool Any => counts.Count > 0;

    public void Add(OmopField field, ErrorKind kind) =>
        counts[(field, kind)] = counts.GetValueOrDefault((field, kind)) + 1;

    public void Report(string table, IReadOnlyDictionary<string, string> givenNames, FindingLog findings)
    {
        foreach (var ((field, kind), count) in counts)
        {
            object[] arguments = kind == CdmErrors.IntegerOutOfRange ? [field.Type == OmopType.Integer ? 32 : 64]
                : kind == CdmErrors.InvalidBytes ? ["UTF-8"] : [];
            findings.Add(kind, new SourcePlace(table, null, givenNames[field.Name]), count, arguments);
        }
    }
}
