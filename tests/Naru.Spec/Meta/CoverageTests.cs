using Naru.Cohorts.Checks;
using Naru.Cohorts.Circe;
using Naru.Cohorts.Engines;
using Naru.Core;
using Naru.Spec.Parsing;
using Xunit;

namespace Naru.Spec.Meta;

/// <summary>
/// Nothing of the language is beyond the tests: what the generator makes from a fixed seed exercises everything that the catalogue,
/// the enumerations and the families of records name. A new member is missing here until the generator makes it.
/// </summary>
public sealed class CoverageTests
{
    private static readonly Lazy<HashSet<string>> Covered = new(
        () => Sample.Definitions.SelectMany(s => Exercised.By(s.Definition)).ToHashSet(StringComparer.Ordinal));

    [Fact]
    public void Generator_ExercisesTheWholeLanguage() => Assert.Empty(Kinds.OfTheLanguage.Except(Covered.Value));

    [Fact]
    public void Generator_ExercisesEveryAnchorAndEveryPass() => Assert.Empty(Kinds.OfThePlan.Except(Covered.Value));

    [Fact]
    public void Generator_ExercisesEveryKindOfStatement() => Assert.Empty(Kinds.OfTheStatements.Except(Covered.Value));

    [Fact]
    public void Generator_TriggersEveryEngineError() => AssertAll(
        EngineErrors.All,
        Sample.Definitions.SelectMany(s => Requirements.Check(s.Definition, (table, column) => s.Data.Table(table)?.Column(column) is not -1)));

    [Fact]
    public void ErrorTable_TriggersEveryReadersError() => AssertAll(CirceErrors.All, ErrorTableTests.All.SelectMany(c => CirceReader.Read(c.Text).Findings));

    [Trait("Category", "Slow")]
    [Fact]
    public void Definitions_TriggerEveryCheck() => AssertAll(
        CheckErrors.All,
        Sample.Definitions.Select(s => s.Definition)
            .Concat(OracleData.Sets.SelectMany(OracleData.Definitions).Select(d => CirceReader.Read(d.Json).Value!))
            .Concat(CheckTriggers.All.Select(json => CirceReader.Read(json.Replace('\'', '"')).Value!))
            .SelectMany(DefinitionChecks.Run));

    /// <summary>The twin: a name that nothing exercises is missed.</summary>
    [Fact]
    public void Coverage_OfWhatIsNot_IsMissed() => Assert.DoesNotContain("group None", Covered.Value);

    private static void AssertAll(IEnumerable<ErrorKind> kinds, IEnumerable<Error> findings) =>
        Assert.Empty(kinds.Except(findings.Select(f => f.Kind)).Select(k => k.Code));
}
