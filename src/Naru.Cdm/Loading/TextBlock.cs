namespace Naru.Cdm.Loading;

/// <summary>Some records of a text file that follow each other, as UTF-8.</summary>
/// <param name="Number">The blocks before it.</param>
/// <param name="Buffer">An array that stays where it is, with the records at its beginning and room for a scanner behind them.</param>
/// <param name="Length">How many bytes they are.</param>
/// <param name="IsDamaged">Whether there may be a NUL byte in it, or bytes that are no text; otherwise there is none.</param>
internal sealed record TextBlock(int Number, byte[] Buffer, int Length, bool IsDamaged);
