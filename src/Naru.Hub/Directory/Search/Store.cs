using System.Data.Common;
using Naru.Core;
using Naru.Hub.Directories.Contracts;
using Naru.Hub.Directories.Innovations;
using Naru.Hub.Directories.Parties;

namespace Naru.Hub.Directories.Search;

/// <summary>The index of published offerings of parties that are not closed.</summary>
internal sealed class OfferingSearch(DirectoryStore store) : LiveIndex<OfferingIndex, SearchDocument>(store, () => new OfferingIndex(store.Data))
{
    protected override string Rows =>
        "SELECT o.id, o.changed, o.is_published AND (r.state IS NULL OR r.state <> 'closed'), o.content, r.id, r.profile, r.is_verified FROM directory_offering o "
        + "LEFT JOIN directory_party p ON p.id = o.provider LEFT JOIN directory_party r ON r.id = COALESCE(p.merged_into, p.id) "
        + "WHERE o.changed > @after OR (o.changed = @after AND o.id > @id) ORDER BY o.changed, o.id LIMIT @limit";

    protected override IndexChange<SearchDocument> Read(DbDataReader row)
    {
        var id = row.GetString(0);
        return new IndexChange<SearchDocument>(id, row.GetInt64(1), [id], row.GetBoolean(2) ? [Document(id, row)] : []);
    }

    private static SearchDocument Document(string id, DbDataReader row)
    {
        var named = DirectoryEvents.Value<OfferingContent>(row.GetString(3));
        var content = named with { Provider = Text(row, 4) ?? named.Provider };
        var profile = Text(row, 5) is { } text ? DirectoryEvents.Value<PartyProfile>(text) : null;
        return new SearchDocument(id, content, content.Provider, profile?.Names ?? new Texts(), profile?.OrganisationType, profile?.District)
        {
            IsProviderVerified = !row.IsDBNull(6) && row.GetBoolean(6),
        };
    }
}

/// <summary>The index of parties that are no persons and were not merged into others.</summary>
internal sealed class PartySearch(DirectoryStore store)
    : LiveIndex<SearchIndex<PartyDocument>, PartyDocument>(store, () => new SearchIndex<PartyDocument>(store.Data, Facets.OfParties))
{
    protected override string Rows =>
        "SELECT p.id, p.changed, p.state, p.profile, w.profile, p.is_verified FROM directory_party p LEFT JOIN directory_party w ON w.id = p.within_party "
        + "WHERE p.kind <> 'person' AND (p.changed > @after OR (p.changed = @after AND p.id > @id)) ORDER BY p.changed, p.id LIMIT @limit";

    protected override IndexChange<PartyDocument> Read(DbDataReader row)
    {
        var (id, state) = (row.GetString(0), row.GetString(2));
        var within = Text(row, 4) is { } text ? DirectoryEvents.Value<PartyProfile>(text).Names : new Texts();
        return new IndexChange<PartyDocument>(
            id, row.GetInt64(1), [id],
            state == PartyStandings.Merged ? [] : [new PartyDocument(id, state, DirectoryEvents.Value<PartyProfile>(row.GetString(3)), within) { IsVerified = row.GetBoolean(5) }]);
    }
}

/// <summary>The index of innovations.</summary>
internal sealed class InnovationSearch(DirectoryStore store)
    : LiveIndex<SearchIndex<InnovationDocument>, InnovationDocument>(store, () => new SearchIndex<InnovationDocument>(store.Data, Facets.OfInnovations))
{
    /// <summary>A profile is one line of JSON, so that several make one column.</summary>
    private const char Line = '\n';

    /// <summary>The owners of an innovation (o), each with the party that it has become (r).</summary>
    private const string Owners =
        "FROM directory_owner o JOIN directory_party p ON p.id = o.party JOIN directory_party r ON r.id = COALESCE(p.merged_into, p.id) WHERE o.innovation = i.id";

    protected override string Rows =>
        $"SELECT i.id, i.changed, i.state, i.profile, (SELECT string_agg(r.profile, '\n') {Owners}), (SELECT string_agg(o.party || ' ' || r.id, '\n') {Owners}) "
        + "FROM directory_innovation i WHERE i.changed > @after OR (i.changed = @after AND i.id > @id) ORDER BY i.changed, i.id LIMIT @limit";

    protected override IndexChange<InnovationDocument> Read(DbDataReader row)
    {
        var id = row.GetString(0);
        var owners = (Text(row, 4)?.Split(Line) ?? []).Select(p => DirectoryEvents.Value<PartyProfile>(p).Names).ToValueList();
        var successors = (Text(row, 5)?.Split(Line) ?? []).Select(l => l.Split(' ')).ToDictionary(l => l[0], l => new Successor(l[1], IsClosed: false), StringComparer.Ordinal);
        return new IndexChange<InnovationDocument>(
            id, row.GetInt64(1), InnovationDocument.KeysOf(id),
            InnovationDocument.Of(id, row.GetString(2), DirectoryEvents.Value<InnovationProfile>(row.GetString(3)).Of(successors), owners));
    }
}
