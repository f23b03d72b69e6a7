using Naru.Core;

namespace Naru.Ledger.Projections;

/// <summary>What a rebuild did.</summary>
/// <param name="Projections">The names of the projections that were made anew; none if all were up to date.</param>
/// <param name="Events">How many events they followed.</param>
public sealed record RebuildReport(ValueList<string> Projections, long Events);
