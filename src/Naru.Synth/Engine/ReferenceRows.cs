using System.Globalization;
using Naru.Cdm.Importing;
using Naru.Synth.Data;

namespace Naru.Synth.Engine;

/// <summary>Writes what a hospital has once: its places, its doctors, and what its data are.</summary>
internal sealed class ReferenceRows
{
    /// <summary>How many districts its persons live in.</summary>
    public const int Locations = 12;

    private const int LongestVersion = 20;
    private const int LongestAbbreviation = 25;

    private readonly Hospital hospital;
    private readonly long[] locations;
    private readonly long[] sites;
    private readonly long[] source;

    public ReferenceRows(Hospital hospital, string name, int persons, ulong seed, KnownConcepts known)
    {
        this.hospital = hospital;
        var coding = hospital.Coding;
        var profile = hospital.Profile;
        locations = [.. Enumerable.Range(1, Locations).Select(i =>
            (long)coding.Text(string.Create(CultureInfo.InvariantCulture, $"{Profile.Label} {i}")))];
        sites = [.. profile.CareSites.Select(s => (long)coding.Text($"{s.Name.Korean} / {s.Name.English}"))];
        var abbreviation = "SYNTHETIC-" + profile.Id;
        var description = string.Create(
            CultureInfo.InvariantCulture,
            $"{Profile.Label}: no person in it lives or lived. Made by naru synth: profile {profile.Id}, seed {seed}, {persons} persons.");
        source =
        [
            coding.Text(name),
            coding.Text(abbreviation[..Math.Min(abbreviation.Length, LongestAbbreviation)]),
            coding.Text($"Naru, {Profile.Label}"),
            coding.Text(description),
            hospital.To,
            hospital.To,
            coding.Text("v5.4"),
            known.ById(SyntheticConcepts.Cdm54) is null ? 0 : SyntheticConcepts.Cdm54,
            coding.Text(known.Version is { Length: > 0 } version ? version[..Math.Min(version.Length, LongestVersion)] : "unknown"),
        ];
    }

    /// <summary>Writes them.</summary>
    public void Write(GeneratedRows rows)
    {
        for (var i = 0; i < Locations; i++)
        {
            var row = rows.Add(RowLayout.Location);
            row[1] = row[2] = locations[i];
        }

        for (var i = 0; i < sites.Length; i++)
        {
            var row = rows.Add(RowLayout.CareSite);
            row[1] = sites[i];
            row[2] = hospital.Profile.CareSites[i].PlaceOfService;
            row[3] = 1;
            row[4] = i + 1;
        }

        var specialties = hospital.Profile.Specialties;
        for (var i = 0; i < hospital.Profile.Providers; i++)
        {
            var row = rows.Add(RowLayout.Provider);
            row[1] = row[4] = i + 1;
            row[2] = specialties.Length == 0 ? 0 : specialties[i % specialties.Length];
            row[3] = (i % sites.Length) + 1;
        }

        source.CopyTo(rows.Add(RowLayout.Source));
    }
}
