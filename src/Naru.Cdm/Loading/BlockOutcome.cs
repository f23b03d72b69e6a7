namespace Naru.Cdm.Loading;

/// <summary>What became of the records of a block.</summary>
internal sealed class BlockOutcome
{
    /// <summary>How many rows they made.</summary>
    public long Rows { get; set; }

    /// <summary>How many lines they take.</summary>
    public long Lines { get; set; }

    /// <summary>Their primary keys.</summary>
    public RisingKeys Keys { get; } = new();

    /// <summary>What is wrong with them.</summary>
    public BlockFindings Findings { get; } = new();

    /// <summary>The first column of the file in which a date told what comes first in it, though nobody knew; null if none did.</summary>
    public (int Column, DateOrder Order)? Told { get; set; }

    /// <summary>Whether nothing behind the block makes sense.</summary>
    public bool IsLast { get; set; }
}
