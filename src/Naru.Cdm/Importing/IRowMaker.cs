namespace Naru.Cdm.Importing;

/// <summary>Makes rows, for one thread at a time.</summary>
public interface IRowMaker
{
    /// <summary>Adds the rows of a chunk.</summary>
    /// <param name="chunk">Its number, from 0. Chunks come in any order.</param>
    /// <param name="rows">Where rows go; empty at first, and reused afterwards.</param>
    void Make(int chunk, GeneratedRows rows);
}
