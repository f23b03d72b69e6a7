using Naru.Core;

namespace Naru.Disclosure.Releases;

/// <summary>A block of a question with its released counts. Immutable.</summary>
/// <param name="Name">The block's name.</param>
/// <param name="Kind">What kind of block it is: one of <see cref="BlockKinds"/>.</param>
/// <param name="Cells">The names of the cells of a breakdown, a histogram or a profile; empty for other kinds.</param>
/// <param name="Counts">The counts, in the order of the cells.</param>
/// <param name="PlusMinus">
/// The true count is within this of the released one in at least 95 of 100 cases (for a profile: the true count of those who were
/// counted).
/// </param>
/// <param name="MostPerPerson">
/// Of a profile, in how many cells a person was counted at most: who has more is missing elsewhere, so that counts are lower bounds. Null for other kinds.
/// </param>
public sealed record ReleasedBlock(
    string Name, string Kind, ValueList<string> Cells, ValueList<ReleasedCount> Counts, long PlusMinus, int? MostPerPerson = null);
