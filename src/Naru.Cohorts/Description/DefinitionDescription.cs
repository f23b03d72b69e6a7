using Naru.Cohorts.Model;
using Naru.Core;

namespace Naru.Cohorts.Description;

/// <summary>
/// A cohort definition in plain sentences that a clinician can check: an outline of sections and items, to be shown by a page
/// or as text. Says everything the definition says; names concept sets by the names their authors gave them.
/// </summary>
/// <param name="Title">The definition's title, or a general one.</param>
/// <param name="Sections">The sections, in the order in which a cohort is made.</param>
public sealed record DefinitionDescription(string Title, ValueList<DescriptionSection> Sections)
{
    /// <summary>Describes a definition.</summary>
    /// <param name="definition">The definition.</param>
    /// <param name="language">The language of the sentences; names stay as they are.</param>
    public static DefinitionDescription Of(CohortDefinition definition, Language language)
    {
        ArgumentNullException.ThrowIfNull(definition);
        var names = new ConceptSetNames(definition.ConceptSets);
        Phrases phrases = language switch
        {
            Language.Korean => new KoreanPhrases(names),
            Language.English => new EnglishPhrases(names),
        };
        return new DescriptionBuilder(phrases).Describe(definition);
    }

    /// <summary>The outline as text: headings, numbered and dashed items, indented by depth.</summary>
    public string ToPlainText() => DescriptionText.Write(this);
}

/// <summary>A section of a description.</summary>
/// <param name="Heading">Its heading.</param>
/// <param name="Items">Its items.</param>
public sealed record DescriptionSection(string Heading, ValueList<DescriptionItem> Items);

/// <summary>A sentence or a phrase of a description.</summary>
/// <param name="Text">The text, without number or dash.</param>
public sealed record DescriptionItem(string Text)
{
    /// <summary>Its number among its siblings; null for items that are not numbered.</summary>
    public int? Number { get; init; }

    /// <summary>What it is made of.</summary>
    public ValueList<DescriptionItem> Items { get; init; } = [];
}
