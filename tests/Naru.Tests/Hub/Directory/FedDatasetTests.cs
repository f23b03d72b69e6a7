using System.Reflection;
using Naru.Core;
using Naru.Disclosure.Gate;
using Naru.Disclosure.Policies;
using Naru.Disclosure.Questions;
using Naru.Disclosure.Releases;
using Naru.Hub.Directories;
using Naru.Hub.Directories.Catalogue;
using Naru.Hub.Directories.Contracts;
using Naru.Hub.Directories.Offerings;
using Naru.Tests.Disclosure;
using Xunit;

namespace Naru.Tests.Hub.Directories;

/// <summary>A dataset that a node feeds has no count but the node's: what cannot be typed in, cannot be made up.</summary>
public sealed class FedDatasetTests
{
    private static readonly OfferingContent Fed = Samples.Dataset.With("numberOfRecords", null) with { FedBy = new NodeFeed("node-a", Hospital.Dataset) };
    private static readonly OfferingFacts Facts = Samples.OfferingFacts();

    [Theory]
    [InlineData("numberOfRecords")]
    [InlineData("numberOfUniqueIndividuals")]
    public void Draft_CountByHand_IsRefusedOnlyWhereANodeFeeds(string field)
    {
        var typed = Fed.With(field, "123");
        Assert.Equal([$"DIR408 $.fields.{field}"], Samples.Wrong(OfferingDecisions.Decide(Permit.Of(new DraftOffering(typed)), Facts)));
        Assert.Equal([$"DIR408 $.fields.{field}"], Samples.Wrong(OfferingDecisions.Decide(State(), Permit.Of(new ChangeOffering(typed)), Facts)));

        // The twin: nobody feeds it, so somebody has to say it.
        Assert.Empty(Samples.Wrong(OfferingDecisions.Decide(Permit.Of(new DraftOffering(typed with { FedBy = null })), Facts)));
    }

    /// <summary>Figures come from a received release alone: no constructor, no method and no command takes a number.</summary>
    [Fact]
    public void Figures_CanBeMadeOfAReleaseAlone()
    {
        Assert.All(typeof(DatasetFigures).GetConstructors(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic), c => Assert.True(c.IsPrivate));
        Assert.All(typeof(DatasetFigures).GetProperties(), p => Assert.Null(p.SetMethod));
        var makers = typeof(DatasetFigures).GetMethods(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic).Where(m => m.ReturnType == typeof(DatasetFigures)).ToList();
        Assert.Equal([typeof(Received<CountAnswer>)], Assert.Single(makers).GetParameters().Select(p => p.ParameterType));
        Assert.Equal([typeof(Received<CountAnswer>)], Assert.Single(typeof(FeedDataset).GetConstructors(BindingFlags.Instance | BindingFlags.Public)).GetParameters().Select(p => p.ParameterType));
        Assert.All(typeof(Received<CountAnswer>).GetConstructors(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic), c => Assert.False(c.IsPublic));
    }

    [Theory]
    [InlineData("strict")]
    [InlineData("standard")]
    public void Feed_Release_BringsCountsWithTheirPolicy(string policy)
    {
        var release = Release(policy);
        var fed = Samples.Folded(State(), Apply, OfferingDecisions.Decide(State(), Permit.Of(new FeedDataset(release)), Facts));
        var figures = fed.Figures!;
        Assert.Equal(("node-a", Hospital.Dataset, "v7", policy), (figures.Node, figures.Dataset, figures.DataVersion, figures.Policy));
        Assert.Equal(release.Value.Blocks[0].Counts[0].Value, figures.Individuals.Value);
        Assert.Equal(release.Value.Blocks[0].PlusMinus, figures.Individuals.PlusMinus);
        Assert.Equal(3, figures.ConceptsAsked);
        Assert.Equal(release.Value.Blocks[1].Counts.Count(c => c.Value is not null), figures.ConceptsTold);

        // It survives the ledger, to the bit.
        Assert.Equal(new DatasetFed(figures), DirectoryEvents.Of(Recorded(new DatasetFed(figures))));

        // And the record tells how far the number may be off and by which rule it left.
        var turtle = TurtleWriter.Write(RecordSamples.Records().Of(fed.View(), Samples.Hospital.Names));
        Assert.Contains($"\"{figures.Individuals.Value}\"^^xsd:nonNegativeInteger", turtle, StringComparison.Ordinal);
        Assert.Contains($"naru:policy \"{policy}\"", turtle, StringComparison.Ordinal);
        Assert.Contains($"naru:individualsPlusMinus \"{figures.Individuals.PlusMinus}\"", turtle, StringComparison.Ordinal);
    }

    /// <summary>Too few to be told: then the record says below what, and no number.</summary>
    [Fact]
    public void Feed_CountBelowThreshold_IsNotTold()
    {
        var fed = Samples.Folded(State(), Apply, OfferingDecisions.Decide(State(), Permit.Of(new FeedDataset(Release("standard", persons: 3))), Facts));
        Assert.Equal((null, 10), (fed.Figures!.Individuals.Value, fed.Figures.Individuals.Below));
        var turtle = TurtleWriter.Write(RecordSamples.Records().Of(fed.View(), Samples.Hospital.Names));
        Assert.DoesNotContain("numberOfUniqueIndividuals", turtle, StringComparison.Ordinal);
        Assert.Contains("naru:individualsBelow \"10\"", turtle, StringComparison.Ordinal);
    }

    [Fact]
    public void Feed_WhatDoesNotFit_IsRefused()
    {
        var release = Release("strict");
        Assert.Equal(["DIR415 $"], Samples.Wrong(Feed(State() with { Content = Fed with { FedBy = null } }, release)));
        Assert.Equal(["DIR409 $"], Samples.Wrong(Feed(State() with { Content = Fed with { FedBy = new("node-b", Hospital.Dataset) } }, release)));
        Assert.Equal(["DIR409 $"], Samples.Wrong(Feed(State() with { Content = Fed with { FedBy = new("node-a", "other") } }, release)));
        Assert.Equal(["DIR410 $.blocks"], Samples.Wrong(Feed(State(), Release("strict", Questions.One("이름 없음")))));
        var fed = Samples.Folded(State(), Apply, Feed(State(), release));
        Assert.Equal(["DIR414 $"], Samples.Wrong(Feed(fed, release)));
    }

    [Fact]
    public void Publish_FedDataset_WaitsForARelease()
    {
        Assert.Equal(["DIR402 $.fedBy"], Samples.Wrong(OfferingDecisions.Decide(State(), Permit.Of(new PublishOffering()), Facts)));
        var fed = Samples.Folded(State(), Apply, Feed(State(), Release("strict")));
        Assert.Empty(Samples.Wrong(OfferingDecisions.Decide(fed, Permit.Of(new PublishOffering()), Facts)));

        // Another node's dataset has none of these counts.
        var moved = Samples.Folded(fed, Apply, OfferingDecisions.Decide(fed, Permit.Of(new ChangeOffering(Fed with { FedBy = new("node-b", "x") })), Facts));
        Assert.Null(moved.Figures);
    }

    private static Result<ValueList<DirectoryEvent>> Feed(OfferingState state, Received<CountAnswer> release) =>
        OfferingDecisions.Decide(state, Permit.Of(new FeedDataset(release)), Facts);

    private static OfferingState State() => OfferingState.Apply("o1", null, new OfferingDrafted(Fed))!;

    private static OfferingState? Apply(OfferingState? state, DirectoryEvent e) => OfferingState.Apply("o1", state, e);

    private static Naru.Ledger.Events.RecordedEvent Recorded(DirectoryEvent e)
    {
        var made = DirectoryEvents.New(e);
        return new(1, "offering/o1", 1, made.Type, made.Schema, DateTimeOffset.UnixEpoch, "p", "r", "c", made.Payload, Naru.Ledger.Events.Digest.None);
    }

    /// <summary>A release of a profile, as a node makes it and the hub reads it.</summary>
    internal static Received<CountAnswer> Release(string policy, Question? question = null, int persons = 200)
    {
        var bytes = ReleaseBytes(policy, question, persons);
        return CountReleases.Receive(bytes, new NodeSignature("node-a")).Value!;
    }

    internal static byte[] ReleaseBytes(string policy, Question? question = null, int persons = 200)
    {
        question ??= Questions.Of("모든 환자", new Population("all"), new Profile("concepts", ["c1", "c2", "c3"], 2));
        var hospital = new Hospital(policy == "strict" ? StrictPolicy.Default : StandardPolicy.Default, seed: 7);
        var admission = hospital.Gate.Admit(new Ask(question, "hub", "v7")).Value!;
        return Hospital.Bytes(hospital.Release(admission, tally =>
        {
            for (var person = 1; person <= persons; person++)
            {
                tally.Next(person);
                tally.Count(0);
                if (question.Blocks.Count > 1)
                {
                    tally.Has(1, [person % 3]);
                }
            }
        }));
    }
}
