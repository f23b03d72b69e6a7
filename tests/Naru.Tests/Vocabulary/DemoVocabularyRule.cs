namespace Naru.Tests.Vocabulary;

/// <summary>Something that must hold in the demo vocabulary.</summary>
/// <param name="Name">What must hold.</param>
/// <param name="Offenders">A query for what breaks it: must give no row.</param>
/// <param name="Damage">A statement that breaks it: the query must give a row then.</param>
public sealed record DemoVocabularyRule(string Name, string Offenders, string Damage)
{
    /// <summary>Our numbers. Others have local concepts too: the excerpt has one of them.</summary>
    private const string Own = "2000000000 AND 2000099999";

    /// <summary>All rules.</summary>
    public static IReadOnlyList<DemoVocabularyRule> All { get; } =
    [
        new(
            "a concept is there once",
            "SELECT concept_id FROM concept GROUP BY ALL HAVING count(*) > 1",
            "INSERT INTO concept SELECT * FROM concept WHERE concept_id = 201826"),
        new(
            "a code is there once in its vocabulary",
            "SELECT concept_code FROM concept WHERE part = 'naru' GROUP BY vocabulary_id, concept_code HAVING count(*) > 1",
            "UPDATE concept SET concept_code = 'E11.9' WHERE concept_code = 'I10' AND vocabulary_id = 'KCD7'"),
        new(
            "what is ours can be told by its number, and nothing else has such a number",
            $"SELECT concept_id FROM concept WHERE (part = 'naru') <> (concept_id BETWEEN {Own})",
            "UPDATE concept SET part = 'ohdsi' WHERE concept_code = 'E11.9' AND vocabulary_id = 'KCD7'"),
        new(
            "what is ours says so by its vocabulary",
            """
            SELECT concept_id FROM concept WHERE part = 'naru' AND vocabulary_id NOT IN ('Naru', 'KCD7', 'EDI', 'Vocabulary',
            'Concept Class') OR part <> 'naru' AND vocabulary_id IN ('Naru', 'KCD7', 'EDI')
            """,
            "UPDATE concept SET vocabulary_id = 'RxNorm' WHERE part = 'naru' AND concept_name = 'metformin'"),
        new(
            "a concept's vocabulary is known",
            "SELECT concept_id FROM concept WHERE vocabulary_id NOT IN (SELECT vocabulary_id FROM vocabulary)",
            "DELETE FROM vocabulary WHERE vocabulary_id = 'KCD7'"),
        new(
            "a concept's class is known",
            "SELECT concept_id FROM concept WHERE concept_class_id NOT IN (SELECT concept_class_id FROM concept_class)",
            "DELETE FROM concept_class WHERE concept_class_id = 'EDI code'"),
        new(
            "a concept's domain is known",
            "SELECT concept_id FROM concept WHERE domain_id NOT IN (SELECT domain_id FROM domain)",
            "DELETE FROM domain WHERE domain_id = 'Drug'"),
        new(
            "there is one version, and it says that this is a demo",
            """
            SELECT 1 FROM (SELECT count(*) AS n, count(*) FILTER (vocabulary_version LIKE 'Naru demo %excerpt)') AS demo
            FROM vocabulary WHERE vocabulary_id = 'None') WHERE n <> 1 OR demo <> 1
            """,
            "UPDATE vocabulary SET vocabulary_version = 'v5.0 29-FEB-24' WHERE vocabulary_id = 'None'"),
        new(
            "our vocabularies say that they are no official release",
            """
            SELECT vocabulary_id FROM vocabulary WHERE vocabulary_id IN ('Naru', 'KCD7', 'EDI') AND vocabulary_reference NOT LIKE
            '%not an official release%'
            """,
            "UPDATE vocabulary SET vocabulary_reference = 'KOSTAT' WHERE vocabulary_id = 'KCD7'"),
        new(
            "both ends of a relationship are there",
            """
            SELECT concept_id_1 FROM concept_relationship WHERE concept_id_1 NOT IN (SELECT concept_id
            FROM concept) OR concept_id_2 NOT IN (SELECT concept_id FROM concept)
            """,
            "DELETE FROM concept WHERE concept_id = 201826"),
        new(
            "a relationship is there once",
            "SELECT concept_id_1 FROM concept_relationship GROUP BY concept_id_1, concept_id_2, relationship_id HAVING count(*) > 1",
            "INSERT INTO concept_relationship SELECT * FROM concept_relationship WHERE concept_id_2 = 201826 LIMIT 1"),
        new(
            "a relationship has its reverse",
            """
            SELECT r.concept_id_1 FROM concept_relationship r LEFT JOIN relationship t USING (relationship_id)
            WHERE NOT EXISTS (SELECT 1 FROM concept_relationship b WHERE b.concept_id_1 = r.concept_id_2 AND b.concept_id_2 = r.concept_id_1
                AND b.relationship_id = t.reverse_relationship_id)
            """,
            "DELETE FROM concept_relationship WHERE relationship_id = 'Subsumes' AND concept_id_1 = 201820"),
        new(
            "both ends of an ancestry are standard or classes",
            """
            SELECT descendant_concept_id FROM concept_ancestor WHERE ancestor_concept_id NOT IN (SELECT concept_id
            FROM concept WHERE standard_concept IS NOT NULL) OR descendant_concept_id NOT IN (SELECT concept_id
            FROM concept WHERE standard_concept IS NOT NULL)
            """,
            "UPDATE concept SET standard_concept = NULL WHERE concept_id = 201826"),
        new(
            "an ancestry is there once",
            "SELECT descendant_concept_id FROM concept_ancestor GROUP BY ancestor_concept_id, descendant_concept_id HAVING count(*) > 1",
            "INSERT INTO concept_ancestor SELECT * FROM concept_ancestor WHERE descendant_concept_id = 201826"),
        new(
            "a standard concept is its own ancestor",
            """
            SELECT concept_id FROM concept WHERE standard_concept IS NOT NULL AND invalid_reason IS NULL AND concept_id NOT IN (SELECT
            descendant_concept_id FROM concept_ancestor WHERE ancestor_concept_id = descendant_concept_id AND max_levels_of_separation =
            0)
            """,
            "DELETE FROM concept_ancestor WHERE ancestor_concept_id = 201826 AND descendant_concept_id = 201826"),
        new(
            "no concept is above itself",
            """
            SELECT a.descendant_concept_id FROM concept_ancestor a JOIN concept_ancestor b ON a.ancestor_concept_id =
            b.descendant_concept_id AND a.descendant_concept_id = b.ancestor_concept_id
            WHERE a.ancestor_concept_id <> a.descendant_concept_id
            """,
            """
            INSERT INTO concept_ancestor (ancestor_concept_id, descendant_concept_id, min_levels_of_separation, max_levels_of_separation)
            VALUES (201826, 201820, 1, 1)
            """),
        new(
            "ancestors of ancestors are ancestors",
            """
            SELECT a.descendant_concept_id FROM concept_ancestor a JOIN concept_ancestor b ON b.descendant_concept_id =
                a.ancestor_concept_id
            WHERE NOT EXISTS (SELECT 1 FROM concept_ancestor c
                WHERE c.descendant_concept_id = a.descendant_concept_id AND c.ancestor_concept_id = b.ancestor_concept_id)
            """,
            "DELETE FROM concept_ancestor WHERE part = 'naru' AND max_levels_of_separation = 2"),
        new(
            "a name's concept and its language are there",
            """
            SELECT concept_id FROM concept_synonym WHERE concept_id NOT IN (SELECT concept_id
            FROM concept) OR language_concept_id NOT IN (SELECT concept_id
            FROM concept WHERE domain_id = 'Language')
            """,
            "DELETE FROM concept WHERE concept_id = 4175771"),
        new(
            "a name is there once, and is not empty",
            """
            SELECT concept_id FROM concept_synonym GROUP BY concept_id, concept_synonym_name, language_concept_id HAVING count(*) > 1 OR
            trim(coalesce(concept_synonym_name, '')) = ''
            """,
            "INSERT INTO concept_synonym SELECT * FROM concept_synonym WHERE concept_id = 201826"),
        new(
            "every concept of ours that patients' records may name has a Korean name",
            """
            SELECT concept_id FROM concept WHERE part = 'naru' AND domain_id NOT IN ('Metadata', 'Unit') AND concept_id NOT IN (SELECT
            concept_id FROM concept_synonym WHERE language_concept_id = 4175771)
            """,
            """
            DELETE FROM concept_synonym WHERE concept_id IN (SELECT concept_id
            FROM concept WHERE concept_code = 'E11.9' AND vocabulary_id = 'KCD7')
            """),
        new(
            "Korean names are Korean",
            """
            SELECT concept_id FROM concept_synonym WHERE language_concept_id = 4175771
            GROUP BY concept_id HAVING NOT bool_or(regexp_matches(concept_synonym_name, '[가-힣]')) AND NOT bool_or(concept_synonym_name
            LIKE 'CA %')
            """,
            "UPDATE concept_synonym SET concept_synonym_name = 'diabetes' WHERE concept_id = 201826 AND language_concept_id = 4175771"),
        new(
            "a source code stands for one valid standard concept of its domain",
            """
            SELECT s.concept_id FROM concept s
            LEFT JOIN concept_relationship r ON r.concept_id_1 = s.concept_id AND r.relationship_id = 'Maps to'
            LEFT JOIN concept t ON t.concept_id = r.concept_id_2 AND t.standard_concept = 'S' AND t.invalid_reason IS NULL AND
                t.domain_id = s.domain_id
            WHERE s.vocabulary_id IN ('KCD7', 'EDI')
            GROUP BY s.concept_id, s.standard_concept HAVING count(t.concept_id) <> 1 OR s.standard_concept IS NOT NULL
            """,
            "DELETE FROM concept_relationship WHERE relationship_id = 'Maps to' AND concept_id_2 = 201826"),
        new(
            "KCD-style codes have the shape of KCD's, EDI-style codes that of none",
            """
            SELECT concept_code FROM concept WHERE vocabulary_id = 'KCD7' AND NOT regexp_full_match(concept_code,
            '[A-Z][0-9]{2}([.][0-9]{1,2})?') OR vocabulary_id = 'EDI' AND NOT regexp_full_match(concept_code, 'NR[DLP][0-9]{5}')
            """,
            "UPDATE concept SET concept_code = '653100010' WHERE concept_code = 'NRD00001'"),
        new(
            "a biosimilar is under its originator",
            """
            SELECT concept_name FROM concept WHERE part = 'naru' AND vocabulary_id = 'Naru' AND concept_name LIKE '% biosimilar %' AND
            concept_id NOT IN (SELECT a.descendant_concept_id FROM concept_ancestor a JOIN concept i ON i.concept_id =
            a.ancestor_concept_id WHERE i.concept_class_id = 'Ingredient')
            """,
            "DELETE FROM concept_ancestor WHERE ancestor_concept_id = 937368"),
        new(
            "the catalogue has a key once",
            "SELECT key FROM entry GROUP BY kind, key HAVING count(*) > 1",
            "INSERT INTO entry SELECT * FROM entry WHERE key = 'type-2-diabetes'"),
        new(
            "the catalogue has a concept once in its kind",
            "SELECT concept FROM entry GROUP BY kind, concept HAVING count(*) > 1",
            "UPDATE entry SET concept = 201826 WHERE key = 'hypertension'"),
        new(
            "what the catalogue names is a valid standard concept of its domain",
            """
            SELECT e.key FROM entry e LEFT JOIN concept c ON c.concept_id = e.concept AND c.standard_concept = 'S' AND c.invalid_reason IS
            NULL AND c.domain_id = e.domain WHERE c.concept_id IS NULL
            """,
            "UPDATE entry SET concept = 3004410 WHERE key = 'type-2-diabetes'"),
        new(
            "what the catalogue names has a Korean name",
            "SELECT key FROM entry WHERE concept NOT IN (SELECT concept_id FROM concept_synonym WHERE language_concept_id = 4175771)",
            "DELETE FROM concept_synonym WHERE concept_id = 201826"),
        new(
            "what the catalogue's drugs are made of is known",
            """
            SELECT key FROM entry WHERE kind = 'drugs' AND concept NOT IN (
                SELECT a.descendant_concept_id FROM concept_ancestor a JOIN concept i ON i.concept_id = a.ancestor_concept_id
                WHERE i.concept_class_id = 'Ingredient' AND i.standard_concept = 'S')
            """,
            "DELETE FROM concept_ancestor WHERE descendant_concept_id = (SELECT concept FROM entry WHERE key = 'metformin')"),
        new(
            "the catalogue's codes are in the vocabulary and stand for the entry's concept",
            """
            SELECT k.code FROM code k JOIN entry e USING (kind, key)
            LEFT JOIN concept c ON c.vocabulary_id = k.vocabulary AND c.concept_code = k.code
            LEFT JOIN concept_relationship r ON r.concept_id_1 = c.concept_id AND r.relationship_id = 'Maps to' AND r.concept_id_2 =
                e.concept
            WHERE r.concept_id_1 IS NULL
            """,
            "UPDATE code SET code = 'I10' WHERE code = 'E11.9'"),
        new(
            "the catalogue's units are valid standard units",
            """
            SELECT key FROM unit WHERE concept NOT IN (SELECT concept_id FROM concept
            WHERE domain_id = 'Unit' AND standard_concept = 'S' AND invalid_reason IS NULL)
            """,
            "UPDATE unit SET concept = 9117 WHERE key = 'egfr'"),
        new(
            "the catalogue's usual units are plausible to the quality checks",
            """
            SELECT u.key FROM unit u JOIN entry e ON e.key = u.key AND e.kind = 'measurements'
            JOIN quality q ON q."check" = 'plausibleUnitConceptIds' AND q.concept_id = e.concept::VARCHAR
            WHERE u.usual AND NOT list_contains(string_split(q.parameter, '|'), u.concept::VARCHAR)
            """,
            "UPDATE unit SET concept = 8842 WHERE key = 'ferritin' AND usual"),
        new(
            "what the synthetic hospitals' records name besides is there",
            """
            SELECT id FROM (VALUES (0), (8507), (8532), (9201), (9202), (9203), (32817), (32827), (32838), (32856), (32902), (32908),
            (38003564), (38003585), (756265)) v(id) WHERE id NOT IN (SELECT concept_id
            FROM concept)
            """,
            "DELETE FROM concept WHERE concept_id = 32817"),
    ];
}
