using Naru.Cdm.Loading;
using Naru.Core;

namespace Naru.Cdm.Sources.Postgres;

/// <summary>Which schema holds the CDM, which the vocabulary, and what is read of them.</summary>
/// <param name="Schema">The schema of the CDM.</param>
/// <param name="Relations">One relation for each OMOP table that is there.</param>
internal sealed record SchemaChoice(string Schema, ValueList<PostgresRelation> Relations)
{
    /// <summary>Chooses; null, and a finding, if there is nothing to choose or too much.</summary>
    /// <param name="all">What the database has.</param>
    /// <param name="address">What the user named.</param>
    /// <param name="landmark">The table by which the schema is known: <c>person</c>, or <c>concept</c> for a vocabulary alone.</param>
    /// <param name="findings">Where findings go.</param>
    public static SchemaChoice? Of(List<PostgresRelation> all, PostgresAddress address, string landmark, FindingLog findings)
    {
        var place = new SourcePlace(address.Name);
        if (landmark == "concept" && address.VocabularySchema is { } own)
        {
            address = address with { Schema = own, VocabularySchema = null };
        }

        var candidates = SchemasWith(all, landmark);
        if (candidates.Count == 0)
        {
            findings.Add(PostgresErrors.NoCdmSchema, place);
            return null;
        }

        var schema = address.Schema is { } wanted
            ? Named(candidates, wanted, landmark, place, findings)
            : Only(candidates, PostgresErrors.SchemaAmbiguous, place, findings);
        if (schema is null)
        {
            return null;
        }

        if (!all.Exists(r => r.Schema == schema && r.MayUseSchema))
        {
            findings.Add(PostgresErrors.PermissionDenied, new SourcePlace(schema));
            return null;
        }

        if (!TryChooseVocabulary(all, schema, address, findings, out var vocabulary))
        {
            return null;
        }

        var chosen = all.Where(r => r.Schema == (vocabulary is not null && r.Table.IsVocabulary && Has(all, vocabulary, r) ? vocabulary : schema))
            .GroupBy(r => r.Table).ToList();
        foreach (var twice in chosen.Where(g => g.Count() > 1))
        {
            findings.Add(PostgresErrors.TableTwice, place, string.Join(", ", twice.Select(r => r.FullName)));
        }

        return new SchemaChoice(schema, chosen.Select(g => g.First()).ToValueList());
    }

    /// <summary>The vocabulary's own schema; null if it lies with the CDM, or nowhere.</summary>
    private static bool TryChooseVocabulary(
        List<PostgresRelation> all, string schema, PostgresAddress address, FindingLog findings, out string? vocabulary)
    {
        var place = new SourcePlace(address.Name);
        var candidates = SchemasWith(all, "concept");
        vocabulary = null;
        if (address.VocabularySchema is { } wanted)
        {
            vocabulary = Named(candidates, wanted, "concept", place, findings);
            return vocabulary is not null;
        }

        if (candidates.Contains(schema, StringComparer.Ordinal) || candidates.Count == 0)
        {
            return true;
        }

        vocabulary = Only(candidates, PostgresErrors.VocabularyAmbiguous, place, findings);
        return vocabulary is not null;
    }

    /// <summary>The schemas that have a table; if the user may look into some of them, only those.</summary>
    private static List<string> SchemasWith(List<PostgresRelation> all, string table)
    {
        var having = all.Where(r => r.Table.Name == table).ToLookup(r => r.MayUseSchema, r => r.Schema);
        return [.. (having[true].Any() ? having[true] : having[false]).Distinct(StringComparer.Ordinal)];
    }

    private static string? Named(List<string> candidates, string wanted, string table, SourcePlace place, FindingLog findings)
    {
        var inAnyCase = candidates.Where(s => s.Equals(wanted, StringComparison.OrdinalIgnoreCase)).ToList();
        var schema = inAnyCase.Find(s => s == wanted) ?? (inAnyCase.Count == 1 ? inAnyCase[0] : null);
        if (schema is null)
        {
            findings.Add(PostgresErrors.SchemaMissing, place, wanted, table, candidates.Count == 0 ? "-" : string.Join(", ", candidates));
        }

        return schema;
    }

    private static string? Only(List<string> candidates, ErrorKind ifMore, SourcePlace place, FindingLog findings)
    {
        if (candidates.Count == 1)
        {
            return candidates[0];
        }

        findings.Add(ifMore, place, string.Join(", ", candidates));
        return null;
    }

    private static bool Has(List<PostgresRelation> all, string schema, PostgresRelation relation) =>
        all.Exists(r => r.Schema == schema && r.Table == relation.Table);
}
