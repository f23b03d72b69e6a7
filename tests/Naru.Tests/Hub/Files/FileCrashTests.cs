using System.Diagnostics;
using System.Globalization;
using Naru.Hub.Files;
using Naru.Hub.Kernel;
using Naru.Ledger;
using Naru.Ledger.Personal;
using Xunit;
using static Naru.Tests.Hub.Files.FileWorld;

namespace Naru.Tests.Hub.Files;

/// <summary>
/// A process that uploads is killed at any time, without a word (SIGKILL). What it was told to be there is there, half-done uploads go on, and what is stored is whole.
/// </summary>
[Trait("Category", "Slow")]
public sealed class FileCrashTests
{
    private const string FolderVariable = "NARU_TEST_FILES_FOLDER";

    private sealed record Told(string File, int Seed, int Length, bool IsPersonal, long Offset, bool IsStored);

    [Fact]
    public async Task Kill_AtAnyTime_LosesNothingThatWasAcknowledged()
    {
        var root = Directory.CreateTempSubdirectory("naru-crash-").FullName;
        try
        {
            var random = new Random(7);
            for (var round = 0; round < 4; round++)
            {
                await RunAndKillAsync(root, TimeSpan.FromMilliseconds(random.Next(100, 700)));
                await CheckAsync(root);
            }
        }
        finally
        {
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
            Directory.Delete(root, recursive: true);
        }
    }

    /// <summary>The process that is killed. It does nothing unless it is started by the test above.</summary>
    [Fact]
    public async Task Child_UploadsUntilItIsKilled()
    {
        if (Environment.GetEnvironmentVariable(FolderVariable) is not { } root)
        {
            return;
        }

        await using var database = new HubDatabase(new LedgerAddress.Sqlite(Path.Combine(root, "hub.db")));
        var files = await OpenAsync(root, database);
        await using var told = new StreamWriter(Path.Combine(root, $"told-{Environment.ProcessId}"), append: true) { AutoFlush = true };
        for (var i = 0; ; i++)
        {
            var seed = (Environment.ProcessId * 1000) + i;
            var content = Pdf(new Random(seed).Next(1000, 300_000), seed);
            var personal = i % 2 == 0;
            var file = Value(await files.CreateAsync(Of(content, personal ? "identity-document" : "application-attachment", person: personal ? "person-9" : null), "person-1", Stop)).File;
            for (var at = 0; at < content.Length;)
            {
                var next = Math.Min(content.Length, at + new Random(seed + at).Next(1, 120_000));
                Value(await files.AppendAsync(file.Id, at, new MemoryStream(content[at..next]), Stop));
                at = next;
                await told.WriteLineAsync(Line(at, false));
            }

            Value(await files.FinishAsync(file.Id, Hash(content), Stop));
            await told.WriteLineAsync(Line(content.Length, true));

            string Line(int offset, bool isStored) => string.Create(CultureInfo.InvariantCulture, $"{file.Id} {seed} {content.Length} {personal} {offset} {isStored}");
        }
    }

    private static async Task RunAndKillAsync(string root, TimeSpan after)
    {
        var start = new ProcessStartInfo("dotnet") { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in (string[])["exec", typeof(FileCrashTests).Assembly.Location, "-noLogo", "-method", $"{typeof(FileCrashTests).FullName}.{nameof(Child_UploadsUntilItIsKilled)}"])
        {
            start.ArgumentList.Add(argument);
        }

        start.Environment[FolderVariable] = root;
        var before = Directory.GetFiles(root, "told-*").Length;
        using var child = Process.Start(start)!;
        var output = child.StandardOutput.ReadToEndAsync(Stop);
        for (var waited = Stopwatch.StartNew(); Directory.GetFiles(root, "told-*").Where(f => new FileInfo(f).Length > 0).Count() <= before;)
        {
            Assert.False(child.HasExited && await output is { } text && text.Length >= 0, "The child ended by itself.");
            Assert.True(waited.Elapsed < TimeSpan.FromMinutes(2), "The child did not begin.");
            await Task.Delay(10, Stop);
        }

        await Task.Delay(after, Stop);
        child.Kill();
        await child.WaitForExitAsync(Stop);
    }

    private static async Task CheckAsync(string root)
    {
        await using var database = new HubDatabase(new LedgerAddress.Sqlite(Path.Combine(root, "hub.db")));
        var files = await OpenAsync(root, database);
        var told = Directory.GetFiles(root, "told-*").SelectMany(File.ReadLines).Where(l => l.Split(' ') is [_, _, _, _, _, "True" or "False"]).Select(Read)
            .GroupBy(t => t.File, StringComparer.Ordinal).Select(g => g.Last()).ToList();
        Assert.NotEmpty(told);
        foreach (var file in told)
        {
            var content = Pdf(file.Length, file.Seed);
            var status = Value(await files.FindAsync(file.File, Stop));
            Assert.InRange(status.Offset, file.Offset, file.Length);
            if (status.File.State == FileState.Open)
            {
                Assert.False(file.IsStored);
                if (status.Offset < file.Length)
                {
                    Value(await files.AppendAsync(file.File, status.Offset, new MemoryStream(content[(int)status.Offset..]), Stop));
                }

                Value(await files.FinishAsync(file.File, Hash(content), Stop));
            }

            await using var opened = Value(await files.OpenAsync(file.File, Stop));
            using var read = new MemoryStream();
            await opened.Content.CopyToAsync(read, Stop);
            Assert.True(read.ToArray().AsSpan().SequenceEqual(content));
        }

        Assert.Empty(await files.VerifyAsync(Stop));
    }

    private static Told Read(string line)
    {
        var parts = line.Split(' ');
        return new Told(parts[0], int.Parse(parts[1]), int.Parse(parts[2]), bool.Parse(parts[3]), long.Parse(parts[4]), bool.Parse(parts[5]));
    }

    private static async Task<FileService> OpenAsync(string root, HubDatabase database)
    {
        var files = new FileService(new FileServiceOptions { Folder = Path.Combine(root, "files") }, database, FileKinds.Shipped, new OneKey(), TimeProvider.System);
        await files.PrepareAsync(Stop);
        return files;
    }

    /// <summary>The same key in every process.</summary>
    private sealed class OneKey : IPersonKeys
    {
        private static readonly PersonKey Key = new(Enumerable.Range(1, 32).Select(i => (byte)i).ToArray());

        public ValueTask<PersonKey?> GetOrCreateAsync(string person, CancellationToken cancellationToken) => ValueTask.FromResult<PersonKey?>(Key);

        public ValueTask<KeyLookup> FindAsync(string person, CancellationToken cancellationToken) => ValueTask.FromResult(KeyLookup.Found(Key));

        public Task<bool> DestroyAsync(string person, CancellationToken cancellationToken) => throw new NotSupportedException();
    }
}
