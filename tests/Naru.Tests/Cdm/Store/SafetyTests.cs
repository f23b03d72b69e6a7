using System.Diagnostics;
using System.Globalization;
using DuckDB.NET.Data;
using Naru.Cdm;
using Naru.Cdm.Store;
using Xunit;

namespace Naru.Tests.Cdm.Store;

/// <summary>Whatever goes wrong, the store at the target is the old one or the new one, whole; and nothing else is left.</summary>
[Trait("Category", "Slow")]
public sealed class SafetyTests
{
    private static readonly string Program = Path.Combine(AppContext.BaseDirectory, "naru.dll");

    [Fact]
    public void Import_Twice_AtOnce_TheSecondIsRefused()
    {
        using var store = new StoreFolder();
        store.Imported();
        var before = File.ReadAllBytes(store.Target);
        string[] inner = [];
        var isFirst = true;
        var outer = store.Import(readAll: true, progress: new Callback(() =>
        {
            if (isFirst)
            {
                isFirst = false;
                inner = [.. store.Import(readAll: true).Errors.Select(e => e.Code)];
            }
        }));
        Assert.True(outer.IsSuccess, string.Join('\n', outer.Errors));
        Assert.Equal([StoreErrors.ImportRunning.Code], inner);
        Assert.False(Directory.Exists(store.Workspace));
        Assert.Equal(before.Length, new FileInfo(store.Target).Length);
    }

    [Fact]
    public async Task Import_WhileAnotherProcessWritesToTheStore_IsRefused()
    {
        using var store = new StoreFolder();
        store.Imported();
        using (var writer = new DuckDBConnection($"DataSource={store.Target}"))
        {
            writer.Open();
            var (code, error) = await Run(["cdm", "import", store.Source.Path, "--to", store.Target, "--lang", "en"]);
            Assert.Equal(1, code);
            Assert.Contains(StoreErrors.StoreInUse.Code, error, StringComparison.Ordinal);
            (code, error) = await Run(["cdm", "show", store.Target, "--lang", "ko"]);
            Assert.Equal(1, code);
            Assert.Contains(StoreErrors.StoreInUse.Code, error, StringComparison.Ordinal);
        }

        Assert.True(store.Imported().IsUnchanged);
    }

    [Fact]
    public void Import_WhileTheStoreIsRead_DisturbsNobody()
    {
        using var store = new StoreFolder();
        store.Imported();
        using var reader = store.OpenStore();
        store.Source.Write("measurement.csv", StoreFolder.Measurements + "6,1,3012888,2013-05-01,32817,90,,DBP\n");
        store.Imported();
        using var connection = reader.Connect();
        Assert.Equal(5L, Fingerprint.Scalar(connection, "SELECT count(*) FROM cdm.measurement"));
        Assert.False(reader.IsCurrent);
        using var next = store.OpenStore();
        Assert.Equal(6, next.RowCounts["measurement"]);
        Assert.True(next.IsCurrent);
    }

    [Fact]
    public void Store_OfANewerFormat_IsRefusedAndKept()
    {
        using var store = new StoreFolder();
        store.Imported();
        Alter(store, "UPDATE naru.store SET format_version = 99");
        var before = File.ReadAllBytes(store.Target);
        Assert.Equal([StoreErrors.NewerStore.Code], store.Source.Open(store.Target).Errors.Select(e => e.Code));
        Assert.Equal([StoreErrors.NewerStore.Code], store.Import(readAll: true).Errors.Select(e => e.Code));
        Assert.Equal(before, File.ReadAllBytes(store.Target));
    }

    [Theory]
    [InlineData("DROP TABLE naru.source_table")]
    [InlineData("UPDATE naru.store SET cdm_version = 'six'")]
    [InlineData("DELETE FROM naru.store")]
    public void Store_WithoutItsManifest_IsCalledDamaged(string damage)
    {
        using var store = new StoreFolder();
        store.Imported();
        Alter(store, damage);
        Assert.Equal([StoreErrors.DamagedStore.Code], store.Source.Open(store.Target).Errors.Select(e => e.Code));
        Assert.Equal([StoreErrors.DamagedStore.Code], store.Import().Errors.Select(e => e.Code));
    }

    [Theory]
    [InlineData("text")]
    [InlineData("database")]
    [InlineData("folder")]
    public void Import_OntoSomethingElse_DoesNotOverwriteIt(string what)
    {
        using var store = new StoreFolder();
        switch (what)
        {
            case "text":
                File.WriteAllText(store.Target, "my only copy");
                break;
            case "database":
                store.Source.WriteDatabase("hospital.naru", "CREATE TABLE mine AS SELECT 1 AS x");
                break;
            default:
                Directory.CreateDirectory(store.Target);
                break;
        }

        Assert.Equal([StoreErrors.TargetIsNoStore.Code], store.Import().Errors.Select(e => e.Code));
        Assert.True(what != "text" || File.ReadAllText(store.Target) == "my only copy");
        Assert.True(what != "database" || 1L.Equals(store.Stored("SELECT count(*) FROM mine")));
        Assert.False(Directory.Exists(store.Workspace));
    }

    [Fact]
    public void Import_IntoAFolderThatIsMissing_SaysSo()
    {
        using var store = new StoreFolder();
        var result = Naru.Cdm.Importing.CdmImport.Run(
            new(store.Source.Path, store.Source.Beside("missing/hospital.naru")), null, TestContext.Current.CancellationToken);
        Assert.Equal([StoreErrors.CannotWrite.Code], result.Errors.Select(e => e.Code));
    }

    [Fact]
    public void Store_AndWhatItIsMadeIn_BelongToTheirOwnerAlone()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        using var store = new StoreFolder();
        var modes = new List<UnixFileMode>();
        var result = store.Import(progress: new Callback(() => AddMode(store.Workspace)));
        Assert.True(result.IsSuccess);
        const UnixFileMode others = UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.GroupExecute
            | UnixFileMode.OtherRead | UnixFileMode.OtherWrite | UnixFileMode.OtherExecute;
        Assert.NotEmpty(modes);

        void AddMode(string path)
        {
            if (!OperatingSystem.IsWindows())
            {
                modes.Add(File.GetUnixFileMode(path));
            }
        }

        AddMode(store.Target);
        Assert.All(modes, m => Assert.Equal(UnixFileMode.None, m & others));
    }

    [Fact]
    public void Import_Cancelled_LeavesTheOldStoreAndNothingElse()
    {
        using var store = new StoreFolder();
        store.Imported();
        var before = File.ReadAllBytes(store.Target);
        using var stop = new CancellationTokenSource();
        Assert.ThrowsAny<OperationCanceledException>(() => store.Import(readAll: true, progress: new Callback(stop.Cancel), cancellation: stop.Token));
        Assert.Equal(before, File.ReadAllBytes(store.Target));
        Assert.False(Directory.Exists(store.Workspace));
    }

    [Fact]
    public async Task Import_KilledAtAnyMoment_LeavesTheOldStoreAndTheNextOneSucceeds()
    {
        using var store = new StoreFolder();
        var old = store.Imported().Manifest;
        var before = File.ReadAllBytes(store.Target);
        WriteLargeTable(store, rows: 300_000);
        var random = new Random(7);
        var kills = 0;
        for (var attempt = 0; attempt < 8; attempt++)
        {
            using var process = Start(["cdm", "import", store.Source.Path, "--to", store.Target]);
            await WaitForWorkspace(store, process);
            await Task.Delay(random.Next(900), TestContext.Current.CancellationToken);
            process.Kill();
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
            if (File.ReadAllBytes(store.Target).AsSpan().SequenceEqual(before))
            {
                kills++;
                using var still = store.OpenStore();
                Assert.Equal(old.DataVersion, still.DataVersion);
            }
            else
            {
                // It was done before it was killed: the store is the new one, whole.
                using var done = store.OpenStore();
                Assert.Equal(300_000, done.RowCounts["measurement"]);
                break;
            }
        }

        Assert.True(kills > 0, "No import was killed in time to show anything.");
        store.Imported();
        using var database = store.OpenStore();
        Assert.Equal(300_000, database.RowCounts["measurement"]);
        Assert.False(Directory.Exists(store.Workspace));
    }

    /// <summary>On a disk of a few megabytes, of which a file system in memory makes a real one.</summary>
    [Theory]
    [InlineData("parquet")]
    [InlineData("csv")]
    public async Task Import_DiskFull_SaysSoAndKeepsTheOldStore(string format)
    {
        using var store = new StoreFolder();
        var disk = store.Source.Beside("disk");
        Directory.CreateDirectory(disk);
        WriteLargeTable(store, rows: 1_000_000);
        if (format == "csv")
        {
            store.Source.WriteText("measurement.csv", $"SELECT * FROM '{store.Source.Path}/measurement.parquet'").Delete("measurement.parquet");
        }

        File.WriteAllText(store.Source.Beside("small.txt"), "");

        // A namespace of its own lets anybody mount; the script ends with the import's exit code, and the mount goes with it.
        var script = $"""
            mount -t tmpfs -o size=12m tmpfs '{disk}' || exit 99
            mkdir '{disk}/small' && cp '{store.Source.Path}/person.csv' '{store.Source.Path}/observation_period.csv' '{disk}/small/'
            dotnet '{Program}' cdm import '{disk}/small' --to '{disk}/hospital.naru' --lang en >&2 || exit 98
            cp '{disk}/hospital.naru' '{store.Source.Beside("before")}'
            dotnet '{Program}' cdm import '{store.Source.Path}' --to '{disk}/hospital.naru' --lang en
            code=$?
            cmp '{disk}/hospital.naru' '{store.Source.Beside("before")}' || exit 97
            [ -e '{disk}/hospital.naru.import' ] && exit 96
            exit $code
            """;
        var start = new ProcessStartInfo("unshare") { UseShellExecute = false, RedirectStandardError = true, RedirectStandardOutput = true };
        foreach (var argument in (string[])["--user", "--map-root-user", "--mount", "sh", "-c", script])
        {
            start.ArgumentList.Add(argument);
        }

        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var error = await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.SkipWhen(process.ExitCode == 99 || error.Contains("unshare:", StringComparison.Ordinal), "This machine lets no test mount a disk.");
        Assert.True(process.ExitCode == 1, $"{process.ExitCode}: {error}{await output}");
        Assert.Contains(StoreErrors.DiskFull.Code, error, StringComparison.Ordinal);
    }

    private static void WriteLargeTable(StoreFolder store, int rows) => store.Source.Delete("measurement.csv").WriteParquet(
        "measurement.parquet",
        $"""
        SELECT i AS measurement_id, 1 + i % 2 AS person_id, 1 + hash(i) % 1000 AS measurement_concept_id,
            DATE '2011-01-01' + (hash(i + 1) % 3000)::INTEGER AS measurement_date, md5(i::VARCHAR) AS value_source_value
        FROM range({rows.ToString(CultureInfo.InvariantCulture)}) t(i)
        """);

    private static void Alter(StoreFolder store, string sql)
    {
        using var connection = new DuckDBConnection($"DataSource={store.Target}");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private static async Task WaitForWorkspace(StoreFolder store, Process process)
    {
        while (!Directory.Exists(store.Workspace) && !process.HasExited)
        {
            await Task.Delay(5, TestContext.Current.CancellationToken);
        }
    }

    private static Process Start(string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet") { UseShellExecute = false, RedirectStandardError = true, RedirectStandardOutput = true };
        foreach (var argument in (string[])[Program, .. arguments])
        {
            start.ArgumentList.Add(argument);
        }

        return Process.Start(start)!;
    }

    private static async Task<(int Code, string Error)> Run(string[] arguments)
    {
        using var process = Start(arguments);
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var error = await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await output;
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, error);
    }

    private sealed class Callback(Action action) : IProgress<CdmProgress>
    {
        public void Report(CdmProgress value) => action();
    }
}
