using System.Globalization;
using DuckDB.NET.Data;

namespace Naru.Bench.Importing;

/// <summary>
/// Generated data of a hospital: a measurement table, its persons and observation periods, and a small vocabulary. Everything hangs on
/// row numbers and a seed through one hash, so the same options give the same rows on every machine.
/// </summary>
internal sealed class ImportData(string folder, long rows, int threads)
{
    private const int Seed = 20_261_124;
    private const int Concepts = 2_000;
    private const int RowsPerPerson = 200;

    /// <summary>Rows that one visit to the laboratory has.</summary>
    private const int RowsPerVisit = 10;

    private long Persons => Math.Max(1, rows / RowsPerPerson);

    /// <summary>Writes the tables in a format, into an empty folder; returns their size in bytes.</summary>
    public long Write(string format)
    {
        Directory.CreateDirectory(folder);
        using var connection = new DuckDBConnection("DataSource=:memory:");
        connection.Open();
        Run(connection, string.Create(CultureInfo.InvariantCulture, $"SET threads = {threads}"));
        var options = format switch
        {
            "parquet" => "FORMAT parquet, COMPRESSION zstd",
            "csv" => "FORMAT csv, HEADER",
            _ => "FORMAT csv, HEADER, COMPRESSION gzip",
        };
        foreach (var (table, query) in ((string, string)[])
            [("person", PersonQuery), ("observation_period", PeriodQuery), ("concept", ConceptQuery), ("measurement", MeasurementQuery)])
        {
            Run(connection, $"COPY ({query}) TO '{Path.Combine(folder, $"{table}.{format}").Replace("'", "''", StringComparison.Ordinal)}' ({options})");
        }

        return new DirectoryInfo(folder).EnumerateFiles().Sum(f => f.Length);
    }

    private string PersonQuery => Text(
        $"""
        SELECT i AS person_id, 8507 + 25 * (hash(i, {Seed}) % 2)::INTEGER AS gender_concept_id, 1930 + (hash(i, {Seed + 1}) % 85)::INTEGER AS year_of_birth,
            0 AS race_concept_id, 0 AS ethnicity_concept_id
        FROM range(1, {Persons + 1}) t(i)
        """);

    private string PeriodQuery => Text(
        $"""
        SELECT i AS observation_period_id, i AS person_id, DATE '2014-12-01' AS observation_period_start_date,
            DATE '2025-03-31' AS observation_period_end_date, 32817 AS period_type_concept_id
        FROM range(1, {Persons + 1}) t(i)
        """);

    private static string ConceptQuery => Text(
        $"""
        SELECT 3000000 + 7 * i AS concept_id, 'laboratory test ' || i AS concept_name, 'Measurement' AS domain_id, 'LOINC' AS vocabulary_id,
            'Lab Test' AS concept_class_id, 'S' AS standard_concept, 'L' || i AS concept_code, DATE '1970-01-01' AS valid_start_date,
            DATE '2099-12-31' AS valid_end_date, NULL::VARCHAR AS invalid_reason
        FROM range({Concepts}) t(i)
        """);

    /// <summary>
    /// Rows as a laboratory writes them: visits roughly by day over ten years, persons as they come, ten tests a visit. A few tests
    /// are most of the rows (the frequency of the n-th falls as 1/n).
    /// </summary>
    private string MeasurementQuery => Text(
        $"""
        WITH raw AS (
            SELECT i, i // {RowsPerVisit} AS visit, exp(hash(i, {Seed}) / 18446744073709551616.0 * ln({Concepts + 1}))::INTEGER % {Concepts} AS test,
                hash(i, {Seed + 1}) % 10000 AS noise
            FROM range({rows}) t(i)),
        placed AS (
            SELECT *, 1 + (hash(visit, {Seed + 2}) % {Persons})::BIGINT AS person,
                DATE '2015-01-01' + (visit * {RowsPerVisit} * 3640 // {rows})::INTEGER + (hash(visit, {Seed + 3}) % 15)::INTEGER AS day,
                (hash(visit, {Seed + 4}) % 86400)::INTEGER AS second
            FROM raw)
        SELECT i + 1 AS measurement_id, person AS person_id, 3000000 + 7 * test AS measurement_concept_id, day AS measurement_date,
            day + to_seconds(second) AS measurement_datetime, strftime(day + to_seconds(second), '%H:%M:%S') AS measurement_time,
            32856 AS measurement_type_concept_id, if(noise < 9800, 4172703, 4171756) AS operator_concept_id,
            if(noise < 9000, round(5 + test % 200 + noise / 1000.0, 1 + test % 2), NULL) AS value_as_number,
            if(noise < 9000, NULL, 4181412 + noise % 3) AS value_as_concept_id, 8500 + test % 60 AS unit_concept_id,
            if(test % 3 = 0, NULL, 4.0 + test % 200) AS range_low, if(test % 3 = 0, NULL, 14.5 + test % 200) AS range_high,
            1 + visit % 500 AS provider_id, 1 + visit AS visit_occurrence_id, NULL::BIGINT AS visit_detail_id,
            'LAB' || lpad(test::VARCHAR, 5, '0') AS measurement_source_value, 0 AS measurement_source_concept_id,
            (['mg/dL', 'mmol/L', '10*3/uL', 'g/L', 'U/L', '%'])[1 + test % 6] AS unit_source_value, 0 AS unit_source_concept_id,
            if(noise < 9000, round(5 + test % 200 + noise / 1000.0, 1 + test % 2)::VARCHAR, 'negative') AS value_source_value,
            NULL::BIGINT AS measurement_event_id, NULL::BIGINT AS meas_event_field_concept_id
        FROM placed
        """);

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private static void Run(DuckDBConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
