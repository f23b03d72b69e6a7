using CsCheck;

namespace Naru.Spec.Generative;

/// <summary>Random choices, all from one CsCheck generator of numbers, so that a printed seed repeats them.</summary>
internal sealed class Draw(PCG pcg)
{
    /// <summary>A number; both ends are possible.</summary>
    internal int Int(int from, int to) => from + (int)pcg.Next((uint)(to - from + 1));

    /// <summary>True in so many cases of a hundred.</summary>
    internal bool Chance(int percent) => pcg.Next(100) < percent;

    internal T OneOf<T>(IReadOnlyList<T> items) => items[Int(0, items.Count - 1)];

    internal T Any<T>(params ReadOnlySpan<T> items) => items[Int(0, items.Length - 1)];

    internal T Enum<T>()
        where T : struct, Enum => OneOf(System.Enum.GetValues<T>());

    internal T Of<T>(Gen<T> gen) => gen.Generate(pcg, null!, out _);

    internal List<T> Shuffled<T>(IEnumerable<T> items)
    {
        var list = items.ToList();
        for (var i = list.Count - 1; i > 0; i--)
        {
            var j = Int(0, i);
            (list[i], list[j]) = (list[j], list[i]);
        }

        return list;
    }

    /// <summary>Between none and <paramref name="most"/> results; few are likelier than many.</summary>
    internal List<T> Few<T>(int most, Func<T> make)
    {
        var items = new List<T>();
        while (items.Count < most && Chance(45))
        {
            items.Add(make());
        }

        return items;
    }
}
