using System.Globalization;
using DuckDB.NET.Data;

namespace Naru.Cdm.Loading;

/// <summary>
/// A DuckDB in memory with the schema <c>cdm</c>, and the private folder in which it puts what does not fit. Thread safe.
/// </summary>
internal sealed class Instance : IDisposable
{
    private readonly Lock gate = new();
    private readonly DuckDBConnection root;

    public Instance(CdmOpenOptions options)
    {
        Folder = options.TemporaryFolder is { } parent
            ? Directory.CreateDirectory(Path.Combine(parent, Path.GetRandomFileName())).FullName
            : Directory.CreateTempSubdirectory("naru-").FullName;
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(Folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        // Extensions are never fetched from the network: what Naru needs is built in.
        root = new DuckDBConnection("DataSource=:memory:;autoinstall_known_extensions=false;autoload_known_extensions=false");
        root.Open();
        Run($"SET temp_directory = {Sql.Text(Folder)}");
        Run(string.Create(CultureInfo.InvariantCulture, $"SET threads = {options.Threads}"));
        if (options.MemoryLimit is { } bytes)
        {
            Run(string.Create(CultureInfo.InvariantCulture, $"SET memory_limit = '{bytes / 1024}KiB'"));
        }

        TextFunctions.Register(root);
        Run("CREATE SCHEMA cdm");
    }

    /// <summary>The private folder.</summary>
    public string Folder { get; }

    /// <summary>A new open connection, for one thread at a time; the caller disposes it.</summary>
    public DuckDBConnection Connect()
    {
        lock (gate)
        {
            var connection = root.Duplicate();
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

    private void Run(string sql) => Sql.Run(root, sql, CancellationToken.None);
}
