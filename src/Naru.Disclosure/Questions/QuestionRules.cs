using Naru.Core;

namespace Naru.Disclosure.Questions;

/// <summary>What a question must keep so that its counts mean what they say. It looks at the question alone.</summary>
internal static class QuestionRules
{
    /// <summary>More than the concepts that a hospital uses, which are what a profile counts; few enough for one answer.</summary>
    public const int MostCells = 100_000;

    /// <summary>Everything that is wrong.</summary>
    public static ValueList<Error> Check(string about, ValueList<CountBlock> blocks)
    {
        var errors = new List<Error>();
        if (string.IsNullOrWhiteSpace(about))
        {
            errors.Add(DisclosureErrors.NobodyAsked.At("$.about"));
        }
        else
        {
            errors.AddRange(Text(about, "$.about"));
        }

        if (blocks.Count == 0)
        {
            errors.Add(DisclosureErrors.NothingAsked.At("$.blocks"));
        }

        var names = new HashSet<string>(StringComparer.Ordinal);
        var cells = 0L;
        for (var i = 0; i < blocks.Count; i++)
        {
            var path = $"$.blocks[{i}]";
            if (!names.Add(blocks[i].Name))
            {
                errors.Add(DisclosureErrors.BlockTwice.At(path, blocks[i].Name));
            }

            errors.AddRange(Text(blocks[i].Name, path + ".name"));
            errors.AddRange(blocks[i].Accept(new BlockRules(path, blocks)));
            cells += Math.Max(0, (long)blocks[i].CellCount);
        }

        if (cells > MostCells)
        {
            errors.Add(DisclosureErrors.TooManyCells.At("$.blocks", cells, MostCells));
        }

        return errors.ToValueList();
    }

    /// <summary>Half a surrogate pair becomes the same replacement character as any other half, so that two questions could get one name.</summary>
    private static IEnumerable<Error> Text(string text, string place)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsSurrogatePair(text, i))
            {
                i++;
            }
            else if (char.IsSurrogate(text[i]))
            {
                yield return DisclosureErrors.NotText.At(place);
                yield break;
            }
        }
    }

    private sealed class BlockRules(string path, ValueList<CountBlock> all) : ICountBlockVisitor<IEnumerable<Error>>
    {
        public IEnumerable<Error> Visit(Population block) => [];

        public IEnumerable<Error> Visit(Funnel block) => AtLeastOne(block.Steps, "steps");

        public IEnumerable<Error> Visit(DropOne block) => AtLeastOne(block.Rules, "rules");

        public IEnumerable<Error> Visit(Breakdown block) => Cells(block.Cells).Concat(Whole(block.Whole));

        public IEnumerable<Error> Visit(Histogram block)
        {
            if (string.IsNullOrWhiteSpace(block.Value))
            {
                yield return DisclosureErrors.NoValue.At(path + ".value");
            }

            foreach (var error in Text(block.Value, path + ".value"))
            {
                yield return error;
            }

            if (block.Edges.Count == 0)
            {
                yield return DisclosureErrors.NotPositive.At(path + ".edges", 0);
            }

            for (var i = 0; i < block.Edges.Count; i++)
            {
                var (edge, place) = (block.Edges[i], $"{path}.edges[{i}]");
                if (!double.IsFinite(edge))
                {
                    yield return DisclosureErrors.EdgeNotFinite.At(place);
                }
                else if (i > 0 && edge <= block.Edges[i - 1])
                {
                    yield return DisclosureErrors.EdgeNotRising.At(place, edge, block.Edges[i - 1]);
                }
            }

            if (block.Whole is not null && !block.CountsMissing)
            {
                yield return DisclosureErrors.WholeWithoutMissing.At(path + ".whole", block.Whole);
            }

            foreach (var error in Whole(block.Whole))
            {
                yield return error;
            }
        }

        public IEnumerable<Error> Visit(Profile block) => AtLeastOne(block.MostPerPerson, "mostPerPerson").Concat(Cells(block.Cells));

        private IEnumerable<Error> Whole(string? whole)
        {
            if (whole is not null && !all.Any(b => b is Population && b.Name == whole))
            {
                yield return DisclosureErrors.NoSuchWhole.At(path + ".whole", whole);
            }
        }

        private IEnumerable<Error> AtLeastOne(int number, string member)
        {
            if (number < 1)
            {
                yield return DisclosureErrors.NotPositive.At($"{path}.{member}", number);
            }
        }

        private IEnumerable<Error> Cells(ValueList<string> cells)
        {
            if (cells.Count == 0)
            {
                yield return DisclosureErrors.NotPositive.At(path + ".cells", 0);
            }

            for (var i = 0; i < cells.Count; i++)
            {
                foreach (var error in Text(cells[i], $"{path}.cells[{i}]"))
                {
                    yield return error;
                }
            }

            foreach (var twice in cells.GroupBy(c => c, StringComparer.Ordinal).Where(g => g.Skip(1).Any()))
            {
                yield return DisclosureErrors.CellTwice.At(path + ".cells", twice.Key);
            }
        }
    }
}
