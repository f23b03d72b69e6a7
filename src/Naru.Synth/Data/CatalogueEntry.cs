namespace Naru.Synth.Data;

/// <summary>A code as hospitals write it.</summary>
/// <param name="Vocabulary">Its vocabulary.</param>
/// <param name="Code">The code.</param>
/// <param name="Weight">How often it is used, relative to the entry's others.</param>
/// <param name="IsUnspecified">Whether it says less than could be said.</param>
internal sealed record SourceCode(string Vocabulary, string Code, double Weight, bool IsUnspecified);

/// <summary>Something that a course may name.</summary>
/// <param name="Key">The name by which courses know it.</param>
/// <param name="Concept">Its standard concept.</param>
/// <param name="Codes">Its codes.</param>
/// <param name="Node">Where it stands.</param>
internal abstract record CatalogueEntry(string Key, long Concept, SourceCode[] Codes, DataNode Node);

/// <summary>A condition.</summary>
internal sealed record ConditionEntry(string Key, long Concept, SourceCode[] Codes, DataNode Node) : CatalogueEntry(Key, Concept, Codes, Node);

/// <summary>A procedure.</summary>
internal sealed record ProcedureEntry(string Key, long Concept, SourceCode[] Codes, DataNode Node) : CatalogueEntry(Key, Concept, Codes, Node);

/// <summary>A drug.</summary>
/// <param name="Key">The name by which courses know it.</param>
/// <param name="Concept">Its standard concept.</param>
/// <param name="Codes">Its codes.</param>
/// <param name="Node">Where it stands.</param>
/// <param name="PerDay">Units taken a day; 0 for one dose, whose effect lasts <paramref name="Days"/>.</param>
/// <param name="Days">Days that one prescription lasts.</param>
/// <param name="Route">The route's concept; 0 if unknown.</param>
/// <param name="BiosimilarOf">The originator's key; null if it is none.</param>
internal sealed record DrugEntry(
    string Key, long Concept, SourceCode[] Codes, DataNode Node, double PerDay, int Days, long Route, string? BiosimilarOf)
    : CatalogueEntry(Key, Concept, Codes, Node);

/// <summary>A unit of a measurement.</summary>
/// <param name="Concept">Its concept.</param>
/// <param name="Text">How it is written.</param>
/// <param name="Factor">What a value in the usual unit is multiplied by.</param>
/// <param name="Offset">What is added then.</param>
/// <param name="Decimals">How many decimals are written.</param>
internal sealed record MeasurementUnit(long Concept, string Text, double Factor, double Offset, int Decimals);

/// <summary>A measurement, with what is usual in the healthy.</summary>
/// <param name="Key">The name by which courses know it.</param>
/// <param name="Concept">Its standard concept.</param>
/// <param name="Codes">Its codes.</param>
/// <param name="Node">Where it stands.</param>
/// <param name="Units">The usual unit, then the others.</param>
/// <param name="IsLog">Whether the figures are of the natural logarithm (but for the mean, which is the geometric one).</param>
/// <param name="Mean">Mean of the healthy at the age of 40, women.</param>
/// <param name="Between">Standard deviation between persons.</param>
/// <param name="Within">Standard deviation within a person.</param>
/// <param name="PerYearOfAge">What is added for every year beyond 40.</param>
/// <param name="Male">What is added in men.</param>
/// <param name="Growth">What the mean of children is multiplied by, and on a normal scale the standard deviations, too; null for 1.</param>
/// <param name="Least">No value is below.</param>
/// <param name="Most">No value is above.</param>
/// <param name="Low">Lower end of the normal range; null for none.</param>
/// <param name="High">Upper end of the normal range; null for none.</param>
internal sealed record MeasurementEntry(
    string Key,
    long Concept,
    SourceCode[] Codes,
    DataNode Node,
    MeasurementUnit[] Units,
    bool IsLog,
    double Mean,
    double Between,
    double Within,
    double PerYearOfAge,
    double Male,
    AgeTable? Growth,
    double Least,
    double Most,
    double? Low,
    double? High)
    : CatalogueEntry(Key, Concept, Codes, Node);

/// <summary>An answer to something observed.</summary>
/// <param name="Concept">Its concept.</param>
/// <param name="Text">How the hospital writes it; empty for not at all.</param>
/// <param name="Weight">How often it is the answer, relative to the others.</param>
internal sealed record ObservationValue(long Concept, string Text, double Weight);

/// <summary>Something that is asked of a person, such as smoking.</summary>
internal sealed record ObservationEntry(string Key, long Concept, SourceCode[] Codes, DataNode Node, ObservationValue[] Values)
    : CatalogueEntry(Key, Concept, Codes, Node);
