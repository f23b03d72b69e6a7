using CsCheck;
using Naru.Core;
using Naru.Ledger;
using Naru.Ledger.Events;
using Naru.Ledger.Verification;
using Naru.Tests.Cdm.Postgres;
using Xunit;

namespace Naru.Tests.Ledger;

/// <summary>
/// Random sequences of appends, with conflicts and repetitions, alone and in groups, on one instance and on two, against a ledger of a few plain lines.
/// </summary>
[Trait("Category", "Slow")]
public sealed class ModelTests(SharedServer server)
{
    private static readonly Gen<Step> Steps = Gen.Select(
        Gen.Int[1, 12],
        Gen.Select(Gen.OneOf(Gen.Const("a"), Gen.Const("b"), Gen.Const("c")), Gen.Frequency((6, Gen.Const(0L)), (1, Gen.Const(1L)), (1, Gen.Const(-1L)), (1, Gen.Const(99L))), Gen.Int[0, 2]).List[1, 3],
        Gen.Int[1, 3],
        Gen.Bool,
        Gen.Frequency((3, Gen.Const((string?)null)), (1, Gen.OneOf(Gen.Const((string?)"x"), Gen.Const((string?)"y")))),
        (command, streams, value, ends, content) => new Step(command, streams, value, ends, content));

    [Theory]
    [InlineData(DatabaseKind.Sqlite, 60, "0000KWzLwIn2")]
    [InlineData(DatabaseKind.Postgres, 25, "0001KWzLwIn2")]
    public Task Append_RandomSequences_AreAnsweredAsByTheModel(DatabaseKind kind, int iterations, string seed) =>
        Steps.List[5, 60].SampleAsync(steps => RunAsync(kind, steps), seed: seed, iter: iterations, threads: 1);

    private async Task RunAsync(DatabaseKind kind, List<Step> steps)
    {
        await using var place = LedgerPlace.Create(kind, server);
        await using var one = await place.OpenAsync(new Tally());
        await using var two = await place.OpenAsync(new Tally());
        var model = new Model();
        var ledger = one;
        var group = new List<(Task<Result<Appended>> Answer, string Expected)>();
        foreach (var (step, index) in steps.Select((s, i) => (s, i)))
        {
            // A group is given to one instance without waiting, the next one to the other.
            var append = step.ToAppend(model);
            group.Add((ledger.AppendAsync(append), model.Append(append)));
            if (step.EndsGroup || index == steps.Count - 1)
            {
                foreach (var (answer, expected) in group)
                {
                    Assert.Equal(expected, Text(await answer));
                }

                group.Clear();
                ledger = ReferenceEquals(ledger, one) ? two : one;
            }
        }

        var all = await one.ReadAllAsync().ToListAsync();
        Assert.Equal(model.Events, all.Select(e => $"{e.Position} {e.Stream} {e.Version} {e.Command} {e.Type} {e.Payload}"));
        foreach (var stream in (string[])["a", "b", "c"])
        {
            Assert.Equal(all.Where(e => e.Stream == stream), await two.ReadStreamAsync(stream).ToListAsync());
        }

        Assert.Equal([$"{all.Count}"], await place.RowsAsync("SELECT count(*) FROM tally_event"));
        Assert.True((await LedgerVerification.RunAsync(place.Address, new VerifyOptions())).Value!.IsSound);
    }

    private static string Text(Result<Appended> answer) => answer.IsSuccess
        ? $"{answer.Value.FirstPosition}-{answer.Value.LastPosition} {string.Join(' ', answer.Value.Streams.Select(s => $"{s.Stream}{s.Version}"))} {answer.Value.WasRepeated}"
        : string.Join(' ', answer.Errors.Select(e => $"{e.Code} {e.Place.JsonPath}"));

    /// <summary>One append: streams with how far the expected version is from the right one (99: any) and how many events; a value that is the payload.</summary>
    private sealed record Step(int Command, List<(string Stream, long Off, int Events)> Streams, int Value, bool EndsGroup, string? Content)
    {
        public Append ToAppend(Model model) => new(
            new Origin($"c{Command}", "p", "r", Content),
            Streams.Select(s => Make.To(
                s.Stream,
                s.Off == 99 ? StreamAppend.AnyVersion : Math.Max(0, model.VersionOf(s.Stream) + s.Off),
                [.. Enumerable.Range(0, s.Events).Select(i => Make.Event($"t{i}", $$"""{"n":{{Value}}}"""))])).ToValueList());
    }

    /// <summary>What a ledger is, without a database.</summary>
    private sealed class Model
    {
        private readonly Dictionary<string, long> versions = [];
        private readonly Dictionary<string, (string Asked, string Answer)> commands = [];

        public List<string> Events { get; } = [];

        public long VersionOf(string stream) => versions.GetValueOrDefault(stream);

        public string Append(Append append)
        {
            var streams = append.Streams;
            if (streams.All(s => s.Events.Count == 0) || streams.Select(s => s.Stream).Distinct().Count() < streams.Count)
            {
                return "LDG107 $.streams";
            }

            var command = append.Origin.Command;
            var asked = append.Origin.Content is { } content
                ? $"digest {content}"
                : string.Join(' ', streams.SelectMany(s => s.Events.Select(e => $"{s.Stream} {e.Type} {e.Payload}")));
            if (commands.TryGetValue(command, out var known))
            {
                return known.Asked == asked ? $"{known.Answer} True" : "LDG102 $.origin.command";
            }

            var conflicts = streams.Select((s, i) => (s, i)).Where(s => s.s.ExpectedVersion >= 0 && s.s.ExpectedVersion != VersionOf(s.s.Stream)).ToList();
            if (conflicts.Count > 0)
            {
                return string.Join(' ', conflicts.Select(c => $"LDG101 $.streams[{c.i}]"));
            }

            var first = Events.Count + 1;
            foreach (var (stream, e) in streams.SelectMany(s => s.Events.Select(e => (s.Stream, e))))
            {
                versions[stream] = VersionOf(stream) + 1;
                Events.Add($"{Events.Count + 1} {stream} {versions[stream]} {command} {e.Type} {e.Payload}");
            }

            var answer = $"{first}-{Events.Count} {string.Join(' ', streams.Where(s => s.Events.Count > 0).Select(s => $"{s.Stream}{versions[s.Stream]}"))}";
            commands[command] = (asked, answer);
            return $"{answer} False";
        }
    }
}
