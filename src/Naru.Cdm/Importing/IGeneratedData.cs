using Naru.Core;

namespace Naru.Cdm.Importing;

/// <summary>
/// Data that a program makes, row by row, instead of reading them somewhere: an import stages, checks and stores them like any others.
/// They are made in chunks, by several threads at once; keys are given out in the order of the chunks, so the rows are the same
/// whatever the threads do, as long as a chunk depends on its number alone.
/// </summary>
public interface IGeneratedData
{
    /// <summary>What the store says its data came from.</summary>
    string Name { get; }

    /// <summary>The tables, with the columns that are filled.</summary>
    ValueList<GeneratedTable> Tables { get; }

    /// <summary>Every text that a row may hold; rows name them by their place in this list.</summary>
    IReadOnlyList<string> Texts { get; }

    /// <summary>How many chunks there are.</summary>
    int Chunks { get; }

    /// <summary>Begins the work of one thread. Thread safe.</summary>
    IRowMaker CreateMaker();
}
