using Naru.Core;
using Xunit;

namespace Naru.Tests.Cdm.Postgres;

/// <summary>The same data in every form in which PostgreSQL may hold them are the same tables.</summary>
[Trait("Category", "Slow")]
public sealed class PostgresFormTests(SharedServer shared)
{
    public static TheoryData<string> Forms => [.. KnownForms.Keys];

    private static readonly Dictionary<string, CdmForm> KnownForms = new(StringComparer.Ordinal)
    {
        ["upper case"] = new CdmForm { Name = n => n.ToUpperInvariant() },
        ["mixed case"] = new CdmForm { Name = n => char.ToUpperInvariant(n[0]) + n[1..] },
        ["CDM 5.3"] = new CdmForm { IsFormer = true },
        ["integer keys"] = new CdmForm { Id = "integer", Integer = "smallint", Number = "double precision" },
        ["numeric keys"] = new CdmForm { Id = "numeric(20,0)", Integer = "numeric", Number = "numeric(12,4)" },
        ["floating keys"] = new CdmForm { Id = "double precision", Integer = "bigint", Number = "real" },
        ["all text"] = new CdmForm { Id = "text", Integer = "text", Number = "text", Date = "text", DateTime = "text", Text = "text" },
        ["char"] = new CdmForm { Id = "char(20)", Integer = "char(20)", Number = "char(20)", Date = "char(40)", DateTime = "char(40)", Text = "char(200)" },
        ["timestamps for dates"] = new CdmForm { Date = "timestamp", DateTime = "timestamp(3)" },
        ["instants"] = new CdmForm { Date = "timestamptz", DateTime = "timestamptz" },
        ["unlogged"] = new CdmForm { Options = "WITH (fillfactor = 20)" },
        ["partitioned"] = new CdmForm { Options = "PARTITION BY HASH (\"person_id\")" },
        ["partitioned once"] = new CdmForm { Options = "PARTITION BY LIST (\"person_id\")" },
    };

    [Fact]
    public void Read_PlainTables_HaveTheirValues()
    {
        using var staging = new Staging();
        var database = shared.Server.Create().CreateSample("cdm");
        var findings = staging.Read(database.Uri());
        Assert.DoesNotContain(findings, f => f.Severity != Severity.Information);
        Assert.EndsWith($"/{database.Name}/cdm", staging.Name, StringComparison.Ordinal);
        Assert.Equal(["person", "observation_period", "visit_occurrence", "measurement", "concept"], staging.Tables.Select(t => t.Table.Name));
        Assert.Equal("cdm.measurement", staging.Tables[3].SourceName);
        Assert.Equal(2, staging.Tables[3].Rows);
        Assert.True(staging.Tables[3].HasRisingKeys);
        Assert.Equal(["홍길동", null], staging.Column("SELECT person_source_value FROM cdm.person ORDER BY person_id"));
        Assert.Equal("1970-03-01 04:05:06.789", staging.Scalar("SELECT birth_datetime::VARCHAR FROM cdm.person WHERE person_id = 1"));
        Assert.Equal(13.5, staging.Scalar("SELECT value_as_number FROM cdm.measurement WHERE measurement_id = 1"));
        Assert.Equal("2012-02-29", staging.Scalar("SELECT measurement_date::VARCHAR FROM cdm.measurement WHERE measurement_id = 2"));
        Assert.Equal("1899-12-31", staging.Scalar("SELECT min(observation_period_start_date)::VARCHAR FROM cdm.observation_period"));
        Assert.Equal("십삼 점 오", staging.Scalar("SELECT value_source_value FROM cdm.measurement WHERE measurement_id = 1"));
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public void Read_OtherForm_IsTheSame(string name)
    {
        using var plain = new Staging();
        using var other = new Staging();
        plain.Read(shared.Server.Create().CreateSample("cdm").Uri());
        var form = KnownForms[name];
        var database = shared.Server.Create();
        if (name.StartsWith("partitioned", StringComparison.Ordinal))
        {
            CreatePartitioned(database, form, name.EndsWith("once", StringComparison.Ordinal));
        }
        else
        {
            database.CreateSample("Krankenhaus 1", form);
        }

        var findings = other.Read(database.Uri());
        Assert.DoesNotContain(findings, f => f.Severity != Severity.Information);
        Assert.Equal(plain.Content(), other.Content());
    }

    [Theory]
    [InlineData("VIEW")]
    [InlineData("MATERIALIZED VIEW")]
    public void Read_Views_AreTheSame(string kind)
    {
        using var plain = new Staging();
        using var views = new Staging();
        var database = shared.Server.Create().CreateSample("raw");
        plain.Read(database.Uri());
        database.Execute(string.Join(';', plain.Tables.Select(t => t.Table.Name)
            .Select(t => $"CREATE SCHEMA IF NOT EXISTS shown; CREATE {kind} shown.{t} AS SELECT * FROM raw.{t}")));
        Assert.DoesNotContain(views.Read(database.Uri("?schema=shown")), f => f.Severity != Severity.Information);
        Assert.Equal(plain.Content(), views.Content());
        Assert.Equal("shown.person", views.Tables[0].SourceName);
    }

    [Fact]
    public void Read_ForeignTables_AreTheSame()
    {
        using var plain = new Staging();
        using var foreign = new Staging();
        var far = shared.Server.Create().CreateSample("cdm");
        plain.Read(far.Uri());
        var near = shared.Server.Create().Execute(
            $"""
            CREATE EXTENSION postgres_fdw;
            CREATE SERVER far FOREIGN DATA WRAPPER postgres_fdw OPTIONS (dbname '{far.Name}', host '127.0.0.1', port '{shared.Server.Port}');
            CREATE USER MAPPING FOR {PostgresServer.Admin} SERVER far OPTIONS (user '{PostgresServer.Admin}');
            CREATE SCHEMA cdm; IMPORT FOREIGN SCHEMA cdm FROM SERVER far INTO cdm
            """);
        Assert.DoesNotContain(foreign.Read(near.Uri()), f => f.Severity != Severity.Information);
        Assert.Equal(plain.Content(), foreign.Content());
    }

    [Fact]
    public void Read_EmptyTables_AreThere()
    {
        using var staging = new Staging();
        var database = shared.Server.Create().CreateTables("cdm", ["person", "observation_period", "measurement", "note", "cohort"]);
        Assert.DoesNotContain(staging.Read(database.Uri()), f => f.Severity != Severity.Information);
        Assert.Equal(["person", "observation_period", "measurement", "note"], staging.Tables.Select(t => t.Table.Name));
        Assert.All(staging.Tables, t => Assert.Equal(0, t.Rows));
    }

    private static void CreatePartitioned(PostgresDatabase database, CdmForm form, bool inOne)
    {
        var ofPersons = new[] { "person", "observation_period", "visit_occurrence", "measurement" };
        database.CreateTables("cdm", ofPersons, form);
        database.Execute(string.Join(';', ofPersons.SelectMany(t => inOne
            ? (string[])[$"CREATE TABLE cdm.{t}_all PARTITION OF cdm.{t} DEFAULT"]
            : [.. Enumerable.Range(0, 3).Select(i => $"CREATE TABLE cdm.{t}_{i} PARTITION OF cdm.{t} FOR VALUES WITH (MODULUS 3, REMAINDER {i})")])));
        database.CreateSample("raw");
        database.Execute(string.Join(';', ofPersons.Select(t => $"INSERT INTO cdm.{t} SELECT * FROM raw.{t}")));
        database.Execute("CREATE TABLE cdm.concept AS SELECT * FROM raw.concept; DROP SCHEMA raw CASCADE");
    }
}
