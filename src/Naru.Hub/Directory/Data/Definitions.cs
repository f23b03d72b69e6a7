using Naru.Core;
using Naru.Hub.Directories.Contracts;

namespace Naru.Hub.Directories.Data;

/// <summary>A kind of offering. Immutable.</summary>
internal sealed record OfferingKind(string Code, BilingualText Label, ValueList<FieldDefinition> Fields)
{
    public FieldDefinition? Find(string name) => Fields.FirstOrDefault(f => f.Name == name);
}

/// <summary>What a field's value is.</summary>
internal enum FieldType
{
    Text,
    Bilingual,
    Number,
    Money,
    Date,
    Boolean,
    Code,
    Codes,
    Iri,
    Email,
}

/// <summary>A field that a kind of offering has beside those of all. Immutable.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">What its value is.</param>
/// <param name="Label">What people read.</param>
/// <param name="IsRequired">Whether it must be there to publish.</param>
/// <param name="IsFilterable">Whether the search offers it as a facet.</param>
/// <param name="IsCount">Whether it counts patients or their records: then a node's release is its only source where a node feeds the dataset.</param>
/// <param name="List">Which list its codes are of.</param>
/// <param name="Minimum">The least number.</param>
/// <param name="Maximum">The greatest number.</param>
/// <param name="MaximumLength">The most characters.</param>
/// <param name="Unit">The unit of a number.</param>
internal sealed record FieldDefinition(
    string Name, FieldType Type, BilingualText Label, bool IsRequired, bool IsFilterable, bool IsCount, CodeList? List, long Minimum, long Maximum,
    int MaximumLength, BilingualText? Unit);

/// <summary>What a condition's argument is.</summary>
internal enum ConditionArgument
{
    None,
    Codes,
    Number,
}

/// <summary>A kind of condition on whoever takes an offering. Immutable.</summary>
internal sealed record ConditionDefinition(string Code, ConditionArgument Argument, string? List, BilingualText Label, BilingualText Sentence);

/// <summary>A type of innovation. Immutable.</summary>
internal sealed record InnovationType(string Code, BilingualText Label, Classification? Classification, ValueList<Stage> Stages)
{
    public Stage? Find(string stage) => Stages.FirstOrDefault(s => s.Code == stage);
}

/// <summary>A stage of a type of innovation, and which kinds of offering help at it. Immutable.</summary>
internal sealed record Stage(string Code, BilingualText Label, ValueList<string> Helps);

/// <summary>How a type of innovation is classified. Immutable.</summary>
internal sealed record Classification(string Code, BilingualText Label, System.Text.RegularExpressions.Regex Pattern);

/// <summary>What the argument of a term of the Data Use Ontology is.</summary>
internal enum DuoArgument
{
    None,
    Concepts,
    Codes,
    Parties,
    Months,
    Date,
    Text,
}

/// <summary>A term of the Data Use Ontology. Immutable.</summary>
internal sealed record DuoTerm(string Code, string Iri, bool IsPermission, DuoArgument Argument, BilingualText Label);

/// <summary>What reasons are worth. Immutable.</summary>
internal sealed record MatchWeights(
    int Indication, int IndicationAncestor, int StageHelped, int StageNamed, int TypeNamed, int Capability, int Keyword, int SameDistrict, int AvailableNow,
    int RequirementMet, int MostForCapabilities, int MostForKeywords, int MostForRequirements);
