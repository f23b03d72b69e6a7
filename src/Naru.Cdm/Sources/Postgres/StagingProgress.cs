namespace Naru.Cdm.Sources.Postgres;

/// <summary>How far a table has come.</summary>
/// <param name="NextBlock">The block from which reading goes on.</param>
/// <param name="Rows">The rows that are there.</param>
/// <param name="KeysRise">Whether their keys rise.</param>
/// <param name="LastKey">The last key.</param>
/// <param name="IsSound">Whether nothing was wrong with a value. If something was, it must be read again to be found again.</param>
/// <param name="IsComplete">Whether all rows are there.</param>
internal sealed record StagingProgress(
    long NextBlock, long Rows, bool KeysRise, long LastKey, bool IsSound, bool IsComplete);
