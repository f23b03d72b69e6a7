using System.Globalization;
using Naru.Core;
using Naru.Hub.Directories.Contracts;
using Naru.Hub.Directories.Data;

namespace Naru.Hub.Directories.Matching;

/// <summary>
/// Judges a declared use by a dataset's terms of the Data Use Ontology: yes, no, or a person must decide. Nothing is assumed that was not said. Pure; what each
/// term asks is a table in <c>docs/directory.md</c>, and its tests are the manual.
/// </summary>
internal sealed class UseJudge(DirectoryData data, IConceptHierarchy vocabulary, DateOnly today)
{
    private const string Health = "health";
    private const string Disease = "disease";
    private const string Methods = "methods";
    private const string Ancestry = "ancestry";
    private const string Care = "care";

    /// <summary>The judgement.</summary>
    /// <param name="permitted">What the dataset may be used for; null if nothing is said.</param>
    /// <param name="use">What it is wanted for.</param>
    public UseJudgement Judge(DataUse? permitted, DeclaredUse use)
    {
        var judged = TermByTerm(permitted, use);
        return new UseJudgement(Strictest(judged), judged.Select(j => j.Make()).ToValueList());
    }

    /// <summary>The verdict without its reasons: they take longer than the judging.</summary>
    /// <inheritdoc cref="Judge"/>
    public UseVerdict Verdict(DataUse? permitted, DeclaredUse use) => Strictest(TermByTerm(permitted, use));

    private static UseVerdict Strictest(List<PendingTerm> judged) => judged.Max(j => j.Verdict);

    private List<PendingTerm> TermByTerm(DataUse? permitted, DeclaredUse use)
    {
        var terms = permitted?.Terms ?? [];
        var judged = new List<PendingTerm>();
        if (!terms.Any(t => data.Duo(t.Code) is { IsPermission: true }))
        {
            judged.Add(new("", UseVerdict.Person, UseReasons.NothingSaid, []));
        }

        var isCareToo = terms.Any(t => t.Code is "CC");
        foreach (var term in terms)
        {
            judged.Add(Of(term, use, isCareToo));
        }

        return judged;
    }

    private PendingTerm Of(DataUseTerm term, DeclaredUse use, bool isCareToo) => term.Code switch
    {
        "NRES" => Yes(term, UseReasons.Unlimited),
        "GRU" => Permission(term, use, isCareToo, t => t != Care),
        "HMB" => Permission(term, use, isCareToo, t => t is Health or Disease),
        "DS" => Permission(term, use, isCareToo, t => t == Disease),
        "POA" => Permission(term, use, isCareToo, t => t == Ancestry),
        "RS" => Person(term, UseReasons.InWords, term.Text?.In(Language.Korean) ?? ""),
        "NMDS" => Holds(term, !use.Types.Contains(Methods, StringComparer.Ordinal), isSaid: use.Types.Count > 0),
        "GSO" => Holds(term, use.Genetic),
        "NPOA" => Holds(term, !use.Types.Contains(Ancestry, StringComparer.Ordinal), isSaid: use.Types.Count > 0),
        "NPU" => Holds(term, use.NonProfit),
        "NCU" => Holds(term, Not(use.Commercial)),
        "NPUNCU" => Holds(term, And(use.NonProfit, Not(use.Commercial))),
        "PUB" => Holds(term, use.Publishes),
        "COL" => Holds(term, use.Collaborates),
        "RTN" => Holds(term, use.Returns),
        "IRB" => Ethics(term, use.Ethics),
        "GS" => Holds(term, Region(term.Codes ?? [], use)),
        "MOR" => Moratorium(term, use),
        "TS" => Months(term, use.Months),
        "US" or "IS" => Holds(term, use.Party is null ? null : (term.Parties ?? []).Contains(use.Party, StringComparer.Ordinal)),
        "PS" => Holds(term, use.Project is null ? null : (term.Codes ?? []).Contains(use.Project, StringComparer.Ordinal)),
        "CC" => Yes(term, UseReasons.OnlyWidens),
        _ => Person(term, UseReasons.UnknownTerm, term.Code),
    };

    /// <summary>Every kind of use that was declared must be permitted.</summary>
    private PendingTerm Permission(DataUseTerm term, DeclaredUse use, bool isCareToo, Func<string, bool> isWithin)
    {
        if (use.Types.Count == 0)
        {
            return Person(term, UseReasons.NoTypes);
        }

        var judged = use.Types.Select(type => OfType(term, type, use, isCareToo, isWithin)).ToList();
        return judged.MaxBy(j => j.Verdict);
    }

    private PendingTerm OfType(DataUseTerm term, string type, DeclaredUse use, bool isCareToo, Func<string, bool> isWithin)
    {
        if (type == Care)
        {
            return isCareToo ? Yes(term, UseReasons.Within, Label(type)) : No(term, UseReasons.CareNotResearch);
        }

        if (type == Methods && !isWithin(Methods))
        {
            // Methods are developed for something. Where that is permitted and named, they are; where they stand alone, nobody knows.
            return term.Code == "POA" && !use.Types.Contains(Ancestry, StringComparer.Ordinal) ? No(term, UseReasons.Outside, Label(type))
                : use.Types.Any(t => t != Methods && isWithin(t)) ? Yes(term, UseReasons.Within, Label(type))
                : Person(term, UseReasons.MethodsUnclear);
        }

        if (!isWithin(type))
        {
            return No(term, UseReasons.Outside, Label(type));
        }

        return term.Code == "DS" ? Diseases(term, use) : Yes(term, UseReasons.Within, Label(type));
    }

    private PendingTerm Diseases(DataUseTerm term, DeclaredUse use)
    {
        if (use.Diseases.Count == 0)
        {
            return Person(term, UseReasons.NoDisease);
        }

        var permitted = (term.Concepts ?? []).Select(c => c.Id).ToHashSet();
        var others = use.Diseases.Where(d => !permitted.Contains(d.Id)).ToList();
        foreach (var disease in others.Where(_ => vocabulary.IsThere).Where(d => vocabulary.Find(d.Id) is not null && !vocabulary.Ancestors(d.Id).Overlaps(permitted)))
        {
            return No(term, UseReasons.DiseaseOutside, disease.Name);
        }

        return others.Find(d => !vocabulary.IsThere || vocabulary.Find(d.Id) is null) is { } unknown
            ? Person(term, UseReasons.DiseaseUnknown, unknown.Name)
            : Yes(term, UseReasons.DiseaseWithin);
    }

    private bool? Region(ValueList<string> regions, DeclaredUse use)
    {
        if (use.Country is null && use.District is null)
        {
            return null;
        }

        var places = data.DistrictAndLarger(use.District, today).Concat(use.Country is { } country ? [country] : []).ToHashSet(StringComparer.Ordinal);
        if (regions.Any(places.Contains))
        {
            return true;
        }

        // A country says nothing of the district, and districts of this hub nothing of the country.
        var (hasCountries, hasDistricts) = (regions.Any(r => data.District(r) is null), regions.Any(r => data.District(r) is not null));
        return (hasCountries && use.Country is null) || (hasDistricts && use.District is null) ? null : false;
    }

    private static PendingTerm Ethics(DataUseTerm term, EthicsApproval? approval) => approval is not { } said ? Person(term, UseReasons.NotSaid) : said switch
    {
        EthicsApproval.Approved => Yes(term, UseReasons.Kept),
        EthicsApproval.Pending => Person(term, UseReasons.EthicsPending),
        EthicsApproval.None => No(term, UseReasons.NotKept),
    };

    private PendingTerm Moratorium(DataUseTerm term, DeclaredUse use)
    {
        var until = term.Date ?? today;
        return use switch
        {
            _ when until < today => Yes(term, UseReasons.Kept),
            { Publishes: false } => Yes(term, UseReasons.Kept),
            { PublishesFrom: { } from } when from > until => Yes(term, UseReasons.Kept),
            { PublishesFrom: not null } => No(term, UseReasons.TooEarly, until.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
            _ => Person(term, UseReasons.NotSaid),
        };
    }

    private static PendingTerm Months(DataUseTerm term, int? months) => months switch
    {
        null => Person(term, UseReasons.NotSaid),
        { } wanted when wanted <= (term.Months ?? 0) => Yes(term, UseReasons.Kept),
        { } wanted => No(term, UseReasons.TooLong, $"{term.Months ?? 0}", $"{wanted}"),
    };

    private static PendingTerm Holds(DataUseTerm term, bool? holds) => holds switch
    {
        true => Yes(term, UseReasons.Kept),
        false => No(term, UseReasons.NotKept),
        null => Person(term, UseReasons.NotSaid),
    };

    private static PendingTerm Holds(DataUseTerm term, bool holds, bool isSaid) => Holds(term, isSaid ? holds : null);

    private static bool? Not(bool? value) => value is { } known ? !known : null;

    private static bool? And(bool? one, bool? other) => one is false || other is false ? false : one is true && other is true ? true : null;

    private string Label(string type) => data.List(ListNames.ResearchType).Find(type)?.Label.ToString() ?? type;

    private static PendingTerm Yes(DataUseTerm term, ReasonKind reason, params string[] arguments) => new(term.Code, UseVerdict.Yes, reason, arguments);

    private static PendingTerm No(DataUseTerm term, ReasonKind reason, params string[] arguments) => new(term.Code, UseVerdict.No, reason, arguments);

    private static PendingTerm Person(DataUseTerm term, ReasonKind reason, params string[] arguments) => new(term.Code, UseVerdict.Person, reason, arguments);

    /// <summary>A term's judgement whose sentence is not made yet. Immutable.</summary>
    private readonly record struct PendingTerm(string Term, UseVerdict Verdict, ReasonKind Reason, string[] Arguments)
    {
        public TermJudgement Make() => new(Term, Verdict, Reason.With(Arguments));
    }
}
