using Naru.Cdm;
using Naru.Cdm.Loading;
using Naru.Cdm.Schema;
using Naru.Cdm.Store;
using Xunit;

namespace Naru.Tests.Cdm.Store;

public sealed class StoreWriterTests
{
    /// <summary>Whoever loses a row that is nobody's for certain has to be told so.</summary>
    [Fact]
    public void UnattributedRows_AreCountedByTable_OnlyIfSomebodyOptedOut()
    {
        Assert.Equal([("cost", 2L), ("fact_relationship", 1L)], UnattributedRows(new OptOutList([2L])));
        Assert.Empty(UnattributedRows(new OptOutList([])));
        Assert.Empty(UnattributedRows(null));
    }

    private static List<(string Table, long Rows)> UnattributedRows(OptOutList? list)
    {
        var cancellation = TestContext.Current.CancellationToken;
        using var folder = new TestFolder();
        using var instance = new Instance(new CdmOpenOptions { TemporaryFolder = folder.Scratch });
        using var connection = instance.Connect();
        var optOuts = new OptOuts(list);
        optOuts.Create(connection, cancellation);
        using var writer = new StoreWriter(instance, folder.Beside("store"), optOuts, TimeProvider.System, cancellation);
        Write("person", "(1), (2)", "person_id");
        Write("care_site", "(1)", "care_site_id");
        Write("visit_occurrence", "(10, 1), (20, 2)", "visit_occurrence_id, person_id");
        Write("note_nlp", "", "note_nlp_id, note_id");
        Write("cost", "(1, 10, 'Visit'), (2, 20, 'Visit'), (3, 10, 'Journey')", "cost_id, cost_event_id, cost_domain_id");
        Write(
            "fact_relationship", "(8, 10, 57, 1), (8, 99, 57, 1)",
            "domain_concept_id_1, fact_id_1, domain_concept_id_2, fact_id_2");
        return [.. writer.UnattributedRows];

        void Write(string name, string rows, string columns)
        {
            var table = OmopSchema.Table(name)!;
            Sql.Run(connection, Sql.CreateTable(table), cancellation);
            if (rows.Length > 0)
            {
                Sql.Run(connection, $"INSERT INTO cdm.{name} ({columns}) VALUES {rows}", cancellation);
            }

            writer.Write(table, $"cdm.{name}", columns.Split(", ").ToDictionary(c => c, StringComparer.Ordinal), "test", sourceHash: null);
        }
    }
}
