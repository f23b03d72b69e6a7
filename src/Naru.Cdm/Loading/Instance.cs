using System.Globalization;
using DuckDB.NET.Data;

namespace Naru.Cdm.Loading;

/// <summary>
/// A running DuckDB with the schema <c>cdm</c>, in memory or in a file, and the private folder in which it puts what does not fit.
/// Thread safe.
/// </summary>
internal sealed class Instance : IDisposable
{
    private const string InMemory = ":memory:";

    private readonly Lock gate = new();
    private readonly DuckDBConnection root;
    private readonly string file;

    /// <summary>A database in memory, with a folder of its own that goes with it.</summary>
    public Instance(CdmOpenOptions options)
        : this(InMemory, PrivateFolder(options.TemporaryFolder), options.Threads, options.MemoryLimit)
    {
    }

    /// <summary>A database in a file, which is made if it is not there; the folder is deleted at the end, the file is not.</summary>
    public Instance(string file, string folder, int threads, long memoryLimit)
        : this(file, folder, threads, (long?)memoryLimit)
    {
        // What is read is read once or twice, from front to back: keeping it would push out what is worked on.
        Run("SET enable_external_file_cache = false");
    }

    private Instance(string file, string folder, int threads, long? memoryLimit)
    {
        this.file = file;
        Folder = folder;

        // Extensions are never fetched from the network: what Naru needs is built in.
        var address = new DuckDBConnectionStringBuilder { DataSource = file };
        address["autoinstall_known_extensions"] = "false";
        address["autoload_known_extensions"] = "false";
        root = new DuckDBConnection(address.ConnectionString);
        root.Open();
        Run($"SET temp_directory = {Sql.Text(Folder)}");
        Run(string.Create(CultureInfo.InvariantCulture, $"SET threads = {threads}"));
        if (memoryLimit is { } bytes)
        {
            Run(string.Create(CultureInfo.InvariantCulture, $"SET memory_limit = '{bytes / 1024}KiB'"));
        }

        TextFunctions.Register(root);
        Run("CREATE SCHEMA IF NOT EXISTS cdm");
    }

    /// <summary>The private folder.</summary>
    public string Folder { get; }

    /// <summary>A new open connection, for one thread at a time; the caller disposes it.</summary>
    public DuckDBConnection Connect()
    {
        lock (gate)
        {
            // Connections of one process to one file share the database; one in memory has no name to be found by.
            var connection = file == InMemory ? root.Duplicate() : new DuckDBConnection(root.ConnectionString);
            connection.Open();
            return connection;
        }
    }

    public void Dispose()
    {
        lock (gate)
        {
            root.Dispose();
            if (Directory.Exists(Folder))
            {
                Directory.Delete(Folder, recursive: true);
            }
        }
    }

    private static string PrivateFolder(string? parent)
    {
        var folder = parent is null
            ? Directory.CreateTempSubdirectory("naru-").FullName
            : Directory.CreateDirectory(Path.Combine(parent, Path.GetRandomFileName())).FullName;
        Privacy.OfFolder(folder);
        return folder;
    }

    private void Run(string sql) => Sql.Run(root, sql, CancellationToken.None);
}
