using System.Globalization;
using Naru.Core;

namespace Naru.Cli.Library;

/// <summary>One definition of the shipped selection of OHDSI's Phenotype Library.</summary>
/// <param name="Id">Its number in OHDSI's library.</param>
/// <param name="Path">Its file.</param>
/// <param name="Topic">What it is about.</param>
/// <param name="Name">The library's English name, and Naru's Korean one.</param>
/// <param name="Purpose">What it is for, in one sentence of Naru's.</param>
/// <param name="Status">How far the library's review has come, in the library's word.</param>
/// <param name="LibraryVersion">The version of the library that it was taken from.</param>
internal sealed record Phenotype(
    int Id, string Path, PhenotypeTopic Topic, BilingualText Name, BilingualText Purpose, string Status, string LibraryVersion)
{
    /// <summary>Whether the library has accepted it; all others have not been reviewed to the end.</summary>
    public bool IsAccepted => string.Equals(Status, "Accepted", StringComparison.Ordinal);

    /// <summary>Number and name, as people are shown it.</summary>
    public string Heading(Language language) => string.Create(CultureInfo.InvariantCulture, $"{Id} · {Name.In(language)}");
}
