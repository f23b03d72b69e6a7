using Naru.Ledger;
using Naru.Tests.Cdm.Postgres;
using Naru.Tests.Ledger;
using Xunit;

namespace Naru.Tests.Hub.Directories;

/// <summary>Who may what when something has changed since: a right that ended, a party that was merged or closed, an officer who stepped in.</summary>
[Trait("Category", "Slow")]
public sealed class DirectoryRightsTests(SharedServer server)
{
    private const string Officer = "olga hub/officer";

    /// <summary>
    /// An old key does not open what its owner may no longer read. The second hub's gate knows nothing of what the first one answered, as after a day: there the ledger alone knows the request.
    /// </summary>
    [Fact]
    public async Task RepeatedRequest_AfterTheRightEnded_ShowsNothing()
    {
        await using var place = LedgerPlace.Create(DatabaseKind.Sqlite, server);
        var keys = new MemoryKeys();
        await using var hub = await DirectoryHost.StartAsync(place.Address, keys);
        await using var later = await DirectoryHost.StartAsync(place.Address, keys);
        var company = (await hub.AskAsync(HttpMethod.Post, "/parties", "anna", Samples.Company)).Is(201).Id;
        var (member, former) = ($"mina {company}/member", "mina");
        var profile = Samples.Innovation with { Owners = [company] };
        var content = Samples.Equipment with { Provider = company };
        var (key, other) = ("0123456789abcdef01", "0123456789abcdef02");
        var innovation = (await hub.AskAsync(HttpMethod.Post, "/innovations", member, profile, key: key)).Is(201).Id;
        var offering = (await hub.AskAsync(HttpMethod.Post, "/offerings", member, content, key: other)).Is(201).Id;
        (await hub.AskAsync(HttpMethod.Put, $"/innovations/{innovation}", member, profile with { Keywords = ["극비"] }, 1)).Is(204);
        (await hub.AskAsync(HttpMethod.Put, $"/offerings/{offering}", member, content with { Keywords = ["극비"] }, 1)).Is(204);
        foreach (var asked in new[] { hub, later })
        {
            (await asked.AskAsync(HttpMethod.Post, "/innovations", former, profile, key: key)).Is(404);
            (await asked.AskAsync(HttpMethod.Post, "/offerings", former, content, key: other)).Is(404);
        }

        // The twin: whoever still holds the role gets the same thing, as it is now and with the version that it has now.
        foreach (var repeated in new[]
        {
            (await later.AskAsync(HttpMethod.Post, "/innovations", member, profile, key: key)).Is(201), (await later.AskAsync(HttpMethod.Post, "/offerings", member, content, key: other)).Is(201),
        })
        {
            Assert.Contains(repeated.Id, new[] { innovation, offering });
            Assert.Contains("극비", repeated.Body, StringComparison.Ordinal);
            Assert.Equal(2, repeated.Version);
        }

        // Nor does it when the role is the same and the thing is another's: the innovation went to a new owner.
        var buyer = (await hub.AskAsync(HttpMethod.Post, "/parties", "anna", Samples.Company)).Is(201).Id;
        (await hub.AskAsync(HttpMethod.Put, $"/innovations/{innovation}", member, profile with { Owners = [buyer] }, 2)).Is(204);
        await using var latest = await DirectoryHost.StartAsync(place.Address, keys);
        (await latest.AskAsync(HttpMethod.Post, "/innovations", member, profile, key: key)).Is(404);
    }
}
