using Naru.Hub.Directories;
using Naru.Hub.Directories.Contracts;
using Naru.Hub.Directories.Offerings;
using Xunit;

namespace Naru.Tests.Hub.Directories;

/// <summary>What may be said of offerings, one mechanism for all kinds, and how they are published and taken back.</summary>
public sealed class OfferingDecisionTests
{
    private static readonly OfferingFacts Facts = Samples.OfferingFacts();

    internal static readonly (string What, OfferingContent Content, string[] Wrong)[] Contents =
    [
        ("a dataset", Samples.Dataset, []),
        ("equipment", Samples.Equipment, []),
        ("a draft that lacks its fields", Samples.Equipment.With("model", null), []),
        ("an unknown kind", Samples.Equipment with { Kind = "rocket" }, ["DIR110 $.kind"]),
        ("a field of another kind", Samples.Equipment.With("beds", "3"), ["DIR401 $.fields.beds"]),
        ("a text that is a number", Samples.Equipment.With("model", "3"), ["DIR403 $.fields.model"]),
        ("a number that is a text", Samples.Dataset.With("minTypicalAge", "\"20\""), ["DIR403 $.fields.minTypicalAge"]),
        ("half a year", Samples.Dataset.With("minTypicalAge", "20.5"), ["DIR403 $.fields.minTypicalAge"]),
        ("an age of 200", Samples.Dataset.With("maxTypicalAge", "200"), ["DIR113 $.fields.maxTypicalAge"]),
        ("ages the wrong way round", Samples.Dataset.With("minTypicalAge", "95"), ["DIR114 $.fields.maxTypicalAge"]),
        ("a day that is none", Samples.Dataset.With("retentionTo", "\"2026-02-30\""), ["DIR403 $.fields.retentionTo"]),
        ("a period the wrong way round", Samples.Dataset.With("temporalFrom", "\"2020-01-01\"").With("temporalTo", "\"2019-01-01\""), ["DIR114 $.fields.temporalTo"]),
        ("no truth", Samples.Equipment.With("operatorIncluded", "\"yes\""), ["DIR403 $.fields.operatorIncluded"]),
        ("an unknown code", Samples.Dataset.With("accessRights", "\"OPEN\""), ["DIR110 $.fields.accessRights"]),
        ("codes that are none", Samples.Dataset.With("healthCategory", "[\"EHRS\", 3]"), ["DIR403 $.fields.healthCategory"]),
        ("no codes", Samples.Dataset.With("healthCategory", "[]"), ["DIR101 $.fields.healthCategory"]),
        ("an address that ends itself", Samples.Dataset.With("accessUrl", "\"https://x.example.org/> . <urn:evil> a <urn:x>\""), ["DIR115 $.fields.accessUrl"]),
        ("a script for an address", Samples.Dataset.With("accessUrl", "\"javascript:alert(1)\""), ["DIR115 $.fields.accessUrl"]),
        ("an address with a password", Samples.Dataset.With("accessUrl", "\"https://a:b@x.example.org/\""), ["DIR115 $.fields.accessUrl"]),
        ("no e-mail", Samples.Dataset.With("contactEmail", "\"data\""), ["DIR116 $.fields.contactEmail"]),
        ("texts in a third language", Samples.Dataset.With("provenance", "{\"fr\": \"x\"}"), ["DIR403 $.fields.provenance"]),
        ("texts in no language", Samples.Dataset.With("provenance", "{}"), ["DIR215 $.fields.provenance"]),
        ("a provider that is not there", Samples.Equipment with { Provider = "ghost" }, ["DIR203 $.provider"]),
        ("a district that is gone", Samples.Equipment with { District = "28260" }, ["DIR207 $.district"]),
        ("available backwards", Samples.Equipment with { AvailableFrom = new(2026, 2, 1), AvailableTo = new(2026, 1, 1) }, ["DIR114 $.availableTo"]),
        ("for whom nobody is", Samples.Equipment with { Visibility = "friends", InnovationTypes = ["toy"], Stages = ["never"] },
            ["DIR110 $.visibility", "DIR110 $.innovationTypes[0]", "DIR110 $.stages[0]"]),
        ("conditions", Samples.Equipment with
        {
            Conditions = [new("nda"), new("firm-age", Number: 7), new("district", ["28"]), new("stage", ["clinical"]), new("organisation-type", ["company"])],
        }, []),
        ("conditions that are none", Samples.Equipment with
        {
            Conditions = [new("nda", ["x"]), new("firm-age"), new("district", ["99"]), new("height", Number: 3), new("capability", [])],
        }, ["DIR405 $.conditions[0]", "DIR405 $.conditions[1]", "DIR110 $.conditions[2].codes[0]", "DIR110 $.conditions[3].code", "DIR405 $.conditions[4]"]),
        ("a condition twice", Samples.Equipment with { Conditions = [new("nda"), new("nda")] }, ["DIR111 $.conditions"]),
        ("data use of equipment", Samples.Equipment with { DataUse = Samples.Dataset.DataUse, FedBy = new("node-a", "x") }, ["DIR407 $.dataUse", "DIR407 $.fedBy"]),
        ("two permissions", Samples.Dataset with { DataUse = new([new("GRU"), new("HMB")]) }, ["DIR406 $.dataUse.terms"]),
        ("a term twice, one unknown", Samples.Dataset with { DataUse = new([new("GRU"), new("IRB"), new("IRB"), new("NGSR")]) },
            ["DIR111 $.dataUse.terms", "DIR110 $.dataUse.terms[3].code"]),
        ("DS without a disease, IRB with months", Samples.Dataset with { DataUse = new([new("DS"), new("IRB") { Months = 3 }]) },
            ["DIR412 $.dataUse.terms[0]", "DIR412 $.dataUse.terms[1]"]),
        ("a region that is none", Samples.Dataset with { DataUse = new([new("GRU"), new("GS") { Codes = ["KR", "28", "korea"] }]) }, ["DIR110 $.dataUse.terms[1].codes"]),
        ("terms with what they need", Samples.Dataset with
        {
            DataUse = new([
                new("DS") { Concepts = [Samples.Diabetes] }, new("TS") { Months = 12 }, new("MOR") { Date = new(2027, 1, 1) }, new("GS") { Codes = ["KR"] },
                new("IS") { Parties = ["company"] }, new("RS") { Text = new Texts("안과 연구만") }]),
        }, []),
    ];

    public static TheoryData<string> Names => [.. Contents.Select(p => p.What)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Draft_Content_IsJudgedWhole(string what)
    {
        var (_, content, wrong) = Contents.Single(p => p.What == what);
        Assert.Equal(wrong, Samples.Wrong(OfferingDecisions.Decide(Permit.Of(new DraftOffering(content)), Facts)));
    }

    /// <summary>Every kind of the data can be drafted with values made from its own definitions, published, and not with a value of another form.</summary>
    [Theory]
    [MemberData(nameof(AllKinds))]
    public void EveryKind_GoesThroughTheOneMechanism(string kind)
    {
        var definition = Samples.Data.Kind(kind)!;
        var content = new OfferingContent(kind, "hospital", new Texts("제목")) { Description = new Texts("설명") };
        content = definition.Fields.Aggregate(content, (c, f) => c.With(f.Name, FieldSamples.Sound(f)));
        content = kind == "dataset" ? content with { DataUse = new([new("NRES")]) } : content;
        var draft = Drafted(content);
        Assert.Equal("members", Published(draft).Standing);
        foreach (var field in definition.Fields)
        {
            Assert.NotEmpty(Samples.Wrong(OfferingDecisions.Decide(Permit.Of(new DraftOffering(content.With(field.Name, FieldSamples.Odd(field)))), Facts)));
            if (field.IsRequired)
            {
                var lacking = Drafted(content.With(field.Name, null));
                Assert.Equal([$"DIR402 $.fields.{field.Name}"], Samples.Wrong(OfferingDecisions.Decide(lacking, Permit.Of(new PublishOffering()), Facts)));
            }
        }
    }

    public static TheoryData<string> AllKinds => [.. Samples.Data.Kinds.Select(k => k.Code)];

    [Fact]
    public void Publish_DatasetWithoutPermission_IsRefused() => Assert.Equal(
        ["DIR413 $.dataUse"],
        Samples.Wrong(OfferingDecisions.Decide(Drafted(Samples.Dataset with { DataUse = new([new("IRB")]) }), Permit.Of(new PublishOffering()), Facts)));

    [Fact]
    public void Publish_WithoutDescription_IsRefused() => Assert.Equal(
        ["DIR402 $.description"],
        Samples.Wrong(OfferingDecisions.Decide(Drafted(Samples.Equipment with { Description = null }), Permit.Of(new PublishOffering()), Facts)));

    [Fact]
    public void Change_OfWhatIsPublished_KeepsItFit()
    {
        var published = Published(Drafted(Samples.Equipment));
        Assert.Equal(
            ["DIR402 $.fields.model"],
            Samples.Wrong(OfferingDecisions.Decide(published, Permit.Of(new ChangeOffering(Samples.Equipment.With("model", null))), Facts)));
        Assert.Equal(["DIR217 $"], Samples.Wrong(OfferingDecisions.Decide(published, Permit.Of(new ChangeOffering(Samples.Equipment)), Facts)));
        Assert.Equal(
            ["DIR411 $.kind"],
            Samples.Wrong(OfferingDecisions.Decide(
                Drafted(Samples.Equipment), Permit.Of(new ChangeOffering(Samples.Equipment with { Kind = "need", Fields = Samples.Fields("{}") })), Facts)));
    }

    /// <summary>State by state: which commands do what.</summary>
    [Fact]
    public void States_AllowWhatTheyAllow()
    {
        var draft = Drafted(Samples.Equipment);
        var published = Published(draft);
        var suspended = Samples.Folded(published, Apply, OfferingDecisions.Decide(published, Permit.Of(new SuspendOffering("고장")), Facts));
        var withdrawn = Samples.Folded(suspended, Apply, OfferingDecisions.Decide(suspended, Permit.Of(new WithdrawOffering("없앰")), Facts));
        Assert.Equal(["draft", "members", "suspended", "withdrawn"], new[] { draft, published, suspended, withdrawn }.Select(s => s.Standing));
        Assert.Equal("고장", suspended.Reason);
        Assert.Equal("members", Samples.Folded(suspended, Apply, OfferingDecisions.Decide(suspended, Permit.Of(new ResumeOffering()), Facts)).Standing);
        var other = Samples.Equipment with { Title = new Texts("다른 제목") };
        foreach (var (state, allowed) in new[] { (draft, "cpw"), (published, "csw"), (suspended, "crw"), (withdrawn, "") })
        {
            Assert.Equal(allowed.Contains('c', StringComparison.Ordinal), OfferingDecisions.Decide(state, Permit.Of(new ChangeOffering(other)), Facts).IsSuccess);
            Assert.Equal(allowed.Contains('p', StringComparison.Ordinal), OfferingDecisions.Decide(state, Permit.Of(new PublishOffering()), Facts).IsSuccess);
            Assert.Equal(allowed.Contains('s', StringComparison.Ordinal), OfferingDecisions.Decide(state, Permit.Of(new SuspendOffering("x")), Facts).IsSuccess);
            Assert.Equal(allowed.Contains('r', StringComparison.Ordinal), OfferingDecisions.Decide(state, Permit.Of(new ResumeOffering()), Facts).IsSuccess);
            Assert.Equal(allowed.Contains('w', StringComparison.Ordinal), OfferingDecisions.Decide(state, Permit.Of(new WithdrawOffering("x")), Facts).IsSuccess);
        }

        Assert.Equal(["DIR404 $"], Samples.Wrong(OfferingDecisions.Decide(withdrawn, Permit.Of(new PublishOffering()), Facts)));
    }

    private static OfferingState Drafted(OfferingContent content) =>
        Samples.Folded<OfferingState>(null, Apply, OfferingDecisions.Decide(Permit.Of(new DraftOffering(content)), Facts));

    private static OfferingState Published(OfferingState draft) =>
        Samples.Folded(draft, Apply, OfferingDecisions.Decide(draft, Permit.Of(new PublishOffering()), Facts));

    private static OfferingState? Apply(OfferingState? state, DirectoryEvent e) => OfferingState.Apply("o1", state, e);
}
