using System.Buffers.Text;
using System.Text;
using System.Text.Json;
using Naru.Disclosure;
using Naru.Disclosure.Gate;
using Naru.Disclosure.Journal;
using Naru.Disclosure.Noise;
using Naru.Disclosure.Policies;
using Naru.Disclosure.Questions;
using Naru.Disclosure.Releases;
using Xunit;

namespace Naru.Tests.Disclosure;

/// <summary>What the hub reads: what the node released, to the bit, or nothing.</summary>
public sealed class ReceivedTests
{
    private static readonly Question Everything = Questions.Of(
        "모든 환자 \"인용\" \\ 역슬래시",
        new Population("all"),
        new Funnel("단계", 3),
        new DropOne("drop", 2),
        new Breakdown("sex", ["남성", "여성"], "all"),
        new Profile("concepts", ["c1", "c2", "c3"], 2),
        new Histogram("age", "age in years", [0, 40.5], CountsMissing: true, "all"));

    [Theory]
    [InlineData("strict")]
    [InlineData("standard")]
    public void Receive_WhatWasReleased_IsWhole(string policy)
    {
        var (hospital, bytes) = Release(policy);
        var received = CountReleases.Receive(bytes, hospital.Signature).Value!;
        Assert.Equal("node-a", received.Node);
        var answer = received.Value;
        Assert.Equal((Hospital.Dataset, "v7", Everything.Fingerprint, policy, 10), (answer.Dataset, answer.DataVersion, answer.Question, answer.Policy, answer.Threshold));
        Assert.Equal(["population", "funnel", "drop-one", "breakdown", "profile", "histogram"], answer.Blocks.Select(b => b.Kind));
        Assert.Equal(["all", "단계", "drop", "sex", "concepts", "age"], answer.Blocks.Select(b => b.Name));
        Assert.Equal([1, 3, 3, 2, 3, 4], answer.Blocks.Select(b => b.Counts.Count));
        Assert.Equal(["남성", "여성"], answer.Blocks[3].Cells);
        Assert.Equal(["(-inf,0)", "[0,40.5)", "[40.5,inf)", "missing"], answer.Blocks[5].Cells);
        Assert.Equal([null, null, null, null, 2, null], answer.Blocks.Select(b => b.MostPerPerson));
        Assert.All(answer.Blocks, b => Assert.All(b.Counts, c => Assert.True(c.Value is >= 10 ^ c.Below is 10)));
        Assert.Equal(policy == "strict" ? new Receipt(Hospital.Dataset, new Ratio(1, 200), 9, 1) : new Receipt(Hospital.Dataset, Ratio.Of(0), 9, 1), answer.Receipt);
    }

    /// <summary>Every byte, each of several ways: never a value, never an exception, always the code.</summary>
    [Fact]
    public void Receive_AnyByteChanged_IsRefused()
    {
        var (hospital, bytes) = Release("strict");
        for (var i = 0; i < bytes.Length; i++)
        {
            foreach (var flip in new byte[] { 1, 0x20, 0x80 })
            {
                bytes[i] ^= flip;
                Refused(bytes, hospital.Signature);
                bytes[i] ^= flip;
            }
        }

        Assert.True(CountReleases.Receive(bytes, hospital.Signature).IsSuccess);
    }

    [Fact]
    public void Receive_CutShortOrLonger_IsRefused()
    {
        var (hospital, bytes) = Release("strict");
        for (var length = 0; length < bytes.Length; length += 7)
        {
            Refused(bytes[..length], hospital.Signature);
        }

        Refused([.. bytes, .. "{}"u8], hospital.Signature);
    }

    [Theory]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("\"\\ud800\"")]
    [InlineData("{\"payload\":\"\\ud800\",\"protected\":\"e30\",\"signature\":\"\"}")]
    [InlineData("{\"payload\":null,\"protected\":null,\"signature\":null}")]
    [InlineData("{\"payload\":\"e30\",\"protected\":\"bnVsbA\",\"signature\":\"\"}")]
    [InlineData("{\"payload\":\"e30\",\"protected\":\"eyJhbGciOm51bGwsImtpZCI6bnVsbCwidHlwIjoibmFydS1yZWxlYXNlK2pzb24ifQ\",\"signature\":\"\"}")]
    [InlineData("{\"payload\":{},\"protected\":[],\"signature\":1}")]
    public void Receive_OddJson_IsRefused(string text) => Refused(Encoding.UTF8.GetBytes(text), new NodeSignature("node-a"));

    [Fact]
    public void Receive_OfAForeignNode_IsRefused() => Refused(Release("strict").Bytes, new NodeSignature("node-b"));

    /// <summary>The node's signature under something that is no release does not make it one; its twin with the right type is read.</summary>
    [Theory]
    [InlineData("naru-receipt+json", false)]
    [InlineData("NARU-RELEASE+JSON", false)]
    [InlineData("naru-release+json", true)]
    public void Receive_OfAnotherType_IsRefused(string type, bool isRead)
    {
        var (hospital, bytes) = Release("strict");
        var payload = JsonDocument.Parse(bytes).RootElement.GetProperty("payload").GetString()!;
        Assert.Equal(isRead, CountReleases.Receive(Seal(payload, type, hospital.Signature), hospital.Signature).IsSuccess);
    }

    /// <summary>Signed, but of a form that is not known: another code, no exception.</summary>
    [Theory]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("1")]
    [InlineData("not json")]
    [InlineData("{\"version\":2}")]
    [InlineData("{\"version\":99999999999}")]
    [InlineData("{\"version\":1,\"receipt\":null}")]
    [InlineData("{\"version\":1,\"receipt\":{\"rho\":\"1/0\",\"looks\":1}}")]
    [InlineData("{\"version\":1,\"receipt\":{\"rho\":\"\\ud800\",\"looks\":1}}")]
    [InlineData("{\"version\":1,\"receipt\":{\"rho\":\"1/2\",\"looks\":1},\"dataset\":null}")]
    public void Receive_SignedButUnknown_IsNotReadable(string payload)
    {
        var signature = new NodeSignature("node-a");
        var sealed_ = Seal(Base64Url.EncodeToString(Encoding.UTF8.GetBytes(payload)), "naru-release+json", signature);
        var result = CountReleases.Receive(sealed_, signature);
        Assert.False(result.IsSuccess);
        Assert.Equal(DisclosureErrors.NotReadable.Code, Assert.Single(result.Errors).Code);
    }

    /// <summary>Members taken out or made odd, one at a time, under a right signature.</summary>
    [Fact]
    public void Receive_AnyMemberOdd_IsNotReadable()
    {
        var (hospital, bytes) = Release("strict");
        var payload = Encoding.UTF8.GetString(Base64Url.DecodeFromChars(JsonDocument.Parse(bytes).RootElement.GetProperty("payload").GetString()!));
        foreach (var member in new[] { "dataset", "dataVersion", "question", "policy", "policyParameters", "threshold", "blocks", "receipt", "name", "kind", "plusMinus", "cells", "counts", "rho", "looks", "answers" })
        {
            var odd = payload.Replace($"\"{member}\":", $"\"{member}_\":", StringComparison.Ordinal);
            Assert.NotEqual(payload, odd);
            var result = CountReleases.Receive(Seal(Base64Url.EncodeToString(Encoding.UTF8.GetBytes(odd)), "naru-release+json", hospital.Signature), hospital.Signature);
            Assert.Equal(DisclosureErrors.NotReadable.Code, Assert.Single(result.Errors).Code);
        }
    }

    private static void Refused(byte[] bytes, IReleaseVerifier verifier)
    {
        var result = CountReleases.Receive(bytes, verifier);
        Assert.False(result.IsSuccess);
        Assert.Equal(DisclosureErrors.NotSigned.Code, Assert.Single(result.Errors).Code);
    }

    private static byte[] Seal(string payload, string type, NodeSignature signature)
    {
        var header = Base64Url.EncodeToString(Encoding.UTF8.GetBytes($$"""{"alg":"HS256","kid":"{{signature.Node}}","typ":"{{type}}"}"""));
        var signed = Base64Url.EncodeToString(signature.Sign(Encoding.ASCII.GetBytes($"{header}.{payload}")));
        return Encoding.UTF8.GetBytes($$"""{"payload":"{{payload}}","protected":"{{header}}","signature":"{{signed}}"}""");
    }

    private static (Hospital Hospital, byte[] Bytes) Release(string policy)
    {
        var hospital = new Hospital(policy == "strict" ? StrictPolicy.Default : StandardPolicy.Default, seed: 1);
        var admission = hospital.Gate.Admit(new Ask(Everything, "p", "v7")).Value!;
        return (hospital, Hospital.Bytes(hospital.Release(admission, t =>
        {
            for (var person = 1; person <= 200; person++)
            {
                t.Next(person);
                t.Count(0);
                t.Passed(1, 1 + (person % 3));
                t.FailedNone(2);
                t.In(3, person % 2);
                t.Has(4, [person % 3]);
                t.Of(5, person % 4 == 0 ? null : person);
            }
        })));
    }
}
