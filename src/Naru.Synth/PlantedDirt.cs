namespace Naru.Synth;

/// <summary>How many records got a fault.</summary>
/// <param name="Kind">The fault, by its name in profiles.</param>
/// <param name="Table">The OMOP table.</param>
/// <param name="Rows">How many rows of it.</param>
public sealed record PlantedDirt(string Kind, string Table, long Rows);
