using DuckDB.NET.Data;
using Naru.Cdm;
using Naru.Cdm.Importing;
using Naru.Core;
using Xunit;

namespace Naru.Tests.Cdm.Store;

/// <summary>A small CDM with events, and the store that is made of it.</summary>
internal sealed class StoreFolder : IDisposable
{
    public const string Measurements =
        """
        measurement_id,person_id,measurement_concept_id,measurement_date,measurement_type_concept_id,value_as_number,unit_concept_id,measurement_source_value
        1,2,3004249,2011-05-01,32817,120.5,8876,SBP
        2,1,3004249,2012-05-01,32817,,8876,SBP
        3,1,3012888,2012-05-01,32817,80,8876,DBP
        4,2,3004249,2010-05-01,32817,130,8876,SBP
        5,2,3012888,2010-05-01,32817,85,,DBP

        """;

    private readonly TestFolder folder = new();

    public StoreFolder() => folder.Write("measurement.csv", Measurements);

    public TestFolder Source => folder;

    public string Target => folder.Beside("hospital.naru");

    /// <summary>Where the import works; gone when it is done.</summary>
    public string Workspace => Target + ".import";

    public Result<ImportOutcome> Import(
        string? source = null,
        string? optOut = null,
        string? vocabulary = null,
        bool readAll = false,
        ValueList<string>? derive = null,
        IProgress<CdmProgress>? progress = null,
        CancellationToken? cancellation = null) =>
        CdmImport.Run(
            new ImportOptions(source ?? folder.Path, Target)
            {
                OptOutFile = optOut,
                Vocabulary = vocabulary,
                Derive = derive ?? [],
                RowsPerRange = 1_000,
                ReadAll = readAll,
                Reading = new CdmOpenOptions { Threads = 2 },
                Memory = 1L << 30,
            },
            progress,
            cancellation ?? TestContext.Current.CancellationToken);

    /// <summary>Imports what must succeed.</summary>
    public ImportOutcome Imported(string? source = null, string? optOut = null, bool readAll = false)
    {
        var result = Import(source, optOut, readAll: readAll);
        Assert.True(result.IsSuccess, string.Join('\n', result.Errors));
        return result.Value;
    }

    /// <summary>A list of persons beside the CDM.</summary>
    public string OptOutList(params string[] lines)
    {
        var path = folder.Beside("opted-out.txt");
        File.WriteAllLines(path, lines);
        return path;
    }

    public CdmDatabase OpenStore(string? optOut = null)
    {
        var result = CdmDatabase.Open(
            Target, new CdmOpenOptions { Threads = 2, OptOutFile = optOut }, null, TestContext.Current.CancellationToken);
        Assert.True(result.IsSuccess, string.Join('\n', result.Errors));
        return result.Value;
    }

    /// <summary>The first value of a query on the store's own tables.</summary>
    public object? Stored(string sql)
    {
        using var connection = new DuckDBConnection($"DataSource={Target};ACCESS_MODE=READ_ONLY");
        connection.Open();
        return Fingerprint.Scalar(connection, sql);
    }

    public void Dispose() => folder.Dispose();
}
