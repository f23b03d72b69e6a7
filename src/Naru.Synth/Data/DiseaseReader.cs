namespace Naru.Synth.Data;

/// <summary>Reads one file of <c>diseases</c>.</summary>
internal sealed class DiseaseReader(Catalogue catalogue)
{
    /// <summary>As many as fit into a set of bits.</summary>
    public const int MostStates = 64;

    private readonly CareReader cares = new(catalogue);

    /// <summary>Reads it.</summary>
    /// <param name="file">The file.</param>
    /// <param name="id">The id that its name gives it.</param>
    public Disease Read(DataFile file, string id)
    {
        var root = file.Root.Object(
            "$schema", "source", "id", "name", "sex", "prevalence", "incidence", "risks", "onset", "atEntry", "states");
        root.Required("source")?.Text(int.MaxValue);
        if (root.Required("id") is { } idNode && idNode.Text() is { Length: > 0 } given && given != id)
        {
            idNode.Add(SynthErrors.IdIsNotFileName, given, id);
        }

        var stateNodes = root.Required("states")?.Members() ?? [];
        var places = stateNodes.Select((s, i) => (s.Name, i)).ToDictionary(p => p.Name, p => p.i, StringComparer.Ordinal);
        int Place(DataNode node)
        {
            var key = node.Text();
            if (key.Length > 0 && !places.ContainsKey(key))
            {
                node.Add(SynthErrors.UnknownState, key, string.Join(", ", Likeness.First(places.Keys, key)));
            }

            return places.GetValueOrDefault(key, -1);
        }

        if (stateNodes.Count is 0 or > MostStates)
        {
            (root["states"] ?? file.Root).Add(SynthErrors.NumberOfStates, MostStates);
        }

        var onset = root.Required("onset") is { } onsetNode ? CareReader.Weights(onsetNode, "state", Place) : [];
        var atEntry = root["atEntry"] is { } entryNode ? CareReader.Weights(entryNode, "state", Place) : onset;
        var disease = new Disease(
            id,
            root.Required("name")?.Name() ?? new("", ""),
            root["sex"]?.Word("female", "male") switch { null => null, "male" => Sex.Male, _ => Sex.Female },
            root["prevalence"] is { } prevalence ? AgeTable.Read(prevalence, 1000) : AgeTable.Zero,
            root.Required("incidence") is { } incidence ? AgeTable.Read(incidence, 1000) : AgeTable.Zero,
            [.. root.Items("risks").Select(Risk)],
            onset,
            atEntry,
            [.. stateNodes.Select(s => State(s.Name, s.Value, Place))],
            file.Root);
        CourseChecks.Run(disease, stateNodes);
        return disease;
    }

    private static Risk Risk(DataNode node)
    {
        var risk = node.Object("with", "in", "times");
        return new Risk(
            risk.Required("with")?.Text() ?? "",
            [.. risk.Items("in").Select(n => n.Text())],
            risk.Required("times")?.Number(0, 1000) ?? 1,
            node);
    }

    private DiseaseState State(string id, DataNode node, Func<DataNode, int> place)
    {
        var state = node.Object("name", "condition", "onEntry", "care", "drugs", "levels", "next", "deaths", "inactive");
        state.Required("name")?.Name();
        var isInactive = state["inactive"]?.Flag() ?? false;
        var condition = (isInactive ? state["condition"] : state.Required("condition")) is { } key ? catalogue.Find("conditions", key) : -1;
        if (isInactive && (state["care"] ?? state["drugs"]) is { } care)
        {
            care.Add(SynthErrors.CareWhileInactive);
        }

        return new DiseaseState(
            id,
            condition,
            [.. state.Items("onEntry").Select(n => cares.Read(n, isRepeated: false))],
            [.. state.Items("care").Select(n => cares.Read(n, isRepeated: true))],
            cares.Drugs(state),
            LevelReader.Read(state, catalogue),
            Transitions(state, place),
            state.Number("deaths", 0, 100_000, 0),
            isInactive);
    }

    private static Transition[] Transitions(DataObject state, Func<DataNode, int> place)
    {
        var sum = 0d;
        var transitions = new List<Transition>();
        foreach (var node in state.Items("next"))
        {
            var next = node.Object("to", "perYear", "after", "share");
            var to = next.Required("to") is { } target ? place(target) : -1;
            switch (next.ExactlyOne("perYear", "after"))
            {
                case "perYear":
                    if (next["share"] is { } share)
                    {
                        share.Add(SynthErrors.UnknownMember, "share", "after");
                    }

                    transitions.Add(new Transition(to, next["perYear"]!.Value.Number(0, 10_000), 0, 0, 0));
                    break;
                case "after":
                    var (least, most) = CareReader.Days(next["after"]) ?? (0, 0);
                    sum += next.Share("share", 1);
                    transitions.Add(new Transition(to, 0, least, most, Math.Min(1, sum)));
                    break;
            }
        }

        // Shares that are meant to add up to 1 may miss it by a rounding.
        if (sum > 1 + 1e-9)
        {
            state["next"]!.Value.Add(SynthErrors.SharesTooMuch);
        }

        return [.. transitions];
    }
}
