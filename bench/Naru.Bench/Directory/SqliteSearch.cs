using System.Globalization;
using System.Text;
using Microsoft.Data.Sqlite;
using Naru.Hub.Directories.Search;
using Naru.Vocabulary.Search;

namespace Naru.Bench.Directories;

/// <summary>The other ways: SQLite's FTS5 over words and pairs of Hangul syllables, and LIKE over the folded texts. In memory, so that no disk is measured.</summary>
internal sealed class SqliteSearch : IDisposable
{
    private readonly SqliteConnection connection = new("Data Source=:memory:");

    public SqliteSearch(IReadOnlyList<SearchDocument> documents)
    {
        connection.Open();
        Execute("CREATE TABLE offering (id INTEGER PRIMARY KEY, kind TEXT, district TEXT, provider_type TEXT, capability TEXT, visible INTEGER, title TEXT, everything TEXT)");
        Execute("CREATE VIRTUAL TABLE words USING fts5(title, keywords, body, content='', tokenize=\"unicode61 remove_diacritics 0\")");
        using var transaction = connection.BeginTransaction();
        using var row = Command("INSERT INTO offering VALUES ($id, $kind, $district, $type, $capability, $visible, $title, $everything)");
        using var words = Command("INSERT INTO words (rowid, title, keywords, body) VALUES ($id, $title, $keywords, $body)");
        for (var i = 0; i < documents.Count; i++)
        {
            var (document, content) = (documents[i], documents[i].Content);
            var (title, keywords) = ($"{content.Title.Ko} {content.Title.En}", string.Join(' ', content.Keywords));
            var body = $"{content.Description?.Ko} {content.Description?.En} {document.ProviderNames.Ko} {document.ProviderNames.En}";
            Run(row, ("$id", i), ("$kind", content.Kind), ("$district", document.District!), ("$type", document.ProviderType!), ("$capability", content.Capabilities[0]),
                ("$visible", content.Visibility == "public" ? 1 : 0), ("$title", TextFolding.Fold(title)), ("$everything", TextFolding.Fold($"{title} {keywords} {body}")));
            Run(words, ("$id", i), ("$title", Tokens(title)), ("$keywords", Tokens(keywords)), ("$body", Tokens(body)));
        }

        transaction.Commit();
    }

    /// <summary>By the full-text index.</summary>
    public int Match(BenchQuery query)
    {
        var match = Expression(query.Text);
        var from = match.Length == 0
            ? "offering o WHERE o.visible = 1"
            : "words w JOIN offering o ON o.id = w.rowid WHERE words MATCH $match AND o.visible = 1";
        return Ask(query, from, match.Length == 0 ? "o.id DESC" : "bm25(words, 10.0, 4.0, 1.0)", ("$match", match));
    }

    /// <summary>By looking through all texts.</summary>
    public int Like(BenchQuery query)
    {
        var words = new FoldedText(query.Text).Words;
        var from = new StringBuilder("offering o WHERE o.visible = 1");
        for (var i = 0; i < words.Count; i++)
        {
            from.Append(CultureInfo.InvariantCulture, $" AND o.everything LIKE $w{i}");
        }

        return Ask(query, from.ToString(), "o.title", [.. words.Select((w, i) => ($"$w{i}", (object)$"%{w}%"))]);
    }

    public void Dispose() => connection.Dispose();

    /// <summary>The first twenty, the total, and counts of three facets: the matching rows are kept once and counted four times.</summary>
    private int Ask(BenchQuery query, string from, string order, params (string Name, object Value)[] parameters)
    {
        var filter = new StringBuilder();
        foreach (var facet in query.Filters.Keys)
        {
            filter.Append(CultureInfo.InvariantCulture, $" AND o.{Column(facet)} = ${Column(facet)}");
        }

        var all = parameters.Concat(query.Filters.Select(f => ($"${Column(f.Key)}", (object)f.Value[0]))).ToArray();
        var total = 0;
        Read($"SELECT o.id FROM {from}{filter} ORDER BY {order} LIMIT 20", all, _ => { });
        Read($"SELECT count(*) FROM {from}{filter}", all, r => total = r.GetInt32(0));
        foreach (var column in (string[])["kind", "district", "capability"])
        {
            Read($"SELECT o.{column}, count(*) FROM {from}{filter} GROUP BY 1", all, _ => { });
        }

        return total;
    }

    private static string Column(string facet) => facet switch
    {
        "kind" => "kind",
        "district" => "district",
        "capability" => "capability",
        _ => throw new ArgumentOutOfRangeException(nameof(facet)),
    };

    private static string Tokens(string text)
    {
        var folded = new FoldedText(text);
        var tokens = folded.Words.Where(w => !FoldedText.IsHangul(w)).ToList();
        foreach (var run in folded.Runs)
        {
            tokens.AddRange(run.Select(c => c.ToString()));
            tokens.AddRange(Enumerable.Range(0, run.Length - 1).Select(i => run.Substring(i, 2)));
        }

        return string.Join(' ', tokens);
    }

    private static string Expression(string text)
    {
        var words = new FoldedText(text).Words;
        return string.Join(" AND ", words.SelectMany((w, i) => !FoldedText.IsHangul(w) ? [i == words.Count - 1 ? $"\"{w}\"*" : $"\"{w}\""]
            : w.Length == 1 ? [$"\"{w}\""]
            : Enumerable.Range(0, w.Length - 1).Select(j => $"\"{w.Substring(j, 2)}\"")));
    }

    private SqliteCommand Command(string sql)
    {
        var command = connection.CreateCommand();
#pragma warning disable CA2100 // Statements are put together from constants and names of columns; values are parameters.
        command.CommandText = sql;
#pragma warning restore CA2100
        return command;
    }

    private void Execute(string sql)
    {
        using var command = Command(sql);
        command.ExecuteNonQuery();
    }

    private static void Run(SqliteCommand command, params ReadOnlySpan<(string Name, object Value)> parameters)
    {
        command.Parameters.Clear();
        foreach (var (name, value) in parameters)
        {
            command.Parameters.AddWithValue(name, value);
        }

        command.ExecuteNonQuery();
    }

    private void Read(string sql, (string Name, object Value)[] parameters, Action<SqliteDataReader> row)
    {
        using var command = Command(sql);
        foreach (var (name, value) in parameters)
        {
            command.Parameters.AddWithValue(name, value);
        }

        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            row(reader);
        }
    }
}
