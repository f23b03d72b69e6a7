namespace Naru.Synth.Data;

/// <summary>Reads <c>catalogue.json</c>.</summary>
internal static class CatalogueReader
{
    private const double MostValue = 1e9;
    private const int MostDecimals = 6;

    public static Catalogue Read(DataFile file)
    {
        var catalogue = new Catalogue();
        var root = file.Root.Object("$schema", "source", "conditions", "drugs", "measurements", "procedures", "observations");
        root.Required("source")?.Text(int.MaxValue);
        foreach (var (key, node) in Entries(root, "conditions"))
        {
            var entry = node.Object("concept", "codes");
            catalogue.Add("conditions", catalogue.Conditions, new ConditionEntry(key, Concept(entry), Codes(entry), node));
        }

        foreach (var (key, node) in Entries(root, "procedures"))
        {
            var entry = node.Object("concept", "codes");
            catalogue.Add("procedures", catalogue.Procedures, new ProcedureEntry(key, Concept(entry), Codes(entry), node));
        }

        foreach (var (key, node) in Entries(root, "drugs"))
        {
            catalogue.Add("drugs", catalogue.Drugs, Drug(key, node));
        }

        foreach (var (key, node) in Entries(root, "measurements"))
        {
            catalogue.Add("measurements", catalogue.Measurements, Measurement(key, node));
        }

        foreach (var (key, node) in Entries(root, "observations"))
        {
            catalogue.Add("observations", catalogue.Observations, Observation(key, node));
        }

        foreach (var drug in catalogue.Drugs.Where(d => d.BiosimilarOf is not null))
        {
            catalogue.Find("drugs", drug.BiosimilarOf!, drug.Node);
        }

        return catalogue;
    }

    private static IReadOnlyList<(string Key, DataNode Node)> Entries(DataObject root, string kind)
    {
        var entries = (kind == "observations" ? root[kind] : root.Required(kind))?.Members() ?? [];
        foreach (var (key, node) in entries.Where(e => !IsKey(e.Name)))
        {
            node.Add(SynthErrors.BadKey, key);
        }

        return entries;
    }

    /// <summary>Whether a text can be a key: lower-case letters, digits and hyphens.</summary>
    public static bool IsKey(string key) =>
        key.Length is > 0 and <= DataNode.LongestCode && key.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-');

    private static long Concept(DataObject entry) => entry.Required("concept")?.Concept() ?? 0;

    private static SourceCode[] Codes(DataObject entry)
    {
        var codes = entry.Items("codes").Select(node =>
        {
            var code = node.Object("vocabulary", "code", "weight", "unspecified");
            return new SourceCode(
                code.Required("vocabulary")?.Text(20) ?? "",
                code.Required("code")?.Text(DataNode.LongestCode) ?? "",
                code.Number("weight", 0, MostValue, 1),
                code["unspecified"]?.Flag() ?? false);
        }).ToArray();
        if (codes.Length > 0 && codes.All(c => c.Weight == 0))
        {
            entry.Add(SynthErrors.WeightsZero, "codes");
        }

        return codes;
    }

    private static DrugEntry Drug(string key, DataNode node)
    {
        var entry = node.Object("concept", "codes", "perDay", "days", "route", "biosimilarOf");
        return new DrugEntry(
            key,
            Concept(entry),
            Codes(entry),
            node,
            entry.Number("perDay", 0, 1000, 1),
            (int)(entry.Required("days")?.Whole(1, 3660) ?? 1),
            entry["route"]?.Concept() ?? 0,
            entry["biosimilarOf"]?.TextOrNull());
    }

    private static MeasurementEntry Measurement(string key, DataNode node)
    {
        var entry = node.Object(
            "concept", "codes", "unit", "alternatives", "healthy", "sex", "scale", "least", "most", "decimals", "low", "high", "growth");
        var isLog = entry["scale"]?.Word("normal", "log") == "log";
        var decimals = (int)(entry["decimals"]?.Whole(0, MostDecimals) ?? 1);
        var units = new List<MeasurementUnit>();
        if (entry.Required("unit") is { } unitNode)
        {
            var unit = unitNode.Object("concept", "text");
            units.Add(new MeasurementUnit(Concept(unit), unit.Required("text")?.Text(DataNode.LongestCode) ?? "", 1, 0, decimals));
        }

        foreach (var other in entry.Items("alternatives"))
        {
            var unit = other.Object("concept", "text", "factor", "offset", "decimals");
            units.Add(new MeasurementUnit(
                Concept(unit),
                unit.Required("text")?.Text(DataNode.LongestCode) ?? "",
                unit.Required("factor")?.Number(1e-9, MostValue) ?? 1,
                unit.Number("offset", -MostValue, MostValue, 0),
                (int)(unit["decimals"]?.Whole(0, MostDecimals) ?? 2)));
        }

        var least = entry.Number("least", -MostValue, MostValue, 0);
        var most = entry.Number("most", -MostValue, MostValue, MostValue);
        if (most <= least)
        {
            entry.Add(SynthErrors.BoundsCrossed, "least", "most");
        }

        double? low = entry["low"]?.NumberOrNull(-MostValue, MostValue);
        double? high = entry["high"]?.NumberOrNull(-MostValue, MostValue);
        if (low >= high)
        {
            entry.Add(SynthErrors.BoundsCrossed, "low", "high");
        }

        var healthy = entry.Required("healthy")?.Object("mean", "between", "within", "perYearOfAge");
        return new MeasurementEntry(
            key,
            Concept(entry),
            Codes(entry),
            node,
            [.. units],
            isLog,
            healthy?.Required("mean")?.Number(isLog ? 1e-9 : -MostValue, MostValue) ?? 1,
            healthy?.Number("between", 0, MostValue, 0) ?? 0,
            healthy?.Number("within", 0, MostValue, 0) ?? 0,
            healthy?.Number("perYearOfAge", -MostValue, MostValue, 0) ?? 0,
            entry["sex"]?.Object("male").Number("male", -MostValue, MostValue, 0) ?? 0,
            entry["growth"] is { } growth ? AgeTable.Read(growth, 1000) : null,
            least,
            most,
            low,
            high);
    }

    private static ObservationEntry Observation(string key, DataNode node)
    {
        var entry = node.Object("concept", "codes", "values");
        var values = (entry.Required("values")?.Items(1) ?? []).Select(v =>
        {
            var value = v.Object("concept", "text", "weight");
            return new ObservationValue(
                Concept(value), value["text"]?.Text(DataNode.LongestCode) ?? "", value.Number("weight", 0, MostValue, 1));
        }).ToArray();
        if (values.Length > 0 && values.All(v => v.Weight == 0))
        {
            entry.Add(SynthErrors.WeightsZero, "values");
        }

        return new ObservationEntry(key, Concept(entry), Codes(entry), node, values);
    }
}
