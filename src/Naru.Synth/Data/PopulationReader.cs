namespace Naru.Synth.Data;

/// <summary>Reads <c>population.json</c>.</summary>
internal static class PopulationReader
{
    public static Population Read(DataFile file, Catalogue catalogue)
    {
        var cares = new CareReader(catalogue);
        var root = file.Root.Object("$schema", "source", "mortality", "routine", "minor", "checkup", "observations");
        root.Required("source")?.Text(int.MaxValue);
        var routine = root["routine"]?.Object("visitsPerYear", "conditions", "measurements", "procedures", "drugs");
        var checkup = root["checkup"]?.Object("everyYears", "share", "from", "conditions", "measurements", "procedures", "drugs");
        return new Population(
            root.Required("mortality") is { } mortality ? AgeTable.Read(mortality, 100_000) : AgeTable.Zero,
            routine?.Required("visitsPerYear") is { } visits ? AgeTable.Read(visits, 366) : AgeTable.Zero,
            routine is { } given ? cares.Read(given) : null,
            [.. root.Items("minor").Select(node =>
            {
                var minor = node.Object("condition", "perYear", "visit", "stay", "repeat", "deaths", "levels", "conditions", "measurements", "procedures", "drugs");
                return new MinorCondition(
                    minor.Required("condition") is { } key ? catalogue.Find("conditions", key) : -1,
                    minor.Required("perYear") is { } rate ? AgeTable.Read(rate, 100_000) : AgeTable.Zero,
                    cares.Read(minor, deaths: minor.Share("deaths", 0)),
                    LevelReader.Read(minor, catalogue));
            })],
            checkup?.Required("everyYears")?.Number(0.1, 100) ?? 0,
            checkup?.Number("from", 0, 120, 20) ?? 0,
            checkup is { } check ? cares.Read(check) : null,
            cares.SharedItems(root, "observations", "observation"));
    }
}
