using Naru.Core;

namespace Naru.Cli.Library;

/// <summary>What a search found, the best first.</summary>
/// <param name="Found">The definitions.</param>
/// <param name="Named">How many of them, from the first on, have every word in their name.</param>
/// <param name="IsTolerant">Whether nothing held the words as they were typed, so that similar ones were taken.</param>
internal sealed record PhenotypeMatches(ValueList<Phenotype> Found, int Named, bool IsTolerant);
