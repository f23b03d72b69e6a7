using System.Text;
using Naru.Core;

namespace Naru.Synth.Data;

/// <summary>Reads a profile.</summary>
internal static class ProfileReader
{
    private const double MostTimes = 1000;
    private const int MostProviders = 100_000;
    private const int MostCareSites = 1000;

    /// <summary>Reads it.</summary>
    /// <param name="file">The file.</param>
    /// <param name="catalogue">What it may name.</param>
    /// <param name="diseases">The ids of the diseases.</param>
    public static Profile Read(DataFile file, Catalogue catalogue, IReadOnlyCollection<string> diseases)
    {
        var root = file.Root.Object(
            "$schema", "source", "id", "name", "record", "persons", "care", "caseMix", "drugs", "coverage", "coding", "units", "places", "dirt");
        root.Required("source")?.Text(int.MaxValue);
        var id = root.Required("id");
        if (id?.Text(DataNode.LongestCode) is { Length: > 0 } key && !CatalogueReader.IsKey(key))
        {
            id.Value.Add(SynthErrors.BadKey, key);
        }

        var (from, to, median, least) = Record(root.Required("record"));
        var (caseMix, others) = CaseMix(root["caseMix"], diseases);
        var (sites, providers, specialties) = Places(root.Required("places"));
        return new Profile(
            id?.Text(DataNode.LongestCode) ?? "",
            NameOf(root.Required("name")),
            from,
            to,
            median,
            least,
            Persons(root.Required("persons")),
            root["care"]?.Object("times").Number("times", 0, MostTimes, 1) ?? 1,
            caseMix,
            others,
            Biosimilars(root["drugs"], catalogue),
            Coverage(root["coverage"]),
            Coding(root["coding"], catalogue),
            Units(root["units"], catalogue),
            sites,
            providers,
            specialties,
            root["dirt"] is { } dirt ? Dirt.Read(dirt) : Dirt.None);
    }

    /// <summary>A name that says that it is made up.</summary>
    public static BilingualText Labelled(BilingualText name) => new(Labelled(name.Korean), Labelled(name.English));

    private static BilingualText NameOf(DataNode? node)
    {
        var given = node?.Name() ?? new("", "");
        var name = Labelled(given);
        if (node is { } place && name != given)
        {
            place.Add(SynthErrors.LabelAdded);
        }

        return name;
    }

    private static string Labelled(string name) =>
        Profile.IsLabelled(name) ? name : $"{name} · {Profile.Label}";

    private static (DateOnly From, DateOnly To, double Median, double Least) Record(DataNode? node)
    {
        if (node is not { } given)
        {
            return (new DateOnly(2000, 1, 1), new DateOnly(2001, 1, 1), 1, 1);
        }

        var record = given.Object("from", "to", "years");
        var from = record.Required("from")?.Date() ?? new DateOnly(2000, 1, 1);
        var to = record.Required("to")?.Date() ?? new DateOnly(2001, 1, 1);
        var years = record.Required("years")?.Object("median", "least");
        var median = years?.Required("median")?.Number(0.1, 100) ?? 1;
        var least = years?.Number("least", 0, 100, 0.5) ?? 0.5;
        if (to <= from)
        {
            given.Add(SynthErrors.DatesOutOfOrder, "from", "to");
        }
        else if (least * 365.25 > to.DayNumber - from.DayNumber)
        {
            given.Add(SynthErrors.RecordTooShort);
        }

        if (median < least)
        {
            years?.Add(SynthErrors.BoundsCrossed, "least", "median");
        }

        return (from, to, median, least);
    }

    private static AgeTable Persons(DataNode? node)
    {
        if (node is not { } given)
        {
            return AgeTable.Zero;
        }

        var persons = AgeTable.Read(given, 1e9);
        if (persons.Female.Sum() + persons.Male.Sum() <= 0)
        {
            given.Add(SynthErrors.WeightsZero, "persons");
        }

        return persons;
    }

    private static (Dictionary<string, double> CaseMix, double Others) CaseMix(DataNode? node, IReadOnlyCollection<string> diseases)
    {
        var caseMix = new Dictionary<string, double>(StringComparer.Ordinal);
        var others = 1d;
        foreach (var (name, value) in node?.Members() ?? [])
        {
            var times = name == "note" ? 1 : value.Number(0, MostTimes);
            if (name == "default")
            {
                others = times;
            }
            else if (diseases.Contains(name, StringComparer.Ordinal))
            {
                caseMix[name] = times;
            }
            else if (name != "note")
            {
                value.Add(SynthErrors.UnknownDisease, name, string.Join(", ", Likeness.First(diseases, name)));
            }
        }

        return (caseMix, others);
    }

    private static Dictionary<int, Weighted[]> Biosimilars(DataNode? node, Catalogue catalogue)
    {
        var shares = new Dictionary<int, Weighted[]>();
        foreach (var (originator, value) in (node?.Members() ?? []).Where(m => m.Name != "note"))
        {
            var drug = catalogue.Find("drugs", originator, value);
            var sum = 0d;
            var taken = new List<Weighted>();
            foreach (var (biosimilar, share) in value.Members().Where(m => m.Name != "note"))
            {
                var other = catalogue.Find("drugs", biosimilar, share);
                sum += share.Share();
                taken.Add(new Weighted(other, Math.Min(1, sum)));
                if (other >= 0 && catalogue.Drugs[other].BiosimilarOf != originator)
                {
                    share.Add(SynthErrors.NotItsBiosimilar, biosimilar, originator);
                }
            }

            if (sum > 1 + 1e-9)
            {
                value.Add(SynthErrors.SharesTooMuch);
            }

            if (drug >= 0)
            {
                shares[drug] = [.. taken];
            }
        }

        return shares;
    }

    private static Coverage Coverage(DataNode? node)
    {
        var coverage = node?.Object("drugs", "measurements", "procedures", "deaths");
        return new Coverage(
            coverage?.Share("drugs", 1) ?? 1,
            coverage?.Share("measurements", 1) ?? 1,
            coverage?.Share("procedures", 1) ?? 1,
            coverage?.Share("deaths", 1) ?? 1);
    }

    /// <summary>The name of a vocabulary of which the catalogue has codes; null if none is named.</summary>
    private static string? Vocabulary(DataNode? node, IEnumerable<CatalogueEntry> entries)
    {
        if (node is not { } given || given.Text(20) is not { Length: > 0 } name)
        {
            return null;
        }

        var known = entries.SelectMany(e => e.Codes).Select(c => c.Vocabulary).Distinct(StringComparer.Ordinal).ToList();
        if (!known.Contains(name, StringComparer.Ordinal))
        {
            given.Add(SynthErrors.UnknownVocabulary, name, string.Join(", ", Likeness.First(known, name)));
        }

        return name;
    }

    private static Coding Coding(DataNode? node, Catalogue catalogue)
    {
        var coding = node?.Object("conditions", "drugs", "measurements", "procedures", "unspecified", "types");
        var types = coding?["types"]?.Object(
            "visits", "conditions", "drugs", "measurements", "procedures", "observations", "deaths", "periods");
        long Type(string name, long otherwise) => types?[name]?.Concept() ?? otherwise;
        return new Coding(
            Vocabulary(coding?["conditions"], catalogue.Conditions),
            Vocabulary(coding?["drugs"], catalogue.Drugs),
            Vocabulary(coding?["measurements"], catalogue.Measurements),
            Vocabulary(coding?["procedures"], catalogue.Procedures),
            coding?.Share("unspecified", 0) ?? 0,
            new RecordTypes(
                Type("visits", 32827),
                Type("conditions", 32817),
                Type("drugs", 32838),
                Type("measurements", 32856),
                Type("procedures", 32817),
                Type("observations", 32817),
                Type("deaths", 32817),
                Type("periods", 32817)));
    }

    private static Dictionary<int, int> Units(DataNode? node, Catalogue catalogue)
    {
        var units = new Dictionary<int, int>();
        foreach (var (key, value) in (node?.Members() ?? []).Where(m => m.Name != "note"))
        {
            var measurement = catalogue.Find("measurements", key, value);
            var text = value.Text();
            if (measurement < 0 || text.Length == 0)
            {
                continue;
            }

            var known = catalogue.Measurements[measurement].Units.Select(u => u.Text).ToList();
            if (known.IndexOf(text) is >= 0 and var place)
            {
                units[measurement] = place;
            }
            else
            {
                value.Add(SynthErrors.UnknownUnit, text, string.Join(", ", known));
            }
        }

        return units;
    }

    private static (CareSite[] Sites, int Providers, long[] Specialties) Places(DataNode? node)
    {
        if (node is not { } given)
        {
            return ([], 1, []);
        }

        var places = given.Object("careSites", "providers", "specialties");
        var sites = (places.Required("careSites")?.Items(1) ?? []).Select(n =>
        {
            var site = n.Object("name", "placeOfService");
            var name = site.Required("name")?.Name() ?? new("", "");
            if (Encoding.UTF8.GetByteCount(name.Korean + name.English) > 200)
            {
                n.Add(SynthErrors.BadText, 200);
            }

            return new CareSite(Labelled(name), site["placeOfService"]?.Concept() ?? 0);
        }).ToArray();
        if (sites.Length > MostCareSites)
        {
            given.Add(SynthErrors.OutOfRange, 1, MostCareSites);
        }

        return (
            sites,
            (int)(places["providers"]?.Whole(1, MostProviders) ?? 1),
            [.. places.Items("specialties").Select(n => n.Concept())]);
    }
}
