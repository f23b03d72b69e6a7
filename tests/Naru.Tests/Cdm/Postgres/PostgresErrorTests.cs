using Naru.Cdm;
using Naru.Cdm.Loading;
using Naru.Cdm.Sources.Postgres;
using Naru.Core;
using Xunit;

namespace Naru.Tests.Cdm.Postgres;

/// <summary>What can be wrong with an address, a server, its schemas and permissions, and how it is said.</summary>
[Trait("Category", "Slow")]
public sealed class PostgresErrorTests(SharedServer shared)
{
    private const string Secret = "s3cret-w0rd";

    [Theory]
    [InlineData("postgresql://u@h:99999/db", "port")]
    [InlineData("postgresql://u@h/db?sslmode=perhaps", "sslmode")]
    [InlineData("postgresql://u@h/db?colour=red", "colour")]
    [InlineData("postgresql://u@h,i/db", "host")]
    [InlineData("Host=h;Colour=red", "colour")]
    public void Connect_BadAddress_NamesThePart(string address, string part) =>
        Assert.Contains(part, Only(PostgresErrors.BadAddress, Connect(address)).Message.English, StringComparison.OrdinalIgnoreCase);

    [Fact]
    public void Connect_NobodyThere_IsUnreachable() =>
        Assert.Equal("127.0.0.1:1/db", Only(PostgresErrors.Unreachable, Connect("postgresql://u@127.0.0.1:1/db")).Place.File);

    [Fact]
    public void Connect_UnknownHost_IsUnreachable() => Only(PostgresErrors.Unreachable, Connect("postgresql://u@no-such-host.invalid/db"));

    [Fact]
    public void Connect_WrongPassword_IsRefusedAndNotShown()
    {
        var database = shared.Server.Create().CreateSample("cdm");
        shared.Server.Execute("postgres", $"DROP ROLE IF EXISTS {PostgresServer.Guarded}");
        shared.Server.Execute("postgres", $"CREATE ROLE {PostgresServer.Guarded} LOGIN PASSWORD '{Secret}'");
        Only(PostgresErrors.AuthenticationFailed, Connect(database.Uri("", PostgresServer.Guarded)));
        var refused = Only(PostgresErrors.AuthenticationFailed, Connect(database.Uri("", $"{PostgresServer.Guarded}:not-{Secret}")));
        Assert.DoesNotContain(Secret, refused.ToString() + refused.Advice, StringComparison.Ordinal);
        Assert.DoesNotContain(PostgresServer.Guarded, refused.ToString(), StringComparison.Ordinal);

        // With the right one it gets in, and then lacks permissions.
        Only(PostgresErrors.PermissionDenied, Connect(database.Uri("", $"{PostgresServer.Guarded}:{Secret}")));
    }

    [Fact]
    public void Connect_MissingDatabase_SaysSo() =>
        Only(PostgresErrors.DatabaseMissing, Connect(shared.Server.Create().Uri().Replace("hospital", "clinic", StringComparison.Ordinal)));

    [Fact]
    public void Connect_TlsThatTheServerLacks_SaysSo() =>
        Only(PostgresErrors.TlsFailed, Connect(shared.Server.Create().Uri("?sslmode=verify-full")));

    [Fact]
    public void Connect_NoCdm_SaysSo() => Only(PostgresErrors.NoCdmSchema, Connect(shared.Server.Create().Uri()));

    [Fact]
    public void Connect_TwoCdms_ListsThemAndTakesOne()
    {
        var database = shared.Server.Create().CreateSample("one").CreateSample("Two", new CdmForm { Name = n => n.ToUpperInvariant() });
        Assert.Contains("Two, one", Only(PostgresErrors.SchemaAmbiguous, Connect(database.Uri())).Message.English, StringComparison.Ordinal);
        Assert.Contains("Two, one", Only(PostgresErrors.SchemaMissing, Connect(database.Uri("?schema=three"))).Message.English, StringComparison.Ordinal);
        using var staging = new Staging();
        staging.Read(database.Uri("?schema=two"));
        Assert.EndsWith("/Two", staging.Name, StringComparison.Ordinal);
        Assert.Equal("Two.PERSON", staging.Tables[0].SourceName);
    }

    [Fact]
    public void Read_VocabularyElsewhere_IsFound()
    {
        var database = shared.Server.Create().CreateSample("cdm").Execute("CREATE SCHEMA vocab; ALTER TABLE cdm.concept SET SCHEMA vocab");
        using var staging = new Staging();
        Assert.DoesNotContain(staging.Read(database.Uri()), f => f.Severity != Severity.Information);
        Assert.Contains("vocab.concept", staging.Tables.Select(t => t.SourceName));
        database.CreateTables("other", ["concept"]);
        Only(PostgresErrors.VocabularyAmbiguous, Connect(database.Uri()));
        Only(PostgresErrors.SchemaMissing, Connect(database.Uri("?vocabulary_schema=cdm")));
        staging.Read(database.Uri("?vocabulary_schema=vocab"));
        Assert.Contains("vocab.concept", staging.Tables.Select(t => t.SourceName));
    }

    [Fact]
    public void Read_RoleThatMayOnlySelect_Suffices()
    {
        var database = shared.Server.Create().CreateSample("cdm").CreateTables("cdm", ["note"]);
        var role = $"reader_{database.Name}";
        database.Execute($"CREATE ROLE {role} LOGIN; GRANT USAGE ON SCHEMA cdm TO {role}; GRANT SELECT ON ALL TABLES IN SCHEMA cdm TO {role}");
        using var staging = new Staging();
        Assert.DoesNotContain(staging.Read(database.Uri("", role)), f => f.Severity != Severity.Information);
        Assert.Equal(6, staging.Tables.Count);

        database.Execute($"REVOKE SELECT ON cdm.measurement, cdm.note FROM {role}");
        var findings = Connect(database.Uri("", role)).Where(f => f.Severity != Severity.Information).ToList();
        Assert.Equal(["cdm.measurement", "cdm.note"], findings.Select(f => f.Place.File));
        Assert.Equal([PostgresErrors.PermissionDenied, PostgresErrors.UnusedTableDenied], findings.Select(f => f.Kind));
    }

    [Fact]
    public void Read_ColumnsThatMayBeRead_AreEnough()
    {
        var database = shared.Server.Create().CreateSample("cdm");
        var role = $"columns_{database.Name}";
        database.Execute($"CREATE ROLE {role} LOGIN; GRANT USAGE ON SCHEMA cdm TO {role}; GRANT SELECT ON ALL TABLES IN SCHEMA cdm TO {role}; REVOKE SELECT ON cdm.person FROM {role}; GRANT SELECT (person_id, gender_concept_id) ON cdm.person TO {role}");
        var denied = Connect(database.Uri("", role)).Where(f => f.Kind == PostgresErrors.PermissionDenied).Select(f => f.Place.Column).ToList();
        Assert.Contains("year_of_birth", denied);
        Assert.DoesNotContain("person_id", denied);
    }

    [Fact]
    public void Connect_RowLevelSecurity_IsWarnedOf()
    {
        var database = shared.Server.Create().CreateSample("cdm");
        var role = $"secured_{database.Name}";
        database.Execute($"CREATE ROLE {role} LOGIN; GRANT USAGE ON SCHEMA cdm TO {role}; GRANT SELECT ON ALL TABLES IN SCHEMA cdm TO {role}; ALTER TABLE cdm.person ENABLE ROW LEVEL SECURITY; CREATE POLICY half ON cdm.person USING (person_id = 1)");
        using var staging = new Staging();
        Assert.Equal("cdm.person", Assert.Single(staging.Read(database.Uri("", role)), f => f.Kind == PostgresErrors.RowsHidden).Place.File);
        Assert.Equal(1, staging.Tables[0].Rows);
    }

    [Fact]
    public void Connect_WrongColumns_AreAllNamed()
    {
        var database = shared.Server.Create().CreateSample("cdm").Execute(
            """
            ALTER TABLE cdm.person ADD extra int, ADD "YEAR_OF_BIRTH" int;
            ALTER TABLE cdm.measurement DROP measurement_date;
            ALTER TABLE cdm.visit_occurrence ALTER person_id TYPE uuid USING NULL, ALTER visit_start_date TYPE int USING NULL, ALTER visit_source_value TYPE int[] USING NULL;
            CREATE TABLE cdm."CONCEPT" (concept_id int);
            """);
        var findings = Connect(database.Uri());
        Assert.Equal("extra", Assert.Single(findings, f => f.Kind == CdmErrors.UnknownColumn).Place.Column);
        Assert.Equal("YEAR_OF_BIRTH", Assert.Single(findings, f => f.Kind == CdmErrors.ColumnTwice).Place.Column);
        Assert.Equal("measurement_date", Assert.Single(findings, f => f.Kind == CdmErrors.RequiredColumnMissing).Place.Column);
        Assert.Equal(["person_id", "visit_source_value", "visit_start_date"], findings.Where(f => f.Kind == CdmErrors.WrongColumnType).Select(f => f.Place.Column));
        Assert.Contains(findings, f => f.Kind == PostgresErrors.TableTwice);
    }

    [Fact]
    public void Read_BrokenView_SaysSoAndGoesOn()
    {
        var database = shared.Server.Create().CreateSample("cdm").Execute(
            "CREATE VIEW cdm.note AS SELECT 1 AS note_id, 1 AS person_id, (1 / (person_id - person_id))::text AS note_text, date '2010-01-01' AS note_date FROM cdm.person");
        using var staging = new Staging();
        var broken = Assert.Single(staging.Read(database.Uri()), f => f.Severity == Severity.Error);
        Assert.Equal(PostgresErrors.QueryFailed, broken.Kind);
        Assert.Equal("cdm.note", broken.Place.File);
        Assert.Equal(5, staging.Tables.Count);
    }

    [Fact]
    public void Read_ServerWithoutEncoding_SaysWhatToDo()
    {
        var database = shared.Server.Create("SQL_ASCII").CreateTables("cdm", ["person", "observation_period"]).Execute(
            @"INSERT INTO cdm.person (person_id, gender_concept_id, year_of_birth, race_concept_id, ethnicity_concept_id, person_source_value) VALUES (1, 0, 1970, 0, 0, E'\xB1\xE8')");
        using var staging = new Staging();
        var finding = Assert.Single(staging.Read(database.Uri()), f => f.Severity == Severity.Error);
        Assert.Equal(PostgresErrors.BadEncoding, finding.Kind);
        Assert.Contains("SQL_ASCII", finding.Message.Korean, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_InstantForDate_NamesTheZone()
    {
        var database = shared.Server.Create().CreateSample("cdm").Execute("ALTER TABLE cdm.measurement ALTER measurement_date TYPE timestamptz");
        Assert.Contains("Asia/Seoul", Assert.Single(Connect(database.Uri()), f => f.Kind == PostgresErrors.TimeZoneApplied).Message.English, StringComparison.Ordinal);
        using var staging = new Staging();
        staging.Read(database.Uri("?timezone=America/New_York"));
        Assert.Equal("2011-02-02", staging.Scalar("SELECT measurement_date::VARCHAR FROM cdm.measurement WHERE measurement_id = 1"));
    }

    [Theory]
    [InlineData("42501", "PGS114")]
    [InlineData("55P03", "PGS123")]
    [InlineData("40001", "PGS125")]
    [InlineData("42P01", "PGS126")]
    [InlineData("42703", "PGS126")]
    [InlineData("57P01", "PGS122")]
    [InlineData("57P02", "PGS121")]
    [InlineData("08006", "PGS121")]
    [InlineData("57014", "PGS122")]
    [InlineData("25P03", "PGS122")]
    [InlineData("22P05", "PGS124")]
    [InlineData("22012", "PGS127")]
    public void ReportReading_EveryState_HasItsWords(string state, string code)
    {
        var findings = new FindingLog();
        PostgresFailure.ReportReading(new Npgsql.PostgresException(Secret, "ERROR", "ERROR", state), SourcePlace.None, "UTF8", findings);
        var finding = Assert.Single(findings.ToFindings());
        Assert.Equal(code, finding.Code);
        Assert.DoesNotContain(Secret, finding.ToString() + finding.Advice, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("28000", "PGS103")]
    [InlineData("28P01", "PGS103")]
    [InlineData("3D000", "PGS104")]
    [InlineData("42501", "PGS114")]
    [InlineData("53300", "PGS107")]
    [InlineData("57P03", "PGS107")]
    public void ReportConnecting_EveryState_HasItsWords(string state, string code)
    {
        var findings = new FindingLog();
        PostgresFailure.ReportConnecting(new Npgsql.PostgresException(Secret, "FATAL", "FATAL", state), "h:1/d", findings);
        Assert.Equal(code, Assert.Single(findings.ToFindings()).Code);
    }

    [Theory]
    [InlineData("postgresql://h/db", true)]
    [InlineData("POSTGRES://h", true)]
    [InlineData("Host=h;Database=d", true)]
    [InlineData("/data/host=3", false)]
    [InlineData("hospital.naru", false)]
    public void IsAddress_TellsAddressesFromPaths(string text, bool isAddress) => Assert.Equal(isAddress, PostgresCdm.IsAddress(text));

    [Fact]
    public void Parse_EncodedParts_AreDecoded()
    {
        var address = PostgresAddress.Parse("postgresql://us%40er:p%3Aw@[::1]:5433/my%20db?schema=a%2Fb&vocabulary_schema=V&sslmode=verify-ca", out _)!;
        Assert.Equal("::1:5433/my db", address.Name);
        Assert.Equal(("a/b", "V"), (address.Schema!, address.VocabularySchema!));
        Assert.Contains("us@er", address.Connection, StringComparison.Ordinal);
        Assert.Contains("p:w", address.Connection, StringComparison.Ordinal);
        Assert.Contains("VerifyCA", address.Connection, StringComparison.Ordinal);
    }

    private static ValueList<Error> Connect(string address)
    {
        var findings = new FindingLog();
        using var cdm = PostgresCdm.Connect(address, findings, TestContext.Current.CancellationToken);
        return findings.ToFindings();
    }

    private static Error Only(ErrorKind kind, ValueList<Error> findings)
    {
        var error = Assert.Single(findings, f => f.Severity == Severity.Error);
        Assert.Equal(kind, error.Kind);
        return error;
    }
}
