using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Naru.Bench.Ledger;

/// <summary>A PostgreSQL server for a benchmark, with the settings of production: fsync and full_page_writes on. In a temporary folder, on a free port of this machine.</summary>
internal sealed class BenchPostgres : IDisposable
{
    private readonly string binaries;
    private readonly string root = Directory.CreateTempSubdirectory("naru-bench-pg-").FullName;
    private readonly string? user = Environment.UserName == "root" ? "postgres" : null;

    private BenchPostgres(string binaries) => this.binaries = binaries;

    public string ConnectionString { get; private set; } = "";

    /// <summary>Starts one; null if its programs are not installed.</summary>
    public static BenchPostgres? TryStart()
    {
        var found = Directory.Exists("/usr/lib/postgresql")
            ? Directory.EnumerateDirectories("/usr/lib/postgresql").Order(StringComparer.Ordinal).Select(d => $"{d}/bin").LastOrDefault(d => File.Exists($"{d}/initdb"))
            : null;
        if (found is null)
        {
            return null;
        }

        var server = new BenchPostgres(found);
        try
        {
            if (server.user is not null)
            {
                server.Run("chown", [server.user, server.root], asServer: false);
            }

            server.Run($"{found}/initdb", ["-D", $"{server.root}/data", "-U", "naru", "-A", "trust", "-E", "UTF8", "--no-locale"]);
            var port = FreePort();
            var options = string.Create(CultureInfo.InvariantCulture, $"-p {port} -k {server.root} -c listen_addresses=127.0.0.1 -c max_wal_size=2GB -c shared_buffers=256MB");
            server.Run($"{found}/pg_ctl", ["-D", $"{server.root}/data", "-l", $"{server.root}/log", "-w", "-o", options, "start"]);
            server.ConnectionString = string.Create(CultureInfo.InvariantCulture, $"Host=127.0.0.1;Port={port};Database=postgres;Username=naru");
            return server;
        }
        catch
        {
            server.Dispose();
            throw;
        }
    }

    public void Dispose()
    {
        if (ConnectionString.Length > 0)
        {
            Run($"{binaries}/pg_ctl", ["-D", $"{root}/data", "-m", "immediate", "-w", "stop"]);
        }

        Directory.Delete(root, recursive: true);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private void Run(string program, string[] arguments, bool asServer = true)
    {
        string[] all = asServer && user is not null ? ["-u", user, "--", program, .. arguments] : arguments;
        var start = new ProcessStartInfo(asServer && user is not null ? "runuser" : program) { UseShellExecute = false, RedirectStandardOutput = true, WorkingDirectory = "/" };
        Array.ForEach(all, start.ArgumentList.Add);
        using var process = Process.Start(start)!;

        // The server inherits the pipe and keeps it open: nobody reads to its end.
        process.OutputDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        while (!process.WaitForExit(50))
        {
        }

        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{Path.GetFileName(program)} failed.");
        }
    }
}
