using System.Text;
using Naru.Cdm;
using Naru.Core;

namespace Naru.Tests.Cdm;

/// <summary>Every kind of bad input. <see cref="BadInputTests"/> opens each of them, and sees to it that none is forgotten.</summary>
internal static class BadInputs
{
    private const string DeathHeader = "person_id,death_date,death_datetime,death_type_concept_id,cause_source_value\n";
    private const string DrugEraHeader = "drug_era_id,person_id,drug_concept_id,drug_era_start_date,drug_era_end_date,gap_days\n";

    public static IReadOnlyList<BadInput> All { get; } = [.. Files(), .. Forms(), .. Values(), .. Relations(), .. ParquetFiles(), .. Databases()];

    private static BadInput Text(string name, ErrorKind kind, string file, long? line, string? column, string content) =>
        BadInput.File(name, kind, new SourcePlace(file, line, column), f => f.Write(file, content));

    private static IEnumerable<BadInput> Files() =>
    [
        new("path leads nowhere", CdmErrors.PathNotFound, new SourcePlace("/no/such/folder"), _ => "/no/such/folder"),
        new("file of another kind", CdmErrors.NotACdm, new SourcePlace(null), f =>
        {
            File.WriteAllText(f.Beside("letter.txt"), "Dear reader, this is a letter.");
            return f.Beside("letter.txt");
        }),
        BadInput.File("link to nowhere", CdmErrors.UnreadableFile, new SourcePlace("death.csv", 1), f =>
        {
            File.CreateSymbolicLink(Path.Combine(f.Path, "death.csv"), f.Beside("nowhere"));
            return f;
        }),
        new("archive cut off", CdmErrors.BrokenCompression, new SourcePlace(null), f =>
        {
            var bytes = File.ReadAllBytes(f.Zip("whole.zip"));
            File.WriteAllBytes(f.Beside("cut.zip"), bytes[..(bytes.Length / 2)]);
            return f.Beside("cut.zip");
        }),
        Text("unknown table", CdmErrors.UnknownTable, "mesurement.csv", null, null, "a,b\n"),
        Text("table that is not read", CdmErrors.TableNotUsed, "NOTE.csv", null, null, "note_id\n"),
        BadInput.File("archive in the folder", CdmErrors.ArchiveWithin, new SourcePlace("DEATH.zip"), f => f.Write("DEATH.zip", "PK")),
        new("archive within the archive", CdmErrors.ArchiveWithin, new SourcePlace("outer.zip/more.zip"), f => f.Write("more.zip", "PK").Zip("outer.zip")),
        new("archive with a password", CdmErrors.EncryptedEntry, new SourcePlace("locked.zip/death.csv"), f =>
        {
            f.Write("death.csv", DeathHeader);
            return TestFolder.Patch(f.Zip("locked.zip"), "death.csv", local: (-24, 1), central: (-38, 1));
        }),
        new("archive with a wrong checksum", CdmErrors.BrokenCompression, new SourcePlace("sum.zip/death.csv", 1), f =>
        {
            f.Write("death.csv", DeathHeader);
            return TestFolder.Patch(f.Zip("sum.zip"), "death.csv", local: (-16, 7), central: (-30, 7));
        }),
        BadInput.File("parts of two kinds", CdmErrors.TwoFilesForTable, new SourcePlace("death/b.parquet"),
            f => f.Write("death/a.csv", DeathHeader).Write("death/b.parquet", "")),
        Text("table beside its parts", CdmErrors.TwoFilesForTable, "person/part-0.csv", null, null, TestFolder.Persons) with { Place = new SourcePlace("person.csv") },
        Text("two files for one table", CdmErrors.TwoFilesForTable, "person.tsv", null, null, TestFolder.Persons),
        BadInput.File("no persons", CdmErrors.RequiredTableMissing, SourcePlace.None, f => f.Delete("person.csv")),
        BadInput.File("no vocabulary", CdmErrors.TableMissing, SourcePlace.None, f => f),
    ];

    private static IEnumerable<BadInput> Forms() =>
    [
        Text("empty file", CdmErrors.EmptyFile, "death.csv", null, null, ""),
        Text("byte order mark alone", CdmErrors.EmptyFile, "death.csv", null, null, "\uFEFF"),
        Text("data without header", CdmErrors.HeaderMissing, "death.csv", 1, null, "1,2010-01-01,,0,\n"),
        Text("required column missing", CdmErrors.RequiredColumnMissing, "death.csv", 1, "death_date", "person_id\n1\n"),
        Text("unknown column", CdmErrors.UnknownColumn, "death.csv", 1, "ward", "person_id,death_date,ward\n1,2010-01-01,7\n"),
        Text("column of concepts missing", CdmErrors.ConceptColumnMissing, "measurement.csv", 1, "measurement_concept_id", "measurement_id,person_id,measurement_date\n1,1,2011-01-01\n"),
        Text("column twice", CdmErrors.ColumnTwice, "death.csv", 1, "PERSON_ID", "person_id,death_date,PERSON_ID\n1,2010-01-01,1\n"),
        Text("too few fields", CdmErrors.WrongFieldCount, "death.csv", 3, null, DeathHeader + "1,2010-01-01,,0,\n2,2010-01-01\n"),
        Text("too many fields", CdmErrors.WrongFieldCount, "death.csv", 2, null, DeathHeader + "1,2010-01-01,,0,a,b\n"),
        Text("quote goes on after its end", CdmErrors.BadQuoting, "death.csv", 2, "cause_source_value", DeathHeader + "1,2010-01-01,,0,\"a\" b\n"),
        Text("quote not closed", CdmErrors.BadQuoting, "death.csv", 2, "cause_source_value", DeathHeader + "1,2010-01-01,,0,\"abc\n"),
        Text("quote never closed", CdmErrors.RecordTooLong, "death.csv", 3, null,
            DeathHeader + "1,2010-01-01,,0,\n2,2010-01-01,,0,\"" + new string('x', 17_000_000)),
        Text("NUL byte in a text", CdmErrors.NulByte, "death.csv", 2, "cause_source_value", DeathHeader + "1,2010-01-01,,0,a\0b\n"),
        Text("NUL byte in a number", CdmErrors.NulByte, "death.csv", 2, "death_type_concept_id", DeathHeader + "1,2010-01-01,,\0,a\n"),
        BadInput.File("text in CP949", CdmErrors.EncodingDetected, new SourcePlace("death.csv"),
            f => f.Write("death.csv", [.. Encoding.UTF8.GetBytes(DeathHeader + "1,2010-01-01,,0,"), 0xB0, 0xA1, (byte)'\n'])),
        BadInput.File("text in UTF-16", CdmErrors.EncodingDetected, new SourcePlace("death.csv"),
            f => f.Write("death.csv", [.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes(DeathHeader)])),
        BadInput.File("UTF-8 and then CP949", CdmErrors.InvalidBytes, new SourcePlace("death.csv", 3, "cause_source_value"),
            f => f.Write("death.csv", [.. Encoding.UTF8.GetBytes(DeathHeader + "1,2010-01-01,,0,가나다\n2,2010-01-01,,0,"), 0xB0, 0xA1, (byte)'\n'])),
        BadInput.File("CP949 and then UTF-8", CdmErrors.InvalidBytes, new SourcePlace("death.csv", 3, "cause_source_value"),
            f => f.Write("death.csv", [.. Encoding.UTF8.GetBytes(DeathHeader + "1,2010-01-01,,0,"), .. Enumerable.Repeat<byte[]>([0xB0, 0xA1], 9).SelectMany(b => b),
                .. Encoding.UTF8.GetBytes("\n2,2010-01-01,,0,감기\n")])),
        BadInput.File("neither UTF-8 nor CP949", CdmErrors.InvalidBytes, new SourcePlace("death.csv", 2, "cause_source_value"),
            f => f.Write("death.csv", [.. Encoding.UTF8.GetBytes(DeathHeader + "1,2010-01-01,,0,"), 0xFF, 0xFF, (byte)'\n'])),
        BadInput.File("UTF-16 without mark", CdmErrors.NulByte, new SourcePlace("death.csv", 1),
            f => f.Write("death.csv", Encoding.Unicode.GetBytes(DeathHeader))),
        Text("carets between names", CdmErrors.UnknownDelimiter, "death.csv", 1, null, "person_id^death_date\n1^2010-01-01\n"),
        Text("tabs behind commas", CdmErrors.DelimiterChanges, "death.csv", 2, null, DeathHeader + "1\t2010-01-01\t\t0\t\n2\t2010-01-01\t\t0\t\n"),
        BadInput.File("gzip cut off within its last bytes", CdmErrors.BrokenCompression, new SourcePlace("death.csv.gz", 1),
            f => f.Write("death.csv.gz", TestFolder.Gzip(DeathHeader + "1,2010-01-01,,0,\n")[..^3])),
        BadInput.File("gzip that is none", CdmErrors.BrokenCompression, new SourcePlace("death.csv.gz", 1),
            f => f.Write("death.csv.gz", DeathHeader)),
    ];

    private static IEnumerable<BadInput> Values() =>
    [
        Text("word for an id", CdmErrors.BadInteger, "death.csv", 2, "death_type_concept_id", DeathHeader + "1,2010-01-01,,none,\n"),
        Text("fraction for an id", CdmErrors.BadInteger, "death.csv", 2, "death_type_concept_id", DeathHeader + "1,2010-01-01,,1.5,\n"),
        Text("id beyond 64 bits", CdmErrors.IntegerOutOfRange, "death.csv", 2, "death_type_concept_id", DeathHeader + "1,2010-01-01,,9223372036854775808,\n"),
        Text("days beyond 32 bits", CdmErrors.IntegerOutOfRange, "drug_era.csv", 2, "gap_days", DrugEraHeader + "1,1,0,2010-01-01,2010-01-02,2147483648\n"),
        Text("comma as decimal point", CdmErrors.BadNumber, "dose_era.csv", 2, "dose_value",
            "dose_era_id;person_id;drug_concept_id;unit_concept_id;dose_value;dose_era_start_date;dose_era_end_date\n1;1;0;0;1,5;2010-01-01;2010-01-02\n"),
        Text("day that does not exist", CdmErrors.BadDate, "death.csv", 2, "death_date", DeathHeader + "1,2010-02-30,,0,\n"),
        Text("time that does not exist", CdmErrors.BadDateTime, "death.csv", 2, "death_datetime", DeathHeader + "1,2010-02-03,2010-02-03 24:00:00,0,\n"),
        Text("required value empty", CdmErrors.RequiredValueEmpty, "death.csv", 2, "death_date", DeathHeader + "1,,,0,\n"),
        Text("id with an exponent", CdmErrors.IntegerWithExponent, "death.csv", 2, "death_type_concept_id", DeathHeader + "1,2010-01-01,,1.23E+11,\n"),
        Text("Excel's number of a day", CdmErrors.SerialDate, "death.csv", 2, "death_date", DeathHeader + "1,40209,,0,\n"),
        Text("Excel's number of a time", CdmErrors.SerialDate, "death.csv", 2, "death_datetime", DeathHeader + "1,2010-01-31,40209.5,0,\n"),
        Text("day and month in unknown order", CdmErrors.DateOrderUnknown, "death.csv", 2, "death_date", DeathHeader + "1,01/02/2010,,0,\n"),
        Text("day and month in both orders", CdmErrors.BadDate, "death.csv", 3, "death_date", DeathHeader + "1,13/02/2010,,0,\n2,02/13/2010,,0,\n"),
        Text("year of two digits", CdmErrors.BadDate, "death.csv", 2, "death_date", DeathHeader + "1,31-JAN-10,,0,\n"),
        Text("line after quoted line breaks", CdmErrors.BadDate, "death.csv", 5, "death_date",
            DeathHeader + "1,2010-01-01,,0,\"two\nlines\"\n\n2,soon,,0,\n"),
        Text("line far behind", CdmErrors.BadDate, "death.csv", 50_002, "death_date",
            DeathHeader + string.Concat(Enumerable.Repeat("1,2010-01-01,,0,\n", 50_000)) + "2,soon,,0,\n"),
    ];

    private static IEnumerable<BadInput> Relations() =>
    [
        Text("death of nobody", CdmErrors.UnknownPerson, "death.csv", 4, "person_id",
            DeathHeader + "1,2010-01-01,,0,\"two\nlines\"\n3,2010-01-01,,0,\n"),
        BadInput.File("part with nobody's death", CdmErrors.UnknownPerson, new SourcePlace("death/b.csv", 3, "person_id"), f => f
            .Write("death/a.csv", DeathHeader + "1,2010-01-01,,0,\n").Write("death/b.csv", DeathHeader + "2,2010-01-01,,0,\n3,2010-01-01,,0,\n")),
        Text("key twice", CdmErrors.DuplicateKey, "drug_era.csv", 4, "drug_era_id",
            DrugEraHeader + "7,1,0,2010-01-01,2010-01-02,0\n8,1,0,2010-01-01,2010-01-02,0\n7,2,0,2010-01-01,2010-01-02,0\n"),
        Text("end before start", CdmErrors.EndBeforeStart, "drug_era.csv", 2, "drug_era_end_date", DrugEraHeader + "7,1,0,2010-01-02,2010-01-01,0\n"),
        Text("end before the day of a procedure", CdmErrors.EndBeforeStart, "procedure_occurrence.csv", 2, "procedure_end_date",
            "procedure_occurrence_id,person_id,procedure_concept_id,procedure_date,procedure_end_date,procedure_type_concept_id\n1,1,0,2010-01-02,2010-01-01,0\n"),
        Text("periods overlap", CdmErrors.OverlappingObservationPeriods, "observation_period.csv", 4, "observation_period_start_date",
            TestFolder.Periods + "3,1,2015-01-01,2020-12-31,0\n"),
    ];

    private static IEnumerable<BadInput> ParquetFiles() =>
    [
        BadInput.File("Parquet that is none", CdmErrors.ParquetUnreadable, new SourcePlace("death.parquet"), f => f.Write("death.parquet", "PAR1 is all it has of Parquet")),
        BadInput.File("Parquet with a list for a date", CdmErrors.WrongColumnType, new SourcePlace("death.parquet", null, "death_date"),
            f => f.WriteParquet("death.parquet", "SELECT 1 AS person_id, [1] AS death_date")),
        BadInput.File("Parquet with a bad date", CdmErrors.BadDate, new SourcePlace("death.parquet", 2, "death_date"),
            f => f.WriteParquet("death.parquet", "SELECT * FROM (VALUES (1, '2010-01-01'), (2, '2010-02-30')) t(person_id, death_date)")),
        BadInput.File("Parquet without a required value", CdmErrors.RequiredValueEmpty, new SourcePlace("death.parquet", 2, "DEATH_DATE"),
            f => f.WriteParquet("death.parquet", "SELECT * FROM (VALUES (1, DATE '2010-01-01'), (2, NULL)) t(PERSON_ID, DEATH_DATE)")),
        BadInput.File("Parquet with a fraction for an id", CdmErrors.BadInteger, new SourcePlace("death.parquet", 1, "cause_concept_id"),
            f => f.WriteParquet("death.parquet", "SELECT 1 AS person_id, DATE '2010-01-01' AS death_date, 1.5::DOUBLE AS cause_concept_id")),
        BadInput.File("Parquet with an id beyond 64 bits", CdmErrors.IntegerOutOfRange, new SourcePlace("death.parquet", 1, "cause_concept_id"),
            f => f.WriteParquet("death.parquet", "SELECT 1 AS person_id, DATE '2010-01-01' AS death_date, '9223372036854775808' AS cause_concept_id")),
        BadInput.File("Parquet with an exponent", CdmErrors.IntegerWithExponent, new SourcePlace("death.parquet", 1, "cause_concept_id"),
            f => f.WriteParquet("death.parquet", "SELECT 1 AS person_id, DATE '2010-01-01' AS death_date, '1E+11' AS cause_concept_id")),
        BadInput.File("Parquet with Excel's days", CdmErrors.SerialDate, new SourcePlace("death.parquet", 1, "death_date"),
            f => f.WriteParquet("death.parquet", "SELECT 1 AS person_id, '40209' AS death_date")),
        BadInput.File("Parquet with day and month in unknown order", CdmErrors.DateOrderUnknown, new SourcePlace("death.parquet", 1, "death_date"),
            f => f.WriteParquet("death.parquet", "SELECT 1 AS person_id, '01/02/2010' AS death_date")),
        BadInput.File("Parquet part with nobody's death", CdmErrors.UnknownPerson, new SourcePlace("death/b.parquet", 1, "person_id"), f => f
            .WriteParquet("death/a.parquet", "SELECT 1 AS person_id, DATE '2010-01-01' AS death_date")
            .WriteParquet("death/b.parquet", "SELECT 3 AS person_id, DATE '2010-01-01' AS death_date")),
        BadInput.File("Parquet with NaN", CdmErrors.BadNumber, new SourcePlace("location.parquet", 1, "latitude"),
            f => f.WriteParquet("location.parquet", "SELECT 1 AS location_id, 'nan'::DOUBLE AS latitude")),
        BadInput.File("Parquet with NUL", CdmErrors.NulByte, new SourcePlace("location.parquet", 1, "city"),
            f => f.WriteParquet("location.parquet", "SELECT 1 AS location_id, 'a' || chr(0) AS city")),
        BadInput.File("Parquet with nobody's death", CdmErrors.UnknownPerson, new SourcePlace("death.parquet", 2, "person_id"),
            f => f.WriteParquet("death.parquet", "SELECT * FROM (VALUES (1, DATE '2010-01-01'), (3, DATE '2010-01-01')) t(person_id, death_date)")),
    ];

    private static IEnumerable<BadInput> Databases() =>
    [
        new("database that is none", CdmErrors.DatabaseUnreadable, new SourcePlace("bad.duckdb"), f =>
        {
            File.WriteAllText(f.Beside("bad.duckdb"), "12345678DUCK" + new string('x', 5000));
            return f.Beside("bad.duckdb");
        }),
        new("database without persons", CdmErrors.NoCdmSchema, new SourcePlace("other.duckdb"),
            f => f.WriteDatabase("other.duckdb", "CREATE TABLE patients (id INTEGER)")),
        new("database with two CDMs", CdmErrors.NoCdmSchema, new SourcePlace("two.duckdb"),
            f => f.WriteDatabase("two.duckdb", "CREATE SCHEMA a", "CREATE SCHEMA b", "CREATE TABLE a.person (person_id INTEGER)", "CREATE TABLE b.person (person_id INTEGER)")),
        new("database with a key twice", CdmErrors.DuplicateKey, new SourcePlace("twice.duckdb/person", 3, "person_id"),
            f => f.WriteDatabase("twice.duckdb", SmallDatabase("INSERT INTO person VALUES (1, 0, 1970, 0, 0)"))),
        new("database with a bad date", CdmErrors.BadDate, new SourcePlace("date.duckdb/death", 1, "death_date"),
            f => f.WriteDatabase("date.duckdb", SmallDatabase("CREATE TABLE death AS SELECT 1 AS person_id, 'soon' AS death_date"))),
        new("view with an unknown person", CdmErrors.UnknownPerson, new SourcePlace("view.duckdb/death", null, "person_id"),
            f => f.WriteDatabase("view.duckdb", SmallDatabase("CREATE VIEW death AS SELECT 5 AS person_id, DATE '2010-01-01' AS death_date"))),
        new("view with a key twice", CdmErrors.DuplicateKey, new SourcePlace("view.duckdb/location", null, "location_id"),
            f => f.WriteDatabase("view.duckdb", SmallDatabase("CREATE VIEW location AS SELECT 5 AS location_id FROM range(2)"))),
    ];

    private static string[] SmallDatabase(params string[] more) =>
    [
        "CREATE TABLE person (person_id INTEGER, gender_concept_id INTEGER, year_of_birth INTEGER, race_concept_id INTEGER, ethnicity_concept_id INTEGER)",
        "INSERT INTO person VALUES (1, 0, 1970, 0, 0), (2, 0, 1970, 0, 0)",
        "CREATE TABLE observation_period (observation_period_id INTEGER, person_id INTEGER, observation_period_start_date DATE, observation_period_end_date DATE, period_type_concept_id INTEGER)",
        .. more,
    ];
}
