namespace Naru.Vocabulary.Search;

/// <summary>Where a search stops. Other values than the product's are for tests alone.</summary>
/// <param name="Few">Fewer concepts than this are few: then parts of words and misspellings are looked for, too.</param>
/// <param name="CountedAtMost">So far are concepts counted.</param>
internal sealed record SearchLimits(int Few, int CountedAtMost);
