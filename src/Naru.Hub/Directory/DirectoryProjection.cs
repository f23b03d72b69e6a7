using Naru.Core;
using Naru.Hub.Directories.Contracts;
using Naru.Hub.Directories.Innovations;
using Naru.Hub.Directories.Offerings;
using Naru.Hub.Directories.Parties;
using Naru.Ledger;
using Naru.Ledger.Events;
using Naru.Ledger.Projections;

namespace Naru.Hub.Directories;

/// <summary>
/// The directory's tables: lists of parties, innovations and offerings, and what the search reads. A person's name is in none of them: it is sealed in the ledger, and
/// erasing its key must erase it everywhere. Rows carry the position of the last change of what the search shows of them, so that an index finds what it has missed.
/// </summary>
internal sealed class DirectoryProjection : IProjection
{
    /// <inheritdoc/>
    public string Name => "directory";

    /// <inheritdoc/>
    public int Version => 4;

    /// <inheritdoc/>
    public ValueList<string> Tables => ["directory_party", "directory_innovation", "directory_owner", "directory_offering"];

    /// <inheritdoc/>
    public ValueList<string> CreateStatements(DatabaseKind database) =>
    [
        "CREATE TABLE directory_party (id TEXT PRIMARY KEY, kind TEXT NOT NULL, state TEXT NOT NULL, merged_into TEXT NULL, is_verified BOOLEAN NOT NULL, organisation_type TEXT NULL, "
        + "district TEXT NULL, within_party TEXT NULL, version BIGINT NOT NULL, changed BIGINT NOT NULL, profile TEXT NOT NULL)",
        "CREATE INDEX directory_party_changed ON directory_party (changed)",
        "CREATE INDEX directory_party_within ON directory_party (within_party)",
        "CREATE INDEX directory_party_kind ON directory_party (kind, id)",
        "CREATE INDEX directory_party_merged ON directory_party (merged_into)",
        "CREATE TABLE directory_innovation (id TEXT PRIMARY KEY, type TEXT NOT NULL, stage TEXT NOT NULL, state TEXT NOT NULL, version BIGINT NOT NULL, changed BIGINT NOT NULL, "
        + "stage_since TEXT NOT NULL, profile TEXT NOT NULL)",
        "CREATE INDEX directory_innovation_changed ON directory_innovation (changed)",
        "CREATE TABLE directory_owner (innovation TEXT NOT NULL, party TEXT NOT NULL, PRIMARY KEY (party, innovation))",
        "CREATE TABLE directory_offering (id TEXT PRIMARY KEY, kind TEXT NOT NULL, provider TEXT NOT NULL, state TEXT NOT NULL, is_published BOOLEAN NOT NULL, "
        + "version BIGINT NOT NULL, changed BIGINT NOT NULL, content TEXT NOT NULL, figures TEXT NULL)",
        "CREATE INDEX directory_offering_changed ON directory_offering (changed)",
        "CREATE INDEX directory_offering_provider ON directory_offering (provider, id)",
    ];

    /// <inheritdoc/>
    public async ValueTask ApplyAsync(IReadOnlyList<RecordedEvent> events, ProjectionWriter writer, CancellationToken cancellationToken)
    {
        foreach (var recorded in events)
        {
            switch (DirectoryEvents.Of(recorded))
            {
                case PartyEvent e:
                    await ApplyAsync(e, Streams.Id(recorded.Stream), recorded, writer);
                    break;
                case InnovationEvent e:
                    await ApplyAsync(e, Streams.Id(recorded.Stream), recorded, writer);
                    break;
                case OfferingEvent e:
                    await ApplyAsync(e, Streams.Id(recorded.Stream), recorded, writer);
                    break;
            }
        }
    }

    private static async ValueTask ApplyAsync(PartyEvent e, string id, RecordedEvent recorded, ProjectionWriter writer)
    {
        switch (e)
        {
            case PartyRegistered registered:
                writer.Write(
                    "INSERT INTO directory_party (id, kind, state, merged_into, is_verified, organisation_type, district, within_party, version, changed, profile) "
                    + "VALUES (@id, @kind, @state, NULL, @verified, @type, @district, @within, @version, @changed, @profile)",
                    [.. Columns(id, registered.Profile, recorded), ("@changed", recorded.Position), ("@state", new PartyState(id, registered.Profile).Standing), ("@verified", false)]);
                break;
            case PartyChanged changed:
                Update(id, changed.Profile, recorded, writer);
                break;
            case PartyAbsorbed absorbed:
                Update(id, absorbed.Profile, recorded, writer);
                break;
            case PartyMerged merged:
                // A party that was merged into this one before now leads to the same one.
                writer.Write(
                    "UPDATE directory_party SET state = 'merged', merged_into = @into WHERE id = @id OR merged_into = @id", ("@id", id), ("@into", merged.Into));
                break;
            case PartyVerified or PartyUnverified:
                writer.Write("UPDATE directory_party SET is_verified = @verified WHERE id = @id", ("@id", id), ("@verified", e is PartyVerified));
                break;
            case PartyClosed:
                writer.Write("UPDATE directory_party SET state = 'closed' WHERE id = @id", ("@id", id));
                break;
        }

        writer.Write("UPDATE directory_party SET version = @version WHERE id = @id", ("@id", id), ("@version", recorded.Version));

        // What the search shows of an offering says who provides it; of an innovation, who owns it; of a part, of what.
        writer.Write("UPDATE directory_party SET changed = @position WHERE id = @id OR within_party = @id", ("@id", id), ("@position", recorded.Position));
        writer.Write(
            "UPDATE directory_offering SET changed = @position WHERE provider = @id OR provider IN (SELECT id FROM directory_party WHERE merged_into = @id)",
            ("@id", id), ("@position", recorded.Position));
        writer.Write(
            "UPDATE directory_innovation SET changed = @position WHERE id IN (SELECT innovation FROM directory_owner WHERE party = @id "
            + "OR party IN (SELECT id FROM directory_party WHERE merged_into = @id))",
            ("@id", id), ("@position", recorded.Position));
        await ValueTask.CompletedTask;
    }

    private static void Update(string id, PartyProfile profile, RecordedEvent recorded, ProjectionWriter writer) => writer.Write(
        "UPDATE directory_party SET kind = @kind, organisation_type = @type, district = @district, within_party = @within, version = @version, profile = @profile WHERE id = @id",
        [.. Columns(id, profile, recorded)]);

    private static (string Name, object? Value)[] Columns(string id, PartyProfile profile, RecordedEvent recorded) =>
    [
        ("@id", id), ("@kind", Kinds.Name(profile.Kind)), ("@type", profile.OrganisationType), ("@district", profile.District), ("@within", profile.Within),
        ("@version", recorded.Version), ("@profile", DirectoryEvents.Text(profile)),
    ];

    private static async ValueTask ApplyAsync(InnovationEvent e, string id, RecordedEvent recorded, ProjectionWriter writer)
    {
        var before = e is InnovationRegistered ? null : await FindInnovationAsync(id, writer);
        var after = InnovationState.Apply(id, before, e)!;
        if (before is null)
        {
            writer.Write(
                "INSERT INTO directory_innovation (id, type, stage, state, version, changed, stage_since, profile) VALUES (@id, @type, @stage, @state, @version, @changed, @since, @profile)",
                [.. Columns(after, recorded)]);
        }
        else
        {
            writer.Write(
                "UPDATE directory_innovation SET type = @type, stage = @stage, state = @state, version = @version, changed = @changed, stage_since = @since, profile = @profile WHERE id = @id",
                [.. Columns(after, recorded)]);
            writer.Write("DELETE FROM directory_owner WHERE innovation = @id", ("@id", id));
        }

        foreach (var owner in after.Profile.Owners)
        {
            writer.Write("INSERT INTO directory_owner (innovation, party) VALUES (@id, @party)", ("@id", id), ("@party", owner));
        }
    }

    private static (string Name, object? Value)[] Columns(InnovationState state, RecordedEvent recorded) =>
    [
        ("@id", state.Id), ("@type", state.Profile.Type), ("@stage", state.Profile.Stage), ("@state", state.Standing), ("@version", recorded.Version),
        ("@changed", recorded.Position), ("@since", DirectoryEvents.Text(state.StageSince)), ("@profile", DirectoryEvents.Text(state.Profile)),
    ];

    private static async ValueTask<InnovationState?> FindInnovationAsync(string id, ProjectionWriter writer) => (await writer.QueryAsync(
        "SELECT profile, stage_since, state FROM directory_innovation WHERE id = @id",
        r => new InnovationState(id, DirectoryEvents.Value<InnovationProfile>(r.GetString(0)), DirectoryEvents.Value<DateOnly>(r.GetString(1)))
        {
            IsArchived = r.GetString(2) == InnovationState.ArchivedStanding,
        },
        ("@id", id))).SingleOrDefault();

    private static async ValueTask ApplyAsync(OfferingEvent e, string id, RecordedEvent recorded, ProjectionWriter writer)
    {
        if (e is OfferingDrafted drafted)
        {
            writer.Write(
                "INSERT INTO directory_offering (id, kind, provider, state, is_published, version, changed, content, figures) "
                + "VALUES (@id, @kind, @provider, @state, @published, @version, @changed, @content, NULL)",
                [
                    ("@id", id), ("@kind", drafted.Content.Kind), ("@provider", drafted.Content.Provider), ("@state", "draft"), ("@published", false),
                    ("@version", recorded.Version), ("@changed", recorded.Position), ("@content", DirectoryEvents.Text(drafted.Content)),
                ]);
            return;
        }

        var before = (await writer.QueryAsync(
            "SELECT content, figures, state, is_published FROM directory_offering WHERE id = @id", r => Offering(id, r.GetString(0), r.IsDBNull(1) ? null : r.GetString(1), r.GetString(2), r.GetBoolean(3)),
            ("@id", id))).Single();
        var after = OfferingState.Apply(id, before, e)!;
        writer.Write(
            "UPDATE directory_offering SET state = @state, is_published = @published, version = @version, changed = @changed, content = @content, figures = @figures WHERE id = @id",
            [
                ("@id", id), ("@state", after.Standing), ("@published", after.Status == OfferingStatus.Published), ("@version", recorded.Version),
                ("@changed", recorded.Position), ("@content", DirectoryEvents.Text(after.Content)), ("@figures", after.Figures is { } f ? DirectoryEvents.Text(f) : null),
            ]);
    }

    private static OfferingState Offering(string id, string content, string? figures, string state, bool isPublished) => new(id, DirectoryEvents.Value<OfferingContent>(content))
    {
        Figures = figures is null ? null : DirectoryEvents.Value<DatasetFigures>(figures),
        Status = isPublished ? OfferingStatus.Published : state switch
        {
            "draft" => OfferingStatus.Draft,
            "suspended" => OfferingStatus.Suspended,
            _ => OfferingStatus.Withdrawn,
        },
    };
}
