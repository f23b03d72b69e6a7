using Naru.Cdm.Schema;
using Naru.Core;

namespace Naru.Cdm.Loading;

/// <summary>Which column of a source holds which field of the table.</summary>
/// <param name="Fields">For each column of the source its field; null for columns that are not read.</param>
/// <param name="GivenNames">Name in CDM 5.4 → name as the source writes it.</param>
internal sealed record ColumnMap(ValueList<OmopField?> Fields, IReadOnlyDictionary<string, string> GivenNames)
{
    /// <summary>Matches names, and reports columns that are missing, twice there, or unknown.</summary>
    public static ColumnMap Match(OmopTable table, string source, long? line, IReadOnlyList<string> names, FindingLog findings)
    {
        var fields = new OmopField?[names.Count];
        var given = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var i = 0; i < names.Count; i++)
        {
            var field = table.Field(names[i]);
            if (field is null)
            {
                findings.Add(CdmErrors.UnknownColumn, new SourcePlace(source, line, names[i]), table.Name);
            }
            else if (!given.TryAdd(field.Name, names[i]))
            {
                findings.Add(CdmErrors.ColumnTwice, new SourcePlace(source, line, names[i]));
            }
            else
            {
                fields[i] = field;
            }
        }

        foreach (var field in table.Fields.Where(f => f.IsRequired && !given.ContainsKey(f.Name)))
        {
            findings.Add(CdmErrors.RequiredColumnMissing, new SourcePlace(source, line, field.Name), table.Name);
        }

        if (table.EventConcept is { } concept && !given.ContainsKey(concept.Name))
        {
            findings.Add(CdmErrors.ConceptColumnMissing, new SourcePlace(source, line, concept.Name), table.Name);
        }

        return new ColumnMap(fields.ToValueList(), given);
    }
}
