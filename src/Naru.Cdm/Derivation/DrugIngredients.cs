using DuckDB.NET.Data;
using Naru.Cdm.Loading;

namespace Naru.Cdm.Derivation;

/// <summary>
/// A temporary table of the ingredients of the drugs that occur in the exposures: <c>drug</c>, <c>ingredient</c>, each pair once. It
/// is made once because a vocabulary has tens of millions of ancestors, of which the drugs of a hospital need some thousands.
/// </summary>
internal sealed class DrugIngredients : IDisposable
{
    /// <summary>The table, as SQL.</summary>
    internal const string Table = "temp.naru_drug_ingredient";

    /// <summary>OMOP's official vocabularies stay below this id; local concepts do not.</summary>
    private const int FirstLocalConcept = 2_000_000_000;

    private readonly DuckDBConnection connection;

    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    internal DrugIngredients(DuckDBConnection connection, string schema, string exposures, CancellationToken cancellation)
    {
        this.connection = connection;
        string Relation(string table, params string[] columns) => SourceTable.Relation(connection, schema, table, columns, cancellation);

        // OHDSI's script takes RxNorm alone. RxNorm Extension has the ingredients that are not on the market of the United States,
        // in the same class and hierarchy; without it, drugs of other countries would have no era. The same holds for the ingredients that a
        // hospital added itself: OMOP reserves the ids from two billion upwards for them.
        Sql.Run(
            connection,
            $"""
            CREATE OR REPLACE TEMP TABLE {Table} AS
            SELECT DISTINCT a.descendant_concept_id AS drug, a.ancestor_concept_id AS ingredient
            FROM {Relation("concept_ancestor", "ancestor_concept_id", "descendant_concept_id")} a
            WHERE a.ancestor_concept_id IN (
                SELECT c.concept_id FROM {Relation("concept", "concept_id", "vocabulary_id", "concept_class_id")} c
                WHERE (c.vocabulary_id IN ('RxNorm', 'RxNorm Extension') OR c.concept_id >= {FirstLocalConcept}) AND c.concept_class_id = 'Ingredient')
            AND a.descendant_concept_id IN (SELECT DISTINCT r.drug_concept_id FROM {exposures} r)
            AND a.descendant_concept_id <> 0
            """,
            cancellation);
    }

    public void Dispose() => Sql.Run(connection, $"DROP TABLE IF EXISTS {Table}", CancellationToken.None);
}
