namespace Naru.Synth.Data;

/// <summary>Reads what is done at visits.</summary>
internal sealed class CareReader(Catalogue catalogue)
{
    private const int MostDays = 3660;

    /// <summary>Members of anything that describes a visit.</summary>
    private static readonly string[] VisitMembers = ["visit", "stay", "repeat", "share", "conditions", "measurements", "procedures", "drugs"];

    /// <summary>Reads a visit.</summary>
    /// <param name="node">It.</param>
    /// <param name="isRepeated">Whether it must say how often.</param>
    public Care Read(DataNode node, bool isRepeated)
    {
        var care = node.Object([.. VisitMembers, .. isRepeated ? (string[])["every"] : ["deaths"]]);
        var (every, spread) = isRepeated ? Every(care) : (0, 0);
        return Read(care, every, spread, care.Share("deaths", 0));
    }

    /// <summary>Reads the visit of an object that says other things, too.</summary>
    public Care Read(DataObject care, int every = 0, int spread = 0, double deaths = 0)
    {
        var visit = care["visit"]?.Word("outpatient", "inpatient", "emergency") switch
        {
            "inpatient" => VisitKind.Inpatient,
            "emergency" => VisitKind.Emergency,
            _ => VisitKind.Outpatient,
        };
        var (least, most) = Days(care["stay"]) ?? (visit == VisitKind.Inpatient ? (1, 7) : (0, 0));
        return new Care(
            visit,
            least,
            most,
            every,
            spread,
            Repeat(care, most),
            care.Share("share", 1),
            SharedItems(care, "conditions", "condition"),
            SharedItems(care, "measurements", "measurement"),
            SharedItems(care, "procedures", "procedure"),
            Drugs(care),
            deaths);
    }

    /// <summary>Reads a list of things with shares.</summary>
    public Shared[] SharedItems(DataObject owner, string list, string member) => [.. owner.Items(list).Select(node =>
    {
        if (node.IsText)
        {
            return new Shared(catalogue.Find(list, node), 1);
        }

        var item = node.Object(member, "share");
        return new Shared(item.Required(member) is { } key ? catalogue.Find(list, key) : -1, item.Share("share", 1));
    })];

    /// <summary>Reads a list of drugs.</summary>
    public DrugChoice[] Drugs(DataObject owner) => [.. owner.Items("drugs").Select(Drug)];

    /// <summary>Reads a number of days from <c>{"days":[4,9]}</c>; null if it is not there.</summary>
    public static (int Least, int Most)? Days(DataNode? node)
    {
        if (node?.Object("days").Required("days") is not { } days)
        {
            return null;
        }

        var bounds = days.Items().Select(d => (int)d.Whole(0, MostDays)).ToArray();
        if (bounds.Length != 2 || bounds[0] > bounds[1])
        {
            days.Add(SynthErrors.BadDays);
            return (0, 0);
        }

        return (bounds[0], bounds[1]);
    }

    private static int Repeat(DataObject care, int mostNights)
    {
        if (care["repeat"] is not { } node)
        {
            return 0;
        }

        if (mostNights == 0)
        {
            node.Add(SynthErrors.RepeatWithoutStay);
        }

        return (int)node.Whole(1, MostDays);
    }

    private static (int Every, int Spread) Every(DataObject care)
    {
        if (care.Required("every") is not { } node)
        {
            return (MostDays, 0);
        }

        var every = node.Object("days", "spread");
        var days = (int)(every.Required("days")?.Whole(1, MostDays) ?? MostDays);
        var spread = (int)(every["spread"]?.Whole(0, MostDays) ?? 0);
        if (spread >= days)
        {
            every.Add(SynthErrors.SpreadTooWide);
            spread = 0;
        }

        return (days, spread);
    }

    private DrugChoice Drug(DataNode node)
    {
        if (node.IsText)
        {
            return new DrugChoice(1, [new Weighted(catalogue.Find("drugs", node), 1)], 0);
        }

        var drug = node.Object("drug", "oneOf", "share", "days");
        var choices = drug.ExactlyOne("drug", "oneOf") switch
        {
            "drug" => [new Weighted(catalogue.Find("drugs", drug["drug"]!.Value), 1)],
            "oneOf" => Weights(drug["oneOf"]!.Value, "drug", n => catalogue.Find("drugs", n)),
            _ => [new Weighted(-1, 1)],
        };
        return new DrugChoice(drug.Share("share", 1), choices, (int)(drug["days"]?.Whole(1, MostDays) ?? 0));
    }

    /// <summary>Reads choices by weight.</summary>
    /// <param name="node">A list of <c>{ member: …, "weight": … }</c>.</param>
    /// <param name="member">What names the choice.</param>
    /// <param name="find">Finds its place.</param>
    public static Weighted[] Weights(DataNode node, string member, Func<DataNode, int> find)
    {
        var choices = node.Items(1).Select(n =>
        {
            if (n.IsText)
            {
                return (Index: find(n), Weight: 1d);
            }

            var choice = n.Object(member, "weight");
            return (Index: choice.Required(member) is { } key ? find(key) : -1, Weight: choice.Number("weight", 0, 1e9, 1));
        }).ToArray();
        var all = choices.Sum(c => c.Weight);
        if (choices.Length > 0 && all <= 0)
        {
            node.Add(SynthErrors.WeightsZero, member);
        }

        return UpTo(choices, all);
    }

    /// <summary>Adds weights up; the last comes out as 1 exactly.</summary>
    public static Weighted[] UpTo(IReadOnlyList<(int Index, double Weight)> choices, double all)
    {
        var sum = 0d;
        var added = new Weighted[choices.Count];
        for (var i = 0; i < added.Length; i++)
        {
            sum += choices[i].Weight;
            added[i] = new Weighted(choices[i].Index, i == added.Length - 1 || all <= 0 ? 1 : sum / all);
        }

        return added;
    }
}
