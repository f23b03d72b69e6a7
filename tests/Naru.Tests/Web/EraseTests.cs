using System.Text;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Naru.Hub.Files;
using Naru.Hub.Identity.Humans;
using Naru.Hub.Identity.SignIn;
using Naru.Hub.Identity.SigningKeys;
using Naru.Hub.Identity.Store;
using Naru.Ledger;
using Naru.Ledger.Events;
using Naru.Ledger.Outbox;
using Naru.Ledger.Personal;
using Naru.Tests.Cdm.Postgres;
using Naru.Tests.Cli;
using Naru.Tests.Hub.Files;
using Npgsql;
using Xunit;

namespace Naru.Tests.Web;

/// <summary>A person is erased by the operator: nothing of theirs is left to read in the databases, down to the bytes of the files, while the ledger verifies.</summary>
[Trait("Category", "Slow")]
public sealed class EraseTests(SharedServer server) : IDisposable
{
    private const string Person = "person-9";

    /// <summary>What tells of the person, wherever it was put in the clear.</summary>
    private static readonly string[] InTheClear =
        ["홍길동", "gildong@secret.example", "0000-0002-1825-0097", "203.0.113.x", "MarkerDevice", "MarkerToken", "MarkerLabel", "MarkerReason", "second@secret.example"];

    private readonly string folder = Directory.CreateTempSubdirectory("naru-hub").FullName;

    private string Hub => Path.Combine(folder, "hub");

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task Erase_OnSqlite_LeavesNothingInTheFiles()
    {
        await using (var host = await WebHost.StartAsync(Hub))
        {
            await FillAsync(host);
        }

        SqliteConnection.ClearAllPools();

        // The twin: before, everything that stands in the clear is found by this search.
        Assert.Equal(InTheClear.Order(StringComparer.Ordinal), InTheClear.Where(IsInFiles).Order(StringComparer.Ordinal));
        var projected = await DumpAsync();

        // Asked, nobody or somebody answers something else: nothing happens.
        foreach (var answer in (string?[])[null, "", "person-8"])
        {
            var refused = new CliRun { Answer = answer };
            Assert.Equal(1, refused.Run("hub", "erase", "--data", Hub, "--person", Person));
            Assert.Contains("Nothing was erased", refused.Out, StringComparison.Ordinal);
        }

        Assert.True(IsInFiles("gildong@secret.example"));
        Assert.Contains("IDN904", Run("hub", "erase", "--data", Hub, "--person", "person-99", "--yes").Output, StringComparison.Ordinal);
        Assert.Contains("API107", Run("hub", "erase", "--data", Hub + "x", "--person", Person, "--yes").Output, StringComparison.Ordinal);

        var sure = new CliRun { Answer = Person };
        Assert.True(sure.Run("hub", "erase", "--data", Hub, "--person", Person) == 0, sure.Error + sure.Out);
        Assert.Contains($"Erased: {Person}", sure.Out, StringComparison.Ordinal);
        SqliteConnection.ClearAllPools();

        Assert.DoesNotContain(InTheClear, IsInFiles);
        Assert.DoesNotContain(Directory.EnumerateFiles(Path.Combine(Hub, "files"), "*", SearchOption.AllDirectories), f => new FileInfo(f).Length > 1000);
        Assert.Equal(0, Run("hub", "verify", "--data", Hub).Code);
        Assert.Equal(0, Run("hub", "rebuild", "--data", Hub).Code);
        Assert.Equal(projected, await DumpAsync());

        // Asked again, the same.
        Assert.Equal(0, Run("hub", "erase", "--data", Hub, "--person", Person, "--yes").Code);
        await using var again = await WebHost.StartAsync(Hub);
        var seen = await again.AskAsync(HttpMethod.Get, $"/api/v1/parties/{Person}", Person);
        Assert.True(seen.Json.GetProperty("erased").GetBoolean());
    }

    [Fact]
    public async Task Erase_OnPostgres_LeavesNothingInTheRows()
    {
        var database = server.Server.Create().ConnectionString;
        await using var host = await WebHost.StartAsync(Hub, database);
        await FillAsync(host);
        var before = await RowsAsync(database);
        Assert.All(InTheClear, m => Assert.Contains(m, before, StringComparison.Ordinal));

        var erased = await host.Hub.EraseAsync(Person, TestContext.Current.CancellationToken);

        Assert.True(erased is { Value.WaitsUntil: null }, string.Join('\n', erased.Findings));
        var after = await RowsAsync(database);
        Assert.All(InTheClear, m => Assert.DoesNotContain(m, after, StringComparison.Ordinal));
        Assert.Equal(KeyState.Destroyed, (await host.Hub.Services.GetRequiredService<IPersonKeys>().FindAsync(Person, TestContext.Current.CancellationToken)).State);
        Assert.True((await Naru.Ledger.Verification.LedgerVerification.RunAsync(
            new LedgerAddress.Postgres(database), new Naru.Ledger.Verification.VerifyOptions(), TestContext.Current.CancellationToken)).Value!.IsSound);
    }

    private static (int Code, string Output) Run(params string[] args)
    {
        var run = new CliRun();
        var code = run.Run(args);
        return (code, run.Error + run.Out);
    }

    /// <summary>Whether a text stands in any file of the hub, as it is or in UTF-16; mails that were put into the folder for somebody to read are not the database's.</summary>
    private bool IsInFiles(string text) => Directory.EnumerateFiles(Hub, "*", SearchOption.AllDirectories)
        .Where(f => !f.StartsWith(Path.Combine(Hub, "mail"), StringComparison.Ordinal))
        .Any(f => File.ReadAllBytes(f).AsSpan() is var bytes && bytes.IndexOf(Encoding.UTF8.GetBytes(text)) >= 0);

    private async Task<string> DumpAsync()
    {
        await using var connection = new SqliteConnection($"Data Source={Path.Combine(Hub, "hub.db")};Pooling=False");
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT id || state || version || profile FROM directory_party ORDER BY id";
        await using var reader = await command.ExecuteReaderAsync(TestContext.Current.CancellationToken);
        var rows = new StringBuilder();
        while (await reader.ReadAsync(TestContext.Current.CancellationToken))
        {
            rows.AppendLine(reader.GetString(0));
        }

        return rows.ToString();
    }

    /// <summary>Every row of every table of the hub, as text.</summary>
    private static async Task<string> RowsAsync(string database)
    {
        await using var source = NpgsqlDataSource.Create(database);
        var tables = new List<string>();
        await using (var list = source.CreateCommand("SELECT quote_ident(schemaname) || '.' || quote_ident(tablename) FROM pg_tables WHERE schemaname LIKE 'naru%'"))
        await using (var reader = await list.ExecuteReaderAsync(TestContext.Current.CancellationToken))
        {
            while (await reader.ReadAsync(TestContext.Current.CancellationToken))
            {
                tables.Add(reader.GetString(0));
            }
        }

        var all = new StringBuilder();
        foreach (var table in tables)
        {
#pragma warning disable CA2100 // Names of tables, as the database quotes them.
            await using var rows = source.CreateCommand($"SELECT t::text FROM {table} t");
#pragma warning restore CA2100
            await using var reader = await rows.ExecuteReaderAsync(TestContext.Current.CancellationToken);
            while (await reader.ReadAsync(TestContext.Current.CancellationToken))
            {
                all.AppendLine(reader.GetString(0));
            }
        }

        Assert.True(tables.Count > 20);
        return all.ToString();
    }

    private static async Task FillAsync(WebHost host)
    {
        var stop = TestContext.Current.CancellationToken;
        var now = DateTimeOffset.UtcNow;
        await host.PutAsync(
            new Account
            {
                Id = Person, Name = "홍길동", UserName = "gildong@secret.example", NormalizedUserName = "gildong@secret.example", Email = "gildong@secret.example",
                NormalizedEmail = "gildong@secret.example", EmailConfirmed = true, SecurityStamp = "s", CreatedAt = now,
            });
        await host.PutAsync(
            new SessionRow { Id = "s1", SecretHash = "h1", Account = Person, Stamp = "s", Method = default(SignInMethod), CreatedAt = now, ProvedAt = now, SeenAt = now, Network = "203.0.113.x", Device = "MarkerDevice" },
            new ApiTokenRow { Id = "t1", SecretHash = "h2", Hint = "naru", Account = Person, Name = "MarkerToken", Scopes = "", CreatedAt = now, ExpiresAt = now.AddDays(1) },
            new SigningKeyRow { Id = "k1", Person = Person, Thumbprint = "tp", Jwk = "{}", Label = "MarkerLabel", Origin = default(KeyOrigin), Purpose = "question", CreatedAt = now, ExpiresAt = now.AddDays(1) },
            new LinkRow { Id = "l1", Person = Person, Kind = LinkKind.Email, Value = "gildong@secret.example", IsVerified = true, DeclaredBy = Person, CreatedAt = now },
            new LinkRow { Id = "l2", Person = Person, Kind = LinkKind.Orcid, Value = "0000-0002-1825-0097", DeclaredBy = Person, Reason = "MarkerReason", CreatedAt = now },
            new LinkRow { Id = "l3", Person = "person-8", Kind = LinkKind.SameAs, Value = Person, DeclaredBy = "officer", Reason = "MarkerReason 홍길동", CreatedAt = now },
            new LinkRow { Id = "l4", Person = Person, Kind = LinkKind.Email, Value = "second@secret.example", IsVerified = true, DeclaredBy = Person, CreatedAt = now },
            new InvitationRow { Id = "i1", SecretHash = "h3", Party = "party-1", Role = "member", Email = "gildong@secret.example", EmailKey = "gildong@secret.example", InvitedBy = "person-8", CreatedAt = now, ExpiresAt = now },
            new InvitationRow
            {
                Id = "i2", SecretHash = "h4", Party = "party-1", Role = "member", Email = "second@secret.example", EmailKey = "second@secret.example", InvitedBy = "person-8", CreatedAt = now,
                ExpiresAt = now, AcceptedAt = now, AcceptedBy = Person,
            },
            new ChallengeRow { SecretHash = "h5", Purpose = "register", Payload = """{"Email":"gildong@secret.example","Name":"홍길동"}""", CreatedAt = now, ExpiresAt = now.AddDays(1) });

        // Its name in the directory, whose request is repeated; a mail that waits; a file.
        var made = await host.AskAsync(HttpMethod.Post, "/api/v1/parties", Person, """{ "kind": "person", "names": { "ko": "홍길동", "en": "Hong Gildong" } }""");
        Assert.True(made.Status == 201, made.Body);
        var text = JsonPayload.Of(new { to = new PersonalText(Person, "gildong@secret.example") });
        var append = new Append(new Origin("c1", Person, "test"), [new StreamAppend("s", StreamAppend.AnyVersion, [new NewEvent("thing.named", 1, text)])], [new NewMessage("pigeon", text)]);
        Assert.True((await host.Hub.Services.GetRequiredService<ILedger>().AppendAsync(append, stop)).IsSuccess);
        var files = host.Hub.Services.GetRequiredService<FileService>();
        var content = FileWorld.Pdf(50_000);
        var file = (await files.CreateAsync(new NewFile("identity-document", "party-1", "case-1", "홍길동 신분증.pdf", content.Length, Person), Person, stop)).Value!.File.Id;
        Assert.True((await files.AppendAsync(file, 0, new MemoryStream(content), stop)).IsSuccess);
        Assert.True((await files.FinishAsync(file, Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(content)), stop)).IsSuccess);
    }
}
