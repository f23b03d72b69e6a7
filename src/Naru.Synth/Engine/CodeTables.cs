using Naru.Cdm.Importing;
using Naru.Synth.Data;

namespace Naru.Synth.Engine;

/// <summary>A code as records hold it.</summary>
/// <param name="Text">Its text, among the hospital's.</param>
/// <param name="Concept">Its source concept; 0 if the vocabulary does not know it.</param>
/// <param name="Local">The text of the hospital's own code, which nobody has mapped.</param>
internal readonly record struct RecordCode(long Text, long Concept, long Local);

/// <summary>The texts and codes of a hospital's records. Immutable; safe to share between threads.</summary>
internal sealed class CodeTables
{
    private static readonly RecordCode[] NoCode = [new(GeneratedRows.Null, GeneratedRows.Null, GeneratedRows.Null)];

    private readonly List<string> texts = [];
    private readonly Dictionary<string, int> places = new(StringComparer.Ordinal);
    private readonly KnownConcepts known;

    public CodeTables(SynthData data, KnownConcepts known)
    {
        this.known = known;
        var coding = data.Profile.Coding;
        Conditions = [.. data.Catalogue.Conditions.Select(e => Choose(e, coding.Conditions, unspecified: false))];
        VagueConditions = [.. data.Catalogue.Conditions.Select(e => Choose(e, coding.Conditions, unspecified: true))];
        Drugs = [.. data.Catalogue.Drugs.Select(e => Choose(e, coding.Drugs, null))];
        Measurements = [.. data.Catalogue.Measurements.Select(e => Choose(e, coding.Measurements, null))];
        Procedures = [.. data.Catalogue.Procedures.Select(e => Choose(e, coding.Procedures, null))];
        Observations = [.. data.Catalogue.Observations.Select(e => Choose(e, null, null))];
        Units = [.. data.Catalogue.Measurements.Select(m => m.Units.Select(u => (long)Text(u.Text)).ToArray())];
        Answers = [.. data.Catalogue.Observations.Select(o =>
            o.Values.Select(v => v.Text.Length == 0 ? GeneratedRows.Null : Text(v.Text)).ToArray())];
        Female = Text("F");
        Male = Text("M");
    }

    /// <summary>Entry → codes and how they add up, by weight.</summary>
    public (RecordCode[] Codes, double[] UpTo)[] Conditions { get; }

    /// <summary>The same, of codes that say less than could be said.</summary>
    public (RecordCode[] Codes, double[] UpTo)[] VagueConditions { get; }

    /// <summary>Codes of drugs.</summary>
    public (RecordCode[] Codes, double[] UpTo)[] Drugs { get; }

    /// <summary>Codes of measurements.</summary>
    public (RecordCode[] Codes, double[] UpTo)[] Measurements { get; }

    /// <summary>Codes of procedures.</summary>
    public (RecordCode[] Codes, double[] UpTo)[] Procedures { get; }

    /// <summary>Codes of observations.</summary>
    public (RecordCode[] Codes, double[] UpTo)[] Observations { get; }

    /// <summary>Measurement → unit → its text.</summary>
    public long[][] Units { get; }

    /// <summary>Observation → value → its text.</summary>
    public long[][] Answers { get; }

    /// <summary>The text of the sex.</summary>
    public long Female { get; }

    /// <summary>The text of the sex.</summary>
    public long Male { get; }

    /// <summary>All texts.</summary>
    public IReadOnlyList<string> Texts => texts;

    /// <summary>The place of a text; it is added if it is new. Not to be called once rows are made.</summary>
    public int Text(string text)
    {
        if (!places.TryGetValue(text, out var place))
        {
            places[text] = place = texts.Count;
            texts.Add(text);
        }

        return place;
    }

    /// <summary>The code that a number from 0 to 1 stands for.</summary>
    public static RecordCode Pick(in (RecordCode[] Codes, double[] UpTo) choice, ref RandomStream stream)
    {
        if (choice.Codes.Length == 1)
        {
            return choice.Codes[0];
        }

        var unit = stream.Unit();
        var i = 0;
        while (i < choice.UpTo.Length - 1 && unit >= choice.UpTo[i])
        {
            i++;
        }

        return choice.Codes[i];
    }

    /// <summary>The codes of an entry: those of the wanted vocabulary and kind, as far as it has any.</summary>
    private (RecordCode[] Codes, double[] UpTo) Choose(CatalogueEntry entry, string? vocabulary, bool? unspecified)
    {
        var codes = entry.Codes.Where(c => c.Weight > 0).ToList();
        codes = Prefer(codes, c => vocabulary is null || c.Vocabulary == vocabulary);
        codes = Prefer(codes, c => unspecified is null || c.IsUnspecified == unspecified);
        if (codes.Count == 0)
        {
            return (NoCode, [1]);
        }

        var all = codes.Sum(c => c.Weight);
        var sum = 0d;
        return (
            [.. codes.Select(c => new RecordCode(Text(c.Code), known.ByCode(c.Vocabulary, c.Code)?.Id ?? 0, Text(Local(c.Code))))],
            [.. codes.Select(c => (sum += c.Weight) / all)]);
    }

    private static List<SourceCode> Prefer(List<SourceCode> codes, Func<SourceCode, bool> isWanted)
    {
        var wanted = codes.Where(isWanted).ToList();
        return wanted.Count > 0 ? wanted : codes;
    }

    private static string Local(string code) => "L-" + code[..Math.Min(code.Length, DataNode.LongestCode - 2)];
}
