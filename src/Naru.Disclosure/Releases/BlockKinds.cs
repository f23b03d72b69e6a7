using Naru.Core;
using Naru.Disclosure.Questions;

namespace Naru.Disclosure.Releases;

/// <summary>The names of the kinds of blocks in releases. Permanent.</summary>
public static class BlockKinds
{
    /// <summary>One count.</summary>
    public const string Population = "population";

    /// <summary>Persons who pass the first step, the first two, and so on.</summary>
    public const string Funnel = "funnel";

    /// <summary>Persons who fail no rule, only the first, only the second, and so on.</summary>
    public const string DropOne = "drop-one";

    /// <summary>Cells of which a person is in one at most.</summary>
    public const string Breakdown = "breakdown";

    /// <summary>Bins of a number, of which a person is in one at most.</summary>
    public const string Histogram = "histogram";

    /// <summary>Things of which a person is counted with a few.</summary>
    public const string Profile = "profile";

    /// <summary>A block with what is told of it.</summary>
    internal static ReleasedBlock Release(CountBlock block, IEnumerable<ReleasedCount> counts, long plusMinus) => new(
        block.Name, block.Accept(Kinds.Instance), block.CellNames, counts.ToValueList(), plusMinus, (block as Profile)?.MostPerPerson);

    private sealed class Kinds : ICountBlockVisitor<string>
    {
        public static readonly Kinds Instance = new();

        public string Visit(Population block) => Population;

        public string Visit(Funnel block) => Funnel;

        public string Visit(DropOne block) => DropOne;

        public string Visit(Breakdown block) => Breakdown;

        public string Visit(Histogram block) => Histogram;

        public string Visit(Profile block) => Profile;
    }
}
