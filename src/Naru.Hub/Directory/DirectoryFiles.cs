using Naru.Hub.Directories.Innovations;
using Naru.Hub.Directories.Offerings;
using Naru.Hub.Directories.Parties;
using Naru.Hub.Files.Contracts;
using Naru.Hub.Kernel;
using Naru.Hub.Permissions;

namespace Naru.Hub.Directories;

/// <summary>
/// Files of the directory's things: a party's documents, an innovation's papers, an offering's data dictionary. Whoever may read the thing may read its files, whoever may change it may change
/// them; the table of permissions says both. Safe for threads.
/// </summary>
internal sealed class DirectoryFiles(DirectoryStore store, PermissionTables permissions, PartyStore parties, InnovationStore innovations, OfferingStore offerings) : IFileAccess
{
    public async ValueTask<SubjectRight> OfAsync(Caller caller, string party, string subject, CancellationToken stop)
    {
        // A token for files need not be one for the directory: how far a token reaches is judged where the file is asked for.
        var holder = caller with { Scopes = null };

        // A file keeps the id of the party whose it was when it was put there.
        var owner = (await store.SuccessorAsync(party, stop)).Id;
        if ((await offerings.LoadAsync(subject, stop)).State is { } offering)
        {
            return offering.Content.Provider == owner
                ? Right(holder, OfferingPermissions.Of(holder, offering), ReadOffering.Name, ChangeOffering.Name)
                : SubjectRight.None;
        }

        if ((await innovations.LoadAsync(subject, stop)).State is { } innovation)
        {
            return innovation.Profile.Owners.Contains(owner, StringComparer.Ordinal)
                ? Right(holder, InnovationPermissions.Of(holder, innovation), ReadInnovation.Name, ChangeInnovation.Name)
                : SubjectRight.None;
        }

        return subject == party && (await parties.LoadAsync(subject, stop)).State is { } own
            ? Right(holder, PartyPermissions.Of(holder, own), ReadParty.Name, ChangeParty.Name)
            : SubjectRight.None;
    }

    private SubjectRight Right(Caller holder, Standing standing, CommandName read, CommandName change) =>
        permissions.Allows(holder, standing, change) ? SubjectRight.Write
        : permissions.Allows(holder, standing, read) ? SubjectRight.Read
        : SubjectRight.None;
}
