using System.Globalization;
using Naru.Cdm.Quality;
using Naru.Cdm.Schema;
using Xunit;

namespace Naru.Tests.Cdm.Quality;

/// <summary>The lists in <c>data/quality</c> keep to their own form and to the CDM.</summary>
public sealed class CheckListTests
{
    private static readonly string[] Dates = ["today+1", "1950-01-01", "1850-01-01", "2000-01-01"];

    [Fact]
    public void Lists_NameTablesAndFieldsOfTheCdm() => Assert.All(CheckCatalogue.All, c =>
    {
        var table = OmopSchema.Table(c.Table);
        Assert.NotNull(table);
        Assert.True(c.Field is null || table.Fields.Any(f => f.Name == c.Field), c.Id);
        Assert.InRange(c.Threshold, 0, 100);
        Assert.Equal(c.Concept is not null, c.Check.Level == CheckLevel.Concept);
        Assert.Equal(c.Field is null, c.Check.Level == CheckLevel.Table);
    });

    [Fact]
    public void Lists_HoldEachCheckOnceForEachVersion()
    {
        foreach (var version in Enum.GetValues<CdmVersion>())
        {
            var checks = CheckCatalogue.For(version, OmopSchema.LoadedTables);
            Assert.Equal(checks.Count, checks.DistinctBy(c => c.Id, StringComparer.Ordinal).Count());
        }
    }

    [Fact]
    public void Lists_CheckEveryFieldOfEveryTableOfRecords()
    {
        var tables = OmopSchema.LoadedTables.Where(t => !t.Name.StartsWith("concept", StringComparison.Ordinal)).ToList();
        foreach (var name in (string[])["cdmField", "measureValueCompleteness"])
        {
            Assert.Equal(
                tables.SelectMany(t => t.Fields.Select(f => $"{t.Name}.{f.Name}")).Order(StringComparer.Ordinal),
                CheckCatalogue.For(CdmVersion.V54, OmopSchema.LoadedTables).Where(c => c.Check.Name == name).Select(c => $"{c.Table}.{c.Field}").Order(StringComparer.Ordinal));
        }
    }

    [Fact]
    public void Parameters_AreOfTheFormThatTheCheckNeeds() => Assert.All(CheckCatalogue.All, c =>
    {
        var isRight = c.Check.Kind switch
        {
            CheckKind.IsForeignKey or CheckKind.PlausibleTemporalAfter when c.Parameter.Split('.') is [var table, var field] =>
                OmopSchema.Table(table)?.Field(field) is not null,
            CheckKind.PlausibleTemporalAfter or CheckKind.PlausibleStartBeforeEnd or CheckKind.SourceValueCompleteness => HasField(c),
            CheckKind.StandardConceptRecordCompleteness or CheckKind.SourceConceptRecordCompleteness => c.Parameter.Length == 0 || HasField(c),
            CheckKind.FkDomain or CheckKind.FkClass => c.Parameter.Length > 0,
            CheckKind.PlausibleValueLow or CheckKind.PlausibleValueHigh => IsNumber(c.Parameter)
                || (c.Concept is null && (c.Parameter == "year+1" || Dates.Contains(c.Parameter, StringComparer.Ordinal))),
            CheckKind.PlausibleUnitConceptIds => c.Parameter.Split('|').All(IsNumber),
            CheckKind.PlausibleGender or CheckKind.PlausibleGenderUseDescendants => c.Parameter is "Male" or "Female",
            _ => c.Parameter.Length == 0,
        };
        Assert.True(isRight, $"{c.Id}: {c.Parameter}");
        Assert.True(c.Check.Kind is not (CheckKind.PlausibleValueLow or CheckKind.PlausibleValueHigh) || c.Concept is null == c.Unit is null, c.Id);
    });

    [Fact]
    public void Ranges_AreNotEmpty()
    {
        var ranges = CheckCatalogue.All.Where(c => c.Concept is not null && c.Unit is not null)
            .GroupBy(c => (c.Concept, c.Unit, c.ConceptName)).ToList();
        Assert.All(ranges, g => Assert.True(
            double.Parse(g.Single(c => c.Check.Kind == CheckKind.PlausibleValueLow).Parameter, CultureInfo.InvariantCulture)
            < double.Parse(g.Single(c => c.Check.Kind == CheckKind.PlausibleValueHigh).Parameter, CultureInfo.InvariantCulture)));

        // The unit of a range is one of the plausible units.
        Assert.All(ranges, g => Assert.Contains(
            $"{g.Key.Unit}", CheckCatalogue.All.Single(c => c.Concept == g.Key.Concept && c.Check.Kind == CheckKind.PlausibleUnitConceptIds).Parameter.Split('|')));
    }

    private static bool HasField(CheckDefinition check) => OmopSchema.Table(check.Table)?.Fields.Any(f => f.Name == check.Parameter) == true;

    private static bool IsNumber(string text) => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out _);
}
