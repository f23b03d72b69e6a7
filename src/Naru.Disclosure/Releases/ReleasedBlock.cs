using Naru.Core;

namespace Naru.Disclosure.Releases;

/// <summary>A block of a question with its released counts. Immutable.</summary>
/// <param name="Name">The block's name.</param>
/// <param name="Kind">What kind of block it is: <c>population</c>, <c>funnel</c>, <c>drop-one</c>, <c>breakdown</c> or <c>profile</c>.</param>
/// <param name="Cells">The names of the cells of a breakdown or a profile; empty for other kinds.</param>
/// <param name="Counts">The counts, in the order of the cells.</param>
/// <param name="PlusMinus">
/// The true count is within this of the released one in at least 95 of 100 cases (for a profile: the true count of those who were
/// counted).
/// </param>
public sealed record ReleasedBlock(string Name, string Kind, ValueList<string> Cells, ValueList<ReleasedCount> Counts, long PlusMinus);
