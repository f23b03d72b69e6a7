using Naru.Cdm;
using Naru.Cdm.Importing;
using Naru.Core;
using Naru.Synth.Data;
using Naru.Synth.Engine;

namespace Naru.Synth;

/// <summary>
/// Makes stores of hospitals that never were: persons with courses of diseases, visits and faults, out of data files. Everything about
/// them says SYNTHETIC (합성). Thread safe.
/// </summary>
public static class SyntheticHospital
{
    /// <summary>Makes a hospital's store.</summary>
    /// <param name="options">Which, and where.</param>
    /// <param name="progress">Told how far it has come; null if nobody wants to know.</param>
    /// <param name="cancellation">Stops it; then nothing of it remains.</param>
    /// <returns>What was made; or, if anything is wrong with the files or the vocabulary, all that was found.</returns>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static Result<SynthOutcome> Make(
        SynthOptions options, IProgress<CdmProgress>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Persons, 1, nameof(options));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(options.Persons, SynthOptions.MostPersons, nameof(options));
        var findings = new List<Error>();
        if (IsTaken(options.Target, cancellation))
        {
            findings.Add(SynthErrors.TargetIsNotSynthetic.At(new SourcePlace(Path.GetFileName(options.Target))));
        }

        if (Read(options, findings, cancellation) is not var (data, known))
        {
            return Result.Failure<SynthOutcome>(findings.ToValueList());
        }

        var made = new SyntheticData(data, options.Persons, options.Seed, options.WithDirt, known);
        var import = CdmImport.Run(
            new ImportOptions(made.Name, options.Target)
            {
                Generated = made,
                Vocabulary = options.Vocabulary,
                Derive = ImportOptions.Derivable,
                Reading = options.Reading,
                Memory = options.Memory,
                ReadAll = true,
            },
            progress,
            cancellation);
        findings.AddRange(import.Findings);
        return import.IsSuccess
            ? Result.Success(new SynthOutcome(import.Value, data.Profile.Name, Planted(made)), findings.ToValueList())
            : Result.Failure<SynthOutcome>(findings.ToValueList());
    }

    /// <summary>Checks all files of a hospital, and what they name against the vocabulary, without making anything.</summary>
    /// <param name="options">Which; its target, persons and seed do not matter.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static Result<ProfileSummary> Check(SynthOptions options, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        var findings = new List<Error>();
        return Read(options, findings, cancellation) is var (data, _)
            ? Result.Success(Summary(data), findings.ToValueList())
            : Result.Failure<ProfileSummary>(findings.ToValueList());
    }

    /// <summary>The ids of the profiles in a folder of data files, in order.</summary>
    public static ValueList<string> Profiles(string dataFolder)
    {
        var folder = Path.Combine(dataFolder, "profiles");
        return Directory.Exists(folder)
            ? Directory.GetFiles(folder, "*.json").Select(f => Path.GetFileNameWithoutExtension(f)!).Order(StringComparer.Ordinal).ToValueList()
            : [];
    }

    private static ProfileSummary Summary(SynthData data) =>
        new(data.Profile.Id, data.Profile.Name, data.Profile.From, data.Profile.To, data.Diseases.Length);

    /// <summary>A profile is shipped, and then named by its id; or it is a file.</summary>
    private static string ProfileFile(SynthOptions options) => Profiles(options.DataFolder).Contains(options.Profile, StringComparer.Ordinal)
        ? Path.Combine(options.DataFolder, "profiles", options.Profile + ".json")
        : options.Profile;

    private static (SynthData Data, KnownConcepts Known)? Read(SynthOptions options, List<Error> findings, CancellationToken cancellation)
    {
        var data = SynthData.Read(options.DataFolder, ProfileFile(options), findings);
        if (data is null || findings.Any(f => f.Severity == Severity.Error))
        {
            return null;
        }

        var known = KnownConcepts.Find(
            options.Vocabulary,
            VocabularyChecks.Wanted(data).Select(c => c.Concept).Append(SyntheticConcepts.Cdm54),
            data.Catalogue.All.SelectMany(e => e.Codes).Select(c => (c.Vocabulary, c.Code)),
            options.Reading,
            cancellation);
        findings.AddRange(known.Findings.Where(f => f.Severity == Severity.Error));
        if (!known.IsSuccess)
        {
            return null;
        }

        VocabularyChecks.Run(data, known.Value, findings);
        return findings.Any(f => f.Severity == Severity.Error) ? null : (data, known.Value);
    }

    /// <summary>Whether there is a store of data that are not made up.</summary>
    private static bool IsTaken(string target, CancellationToken cancellation) =>
        File.Exists(target)
        && CdmDatabase.ReadManifest(target, cancellation) is { IsSuccess: true, Value: var manifest }
        && !Profile.IsLabelled(manifest.Source);

    private static ValueList<PlantedDirt> Planted(SyntheticData made) =>
    [
        .. from table in Enum.GetValues<DirtyTable>()
           from kind in Dirt.Kinds[table]
           where made.Planted(table, kind) > 0
           select new PlantedDirt(Dirt.NameOf(kind), NameOf(table), made.Planted(table, kind)),
    ];

    private static string NameOf(DirtyTable table) => table switch
    {
        DirtyTable.Persons => "person",
        DirtyTable.Visits => "visit_occurrence",
        DirtyTable.Conditions => "condition_occurrence",
        DirtyTable.Drugs => "drug_exposure",
        DirtyTable.Measurements => "measurement",
        DirtyTable.Procedures => "procedure_occurrence",
    };
}
