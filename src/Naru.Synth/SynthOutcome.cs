using Naru.Cdm.Importing;
using Naru.Core;

namespace Naru.Synth;

/// <summary>A synthetic hospital that was made.</summary>
/// <param name="Import">What the import did.</param>
/// <param name="Name">The hospital's name.</param>
/// <param name="Planted">The faults that were put into its records.</param>
public sealed record SynthOutcome(ImportOutcome Import, BilingualText Name, ValueList<PlantedDirt> Planted);
