using System.Data.Common;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Naru.Hub.Identity;
using Naru.Hub.Identity.Store;
using Naru.Hub.Kernel;
using Xunit;

namespace Naru.Tests.Hub.Identity;

/// <summary>The tables: made by steps, and the ones that the model speaks of.</summary>
public abstract class IdentitySchemaTests(HubFixture fixture)
{
    private static readonly DateTimeOffset Now = new(2026, 11, 27, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task Renew_NewDatabase_HasEveryColumnOfTheModelAndNoOther()
    {
        await using var services = Services();
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<IdentityDb>();
        await RenewAsync(db);

        foreach (var table in db.Model.GetRelationalModel().Tables)
        {
            var wanted = table.Columns.Select(c => (c.Name, c.IsNullable)).OrderBy(c => c.Name, StringComparer.Ordinal).ToList();
            var there = (await ColumnsAsync(db, table.Name)).OrderBy(c => c.Name, StringComparer.Ordinal).ToList();
            Assert.Equal(wanted.Select(c => c.Name), there.Select(c => c.Name));
            Assert.All(wanted.Zip(there), p => Assert.True(p.First.IsNullable == p.Second.IsNullable || IsKey(table, p.First.Name), $"{table.Name}.{p.First.Name}"));
        }
    }

    [Fact]
    public async Task Renew_SeveralAtOnce_DoEachStepOnce()
    {
        await using var services = Services();

        await Task.WhenAll(Enumerable.Range(0, 6).Select(async _ =>
        {
            await using var scope = services.CreateAsyncScope();
            await RenewAsync(scope.ServiceProvider.GetRequiredService<IdentityDb>());
        }));

        await using var last = services.CreateAsyncScope();
        var db = last.ServiceProvider.GetRequiredService<IdentityDb>();
        Assert.Equal(IdentitySchemaSteps.All.Count, await CountAsync(db, "SELECT COUNT(*) FROM identity_schema"));
        Assert.Equal(0, await db.Users.CountAsync(TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("UPDATE identity_schema SET hash = 'another'", "changed", null)]
    [InlineData("INSERT INTO identity_schema (step, hash, done_at) VALUES (99, 'x', 0)", "newer", "IDN902")]
    public async Task Renew_TablesOfAnotherProgram_StopTheStart(string tamper, string word, string? code)
    {
        await using var services = Services();
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<IdentityDb>();
        await RenewAsync(db);
#pragma warning disable EF1002 // The texts are the test's own.
        await db.Database.ExecuteSqlRawAsync(tamper, TestContext.Current.CancellationToken);
#pragma warning restore EF1002

        // A step that was changed is a bug; a newer program's tables are told by code.
        var thrown = await Record.ExceptionAsync(() => RenewAsync(db));

        Assert.Contains(word, thrown!.Message, StringComparison.Ordinal);
        Assert.Equal(code, (thrown as HubStartException)?.Error.Code);
        Assert.Equal(code is null, thrown is InvalidOperationException);
    }

    [Fact]
    public async Task KeysOfCookies_WithACertificate_AreSealedInTheDatabase()
    {
        var sealedXml = await KeysAsync(WriteCertificate());
        var plainXml = await KeysAsync(null);

        Assert.Contains("EncryptedData", sealedXml, StringComparison.Ordinal);
        Assert.DoesNotContain("<value>", sealedXml, StringComparison.Ordinal);
        // Twin: without a certificate the key is there to be read.
        Assert.Contains("<value>", plainXml, StringComparison.Ordinal);
    }

    private async Task<string> KeysAsync(string? certificate)
    {
        await using var services = Services(certificate);
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<IdentityDb>();
        await RenewAsync(db);
        var protector = services.GetRequiredService<IDataProtectionProvider>().CreateProtector("test");
        Assert.Equal("text", protector.Unprotect(protector.Protect("text")));
        return (await db.DataProtectionKeys.SingleAsync()).Xml!;
    }

    private static string WriteCertificate()
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=naru keys", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        using var certificate = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        var file = Path.Combine(Directory.CreateTempSubdirectory("naru-identity-").FullName, "keys.p12");
        File.WriteAllBytes(file, certificate.Export(X509ContentType.Pkcs12, "password"));
        return file;
    }

    private static bool IsKey(Microsoft.EntityFrameworkCore.Metadata.ITable table, string column) =>
        table.PrimaryKey?.Columns.Any(c => c.Name == column) == true;

    private ServiceProvider Services(string? certificate = null)
    {
        var services = new ServiceCollection();
        services.AddIdentity(new HubIdentityOptions { Database = fixture.NewAddress(), PublicOrigin = new Uri("https://hub.example"), KeyCertificateFile = certificate, KeyCertificatePassword = "password" });
        return services.BuildServiceProvider();
    }

    private static Task RenewAsync(IdentityDb db) => IdentitySchema.RenewAsync(db, db.Database.IsNpgsql() ? "naru" : null, Now, CancellationToken.None);

    private static async Task<List<(string Name, bool IsNullable)>> ColumnsAsync(IdentityDb db, string table)
    {
        var sql = db.Database.IsNpgsql()
            ? "SELECT column_name, CASE WHEN is_nullable = 'YES' THEN 1 ELSE 0 END FROM information_schema.columns WHERE table_schema = 'naru' AND table_name = @table"
            : "SELECT name, 1 - \"notnull\" FROM pragma_table_info(@table)";
        var columns = new List<(string, bool)>();
        await using var command = await CommandAsync(db, sql);
        var parameter = command.CreateParameter();
        parameter.ParameterName = "@table";
        parameter.Value = table;
        command.Parameters.Add(parameter);
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
        {
            columns.Add((reader.GetString(0), Convert.ToInt32(reader.GetValue(1)) == 1));
        }

        return columns;
    }

    private static async Task<long> CountAsync(IdentityDb db, string sql)
    {
        await using var command = await CommandAsync(db, sql);
        return Convert.ToInt64(await command.ExecuteScalarAsync());
    }

    private static async Task<DbCommand> CommandAsync(IdentityDb db, string sql)
    {
        await db.Database.OpenConnectionAsync();
        var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = sql;
        return command;
    }
}

public sealed class SqliteIdentitySchemaTests(SqliteHub hub) : IdentitySchemaTests(hub), IClassFixture<SqliteHub>;

[Trait("Category", "Slow")]
public sealed class PostgresIdentitySchemaTests(PostgresHub hub) : IdentitySchemaTests(hub), IClassFixture<PostgresHub>;
