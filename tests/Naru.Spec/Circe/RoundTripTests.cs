using System.Text.Json.Nodes;
using Naru.Cohorts.Circe;
using Xunit;

namespace Naru.Spec.Circe;

public sealed class RoundTripTests
{
    [Trait("Category", "Slow")]
    [Theory]
    [InlineData("library", 520)]
    [InlineData("generated", 1000)]
    public void EveryOracleDefinition_IsReadAndWrittenWithoutLoss(string set, int count)
    {
        var seen = 0;
        foreach (var (name, json) in OracleData.Definitions(set))
        {
            seen++;
            AssertLossless(json, name);
        }

        Assert.Equal(count, seen);
    }

    [Theory]
    [InlineData("""{"PrimaryCriteria":{"CriteriaList":[]},"Unknown":{"a":[1,2.50,"x"]},"Title":null}""")]
    [InlineData("""{"PrimaryCriteria":{"CriteriaList":[{"Death":{"CodesetId":"3","First":true,"Foo":1}}],"PrimaryCriteriaLimit":{"Type":null}},"QualifiedLimit":{},"ExpressionLimit":{"Type":"last","x":0}}""")]
    [InlineData("""{"PrimaryCriteria":{"CriteriaList":[{"Measurement":{"ValueAsNumber":{"Value":"1.50","Op":"GT","z":null},"Abnormal":false,"MeasurementTypeExclude":true}}],"ObservationWindow":{"PriorDays":0,"PostDays":"7"}}}""")]
    [InlineData("""{"PrimaryCriteria":{"CriteriaList":[{"ObservationPeriod":{"UserDefinedPeriod":{"StartDate":"2010-1-2","EndDate":""},"CodesetId":4}}]},"CensorWindow":{"StartDate":""},"InclusionRules":[{"name":"x","expression":{"Type":"ALL","CriteriaList":[]}}]}""")]
    [InlineData("""{"PrimaryCriteria":{"CriteriaList":[]},"CollapseSettings":{"CollapseType":"ERA","EraPad":0},"EndStrategy":{"DateOffset":{"DateField":"StartDate","Offset":0}},"AdditionalCriteria":{}}""")]
    public void UnusualForms_AreKeptAsWritten(string json) => AssertLossless(json, json);

    private static void AssertLossless(string json, string name)
    {
        var first = CirceReader.Read(json);
        Assert.True(first.IsSuccess, $"{name}: {string.Join("; ", first.Findings)}");
        var written = CirceWriter.Write(first.Value);
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(json), JsonNode.Parse(written)), $"{name}: {written}");
        var second = CirceReader.Read(written);
        Assert.True(second.IsSuccess, name);
        Assert.True(first.Value.Equals(second.Value), name);
    }
}
