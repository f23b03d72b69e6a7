using System.Text.Json.Nodes;
using DuckDB.NET.Data;
using Naru.Cdm;
using Naru.Core;
using Naru.Synth;
using Xunit;

namespace Naru.Tests.Synth;

/// <summary>A copy of the shipped data files, for a test to change, and the stores that are made of it. Deleted when disposed.</summary>
internal sealed class SynthFolder : IDisposable
{
    private readonly string root = Directory.CreateTempSubdirectory("naru-synth-").FullName;

    public SynthFolder(bool withDiseases = true)
    {
        foreach (var file in Directory.EnumerateFiles(Shipped, "*.json", SearchOption.AllDirectories))
        {
            var name = System.IO.Path.GetRelativePath(Shipped, file);
            if (withDiseases || System.IO.Path.GetDirectoryName(name) != "diseases")
            {
                var target = System.IO.Path.Combine(Data, name);
                Directory.CreateDirectory(System.IO.Path.GetDirectoryName(target)!);
                File.Copy(file, target);
            }
        }
    }

    public static string Shipped { get; } = Repository.File("data", "synthetic");

    public static string Vocabulary { get; } = Repository.File("data", "vocabulary");

    /// <summary>The folder of the data files.</summary>
    public string Data => System.IO.Path.Combine(root, "data");

    public string Path(params string[] parts) => System.IO.Path.Combine([Data, .. parts]);

    public string Store(string name) => System.IO.Path.Combine(root, name);

    public SynthFolder Write(string name, string json)
    {
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(Path(name))!);
        File.WriteAllText(Path(name), json);
        return this;
    }

    /// <summary>Changes a file.</summary>
    public SynthFolder Edit(string name, Action<JsonObject> change)
    {
        var json = JsonNode.Parse(File.ReadAllText(Path(name)))!.AsObject();
        change(json);
        return Write(name, json.ToJsonString());
    }

    /// <summary>Makes a hospital, which must succeed.</summary>
    public SynthOutcome Make(string store, int persons, string profile = "gil", ulong seed = 7, int threads = 2, bool withDirt = false)
    {
        var result = Try(store, persons, profile, seed, threads, withDirt);
        Assert.True(result.IsSuccess, string.Join('\n', result.Errors));
        return result.Value;
    }

    public Result<SynthOutcome> Try(
        string store, int persons, string profile = "gil", ulong seed = 7, int threads = 2, bool withDirt = false) =>
        SyntheticHospital.Make(
            new SynthOptions(persons, seed, profile, Store(store))
            {
                DataFolder = Data,
                Vocabulary = Vocabulary,
                WithDirt = withDirt,
                Reading = new CdmOpenOptions { Threads = threads },
                Memory = 2L << 30,
            },
            null,
            TestContext.Current.CancellationToken);

    public Result<ProfileSummary> Check(string profile = "gil") => SyntheticHospital.Check(
        new SynthOptions(1, 1, profile, "") { DataFolder = Data, Vocabulary = Vocabulary }, TestContext.Current.CancellationToken);

    /// <summary>The rows of a query on a store.</summary>
    public List<object?[]> Query(string store, string sql)
    {
        using var connection = new DuckDBConnection($"DataSource={Store(store)};ACCESS_MODE=READ_ONLY");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var rows = new List<object?[]>();
        while (reader.Read())
        {
            rows.Add([.. Enumerable.Range(0, reader.FieldCount).Select(i => reader.IsDBNull(i) ? null : reader.GetValue(i))]);
        }

        return rows;
    }

    /// <summary>The one number that a query gives.</summary>
    public double Number(string store, string sql) =>
        Convert.ToDouble(Query(store, sql)[0][0], System.Globalization.CultureInfo.InvariantCulture);

    public void Dispose() => Directory.Delete(root, recursive: true);
}
