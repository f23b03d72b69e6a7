using System.Collections.Frozen;
using System.Reflection;
using System.Text.Json;
using System.Text.RegularExpressions;
using Naru.Core;
using Naru.Hub.Directories.Contracts;

namespace Naru.Hub.Directories.Data;

/// <summary>
/// What the directory knows from <c>data/districts</c> and <c>data/directory</c>, which are part of the program: districts, lists of codes, kinds of offering,
/// types of innovation, terms of data use, weights. Immutable; safe for threads.
/// </summary>
internal sealed class DirectoryData
{
    private static readonly JsonSerializerOptions Json = new() { PropertyNamingPolicy = JsonNamingPolicy.CamelCase };
    private static readonly Lazy<DirectoryData> Own = new(Read);

    private readonly FrozenDictionary<string, District> districts;
    private readonly FrozenDictionary<string, CodeList> lists;
    private readonly FrozenDictionary<string, OfferingKind> kinds;
    private readonly FrozenDictionary<string, InnovationType> types;
    private readonly FrozenDictionary<string, DuoTerm> duo;
    private readonly FrozenDictionary<string, ConditionDefinition> conditions;
    private readonly FrozenDictionary<string, string> nonProfit;

    private DirectoryData(DataFiles files)
    {
        Districts = files.Districts.SelectMany(f => f.Districts).Select(Of).ToValueList();
        Lists = files.Codes.Lists.Select(l => Of(l.Key, l.Value)).ToValueList();
        lists = Lists.ToFrozenDictionary(l => l.Name, StringComparer.Ordinal);
        Kinds = files.Kinds.Kinds.Select(Of).ToValueList();
        Conditions = files.Kinds.Conditions
            .Select(c => new ConditionDefinition(c.Code, Enum.Parse<ConditionArgument>(c.Argument, ignoreCase: true), c.List, new(c.Ko, c.En), new(c.Sentence.Ko, c.Sentence.En)))
            .ToValueList();
        var classifications = files.Types.Classifications.ToDictionary(
            c => c.Code,
            c => new Classification(c.Code, new(c.Ko, c.En), new Regex(c.Pattern, RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1))),
            StringComparer.Ordinal);
        Types = files.Types.Types.Select(t => new InnovationType(
            t.Code, new(t.Ko, t.En), t.Classification is null ? null : classifications[t.Classification],
            t.Stages.Select(s => new Stage(s.Code, new(s.Ko, s.En), s.Helps.ToValueList())).ToValueList())).ToValueList();
        DuoTerms = files.Duo.Terms.Select(t => new DuoTerm(
            t.Code, files.Duo.Prefix + t.Id, t.Kind == "permission", t.Argument is null ? DuoArgument.None : Enum.Parse<DuoArgument>(t.Argument, ignoreCase: true),
            new(t.Ko, t.En))).ToValueList();
        Weights = Of(files.Weights);
        districts = Districts.ToFrozenDictionary(d => d.Code, StringComparer.Ordinal);
        kinds = Kinds.ToFrozenDictionary(k => k.Code, StringComparer.Ordinal);
        types = Types.ToFrozenDictionary(t => t.Code, StringComparer.Ordinal);
        duo = DuoTerms.ToFrozenDictionary(t => t.Code, StringComparer.Ordinal);
        conditions = Conditions.ToFrozenDictionary(c => c.Code, StringComparer.Ordinal);
        nonProfit = files.Codes.Lists[ListNames.OrganisationType].Codes.ToFrozenDictionary(c => c.Code, c => c.NonProfit ?? "unknown", StringComparer.Ordinal);
    }

    /// <summary>What this program carries.</summary>
    public static DirectoryData Shipped => Own.Value;

    public ValueList<District> Districts { get; }

    public ValueList<CodeList> Lists { get; }

    public ValueList<OfferingKind> Kinds { get; }

    public ValueList<ConditionDefinition> Conditions { get; }

    public ValueList<InnovationType> Types { get; }

    public ValueList<DuoTerm> DuoTerms { get; }

    public MatchWeights Weights { get; }

    public District? District(string code) => districts.GetValueOrDefault(code);

    public CodeList List(string name) => lists[name];

    public OfferingKind? Kind(string code) => kinds.GetValueOrDefault(code);

    public InnovationType? Type(string code) => types.GetValueOrDefault(code);

    public DuoTerm? Duo(string code) => duo.GetValueOrDefault(code);

    public ConditionDefinition? Condition(string code) => conditions.GetValueOrDefault(code);

    /// <summary>Whether organisations of a type work without profit; null where the type does not tell.</summary>
    public bool? IsNonProfit(string? organisationType) => organisationType is null ? null : nonProfit.GetValueOrDefault(organisationType) switch
    {
        "yes" => true,
        "no" => false,
        _ => null,
    };

    /// <summary>A district and all that it lies in on a day, the smallest first; none if there is no such district.</summary>
    public ValueList<string> DistrictAndLarger(string? code, DateOnly day)
    {
        var found = new List<string>();
        var next = new Queue<string>();
        if (code is not null)
        {
            next.Enqueue(code);
        }

        while (next.TryDequeue(out var current))
        {
            if (District(current) is not { } district || found.Contains(current, StringComparer.Ordinal))
            {
                continue;
            }

            found.Add(current);
            foreach (var place in district.Within.Where(p => (p.ValidFrom is not { } f || day >= f) && (p.ValidTo is not { } t || day <= t)))
            {
                next.Enqueue(place.Code);
            }
        }

        return found.ToValueList();
    }

    private static DirectoryData Read() => new(new DataFiles(
        [Parse<DistrictFile>("districts/incheon.json")],
        Parse<CodesFile>("directory/codes.json"),
        Parse<KindsFile>("directory/offering-kinds.json"),
        Parse<TypesFile>("directory/innovation-types.json"),
        Parse<DuoFile>("directory/duo.json"),
        Parse<WeightsFile>("directory/match-weights.json")));

    private static T Parse<T>(string name) => JsonSerializer.Deserialize<T>(OwnText(name), Json) ?? throw new InvalidOperationException($"{name} is empty.");

    private static string OwnText(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"{name} is missing from the assembly.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    private static District Of(DistrictEntry d) => new(
        d.Code, d.Kind, new(d.Ko, d.En), d.ValidFrom, d.ValidTo,
        (d.Within ?? []).Select(w => new DistrictPlace(w.Code, w.ValidFrom, w.ValidTo)).ToValueList(), (d.ReplacedBy ?? []).ToValueList());

    private static CodeList Of(string name, CodeListEntry list) => new(
        name, list.Codes.Select(c => new Code(c.Code, new(c.Ko, c.En), c.Iri ?? (list.Prefix is null ? null : list.Prefix + c.Code))).ToValueList())
    {
        Scheme = list is { Title: { } title, Prefix: { } prefix } ? new CodeScheme(prefix.TrimEnd('/'), new(title.Ko, title.En)) : null,
    };

    private OfferingKind Of(KindEntry k) => new(k.Code, new(k.Ko, k.En), k.Fields.Select(f => new FieldDefinition(
        f.Name, Enum.Parse<FieldType>(f.Type, ignoreCase: true), new(f.Ko, f.En), f.Required, f.Filterable, f.Count, f.List is null ? null : lists[f.List],
        f.Min ?? 0, f.Max ?? 1_000_000_000_000_000, f.MaxLength ?? 2_000, f.Unit is null ? null : new(f.Unit.Ko, f.Unit.En))).ToValueList());

    private static MatchWeights Of(WeightsFile file)
    {
        var (w, most) = (file.Weights, file.AtMost);
        return new(
            w["indication"], w["indicationAncestor"], w["stageHelped"], w["stageNamed"], w["typeNamed"], w["capability"], w["keyword"], w["sameDistrict"],
            w["availableNow"], w["requirementMet"], most["capability"], most["keyword"], most["requirementMet"]);
    }

    private sealed record DataFiles(List<DistrictFile> Districts, CodesFile Codes, KindsFile Kinds, TypesFile Types, DuoFile Duo, WeightsFile Weights);

    private sealed record DistrictFile(List<DistrictEntry> Districts);

    private sealed record DistrictEntry(
        string Code, string Kind, string Ko, string En, DateOnly? ValidFrom, DateOnly? ValidTo, List<PlaceEntry>? Within, List<string>? ReplacedBy);

    private sealed record PlaceEntry(string Code, DateOnly? ValidFrom, DateOnly? ValidTo);

    private sealed record CodesFile(Dictionary<string, CodeListEntry> Lists);

    private sealed record CodeListEntry(string? Prefix, TextEntry? Title, List<CodeEntry> Codes);

    private sealed record CodeEntry(string Code, string Ko, string En, string? Iri, string? NonProfit);

    private sealed record KindsFile(List<KindEntry> Kinds, List<ConditionEntry> Conditions);

    private sealed record KindEntry(string Code, string Ko, string En, List<FieldEntry> Fields);

    private sealed record FieldEntry(
        string Name, string Type, string Ko, string En, bool Required, bool Filterable, bool Count, string? List, long? Min, long? Max, int? MaxLength, TextEntry? Unit);

    private sealed record ConditionEntry(string Code, string Argument, string? List, string Ko, string En, TextEntry Sentence);

    private sealed record TextEntry(string Ko, string En);

    private sealed record TypesFile(List<TypeEntry> Types, List<ClassificationEntry> Classifications);

    private sealed record TypeEntry(string Code, string Ko, string En, string? Classification, List<StageEntry> Stages);

    private sealed record StageEntry(string Code, string Ko, string En, List<string> Helps);

    private sealed record ClassificationEntry(string Code, string Ko, string En, string Pattern);

    private sealed record DuoFile(string Prefix, List<DuoEntry> Terms);

    private sealed record DuoEntry(string Code, string Id, string Kind, string? Argument, string Ko, string En);

    private sealed record WeightsFile(Dictionary<string, int> Weights, Dictionary<string, int> AtMost);
}
