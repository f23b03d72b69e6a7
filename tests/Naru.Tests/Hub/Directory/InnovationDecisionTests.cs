using Naru.Hub.Directories;
using Naru.Hub.Directories.Contracts;
using Naru.Hub.Directories.Innovations;
using Naru.Hub.Directories.Matching;
using Naru.Ledger.Events;
using Xunit;

namespace Naru.Tests.Hub.Directories;

/// <summary>What may be said of innovations, what their commands do, and their history.</summary>
public sealed class InnovationDecisionTests
{
    internal static readonly (string What, InnovationProfile Profile, string[] Wrong)[] Profiles =
    [
        ("software", Samples.Innovation, []),
        ("a drug", Samples.Innovation with { Type = "drug", Stage = "phase-2", Classification = "A10BA02" }, []),
        ("a device of an ATC class", Samples.Innovation with { Type = "device", Stage = "clinical", Classification = "A10BA02" }, ["DIR303 $.classification"]),
        ("a device of class 5", Samples.Innovation with { Type = "device", Stage = "clinical", Classification = "5" }, ["DIR303 $.classification"]),
        ("a process with a class", Samples.Innovation with { Type = "process", Stage = "pilot" }, ["DIR302 $.classification"]),
        ("an unknown type", Samples.Innovation with { Type = "gadget" }, ["DIR110 $.type"]),
        ("a stage of drugs", Samples.Innovation with { Stage = "phase-2" }, ["DIR301 $.stage"]),
        ("no owner", Samples.Innovation with { Owners = [] }, ["DIR306 $.owners"]),
        ("an owner that nobody knows", Samples.Innovation with { Owners = ["company", "ghost"] }, ["DIR203 $.owners[1]"]),
        ("an owner twice", Samples.Innovation with { Owners = ["company", "company"] }, ["DIR111 $.owners"]),
        ("an unknown concept", Samples.Innovation with { Indications = [new(1, "Plague", "SNOMED")] }, ["DIR304 $.indications[0].id"]),
        ("a concept under a wrong name", Samples.Innovation with { Indications = [Samples.Diabetes with { Name = "Diabetes" }] }, ["DIR305 $.indications[0]"]),
        ("a concept twice", Samples.Innovation with { Indications = [Samples.Diabetes, Samples.Diabetes] }, ["DIR111 $.indications"]),
        ("an unknown confidentiality", Samples.Innovation with { Confidentiality = "secret" }, ["DIR110 $.confidentiality"]),
        ("a keyword that turns around", Samples.Innovation with { Keywords = ["a\u202Eb"] }, ["DIR105 $.keywords[0]"]),
        ("an empty use", Samples.Innovation with { IntendedUse = new Texts() }, ["DIR215 $.intendedUse"]),
    ];

    public static TheoryData<string> Names => [.. Profiles.Select(p => p.What)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Register_Profile_IsJudgedWhole(string what)
    {
        var (_, profile, wrong) = Profiles.Single(p => p.What == what);
        Assert.Equal(wrong, Samples.Wrong(InnovationDecisions.Decide(Permit.Of(new RegisterInnovation(profile)), Samples.InnovationFacts())));
    }

    /// <summary>Without a vocabulary nothing can be said about a concept, so nothing is refused.</summary>
    [Fact]
    public void Register_WithoutVocabulary_TakesConceptsAsTheyAre() => Assert.Empty(Samples.Wrong(InnovationDecisions.Decide(
        Permit.Of(new RegisterInnovation(Samples.Innovation with { Indications = [new(1, "Plague", "SNOMED")] })), Samples.InnovationFacts(NoVocabulary.Instance))));

    [Fact]
    public void Commands_WhatCannotBe_IsRefused()
    {
        var (state, facts, today) = (State(), Samples.InnovationFacts(), Samples.Today);
        Assert.Equal(["DIR217 $"], Samples.Wrong(InnovationDecisions.Decide(state, Permit.Of(new ChangeInnovation(Samples.Innovation)), facts)));
        Assert.Equal(
            ["DIR307 $.type"],
            Samples.Wrong(InnovationDecisions.Decide(state, Permit.Of(new ChangeInnovation(Samples.Innovation with { Type = "device", Stage = "idea" })), facts)));
        Assert.Equal(["DIR309 $.stage"], Samples.Wrong(InnovationDecisions.Decide(state, Permit.Of(new AdvanceInnovation("retrospective", today)), facts)));
        Assert.Equal(["DIR301 $.stage"], Samples.Wrong(InnovationDecisions.Decide(state, Permit.Of(new AdvanceInnovation("phase-1", today)), facts)));
        Assert.Equal(["DIR117 $.on"], Samples.Wrong(InnovationDecisions.Decide(state, Permit.Of(new AdvanceInnovation("clinical", today.AddDays(1))), facts)));
        Assert.Equal(["DIR114 $.on"], Samples.Wrong(InnovationDecisions.Decide(state, Permit.Of(new AdvanceInnovation("clinical", today.AddDays(-1))), facts)));
        var archived = state with { IsArchived = true };
        Assert.Equal(["DIR308 $"], Samples.Wrong(InnovationDecisions.Decide(archived, Permit.Of(new AdvanceInnovation("clinical", today)), facts)));
        Assert.Equal(["DIR308 $"], Samples.Wrong(InnovationDecisions.Decide(archived, Permit.Of(new ArchiveInnovation("끝")), facts)));
    }

    /// <summary>A stage is come to on a day, also when a change of the profile says it.</summary>
    [Fact]
    public void Change_OfTheStage_IsAStep()
    {
        var events = InnovationDecisions.Decide(State(), Permit.Of(new ChangeInnovation(Samples.Innovation with { Stage = "clinical" })), Samples.InnovationFacts()).Value!;
        Assert.Equal([new InnovationAdvanced("clinical", Samples.Today)], events);
        events = InnovationDecisions.Decide(
            State(), Permit.Of(new ChangeInnovation(Samples.Innovation with { Stage = "clinical", Classification = "3" })), Samples.InnovationFacts()).Value!;
        Assert.Equal([new InnovationChanged(Samples.Innovation with { Classification = "3" }), new InnovationAdvanced("clinical", Samples.Today)], events);
    }

    [Fact]
    public void History_SaysWhoWhenAndWhatWasDifferent()
    {
        DirectoryEvent[] events =
        [
            new InnovationRegistered(Samples.Innovation, Samples.Today), new InnovationChanged(Samples.Innovation with { Classification = "3", Keywords = [] }),
            new InnovationAdvanced("clinical", Samples.Today.AddDays(-40), "식약처 승인"), new InnovationArchived("접음"),
        ];
        var history = InnovationHistory.Of("i1", events.Select((e, i) => Recorded(e, i + 1))).ToList();
        Assert.Equal(["innovation.registered", "innovation.changed", "innovation.advanced", "innovation.archived"], history.Select(h => h.Event));
        Assert.Equal([1, 2, 3, 4], history.Select(h => h.Version));
        Assert.All(history, h => Assert.Equal("person-1", h.Actor));
        Assert.Equal(
            [new MemberChange("$.classification", "\"2\"", "\"3\""), new MemberChange("$.keywords", "[\"안저\",\"fundus\"]", "[]")],
            history[1].Changes.OrderBy(c => c.Path, StringComparer.Ordinal));
        Assert.Equal([new MemberChange("$.stage", "\"retrospective\"", "\"clinical\"")], history[2].Changes);
        Assert.Equal(("식약처 승인", "접음"), (history[2].Note, history[3].Note));
        Assert.Equal([Samples.Today, null, Samples.Today.AddDays(-40), null], history.Select(h => h.On));
        Assert.Equal(history.Skip(2), InnovationHistory.Of("i1", events.Select((e, i) => Recorded(e, i + 1)), after: 2));
        Assert.Contains(history[0].Changes, c => c is { Path: "$.names.ko", Before: null, After: "\"망막 판독 보조\"" });
    }

    private static InnovationState State() => InnovationState.Apply("i1", null, new InnovationRegistered(Samples.Innovation, Samples.Today))!;

    private static RecordedEvent Recorded(DirectoryEvent e, long version)
    {
        var made = DirectoryEvents.New(e);
        return new RecordedEvent(
            version, "innovation/i1", version, made.Type, made.Schema, DateTimeOffset.UnixEpoch.AddDays(version), "person-1", "rule", $"c{version}", made.Payload, Digest.None);
    }
}
