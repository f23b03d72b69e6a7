using Naru.Cdm.Schema;
using Naru.Core;

namespace Naru.Cdm.Store;

/// <summary>What a store says about itself. Immutable.</summary>
/// <param name="CdmVersion">The version of the CDM in which the data came.</param>
/// <param name="VocabularyVersion">What the vocabulary calls itself, such as <c>v5.0 29-AUG-25</c>; null if there is none.</param>
/// <param name="DataVersion">
/// Changes whenever an answer could change: with the rows of any table, the CDM version, and the patients who opted out. The same
/// data imported twice, from whatever source, have the same version. 32 hexadecimal digits; people are shown the first twelve.
/// </param>
/// <param name="CreatedAt">When the store was written, in UTC.</param>
/// <param name="Source">What it was imported from, as users see it; never a password.</param>
/// <param name="OptOutVersion">Changes with the list of patients who opted out; null if there was never a list.</param>
/// <param name="OptedOut">How many persons the list has, whether the data know them or not.</param>
/// <param name="Tables">Its tables, by name.</param>
public sealed record StoreManifest(
    CdmVersion CdmVersion,
    string? VocabularyVersion,
    string DataVersion,
    DateTimeOffset CreatedAt,
    string Source,
    string? OptOutVersion,
    long OptedOut,
    ValueList<StoreTable> Tables)
{
    /// <summary>The table of a name; null if the store has none.</summary>
    public StoreTable? Table(string name) => Tables.FirstOrDefault(t => t.Name == name);
}
