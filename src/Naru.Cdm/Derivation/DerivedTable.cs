namespace Naru.Cdm.Derivation;

/// <summary>
/// What came of deriving one table. Nothing is left out silently: <paramref name="Records"/> is the sum of what went into
/// eras and of the three other numbers. Numbers of rows only, never a value of one. Immutable.
/// </summary>
/// <param name="Name">The derived table.</param>
/// <param name="Rows">How many rows it has.</param>
/// <param name="Records">How many records it was derived from.</param>
/// <param name="Unmapped">Records left out because they have no concept: NULL, or 0.</param>
/// <param name="Backwards">Records left out because they end before they start, or have a supply of fewer than 0 days.</param>
/// <param name="WithoutIngredient">Drug exposures left out because the vocabulary knows no ingredient of the drug.</param>
public sealed record DerivedTable(string Name, long Rows, long Records, long Unmapped, long Backwards, long WithoutIngredient);
