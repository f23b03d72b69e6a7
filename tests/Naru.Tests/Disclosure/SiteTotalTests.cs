using Naru.Disclosure.Gate;
using Naru.Disclosure.Noise;
using Naru.Disclosure.Policies;
using Naru.Disclosure.Releases;
using Xunit;

namespace Naru.Tests.Disclosure;

/// <summary>Counts over several hospitals: a range, because patients may be in more than one.</summary>
public sealed class SiteTotalTests
{
    /// <summary>Next to no noise, so that the numbers are known.</summary>
    private static readonly StrictPolicy Clear = StrictPolicy.Default with { RhoPerQuestion = Ratio.Of(1_000_000), RhoForLife = Ratio.Of(1_000_000) };

    [Fact]
    public void Of_SeveralHospitals_IsFromTheLargestToTheSum()
    {
        var total = Assert.Single(SiteTotal.Of([Answer("a", 40), Answer("b", 25), Answer("c", 12)], "all"));
        Assert.Equal((40, 77, 3, 0), (total.Least, total.Most, total.Sites, total.NotTold));
    }

    [Fact]
    public void Of_HospitalThatDoesNotTell_TakesPartWithTheMostItCanBe()
    {
        var total = Assert.Single(SiteTotal.Of([Answer("a", 40), Answer("b", 3), Answer("c", 0)], "all"));
        Assert.Equal((40, 40 + 9 + 9, 3, 2), (total.Least, total.Most, total.Sites, total.NotTold));
        Assert.Equal((0, 9), (SiteTotal.Of([Answer("b", 3)], "all")[0].Least, SiteTotal.Of([Answer("b", 3)], "all")[0].Most));
    }

    /// <summary>Independent errors add as squares: four times σ = 10 is σ = 20.</summary>
    [Fact]
    public void Of_Uncertainties_AddAsIndependentErrorsDo()
    {
        var answers = new[] { "a", "b", "c", "d" }.Select(n => Answer(n, 100, StrictPolicy.Default)).ToList();
        Assert.All(answers, a => Assert.Equal(20, a.Value.Blocks[0].PlusMinus));
        Assert.Equal(40, SiteTotal.Of(answers, "all")[0].PlusMinus);
    }

    /// <summary>A total, too, says by which policy it left, or by which.</summary>
    [Fact]
    public void Of_Policies_AreThoseOfTheHospitals()
    {
        Assert.Equal(["strict"], SiteTotal.Of([Answer("a", 40), Answer("b", 25)], "all")[0].Policies);
        Assert.Equal(["standard", "strict"], SiteTotal.Of([Answer("a", 40), Answer("b", 25, StandardPolicy.Default), Answer("c", 25)], "all")[0].Policies);
    }

    [Theory]
    [InlineData("twice")]
    [InlineData("other question")]
    [InlineData("no block")]
    [InlineData("nothing")]
    public void Of_WhatCannotBeAdded_Throws(string what) => Assert.Throws<ArgumentException>(() => SiteTotal.Of(
        what switch
        {
            "twice" => [Answer("a", 40), Answer("a", 40)],
            "other question" => [Answer("a", 40), Answer("b", 40, question: "another")],
            "nothing" => [],
            _ => [Answer("a", 40)],
        },
        what == "no block" ? "some" : "all"));

    private static Received<CountAnswer> Answer(string node, int persons, DisclosurePolicy? policy = null, string question = "q")
    {
        var signature = new NodeSignature(node);
        var hospital = new Hospital(policy ?? Clear, seed: 1);
        var gate = DisclosureGate.Open(hospital.Policy, Hospital.Dataset, hospital.Parts with { Signer = signature }).Value!;
        var admission = gate.Admit(new Ask(Questions.One(question), "p", "v")).Value!;
        var tally = admission.BeginTally();
        Hospital.Count(tally, Enumerable.Range(1, persons));
        return CountReleases.Receive(Hospital.Bytes(gate.ReleaseAsync(admission, tally.Finish()).GetAwaiter().GetResult()), signature).Value!;
    }
}
