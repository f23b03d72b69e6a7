using DuckDB.NET.Data;
using Naru.Cdm;
using Naru.Cdm.Schema;
using Naru.Core;
using Xunit;

namespace Naru.Tests.Cdm;

/// <summary>The same data give the same tables, in whatever form they come.</summary>
[Trait("Category", "Slow")]
public sealed class FormatTests(OpenSample sample) : IClassFixture<OpenSample>, IDisposable
{
    private readonly TestFolder other = new TestFolder().Clear();

    [Theory]
    [InlineData("tabs", ".tsv", "DELIMITER '\t', QUOTE ''")]
    [InlineData("semicolons, all quoted", ".csv", "DELIMITER ';', FORCE_QUOTE *")]
    [InlineData("bars", ".csv", "DELIMITER '|'")]
    [InlineData("other dates", ".csv", "DATEFORMAT '%Y%m%d', TIMESTAMPFORMAT '%Y-%m-%dT%H:%M:%S.%fZ'")]
    [InlineData("null as backslash N", ".csv", @"NULLSTR '\N'")]
    [InlineData("gzip", ".csv.gz", "COMPRESSION gzip")]
    [InlineData("tabs and gzip", ".TSV.GZ", "DELIMITER '\t', QUOTE '', COMPRESSION gzip")]
    [InlineData("Parquet", ".parquet", "FORMAT parquet")]
    public void Open_WrittenByDuckDb_IsEqual(string name, string extension, string options)
    {
        Assert.NotEmpty(name);
        AssertEqual(database => Export(database, t => t.ToUpperInvariant() + extension, _ => "*", options));
    }

    [Fact]
    public void Open_ParquetOfOtherTypes_IsEqual() =>
        AssertEqual(database => Export(database, t => t + ".parquet", t => string.Join(", ", t.Fields.Select(AsOtherType)), "FORMAT parquet"));

    [Fact]
    public void Open_ParquetOfText_IsEqual() =>
        AssertEqual(database => Export(database, t => t + ".parquet", _ => "COLUMNS(*)::VARCHAR", "FORMAT parquet"));

    [Fact]
    public void Open_NamesOf53_IsEqual() => AssertEqual(database =>
        Export(database, t => t + ".csv", t => string.Join(", ", t.Fields.Select(f => $"{f.Name} AS {f.FormerName ?? f.Name}")), "DELIMITER ','"));

    [Fact]
    public void Open_WindowsLinesAndByteOrderMark_IsEqual() => AssertEqual(database =>
    {
        foreach (var file in Directory.EnumerateFiles(sample.Folder.Path))
        {
            other.Write(Path.GetFileName(file).ToLowerInvariant(), "\uFEFF" + File.ReadAllText(file).ReplaceLineEndings("\r\n"));
        }

        return other.Path;
    });

    [Fact]
    public void Open_Archive_IsEqual() => AssertEqual(_ => sample.Folder.Zip("all.zip"));

    [Fact]
    public void Open_ArchiveOfParquet_IsEqual() => AssertEqual(database =>
    {
        Export(database, t => t + ".parquet", _ => "*", "FORMAT parquet");
        return other.Zip("parquet.zip");
    });

    [Theory]
    [InlineData("main", "*", false)]
    [InlineData("cdm", "*", true)]
    [InlineData("OMOP", "types", true)]
    public void Open_DatabaseFile_IsEqual(string schema, string columns, bool isUpper) => AssertEqual(database =>
    {
        using var connection = database.Connect();
        Run(connection, $"ATTACH '{other.Beside("cdm.duckdb")}' AS target");
        Run(connection, $"CREATE SCHEMA IF NOT EXISTS target.{schema}");
        foreach (var table in OmopSchema.LoadedTables)
        {
            var list = columns == "types" ? string.Join(", ", table.Fields.Select(AsOtherType)) : columns;
            Run(connection, $"CREATE TABLE target.{schema}.{(isUpper ? table.Name.ToUpperInvariant() : table.Name)} AS SELECT {list} FROM cdm.{table.Name}");
        }

        Run(connection, "DETACH target");
        return other.Beside("cdm.duckdb");
    });

    public void Dispose() => other.Dispose();

    private static string AsOtherType(OmopField field)
    {
        var type = field.Type switch
        {
            OmopType.BigInteger => field.IsPrimaryKey ? "INTEGER" : "DOUBLE",
            OmopType.Integer => "SMALLINT",
            OmopType.Date => field.Name.Contains("start", StringComparison.Ordinal) ? "TIMESTAMP" : "VARCHAR",
            OmopType.DateTime => field.Name.Contains("start", StringComparison.Ordinal) ? "VARCHAR" : "TIMESTAMPTZ",
            OmopType.Double or OmopType.Text => field.SqlType,
        };

        // A cast to TIMESTAMPTZ would go by the zone of the machine that runs the test.
        var value = type == "TIMESTAMPTZ" ? $"make_timestamptz(epoch_us({field.Name}))" : $"CAST({field.Name} AS {type})";
        return $"{value} AS {field.Name.ToUpperInvariant()}";
    }

    private static void Run(DuckDBConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private string Export(CdmDatabase database, Func<string, string> fileName, Func<OmopTable, string> columns, string options)
    {
        using var connection = database.Connect();
        var format = options.Contains("FORMAT parquet", StringComparison.Ordinal) ? options : "FORMAT csv, HEADER, " + options;
        foreach (var table in OmopSchema.LoadedTables)
        {
            Run(connection, $"COPY (SELECT {columns(table)} FROM cdm.{table.Name}) TO '{Path.Combine(other.Path, fileName(table.Name))}' ({format})");
        }

        return other.Path;
    }

    private void AssertEqual(Func<CdmDatabase, string> rewrite)
    {
        var result = other.Open(rewrite(sample.Database));
        Assert.True(result.IsSuccess, string.Join('\n', result.Errors));
        using var rewritten = result.Value;
        Assert.DoesNotContain(result.Findings, f => f.Severity == Severity.Warning);
        Assert.Equal(sample.Fingerprint, Fingerprint.Of(rewritten));
        Assert.Equal(10_040, rewritten.RowCounts["measurement"]);
    }
}
