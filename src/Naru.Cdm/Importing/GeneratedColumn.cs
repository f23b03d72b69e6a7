namespace Naru.Cdm.Importing;

/// <summary>A column that a program fills, and what its cells mean.</summary>
/// <param name="Name">The OMOP field's name.</param>
/// <param name="Kind">What its cells mean.</param>
/// <param name="Argument">
/// For <see cref="CellKind.Reference"/>, the table whose key is meant; for <see cref="CellKind.Label"/>, what stands before the number.
/// </param>
public sealed record GeneratedColumn(string Name, CellKind Kind, string Argument = "");
