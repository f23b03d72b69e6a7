using Naru.Disclosure.Noise;

namespace Naru.Disclosure.Journal;

/// <summary>
/// What had been spent when an answer left; part of every release, so that the hub can show it to a node whose journal was restored
/// from a backup. Immutable.
/// </summary>
/// <param name="Dataset">Which dataset.</param>
/// <param name="Rho">All ρ spent until then.</param>
/// <param name="Looks">All looks taken until then.</param>
/// <param name="Answers">How many answers had been given, this one included.</param>
public sealed record Receipt(string Dataset, Ratio Rho, long Looks, long Answers);
