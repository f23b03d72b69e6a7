namespace Naru.Cdm.Loading;

/// <summary>What became of a text that should be a whole number.</summary>
internal enum ParseOutcome
{
    Valid,
    Malformed,
    OutOfRange,
}
