namespace Naru.Synth.Data;

/// <summary>What the states of a disease must keep among each other.</summary>
internal static class CourseChecks
{
    public static void Run(Disease disease, IReadOnlyList<(string Name, DataNode Value)> nodes)
    {
        var reached = new bool[disease.States.Length];
        var open = new Stack<int>(disease.Onset.Concat(disease.AtEntry).Select(w => w.Index).Where(i => i >= 0));
        while (open.TryPop(out var state))
        {
            if (!reached[state])
            {
                reached[state] = true;
                foreach (var next in disease.States[state].Next.Where(n => n.To >= 0))
                {
                    open.Push(next.To);
                }
            }
        }

        for (var i = 0; i < reached.Length; i++)
        {
            if (!reached[i])
            {
                nodes[i].Value.Add(SynthErrors.UnreachableState, nodes[i].Name);
            }

            if (IsOnZeroTimeCircle(disease, i))
            {
                nodes[i].Value.Add(SynthErrors.ZeroTimeCircle, nodes[i].Name);
            }
        }

        foreach (var (state, i) in disease.Onset.Select(w => w.Index).Where(i => i >= 0).Distinct().Select(s => (disease.States[s], s)))
        {
            if (state.IsInactive)
            {
                nodes[i].Value.Add(SynthErrors.OnsetInactive, nodes[i].Name);
            }
        }
    }

    /// <summary>Whether a state can be come back to without a day having passed.</summary>
    private static bool IsOnZeroTimeCircle(Disease disease, int start)
    {
        var seen = new bool[disease.States.Length];
        var open = new Stack<int>([start]);
        while (open.TryPop(out var state))
        {
            foreach (var next in disease.States[state].Next.Where(n => n is { To: >= 0, PerYear: 0, Least: 0, ShareUpTo: > 0 }))
            {
                if (next.To == start)
                {
                    return true;
                }

                if (!seen[next.To])
                {
                    seen[next.To] = true;
                    open.Push(next.To);
                }
            }
        }

        return false;
    }
}
