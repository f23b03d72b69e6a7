using Naru.Cdm.Importing;
using Naru.Core;
using Naru.Synth.Data;

namespace Naru.Synth.Engine;

/// <summary>A synthetic hospital's data, as an import takes them. Thread safe.</summary>
internal sealed class SyntheticData : IGeneratedData
{
    /// <summary>So many persons make rows that stay in a processor's cache.</summary>
    public const int PersonsPerChunk = 64;

    private readonly long[,] planted = new long[Enum.GetValues<DirtyTable>().Length, Enum.GetValues<DirtKind>().Length];

    public SyntheticData(SynthData data, int persons, ulong seed, bool withDirt, KnownConcepts known)
    {
        Persons = persons;
        Hospital = new Hospital(data, seed, known);
        Dirt = withDirt ? data.Profile.Dirt : Dirt.None;
        Name = data.Profile.Name.Korean == data.Profile.Name.English
            ? data.Profile.Name.Korean
            : $"{data.Profile.Name.Korean} / {data.Profile.Name.English}";
        Reference = new ReferenceRows(Hospital, Name, persons, seed, known);
    }

    /// <inheritdoc/>
    public string Name { get; }

    /// <inheritdoc/>
    public ValueList<GeneratedTable> Tables => RowLayout.Tables;

    /// <inheritdoc/>
    public IReadOnlyList<string> Texts => Hospital.Coding.Texts;

    /// <inheritdoc/>
    public int Chunks => ((Persons - 1) / PersonsPerChunk) + 1;

    /// <summary>How many persons there are.</summary>
    public int Persons { get; }

    /// <summary>The hospital.</summary>
    public Hospital Hospital { get; }

    /// <summary>What is wrong with the records.</summary>
    public Dirt Dirt { get; }

    /// <summary>What there is once.</summary>
    public ReferenceRows Reference { get; }

    /// <inheritdoc/>
    public IRowMaker CreateMaker() => new RecordMaker(this);

    /// <summary>Adds the faults that a thread planted.</summary>
    public void AddPlanted(DirtSpreader spreader) => spreader.AddTo(planted);

    /// <summary>How many records got which fault.</summary>
    public long Planted(DirtyTable table, DirtKind kind) => planted[(int)table, (int)kind];
}
