using System.Data.Common;
using Naru.Core;
using Naru.Hub.Directories.Contracts;
using Naru.Hub.Directories.Parties;

namespace Naru.Hub.Directories.Search;

/// <summary>The index of published offerings.</summary>
internal sealed class OfferingSearch(DirectoryStore store) : LiveIndex<OfferingIndex, SearchDocument>(store, () => new OfferingIndex(store.Data))
{
    protected override string Rows =>
        "SELECT o.id, o.changed, o.is_published, o.content, r.id, r.profile FROM directory_offering o "
        + "LEFT JOIN directory_party p ON p.id = o.provider LEFT JOIN directory_party r ON r.id = COALESCE(p.merged_into, p.id) "
        + "WHERE o.changed > @after OR (o.changed = @after AND o.id > @id) ORDER BY o.changed, o.id LIMIT @limit";

    protected override IndexChange<SearchDocument> Read(DbDataReader row)
    {
        var id = row.GetString(0);
        return new IndexChange<SearchDocument>(id, row.GetInt64(1), [id], row.GetBoolean(2) ? [Document(id, row)] : []);
    }

    private static SearchDocument Document(string id, DbDataReader row)
    {
        var content = DirectoryEvents.Value<OfferingContent>(row.GetString(3));
        var profile = Text(row, 5) is { } text ? DirectoryEvents.Value<PartyProfile>(text) : null;
        return new SearchDocument(id, content, Text(row, 4) ?? content.Provider, profile?.Names ?? new Texts(), profile?.OrganisationType, profile?.District);
    }
}

/// <summary>The index of parties that are no persons and were not merged into others.</summary>
internal sealed class PartySearch(DirectoryStore store)
    : LiveIndex<SearchIndex<PartyDocument>, PartyDocument>(store, () => new SearchIndex<PartyDocument>(store.Data, Facets.OfParties))
{
    protected override string Rows =>
        "SELECT p.id, p.changed, p.state, p.profile, w.profile FROM directory_party p LEFT JOIN directory_party w ON w.id = p.within_party "
        + "WHERE p.kind <> 'person' AND (p.changed > @after OR (p.changed = @after AND p.id > @id)) ORDER BY p.changed, p.id LIMIT @limit";

    protected override IndexChange<PartyDocument> Read(DbDataReader row)
    {
        var (id, state) = (row.GetString(0), row.GetString(2));
        var within = Text(row, 4) is { } text ? DirectoryEvents.Value<PartyProfile>(text).Names : new Texts();
        return new IndexChange<PartyDocument>(
            id, row.GetInt64(1), [id], state == PartyStandings.Merged ? [] : [new PartyDocument(id, state, DirectoryEvents.Value<PartyProfile>(row.GetString(3)), within)]);
    }
}

/// <summary>The index of innovations.</summary>
internal sealed class InnovationSearch(DirectoryStore store)
    : LiveIndex<SearchIndex<InnovationDocument>, InnovationDocument>(store, () => new SearchIndex<InnovationDocument>(store.Data, Facets.OfInnovations))
{
    /// <summary>A profile is one line of JSON, so that several make one column.</summary>
    private const char Line = '\n';

    protected override string Rows =>
        "SELECT i.id, i.changed, i.state, i.profile, (SELECT string_agg(r.profile, '\n') FROM directory_owner o JOIN directory_party p ON p.id = o.party "
        + "JOIN directory_party r ON r.id = COALESCE(p.merged_into, p.id) WHERE o.innovation = i.id) "
        + "FROM directory_innovation i WHERE i.changed > @after OR (i.changed = @after AND i.id > @id) ORDER BY i.changed, i.id LIMIT @limit";

    protected override IndexChange<InnovationDocument> Read(DbDataReader row)
    {
        var id = row.GetString(0);
        var owners = (Text(row, 4)?.Split(Line) ?? []).Select(p => DirectoryEvents.Value<PartyProfile>(p).Names).ToValueList();
        return new IndexChange<InnovationDocument>(
            id, row.GetInt64(1), InnovationDocument.KeysOf(id),
            InnovationDocument.Of(id, row.GetString(2), DirectoryEvents.Value<InnovationProfile>(row.GetString(3)), owners));
    }
}
