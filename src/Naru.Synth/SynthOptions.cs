using Naru.Cdm;

namespace Naru.Synth;

/// <summary>Which synthetic hospital to make, and where.</summary>
/// <param name="Persons">How many persons it has, from 1 to <see cref="MostPersons"/>.</param>
/// <param name="Seed">The same seed, files and vocabulary make the same data, whatever the machine and its threads.</param>
/// <param name="Profile">The id of a profile of <see cref="DataFolder"/>, or a profile's file.</param>
/// <param name="Target">The store's file.</param>
public sealed record SynthOptions(int Persons, ulong Seed, string Profile, string Target)
{
    /// <summary>More than any hospital has.</summary>
    public const int MostPersons = 100_000_000;

    /// <summary>Where the catalogue, the population, the diseases and the profiles are. Default: those that are shipped.</summary>
    public string DataFolder { get; init; } = ShippedData;

    /// <summary>The vocabulary, as anything that a vocabulary may be imported from. Default: the demo's.</summary>
    public string Vocabulary { get; init; } = ShippedVocabulary;

    /// <summary>Whether the profile's faults get into the records.</summary>
    public bool WithDirt { get; init; } = true;

    /// <summary>Threads and clock.</summary>
    public CdmOpenOptions Reading { get; init; } = new();

    /// <summary>How much memory the whole process may take, in bytes; null for three quarters of the machine's.</summary>
    public long? Memory { get; init; }

    /// <summary>The data files that lie beside the program.</summary>
    public static string ShippedData { get; } = Path.Combine(AppContext.BaseDirectory, "data", "synthetic");

    /// <summary>The vocabulary that lies beside the program.</summary>
    public static string ShippedVocabulary { get; } = Path.Combine(AppContext.BaseDirectory, "data", "vocabulary");
}
