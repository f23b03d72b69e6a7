using Naru.Core;

namespace Naru.Synth;

/// <summary>A profile that can be used.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">Its name.</param>
/// <param name="From">The first day of its record.</param>
/// <param name="To">The last day.</param>
/// <param name="Diseases">How many diseases its persons can have.</param>
public sealed record ProfileSummary(string Id, BilingualText Name, DateOnly From, DateOnly To, int Diseases);
