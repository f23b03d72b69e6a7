using System.Globalization;
using Naru.Cdm.Schema;
using Npgsql;

namespace Naru.Tests.Cdm.Postgres;

/// <summary>A database of a test server, in which a test makes the CDM that it wants.</summary>
internal sealed class PostgresDatabase(PostgresServer server, string name)
{
    public string Name => name;

    public string ConnectionString => server.ConnectionString(name);

    /// <summary>Its address.</summary>
    public string Uri(string query = "", string user = PostgresServer.Admin) =>
        string.Create(CultureInfo.InvariantCulture, $"postgresql://{user}@127.0.0.1:{server.Port}/{name}{query}");

    public PostgresDatabase Execute(string sql)
    {
        server.Execute(name, sql);
        return this;
    }

    public object? Scalar(string sql)
    {
        using var connection = new NpgsqlConnection(ConnectionString);
        connection.Open();
        using var command = new NpgsqlCommand(sql, connection);
        return command.ExecuteScalar();
    }

    /// <summary>Empty tables as the specification has them.</summary>
    /// <param name="schema">Their schema, which is created if need be.</param>
    /// <param name="tables">Which.</param>
    /// <param name="form">How they are written.</param>
    public PostgresDatabase CreateTables(string schema, IEnumerable<string> tables, CdmForm? form = null)
    {
        form ??= CdmForm.Plain;
        Execute($"CREATE SCHEMA IF NOT EXISTS \"{schema}\"");
        return Execute(string.Join(";\n", tables.Select(t => form.Create(schema, OmopSchema.Table(t)!))));
    }

    /// <summary>Two persons, their periods, visits, measurements and two concepts: Korean text, empty values, times.</summary>
    public PostgresDatabase CreateSample(string schema, CdmForm? form = null)
    {
        form ??= CdmForm.Plain;
        CreateTables(schema, ["person", "observation_period", "visit_occurrence", "measurement", "concept"], form);
        return Execute(string.Join(";\n",
        [
            form.Insert(schema, "person",
                "person_id, gender_concept_id, year_of_birth, birth_datetime, race_concept_id, ethnicity_concept_id, person_source_value",
                "(1, 8507, 1970, '1970-03-01 04:05:06.789', 0, 0, '홍길동'), (2, 8532, 1980, NULL, 0, 0, '')"),
            form.Insert(schema, "observation_period",
                "observation_period_id, person_id, observation_period_start_date, observation_period_end_date, period_type_concept_id",
                "(1, 1, '2010-01-01', '2019-12-31', 0), (2, 2, '1899-12-31', '2019-12-31', 0)"),
            form.Insert(schema, "visit_occurrence",
                "visit_occurrence_id, person_id, visit_concept_id, visit_start_date, visit_start_datetime, visit_end_date, visit_type_concept_id, admitted_from_source_value",
                "(1, 1, 9201, '2011-02-03', '2011-02-03 00:00:00', '2011-02-05', 0, '응급실')"),
            form.Insert(schema, "measurement",
                "measurement_id, person_id, measurement_concept_id, measurement_date, measurement_type_concept_id, value_as_number, unit_source_value, value_source_value",
                "(1, 1, 3000963, '2011-02-03', 0, 13.5, 'g/dL', '십삼 점 오'), (2, 2, 3000963, '2012-02-29', 0, NULL, NULL, 'a longer text than twelve bytes')"),
            form.Insert(schema, "concept",
                "concept_id, concept_name, domain_id, vocabulary_id, concept_class_id, standard_concept, concept_code, valid_start_date, valid_end_date",
                "(3000963, 'Hemoglobin', 'Measurement', 'LOINC', 'Lab Test', 'S', '718-7', '1970-01-01', '2099-12-31')"),
        ]));
    }
}
