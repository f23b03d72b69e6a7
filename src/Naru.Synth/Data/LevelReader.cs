namespace Naru.Synth.Data;

/// <summary>Reads what becomes of measurements.</summary>
internal static class LevelReader
{
    /// <summary>Reads the levels of a state or of a minor condition.</summary>
    public static Level[] Read(DataObject owner, Catalogue catalogue) =>
        [.. (owner["levels"]?.Members() ?? []).Select(l => Read(l.Name, l.Value, catalogue))];

    private static Level Read(string key, DataNode node, Catalogue catalogue)
    {
        var measurement = catalogue.Find("measurements", key, node);
        var level = node.Object("mean", "times", "between", "within", "perYear");
        var which = level.ExactlyOne("mean", "times");
        var isLog = measurement >= 0 && catalogue.Measurements[measurement].IsLog;
        return new Level(
            measurement,
            which == "times",
            which == "times" ? level["times"]!.Value.Number(1e-6, 1e6) : level["mean"]?.Number(isLog ? 1e-9 : -1e9, 1e9) ?? 1,
            level["between"]?.Number(0, 1e9),
            level["within"]?.Number(0, 1e9),
            level.Number("perYear", -1e9, 1e9, 0));
    }
}
