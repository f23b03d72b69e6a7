using System.Globalization;
using Naru.Core;
using Xunit;

namespace Naru.Tests.Cdm.Postgres;

/// <summary>Values that the CDM has no place for are counted, and never shown.</summary>
[Trait("Category", "Slow")]
public sealed class PostgresValueTests(SharedServer shared)
{
    private static readonly CdmForm Wide = new() { Id = "numeric", Integer = "numeric", Number = "double precision" };

    [Theory]
    [InlineData("measurement_date", "'infinity'", "CDM304")]
    [InlineData("measurement_date", "'-infinity'", "CDM304")]
    [InlineData("measurement_date", "'0044-03-15 BC'", "CDM304")]
    [InlineData("measurement_date", "'10000-01-01'", "CDM304")]
    [InlineData("measurement_date", "NULL", "CDM306")]
    [InlineData("measurement_datetime", "'infinity'", "CDM305")]
    [InlineData("measurement_datetime", "'-infinity'", "CDM305")]
    [InlineData("measurement_datetime", "'0001-12-31 23:59:59 BC'", "CDM305")]
    [InlineData("value_as_number", "'NaN'", "CDM303")]
    [InlineData("value_as_number", "'-Infinity'", "CDM303")]
    [InlineData("measurement_id", "NULL", "CDM306")]
    [InlineData("measurement_id", "1.5", "CDM301")]
    [InlineData("measurement_id", "'NaN'", "CDM301")]
    [InlineData("measurement_id", "9223372036854775808", "CDM302")]
    [InlineData("measurement_id", "-9223372036854775809", "CDM302")]
    [InlineData("measurement_id", "1e400", "CDM302")]
    public void Read_ValueWithoutPlace_IsCounted(string column, string value, string code)
    {
        var database = shared.Server.Create().CreateSample("cdm", Wide);
        database.Execute($"UPDATE cdm.measurement SET {column} = {value}");
        using var staging = new Staging();
        var finding = Assert.Single(staging.Read(database.Uri()), f => f.Severity == Severity.Error);
        Assert.Equal((code, "cdm.measurement", column, 2), (finding.Code, finding.Place.File!, finding.Place.Column!, finding.Count));
        Assert.DoesNotContain(value.Trim('\''), finding.ToString() + finding.Advice, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(2L, staging.Scalar($"SELECT count(*) FROM cdm.measurement WHERE {column} IS NULL"));

        // What was wrong is found again by the next run, although nothing has changed.
        Assert.Single(staging.Read(database.Uri()), f => f.Severity == Severity.Error);
    }

    [Theory]
    [InlineData("text", "measurement_id", "'12 345'", "CDM301")]
    [InlineData("text", "measurement_date", "'31.12.2010'", "CDM304")]
    [InlineData("text", "measurement_date", "''", "CDM306")]
    [InlineData("text", "measurement_datetime", "'어제'", "CDM305")]
    [InlineData("text", "value_as_number", "'1,5'", "CDM303")]
    public void Read_TextThatIsNone_IsCounted(string type, string column, string value, string code)
    {
        var database = shared.Server.Create().CreateSample("cdm", new CdmForm { Id = type, Number = type, Date = type, DateTime = type });
        database.Execute($"UPDATE cdm.measurement SET {column} = {value} WHERE measurement_id = '1'");
        using var staging = new Staging();
        var finding = Assert.Single(staging.Read(database.Uri()), f => f.Severity == Severity.Error);
        Assert.Equal((code, column, 1), (finding.Code, finding.Place.Column!, finding.Count));
    }

    [Fact]
    public void Read_Bounds_AreKept()
    {
        var database = shared.Server.Create().CreateSample("cdm", Wide with { Number = "numeric" });
        database.Execute(
            """
            UPDATE cdm.measurement SET person_id = 9223372036854775807, visit_occurrence_id = -9223372036854775808, provider_id = 10000,
                visit_detail_id = 12345678.000, measurement_date = '0001-01-01', measurement_datetime = '9999-12-31 23:59:59.999999'
            """);
        using var staging = new Staging();
        Assert.DoesNotContain(staging.Read(database.Uri()), f => f.Severity != Severity.Information);
        Assert.Equal(
            ["9223372036854775807 -9223372036854775808 10000 12345678 0001-01-01 9999-12-31 23:59:59.999999"],
            staging.Column("SELECT DISTINCT concat_ws(' ', person_id, visit_occurrence_id, provider_id, visit_detail_id, measurement_date, measurement_datetime) FROM cdm.measurement"));
    }

    [Fact]
    public void Read_Numeric_IsTheNearestDouble()
    {
        var random = new Random(20260801);
        var texts = Enumerable.Range(0, 2000).Select(_ => NumericText(random))
            .Concat(["0", "-0.0001", "9007199254740993", "0.1", "123456789012345678901234567890.5", "1e300", "4.9e-324", "10000", "0.00010000"]).ToList();
        var database = shared.Server.Create().CreateTables("cdm", ["person", "observation_period", "measurement"]).Execute(
            "INSERT INTO cdm.measurement (measurement_id, person_id, measurement_date, value_as_number) VALUES "
            + string.Join(", ", texts.Select((t, i) => $"({i}, 1, '2010-01-01', {t})")));
        using var staging = new Staging();
        Assert.DoesNotContain(staging.Read(database.Uri()), f => f.Severity != Severity.Information);
        Assert.Equal(
            texts.Select(t => (object?)double.Parse(t, CultureInfo.InvariantCulture)),
            staging.Column("SELECT value_as_number FROM cdm.measurement ORDER BY measurement_id"));
    }

    private static string NumericText(Random random)
    {
        var digits = string.Concat(Enumerable.Range(0, random.Next(1, 30)).Select(_ => (char)('0' + random.Next(10))));
        var point = random.Next(digits.Length + 1);
        return $"{(random.Next(2) == 0 ? "-" : "")}0{digits[..point]}.{digits[point..]}0";
    }
}
