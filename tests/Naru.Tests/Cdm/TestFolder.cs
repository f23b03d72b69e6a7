using System.IO.Compression;
using DuckDB.NET.Data;
using Naru.Cdm;
using Naru.Core;
using Xunit;

namespace Naru.Tests.Cdm;

/// <summary>A temporary folder with a small, sound CDM in it, for a test to spoil; deleted when disposed.</summary>
internal sealed class TestFolder : IDisposable
{
    public const string Persons =
        """
        person_id,gender_concept_id,year_of_birth,race_concept_id,ethnicity_concept_id
        1,8507,1970,0,0
        2,8532,1980,0,0

        """;

    public const string Periods =
        """
        observation_period_id,person_id,observation_period_start_date,observation_period_end_date,period_type_concept_id
        1,1,2010-01-01,2019-12-31,0
        2,2,2010-01-01,2019-12-31,0

        """;

    private readonly string root = Directory.CreateTempSubdirectory("naru-test-").FullName;

    public TestFolder()
    {
        Directory.CreateDirectory(Path);
        Directory.CreateDirectory(Scratch);
        Write("person.csv", Persons);
        Write("observation_period.csv", Periods);
    }

    /// <summary>The folder with the tables.</summary>
    public string Path => System.IO.Path.Combine(root, "cdm");

    /// <summary>Where the database may put temporary files; must be empty when nothing is open.</summary>
    public string Scratch => System.IO.Path.Combine(root, "scratch");

    /// <summary>A path beside the folder with the tables.</summary>
    public string Beside(string name) => System.IO.Path.Combine(root, name);

    public TestFolder Write(string name, string text) => Write(name, System.Text.Encoding.UTF8.GetBytes(text));

    public TestFolder Write(string name, byte[] bytes)
    {
        var path = System.IO.Path.Combine(Path, name);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, bytes);
        return this;
    }

    public TestFolder Delete(string name)
    {
        File.Delete(System.IO.Path.Combine(Path, name));
        return this;
    }

    /// <summary>Deletes all tables.</summary>
    public TestFolder Clear()
    {
        foreach (var file in Directory.EnumerateFiles(Path))
        {
            File.Delete(file);
        }

        return this;
    }

    /// <summary>Lets DuckDB write a file from a query, in the folder of the tables.</summary>
    public TestFolder WriteParquet(string name, string query)
    {
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(System.IO.Path.Combine(Path, name))!);
        Run("DataSource=:memory:", $"COPY ({query}) TO '{System.IO.Path.Combine(Path, name)}' (FORMAT parquet)");
        return this;
    }

    /// <summary>Lets DuckDB write a text file from a query, in the folder of the tables.</summary>
    public TestFolder WriteText(string name, string query)
    {
        Run("DataSource=:memory:", $"COPY ({query}) TO '{System.IO.Path.Combine(Path, name)}' (HEADER)");
        return this;
    }

    /// <summary>Makes a DuckDB file beside the folder.</summary>
    public string WriteDatabase(string name, params string[] statements)
    {
        var path = Beside(name);
        Run($"DataSource={path}", statements);
        return path;
    }

    /// <summary>Packs the folder into an archive beside it.</summary>
    public string Zip(string name)
    {
        var path = Beside(name);
        ZipFile.CreateFromDirectory(Path, path);
        return path;
    }

    /// <summary>Changes bits of an archive's entry: at a distance from its name, in the local header and in the central one.</summary>
    public static string Patch(string archive, string entry, (int Distance, byte Bits) local, (int Distance, byte Bits) central)
    {
        var bytes = File.ReadAllBytes(archive);
        var name = System.Text.Encoding.UTF8.GetBytes(entry);
        bytes[bytes.AsSpan().IndexOf(name) + local.Distance] ^= local.Bits;
        bytes[bytes.AsSpan().LastIndexOf(name) + central.Distance] ^= central.Bits;
        File.WriteAllBytes(archive, bytes);
        return archive;
    }

    public Result<CdmDatabase> Open(string? path = null, int threads = 2) =>
        CdmDatabase.Open(path ?? Path, new CdmOpenOptions { Threads = threads, TemporaryFolder = Scratch }, null, TestContext.Current.CancellationToken);

    public void Dispose() => Directory.Delete(root, recursive: true);

    public static byte[] Gzip(string text)
    {
        using var result = new MemoryStream();
        using (var gzip = new GZipStream(result, CompressionMode.Compress))
        {
            gzip.Write(System.Text.Encoding.UTF8.GetBytes(text));
        }

        return result.ToArray();
    }

    private static void Run(string connectionString, params string[] statements)
    {
        using var connection = new DuckDBConnection(connectionString);
        connection.Open();
        foreach (var statement in statements)
        {
            using var command = connection.CreateCommand();
            command.CommandText = statement;
            command.ExecuteNonQuery();
        }
    }
}
