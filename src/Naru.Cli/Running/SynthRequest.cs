using Naru.Synth;

namespace Naru.Cli.Running;

/// <summary>What <c>naru synth</c> was asked for.</summary>
/// <param name="Options">Which hospital, and where.</param>
internal sealed record SynthRequest(SynthOptions Options)
{
    /// <summary>Where what was made is written as JSON; null for nowhere.</summary>
    public string? JsonPath { get; init; }
}
