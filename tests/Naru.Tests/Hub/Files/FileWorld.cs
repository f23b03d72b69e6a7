using System.Security.Cryptography;
using System.Text;
using Naru.Core;
using Naru.Hub.Files;
using Naru.Hub.Kernel;
using Naru.Ledger;
using Naru.Tests.Cdm.Postgres;
using Xunit;

namespace Naru.Tests.Hub.Files;

/// <summary>Files in a folder and a database of their own.</summary>
internal sealed class FileWorld : IAsyncDisposable
{
    private readonly string root = Directory.CreateTempSubdirectory("naru-files-").FullName;
    private readonly HubDatabase database;

    private FileWorld(DatabaseKind kind, SharedServer? server)
    {
        database = new HubDatabase(kind == DatabaseKind.Sqlite
            ? new LedgerAddress.Sqlite(Path.Combine(root, "hub.db"))
            : new LedgerAddress.Postgres(server!.Server.Create().ConnectionString, "public"));
        Options = new FileServiceOptions { Folder = Path.Combine(root, "files") };
        Service = NewInstance();
        Table = new FileTable(database);
    }

    public SettableClock Clock { get; } = new();

    public MemoryPersonKeys Keys { get; } = new();

    public FileServiceOptions Options { get; }

    public FileService Service { get; }

    public FileTable Table { get; }

    public HubDatabase Database => database;

    public static async Task<FileWorld> MakeAsync(DatabaseKind kind = DatabaseKind.Sqlite, SharedServer? server = null)
    {
        var world = new FileWorld(kind, server);
        await world.Service.PrepareAsync(Stop);
        return world;
    }

    public static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>Another instance on the same folder and database.</summary>
    public FileService NewInstance() => new(Options, database, FileKinds.Shipped, Keys, Clock);

    public static string Hash(byte[] content) => Convert.ToHexStringLower(SHA256.HashData(content));

    public static byte[] Text(string text) => Encoding.UTF8.GetBytes(text);

    /// <summary>A PDF as far as anybody looks, of a length.</summary>
    public static byte[] Pdf(int length, int seed = 1)
    {
        var content = new byte[length];
        new Random(seed).NextBytes(content);
        "%PDF-1.7"u8.CopyTo(content);
        return content;
    }

    public static NewFile Of(byte[] content, string kind = "application-attachment", string name = "계획서.pdf", string? person = null, string subject = "case-1") =>
        new(kind, "org-1", subject, name, content.Length, person);

    public async Task<FileRecord> CreateAsync(NewFile file) => Value(await Service.CreateAsync(file, "person-1", Stop)).File;

    public async Task<FileRecord> StoreAsync(byte[] content, string kind = "application-attachment", string name = "계획서.pdf", string? person = null, string subject = "case-1")
    {
        var file = await CreateAsync(Of(content, kind, name, person, subject));
        Value(await Service.AppendAsync(file.Id, 0, new MemoryStream(content), Stop));
        return Value(await Service.FinishAsync(file.Id, Hash(content), Stop)).File;
    }

    public async Task<byte[]> ReadAsync(string id)
    {
        await using var opened = Value(await Service.OpenAsync(id, Stop));
        using var content = new MemoryStream();
        await opened.Content.CopyToAsync(content, Stop);
        return content.ToArray();
    }

    public string ContentPath(FileRecord file) => Path.Combine(Options.Folder, "contents", file.Address![..2], file.Address[2..]);

    public string UploadPath(FileRecord file) => Path.Combine(Options.Folder, "uploads", file.Id);

    public IEnumerable<string> StoredFiles() => Directory.EnumerateFiles(Options.Folder, "*", SearchOption.AllDirectories).Where(f => !f.Contains("/locks/", StringComparison.Ordinal));

    public static T Value<T>(Result<T> result)
        where T : class => result.Value ?? throw new InvalidOperationException(string.Join('\n', result.Findings));

    public static string Code<T>(Result<T> result)
        where T : class => Assert.Single(result.Findings).Code;

    public async ValueTask DisposeAsync()
    {
        await database.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(root, recursive: true);
    }
}

/// <summary>A stream that gives some bytes and then breaks off, or waits until it is let go.</summary>
internal sealed class TroubledStream(byte[] bytes, Task? until = null) : Stream
{
    private int position;

    public TaskCompletionSource Drained { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => position;
        set => throw new NotSupportedException();
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (position == bytes.Length)
        {
            Drained.TrySetResult();
            if (until is null)
            {
                throw new IOException("The connection was lost.");
            }

            await until.WaitAsync(cancellationToken);
            return 0;
        }

        var count = Math.Min(buffer.Length, bytes.Length - position);
        bytes.AsMemory(position, count).CopyTo(buffer);
        position += count;
        return count;
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
