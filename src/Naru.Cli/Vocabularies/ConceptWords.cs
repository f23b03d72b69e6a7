using Naru.Cli.Reports;
using Naru.Cli.Wording;
using Naru.Vocabulary.Concepts;
using Naru.Vocabulary.Search;

namespace Naru.Cli.Vocabularies;

/// <summary>How concepts are spoken of.</summary>
internal static class ConceptWords
{
    /// <summary>Korean, as a synonym's language.</summary>
    public const long Korean = 4175771;

    /// <summary>Whether a concept is standard and valid, in words.</summary>
    public static string Status(CliSession session, string? standard, string? invalidReason)
    {
        var kind = session.Say(standard switch { "S" => CliText.StandardConcept, "C" => CliText.ClassificationConcept, _ => CliText.NonStandardConcept });
        return invalidReason switch
        {
            null => kind,
            "U" => $"{kind} · {session.Say(CliText.ReplacedConcept)}",
            _ => $"{kind} · {session.Say(CliText.DeletedConcept)}",
        };
    }

    /// <summary>The same for what a search found.</summary>
    public static string Status(CliSession session, FoundConcept concept) => Status(session, Letter(concept.Standard), concept.InvalidReason);

    /// <summary>As <c>standard_concept</c> has it.</summary>
    public static string? Letter(StandardStatus status) => status switch
    {
        StandardStatus.Standard => "S",
        StandardStatus.Classification => "C",
        StandardStatus.NonStandard => null,
    };

    /// <summary>How a concept is written: quiet if records do not carry it, or no longer.</summary>
    public static Spectre.Console.Style StyleOf(VocabularyConcept? concept) => concept is { IsStandard: true, IsValid: true } ? Styles.Plain : Styles.Quiet;
}
