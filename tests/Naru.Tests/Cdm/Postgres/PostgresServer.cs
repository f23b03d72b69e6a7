using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace Naru.Tests.Cdm.Postgres;

/// <summary>
/// A PostgreSQL server of the tests' own: a new cluster in a temporary folder, on a free port of this machine only. Stopped and
/// deleted when disposed. PostgreSQL refuses to run as root: then it runs as <c>postgres</c> or <c>nobody</c>.
/// </summary>
internal sealed class PostgresServer : IDisposable
{
    /// <summary>The superuser, who may come in without a password.</summary>
    public const string Admin = "naru_admin";

    /// <summary>A user who may not.</summary>
    public const string Guarded = "naru_guarded";

    private static readonly string? RunAs = Environment.UserName == "root" ? UnprivilegedUser() : null;
    private static readonly string Binaries = FindBinaries();
    private static int databases;

    private readonly string root;
    private bool isRunning;

    public PostgresServer()
    {
        root = Directory.CreateTempSubdirectory("naru-pg-").FullName;
        try
        {
            if (RunAs is not null)
            {
                Run("chown", [RunAs, root], null);
            }

            Run($"{Binaries}/initdb", ["-D", Data, "-U", Admin, "-A", "trust", "-E", "UTF8", "--no-locale", "--no-sync"], RunAs);
            File.WriteAllText(
                $"{Data}/pg_hba.conf",
                $"local all all trust\nhost all {Guarded} 127.0.0.1/32 scram-sha-256\nhost all all 127.0.0.1/32 trust\n");
            Start();
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    public int Port { get; private set; }

    private string Data => $"{root}/data";

    /// <summary>Starts it again, at the same port, after it was stopped.</summary>
    public void Start()
    {
        // Another program may take the port between finding and using it.
        for (var attempt = 1; !isRunning; attempt++)
        {
            Port = Port == 0 || attempt > 1 ? FreePort() : Port;
            var options = string.Create(
                CultureInfo.InvariantCulture,
                $"-p {Port} -k {root} -c listen_addresses=127.0.0.1 -c fsync=off -c full_page_writes=off -c autovacuum=off -c max_wal_size=2GB -c shared_buffers=128MB -c timezone=Asia/Seoul");
            try
            {
                Run($"{Binaries}/pg_ctl", ["-D", Data, "-l", $"{root}/log", "-w", "-o", options, "start"], RunAs);
                isRunning = true;
            }
            catch (InvalidOperationException) when (attempt < 4)
            {
                // Tried again at another port.
            }
        }
    }

    /// <summary>Stops it as a crash would: no query is finished, nobody is told.</summary>
    public void Crash()
    {
        if (isRunning)
        {
            isRunning = false;
            Run($"{Binaries}/pg_ctl", ["-D", Data, "-m", "immediate", "-w", "stop"], RunAs);
        }
    }

    /// <summary>A new database, with a name that no other has.</summary>
    public PostgresDatabase Create(string encoding = "UTF8")
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"hospital{Interlocked.Increment(ref databases)}");
        Execute("postgres", $"CREATE DATABASE {name} TEMPLATE template0 ENCODING '{encoding}'");
        return new PostgresDatabase(this, name);
    }

    public string ConnectionString(string database, string user = Admin) => string.Create(
        CultureInfo.InvariantCulture, $"Host=127.0.0.1;Port={Port};Database={database};Username={user};Pooling=false;Command Timeout=0");

    public void Execute(string database, string sql)
    {
        using var connection = new NpgsqlConnection(ConnectionString(database));
        connection.Open();
        using var command = new NpgsqlCommand(sql, connection);
        command.ExecuteNonQuery();
    }

    public void Dispose()
    {
        try
        {
            Crash();
        }
        finally
        {
            Directory.Delete(root, recursive: true);
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static string UnprivilegedUser() =>
        File.ReadLines("/etc/passwd").Any(l => l.StartsWith("postgres:", StringComparison.Ordinal)) ? "postgres" : "nobody";

    /// <summary>The folder of the server's programs: the newest of Debian's, or wherever they are on the path.</summary>
    private static string FindBinaries()
    {
        var installed = Directory.Exists("/usr/lib/postgresql")
            ? Directory.EnumerateDirectories("/usr/lib/postgresql")
                .OrderByDescending(d => int.TryParse(Path.GetFileName(d), CultureInfo.InvariantCulture, out var version) ? version : 0)
                .Select(d => $"{d}/bin")
            : [];
        var path = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator);
        return path.Concat(installed).FirstOrDefault(d => d.Length > 0 && File.Exists($"{d}/initdb"))
            ?? throw new InvalidOperationException(
                "PostgreSQL's programs (initdb, pg_ctl) are needed for these tests and were not found; ./test installs them. / "
                + "이 테스트에는 PostgreSQL 프로그램(initdb, pg_ctl)이 필요합니다. ./test가 설치합니다.");
    }

    private static void Run(string program, string[] arguments, string? user)
    {
        var start = new ProcessStartInfo(user is null ? program : "runuser")
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = "/",
        };
        if (user is not null)
        {
            Array.ForEach(["-u", user, "--", program], start.ArgumentList.Add);
        }

        Array.ForEach(arguments, start.ArgumentList.Add);

        // The server inherits the pipes of pg_ctl and keeps them open: it is given files instead, by -l, and nobody reads to the end.
        using var process = Process.Start(start)!;
        var errors = new List<string>();
        process.ErrorDataReceived += (_, e) => errors.Add(e.Data ?? "");
        process.OutputDataReceived += (_, _) => { };
        process.BeginErrorReadLine();
        process.BeginOutputReadLine();
        while (!process.WaitForExit(50))
        {
        }

        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{Path.GetFileName(program)} failed: {string.Join(' ', errors)}");
        }
    }
}
