using System.Text;
using Naru.Core;

namespace Naru.Cdm.Quality;

/// <summary>A check by name: what it is about and what it asks.</summary>
/// <param name="Name">The Data Quality Dashboard's name.</param>
/// <param name="Kind">The same, for switches.</param>
/// <param name="Level">What it looks at.</param>
/// <param name="Category">What it is about.</param>
/// <param name="Subcategory">The finer division.</param>
/// <param name="Context">Whether the data are held against themselves (Verification) or against what is known (Validation).</param>
/// <param name="Template">What it asks, with places for names in braces.</param>
internal sealed record CheckName(
    string Name, CheckKind Kind, CheckLevel Level, CheckCategory Category, CheckSubcategory? Subcategory, string Context, BilingualText Template)
{
    /// <summary>What the check asks of a table, field or concept.</summary>
    public BilingualText Describe(CheckDefinition check)
    {
        var (korean, english) = Parameter(check);
        return new(
            KoreanParticles.Resolve(Fill(Template.Korean, check, korean)),
            Fill(Template.English, check, english));
    }

    private static string Fill(string template, CheckDefinition check, string parameter) => new StringBuilder(template)
        .Replace("{table}", check.Table)
        .Replace("{field}", check.Field)
        .Replace("{concept}", $"{check.ConceptName} ({check.Concept})")
        .Replace("{unit}", $"{check.Unit}")
        .Replace("{parameter}", parameter)
        .ToString();

    private static (string Korean, string English) Parameter(CheckDefinition check) => check.Parameter switch
    {
        "Male" => ("남성", "male"),
        "Female" => ("여성", "female"),
        "person.birth_datetime" => ("출생", "birth"),
        "today+1" => ("내일", "tomorrow"),
        "year+1" => ("내년", "next year"),
        var other => (other.Replace("|", ", ", StringComparison.Ordinal), other.Replace("|", ", ", StringComparison.Ordinal)),
    };
}
