namespace Naru.Hub.Directories.Search;

/// <summary>Who sees which documents, as sets, so that what may not be seen is left out before anything is ranked or counted. Not safe for threads while it changes.</summary>
internal sealed class Sights
{
    private readonly DocumentSet[] bySight = [.. Enum.GetValues<Sight>().Select(_ => new DocumentSet())];
    private readonly Postings<string> byOwner = new(StringComparer.Ordinal);

    /// <summary>Adds a document, whose number is greater than all before.</summary>
    public void Add(int document, Sight sight, IReadOnlyList<string> owners)
    {
        bySight[(int)sight].Add(document);
        if (sight is Sight.Owners or Sight.Others)
        {
            foreach (var owner in owners.Distinct(StringComparer.Ordinal))
            {
                byOwner.Add(owner, document);
            }
        }
    }

    /// <summary>Takes a document out: nobody sees it any more.</summary>
    public void Remove(int document)
    {
        foreach (var set in bySight)
        {
            set.Remove(document);
        }
    }

    /// <summary>All that somebody sees.</summary>
    public DocumentSet All()
    {
        var all = new DocumentSet();
        foreach (var set in bySight)
        {
            all.Or(set);
        }

        return all;
    }

    /// <summary>What a viewer sees.</summary>
    public DocumentSet Of(Viewer viewer)
    {
        var seen = bySight[(int)Sight.Everybody].Copy();
        var own = new DocumentSet();
        foreach (var party in viewer.Parties)
        {
            own.Add(byOwner.Find(party));
        }

        if (viewer.IsSignedIn)
        {
            seen.Or(bySight[(int)Sight.SignedIn]);
            if (!viewer.IsOfficer)
            {
                seen.Or(bySight[(int)Sight.Others].Copy().AndNot(own));
            }
        }

        return seen.Or(viewer.IsOfficer ? bySight[(int)Sight.Owners] : own.And(bySight[(int)Sight.Owners]));
    }
}
