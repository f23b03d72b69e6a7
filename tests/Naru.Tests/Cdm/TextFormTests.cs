using System.Text;
using Naru.Cdm;
using Naru.Core;
using Xunit;

namespace Naru.Tests.Cdm;

/// <summary>What hospitals really have, and what becomes of it; dates and numbers by the same rules in text files and in text columns.</summary>
[Trait("Category", "Slow")]
public sealed class TextFormTests
{
    private const string Header = "person_id,death_date,death_datetime,cause_source_value\n";

    /// <summary>Text, its time; null if it must be refused.</summary>
    public static TheoryData<string, string?> Times => new()
    {
        { "2010-01-31", "2010-01-31 00:00:00" },
        { "20100131", "2010-01-31 00:00:00" },
        { "20100131130507", "2010-01-31 13:05:07" },
        { "2010/01/31", "2010-01-31 00:00:00" },
        { "2010.01.31", "2010-01-31 00:00:00" },
        { "2010/1/31", "2010-01-31 00:00:00" },
        { "2010. 1. 31.", "2010-01-31 00:00:00" },
        { "2010. 1. 31. 오후 1:05:07", "2010-01-31 13:05:07" },
        { "2010년 1월 31일", "2010-01-31 00:00:00" },
        { "2010년 1월 31일 오전 12:05", "2010-01-31 00:05:00" },
        { "2010-01-31 13:05", "2010-01-31 13:05:00" },
        { "2010-01-31T13:05:07.25Z", "2010-01-31 13:05:07.25" },
        { "2010-01-31T13:05:07+09:00", "2010-01-31 13:05:07" },
        { "2010-01-31 1:05:07 PM", "2010-01-31 13:05:07" },
        { "2010-01-31 12:05 am", "2010-01-31 00:05:00" },
        { "31-JAN-2010", "2010-01-31 00:00:00" },
        { "31JAN2010", "2010-01-31 00:00:00" },
        { "31jan2010:13:05:07", "2010-01-31 13:05:07" },
        { "  2010-01-31  ", "2010-01-31 00:00:00" },
        { "31/01/2010", "2010-01-31 00:00:00" },
        { "01/31/2010 13:05", "2010-01-31 13:05:00" },
        { "02/02/2010", "2010-02-02 00:00:00" },
        { "01/02/2010", null },
        { "2010-02-30", null },
        { "2010-01-31 24:00:00", null },
        { "2010-01-31 13:05 PM", null },
        { "2010-01-31 0:05 AM", null },
        { "2010-01/31", null },
        { "2010-01-31x", null },
        { "2010-01-31 13", null },
        { "31-JAN-10", null },
        { "10/01/31", null },
        { "2010", null },
        { "201001", null },
        { "40209", null },
        { "soon", null },
    };

    [Theory]
    [MemberData(nameof(Times))]
    public void Open_TimeInTextFile_IsReadOrRefused(string text, string? time)
    {
        using var folder = new TestFolder();
        AssertTime(folder.Write("death.csv", $"{Header}1,{text},{text},\n").Open(), time);
    }

    [Theory]
    [MemberData(nameof(Times))]
    public void Open_TimeInTextColumn_IsReadOrRefused(string text, string? time)
    {
        using var folder = new TestFolder();
        AssertTime(folder.WriteParquet("death.parquet", $"SELECT '1' AS person_id, '{text}' AS death_date, '{text}' AS death_datetime").Open(), time);
    }

    [Theory]
    [InlineData("dd/MM/yyyy", "2010-02-01")]
    [InlineData("MM/dd/yyyy", "2010-01-02")]
    [InlineData("d.M.yyyy", "2010-02-01")]
    public void Open_OrderOfDatesNamed_IsUsed(string format, string date)
    {
        using var folder = new TestFolder();
        folder.Write("death.csv", Header + "1,01/02/2010,,\n");
        Assert.Equal(date, Scalar(folder, "SELECT death_date::VARCHAR FROM cdm.death", new CdmOpenOptions { DateFormat = format, TemporaryFolder = folder.Scratch }));
        folder.Delete("death.csv").WriteParquet("death.parquet", "SELECT 1 AS person_id, '01/02/2010' AS death_date");
        Assert.Equal(date, Scalar(folder, "SELECT death_date::VARCHAR FROM cdm.death", new CdmOpenOptions { DateFormat = format, TemporaryFolder = folder.Scratch }));
    }

    [Fact]
    public void Options_UnknownDateFormat_IsRefused() => Assert.Throws<ArgumentException>(() => new CdmOpenOptions { DateFormat = "dd/MM/yy" });

    [Fact]
    public void Open_OneDateShowsTheOrder_AllAreReadByIt()
    {
        using var folder = new TestFolder();
        folder.Write("death.csv", Header + string.Concat(Enumerable.Repeat("1,01/02/2010,02/01/2011,\n", 300_000)) + "1,13/02/2010,02/13/2010,\n");
        Assert.Equal("2010-02-01 2011-02-01 300001", Scalar(folder, "SELECT min(death_date) || ' ' || max(death_datetime::DATE) || ' ' || count(*) FROM cdm.death"));
    }

    [Theory]
    [InlineData("utf-8", false, null)]
    [InlineData("utf-8", true, null)]
    [InlineData("utf-16", true, "UTF-16")]
    [InlineData("utf-16BE", true, "UTF-16")]
    [InlineData("949", false, "CP949")]
    public void Open_Encoding_IsFoundOut(string name, bool hasMark, string? reported)
    {
        var encoding = name == "949" ? CodePagesEncodingProvider.Instance.GetEncoding(949)! : Encoding.GetEncoding(name);
        using var folder = new TestFolder();

        // Much ASCII before the first Korean letter, which by itself would be a letter of UTF-8 too.
        var text = Header + string.Concat(Enumerable.Repeat("1,2010-01-01,,plain\n", 20_000)) + "1,2010-01-01,,청\n"
            + string.Concat(Enumerable.Repeat("1,2010-01-01,,plain\n", 20_000)) + "2,2010-01-01,,\"똠방각하, 감기\"\n";
        folder.Write("death.csv", [.. hasMark ? encoding.Preamble : [], .. encoding.GetBytes(text)]);
        Assert.Equal("40002 똠방각하, 감기 청", Scalar(folder, "SELECT count(*) || ' ' || max(cause_source_value) FILTER (person_id = 2) || ' ' || max(cause_source_value) FILTER (person_id = 1) FROM cdm.death"));
        using var database = folder.Open().Value!;
        var findings = database.Findings.Where(f => f.Kind == CdmErrors.EncodingDetected).ToList();
        Assert.Equal(reported is null ? 0 : 1, findings.Count);
        Assert.All(findings, f => Assert.Contains(reported!, f.Message.English, StringComparison.Ordinal));
    }

    [Fact]
    public void Open_EncodingNamed_IsUsed()
    {
        using var folder = new TestFolder();
        folder.Write("death.csv", [.. Encoding.ASCII.GetBytes(Header + "1,2010-01-01,,"), 0xC3, 0xBB, (byte)'\n']);
        var options = new CdmOpenOptions { TemporaryFolder = folder.Scratch };
        Assert.Equal("û", Scalar(folder, "SELECT cause_source_value FROM cdm.death", options with { Encoding = TextEncoding.Utf8 }));
        Assert.Equal("청", Scalar(folder, "SELECT cause_source_value FROM cdm.death", options with { Encoding = TextEncoding.Cp949 }));
    }

    [Theory]
    [InlineData("death/part-0.csv", "death/part-1.csv")]
    [InlineData("DEATH.csv/part-0.csv", "DEATH.csv/x/part-1.txt")]
    public void Open_Parts_AreOneTable(string one, string two)
    {
        using var folder = new TestFolder();
        folder.Write(one, Header + "1,2010-01-01,,a\n").Write(two, "PERSON_ID\tDEATH_DATE\n2\t2010-01-02\n").Write("death/_SUCCESS", "").Write("death/.x.csv", "");
        Assert.Equal(2L, Scalar(folder, "SELECT count(*) FROM cdm.death"));
        using var database = folder.Open(folder.Zip("parts.zip")).Value!;
        Assert.Equal(2, database.RowCounts["death"]);
    }

    [Fact]
    public void Open_PartsOfParquet_AreOneTable()
    {
        using var folder = new TestFolder();
        folder.WriteParquet("death/part-0.parquet", "SELECT 1 AS person_id, DATE '2010-01-01' AS death_date")
            .WriteParquet("death/part-1.snappy.parquet", "SELECT 2 AS person_id, '2010-01-01' AS death_date");
        Assert.Equal(2L, Scalar(folder, "SELECT count(*) FROM cdm.death"));
    }

    [Theory]
    [InlineData("death.txt")]
    [InlineData("DEATH.TXT.GZ")]
    public void Open_OtherExtensions_AreRead(string name)
    {
        using var folder = new TestFolder();
        folder.Write(name, name.EndsWith("GZ", StringComparison.Ordinal) ? TestFolder.Gzip(Header + "1,2010-01-01,,\n") : Encoding.UTF8.GetBytes(Header + "1,2010-01-01,,\n"));
        Assert.Equal(1L, Scalar(folder, "SELECT count(*) FROM cdm.death"));
    }

    [Theory]
    [InlineData("5\" needle", "5\" needle")]
    [InlineData("\"a \"\"b\"\" c, and more than twelve bytes\"", "a \"b\" c, and more than twelve bytes")]
    [InlineData("\"a\r\nb\"", "a\r\nb")]
    public void Open_Quotes_AreReadWhereAFieldBegins(string field, string value)
    {
        using var folder = new TestFolder();
        folder.Write("death.csv", $"{Header}1,2010-01-01,,{field}\r\n2,2010-01-01,,x");
        Assert.Equal(value, Scalar(folder, "SELECT cause_source_value FROM cdm.death WHERE person_id = 1"));
    }

    [Theory]
    [Trait("Category", "Slow")]
    [InlineData(1)]
    [InlineData(4)]
    public void Open_ManyBlocks_RowsLieInOrderAndLinesAreRight(int threads)
    {
        using var folder = new TestFolder();
        var text = new StringBuilder("location_id,city\r\n");
        for (var i = 0; i < 800_000; i++)
        {
            text.Append(i == 700_001 ? 3 : i).Append(i % 1000 == 0 ? ",\"two\nlines\"\r\n" : ",a text of more than twelve bytes\r\n").Append(i % 5000 == 0 ? "\r\n" : "");
        }

        var error = Assert.Single(folder.Write("location.csv", text.ToString()).Open(threads: threads).Errors);
        Assert.Equal(CdmErrors.DuplicateKey, error.Kind);

        // Before it: the header, 700,001 records, 701 line breaks within them and 141 empty lines.
        Assert.Equal(1 + 700_001 + 701 + 141 + 1, error.Place.Line);
        folder.Write("location.csv", text.Replace("\r\n3,a text", "\r\n700001,a text", 10_000_000, text.Length - 10_000_000).ToString());
        using var database = folder.Open(threads: threads).Value!;
        using var connection = database.Connect();
        Assert.Equal(0L, Fingerprint.Scalar(connection, "SELECT count(*) FROM cdm.location WHERE rowid <> location_id"));
    }

    private static void AssertTime(Result<CdmDatabase> result, string? time)
    {
        Assert.True(result.IsSuccess == time is not null, string.Join('\n', result.Findings.Where(f => f.Severity == Severity.Error)));
        if (result.Value is not { } database)
        {
            Assert.Equal(2, result.Errors.Count());
            return;
        }

        using (database)
        {
            using var connection = database.Connect();
            Assert.Equal(time, Fingerprint.Scalar(connection, "SELECT death_datetime::VARCHAR FROM cdm.death"));
            Assert.Equal(time![..10], Fingerprint.Scalar(connection, "SELECT death_date::VARCHAR FROM cdm.death"));
        }
    }

    private static object? Scalar(TestFolder folder, string sql, CdmOpenOptions? options = null)
    {
        var result = CdmDatabase.Open(
            folder.Path, options ?? new CdmOpenOptions { Threads = 2, TemporaryFolder = folder.Scratch }, null, TestContext.Current.CancellationToken);
        Assert.True(result.IsSuccess, string.Join('\n', result.Errors));
        using var database = result.Value;
        using var connection = database.Connect();
        return Fingerprint.Scalar(connection, sql);
    }
}
