namespace Naru.Hub.Directories.Parties;

/// <summary>That a named party is there, and neither merged nor closed.</summary>
internal static class OpenParty
{
    /// <summary>Reports if it is not.</summary>
    /// <returns>The party; null if there is none of that id.</returns>
    public static PartyState? Require(Checks checks, string path, string id, IReadOnlyDictionary<string, PartyState> known)
    {
        if (!known.TryGetValue(id, out var party))
        {
            checks.Report(DirectoryErrors.NoSuchParty, path, id.Length <= 64 ? id : $"{id[..64]}…");
        }
        else if (party.MergedInto is { } into)
        {
            checks.Report(DirectoryErrors.Merged, path, into);
        }
        else if (party.IsClosed)
        {
            checks.Report(DirectoryErrors.Closed, path);
        }

        return party;
    }
}
