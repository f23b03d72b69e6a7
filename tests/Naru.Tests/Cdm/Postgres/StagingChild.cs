using System.Diagnostics;
using System.Runtime.CompilerServices;
using Naru.Cdm;

namespace Naru.Tests.Cdm.Postgres;

/// <summary>A process of its own that stages a database, for a test to kill. It says a line for every block of rows that it has read.</summary>
internal static class StagingChild
{
    private const string Variable = "NARU_TEST_STAGE";

    public static Process Start(string uri, string path, int rowsPerRange)
    {
        var start = new ProcessStartInfo("dotnet") { UseShellExecute = false, RedirectStandardOutput = true };
        start.ArgumentList.Add("exec");
        start.ArgumentList.Add(typeof(StagingChild).Assembly.Location);
        start.Environment[Variable] = $"{rowsPerRange} {path} {uri}";
        return Process.Start(start)!;
    }

    /// <summary>This program is the tests; started with the variable it is the child, before any test is looked for.</summary>
    [ModuleInitializer]
    internal static void Run()
    {
        if (Environment.GetEnvironmentVariable(Variable)?.Split(' ') is [var rows, var path, var uri])
        {
            using (var staging = new Staging(path) { RowsPerRange = int.Parse(rows) })
            {
                using (var command = staging.Connection.CreateCommand())
                {
                    command.CommandText = "SET memory_limit = '256MB'";
                    command.ExecuteNonQuery();
                }

                staging.Read(uri, new Lines(), CancellationToken.None);
            }

            Environment.Exit(0);
        }
    }

    private sealed class Lines : IProgress<CdmProgress>
    {
        public void Report(CdmProgress value)
        {
            Console.Out.WriteLine(value.Rows);
            Console.Out.Flush();
        }
    }
}
