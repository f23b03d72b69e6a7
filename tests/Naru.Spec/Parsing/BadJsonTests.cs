using System.Diagnostics;
using System.Text;
using System.Text.Json.Nodes;
using Naru.Cohorts.Checks;
using Naru.Cohorts.Circe;
using Naru.Core;
using Naru.Spec.Engines;
using Xunit;

namespace Naru.Spec.Parsing;

/// <summary>Texts that no tool would write.</summary>
public sealed class BadJsonTests
{
    private const string Rule = "{'Criteria': {'Death': {}}, 'Occurrence': {'Type': 2, 'Count': 1}}";

    private static readonly string Sample = OracleData.Definitions("generated").Where(d => d.Json.Length is > 1_500 and < 3_000).MinBy(d => d.Json.Length).Json;

    [Fact]
    public void Truncated_AtEveryCharacter_IsNotJson()
    {
        for (var length = 0; length < Sample.TrimEnd().Length; length++)
        {
            Assert.Equal(CirceErrors.NotJson, Assert.Single(Survival.Check(Sample[..length])).Kind);
        }
    }

    /// <summary>Every value in turn becomes something else.</summary>
    [Fact]
    public void AnotherType_AtEveryNode_IsAnswered()
    {
        string[] others = ["null", "true", "1", "-1.5", "\"x\"", "\"\"", "[]", "[1]", "{}", "{\"x\":1}"];
        var count = CountNodes(JsonNode.Parse(Sample));
        var errors = 0;
        for (var n = 0; n < count; n++)
        {
            foreach (var other in others)
            {
                var root = JsonNode.Parse(Sample)!;
                var left = n;
                Replace(root, JsonNode.Parse(other), ref left);
                errors += Survival.Check(root.ToJsonString()).Count > 0 ? 1 : 0;
            }
        }

        Assert.True(count > 50 && errors > count, $"{errors} errors at {count} nodes");
    }

    [Theory]
    [InlineData("[", "]")]
    [InlineData("{\"a\":", "}")]
    [InlineData("{\"PrimaryCriteria\":{},\"AdditionalCriteria\":{\"Type\":\"ALL\",\"Groups\":[{\"Type\":\"ALL\",\"Groups\":[", "]}")]
    public void Nesting_OfTenThousandLevels_IsTooDeep(string open, string close)
    {
        var json = string.Concat(Enumerable.Repeat(open, 10_000)) + "1" + string.Concat(Enumerable.Repeat(close, 10_000));

        Assert.Equal(CirceErrors.TooDeep, Assert.Single(Survival.Check(json)).Kind);
    }

    /// <summary>As deep as the reader allows: everything behind it must cope, the engines included.</summary>
    [Fact]
    public void Groups_AsDeepAsAllowed_AreAnswered()
    {
        const int levels = 120;
        var group = $"{{'Type': 'ALL', 'CriteriaList': [{Rule}], 'Groups': [";
        var json = ("{'PrimaryCriteria': {'CriteriaList': [{'Death': {}}]}, 'AdditionalCriteria': "
            + string.Concat(Enumerable.Repeat(group, levels)) + string.Concat(Enumerable.Repeat("]}", levels)) + "}").Replace('\'', '"');
        Assert.Empty(Survival.Check(json));
        using var engines = EngineSet.FromCsv(new Dictionary<string, string>
        {
            ["person"] = "person_id\n1\n",
            ["observation_period"] = "observation_period_id,person_id,observation_period_start_date,observation_period_end_date\n1,1,2020-01-01,2020-12-31\n",
            ["death"] = "person_id,death_date\n1,2020-06-01\n",
        });

        Assert.All(engines.All, e => Assert.Single(e.Run(CirceReader.Read(json).Value!, TestContext.Current.CancellationToken).Value!.Rows));
    }

    [Theory]
    [InlineData("")]
    [InlineData(" \n\t")]
    [InlineData("\0")]
    [InlineData("{\"PrimaryCriteria\":{}}\0")]
    [InlineData("\uFEFF")]
    [InlineData("\uFEFF\uFEFF{\"PrimaryCriteria\":{}}")]
    [InlineData("{\"PrimaryCriteria\":{},\"\\udc00\":1}")]
    [InlineData("{\"PrimaryCriteria\":{},\"Title\":\"\\ud83d\"}")]
    [InlineData("{\"PrimaryCriteria\":{},\"x\":01}")]
    [InlineData("{\"PrimaryCriteria\":{},\"x\":'1'}")]
    public void NoJson_IsNotJson(string json) => Assert.Equal(CirceErrors.NotJson, Assert.Single(Survival.Check(json)).Kind);

    [Theory]
    [InlineData("\uFEFF{\"PrimaryCriteria\":{}}")]
    [InlineData("{\"PrimaryCriteria\":{},\"Title\":\"\\u0000\"}")]
    [InlineData("{\"PrimaryCriteria\":{},\"Title\":\"\uD800\"}")]
    [InlineData("{\"PrimaryCriteria\":{},\"Title\":\"\\ud83d\\ude00\"}")]
    [InlineData("{\"PrimaryCriteria\":{},\"x\":1e999,\"y\":-0.0,\"z\":123456789012345678901234567890}")]
    [InlineData("{\"PrimaryCriteria\":{\"CriteriaList\":[{\"Measurement\":{\"ValueAsNumber\":{\"Value\":1e308,\"Op\":\"gt\"},\"Age\":{\"Value\":-1e308,\"Op\":\"gt\"}}}]}}")]
    public void OddJson_IsRead(string json) => Assert.Empty(Survival.Check(json));

    /// <summary>Ten megabytes: of one text, of concepts, and of numbers that mean nothing.</summary>
    [Fact]
    [Trait("Category", "Slow")]
    public void LargeDefinitions_AreReadSoon()
    {
        var items = string.Join(",", Enumerable.Range(1, 130_000).Select(i => $"{{'concept':{{'CONCEPT_ID':{i},'CONCEPT_NAME':'concept of the number {i}'}}}}"));
        foreach (var member in (string[])
        [
            $"'ConceptSets':[{{'id':1,'expression':{{'items':[{items}]}}}}]",
            $"'Title':'{new string('x', 10_000_000)}'",
            $"'x':[{string.Join(",", Enumerable.Repeat("1", 5_000_000))}]",
        ])
        {
            AssertSoon(() => Assert.Empty(CirceReader.Read($"{{'PrimaryCriteria':{{}},{member}}}".Replace('\'', '"')).Findings));
        }
    }

    [Fact]
    [Trait("Category", "Slow")]
    public void ManyCriteria_AreReadAndCheckedSoon()
    {
        const int criteria = 20_000;
        var rules = string.Join(",", Enumerable.Repeat(Rule, criteria));
        var json = $"{{'PrimaryCriteria': {{}}, 'AdditionalCriteria': {{'Type': 'ALL', 'CriteriaList': [{rules}]}}}}".Replace('\'', '"');

        AssertSoon(() => Assert.NotEmpty(DefinitionChecks.Run(CirceReader.Read(json).Value!)));
    }

    [Fact]
    public void ManyErrors_AreFoundSoon()
    {
        var json = "{\"PrimaryCriteria\":{\"CriteriaList\":[" + string.Join(",\n", Enumerable.Repeat("{\"Foo\":{}}", 20_000)) + "]}}";

        AssertSoon(() => Assert.Equal(20_000, CirceReader.Read(json).Findings.Count));
    }

    [Fact]
    public void ManyMembers_AreReadSoon()
    {
        var json = new StringBuilder("{\"PrimaryCriteria\":{}");
        for (var i = 0; i < 5_000; i++)
        {
            json.Append($",\"member{i}\":{i}");
        }

        ValueList<Error>? findings = null;
        AssertSoon(() => findings = Survival.Check(json.Append('}').ToString()));
        Assert.Empty(findings!);
    }

    /// <summary>Generous, because other tests run at the same time; a hang takes longer.</summary>
    private static void AssertSoon(Action action)
    {
        var clock = Stopwatch.StartNew();
        action();
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(15), $"{clock.Elapsed}");
    }

    private static int CountNodes(JsonNode? node) => 1 + node switch
    {
        JsonObject o => o.Sum(m => CountNodes(m.Value)),
        JsonArray array => array.Sum(CountNodes),
        _ => 0,
    };

    /// <summary>Replaces the n-th node below the given one, counted down.</summary>
    private static void Replace(JsonNode? node, JsonNode? other, ref int n)
    {
        foreach (var (set, child) in Children(node))
        {
            if (n-- == 0)
            {
                set(other);
                return;
            }

            Replace(child, other, ref n);
            if (n < 0)
            {
                return;
            }
        }
    }

    private static List<(Action<JsonNode?> Set, JsonNode? Child)> Children(JsonNode? node) => node switch
    {
        JsonObject o => o.Select(m => ((Action<JsonNode?>)(v => o[m.Key] = v), m.Value)).ToList(),
        JsonArray array => array.Select((c, i) => ((Action<JsonNode?>)(v => array[i] = v), c)).ToList(),
        _ => [],
    };
}
