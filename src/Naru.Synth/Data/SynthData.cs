using Naru.Core;

namespace Naru.Synth.Data;

/// <summary>All data files of one hospital, checked.</summary>
/// <param name="Catalogue">What courses may name.</param>
/// <param name="Population">What happens to everybody.</param>
/// <param name="Diseases">The diseases, by id.</param>
/// <param name="Profile">The hospital.</param>
internal sealed record SynthData(Catalogue Catalogue, Population Population, Disease[] Diseases, Profile Profile)
{
    private const int MostDiseases = 500;

    /// <summary>Reads the files; null, with findings, if anything in them is wrong.</summary>
    /// <param name="folder">The folder of the catalogue, the population and the diseases.</param>
    /// <param name="profile">The profile's file.</param>
    /// <param name="findings">Where findings go.</param>
    public static SynthData? Read(string folder, string profile, List<Error> findings)
    {
        var catalogueFile = DataFile.Read(Path.Combine(folder, "catalogue.json"), "catalogue.json", findings);
        if (catalogueFile is null)
        {
            return null;
        }

        var catalogue = CatalogueReader.Read(catalogueFile);
        var population = DataFile.Read(Path.Combine(folder, "population.json"), "population.json", findings) is { } populationFile
            ? PopulationReader.Read(populationFile, catalogue)
            : null;
        var diseases = ReadDiseases(Path.Combine(folder, "diseases"), catalogue, findings);
        var read = DataFile.Read(profile, Path.GetFileName(profile), findings) is { } profileFile
            ? ProfileReader.Read(profileFile, catalogue, [.. diseases.Select(d => d.Id)])
            : null;
        return population is null || read is null || findings.Any(f => f.Severity == Severity.Error)
            ? null
            : new SynthData(catalogue, population, diseases, read);
    }

    private static Disease[] ReadDiseases(string folder, Catalogue catalogue, List<Error> findings)
    {
        var files = Directory.Exists(folder) ? Directory.GetFiles(folder, "*.json") : [];
        if (files.Length is 0 or > MostDiseases)
        {
            findings.Add(SynthErrors.NumberOfDiseases.At(new SourcePlace("diseases"), MostDiseases));
            return [];
        }

        var reader = new DiseaseReader(catalogue);
        var diseases = new List<Disease>();
        foreach (var path in files.OrderBy(Path.GetFileName, StringComparer.Ordinal))
        {
            var id = Path.GetFileNameWithoutExtension(path);
            if (DataFile.Read(path, "diseases/" + Path.GetFileName(path), findings) is { } file)
            {
                diseases.Add(reader.Read(file, id));
            }
        }

        var known = files.Select(f => Path.GetFileNameWithoutExtension(f)!).ToList();
        foreach (var risk in diseases.SelectMany(d => d.Risks.Select(r => (Disease: d, Risk: r))))
        {
            Check(risk.Disease, risk.Risk, diseases, known);
        }

        return [.. diseases];
    }

    private static void Check(Disease owner, Risk risk, List<Disease> diseases, List<string> known)
    {
        if (risk.With.Length > 0 && !known.Contains(risk.With))
        {
            risk.Node.Add(SynthErrors.UnknownDisease, risk.With, string.Join(", ", Likeness.First(known, risk.With)));
        }
        else if (risk.With == owner.Id)
        {
            risk.Node.Add(SynthErrors.RiskOfItself);
        }
        else if (diseases.Find(d => d.Id == risk.With) is { } other)
        {
            var states = other.States.Select(s => s.Id).ToList();
            foreach (var state in risk.In.Where(s => s.Length > 0 && !states.Contains(s)))
            {
                risk.Node.Add(SynthErrors.UnknownState, state, string.Join(", ", Likeness.First(states, state)));
            }
        }
    }
}
