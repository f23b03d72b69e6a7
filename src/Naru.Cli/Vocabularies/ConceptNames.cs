using Naru.Core;
using Naru.Vocabulary;

namespace Naru.Cli.Vocabularies;

/// <summary>Concepts' names as the reader knows them: for a Korean reader the Korean name stands before the vocabulary's own.</summary>
internal sealed class ConceptNames
{
    private readonly IReadOnlyDictionary<long, string> korean;

    private ConceptNames(IReadOnlyDictionary<long, string> korean) => this.korean = korean;

    /// <summary>The vocabulary's own names only.</summary>
    public static ConceptNames Own { get; } = new(new Dictionary<long, string>());

    /// <summary>The names of some concepts, read at once.</summary>
    public static ConceptNames Of(CliSession session, ConceptVocabulary vocabulary, IEnumerable<long> ids) =>
        session.Language == Language.Korean ? new(vocabulary.Names(ids, ConceptWords.Korean)) : Own;

    /// <summary>A concept's name for the reader.</summary>
    /// <param name="id">The concept.</param>
    /// <param name="own">Its name in the vocabulary.</param>
    public string Of(long id, string own) => Of(korean.GetValueOrDefault(id), own);

    /// <summary>A name in the reader's language, if there is one, before the vocabulary's own.</summary>
    public static string Of(string? korean, string own) => korean is null || korean == own ? own : $"{korean} · {own}";
}
