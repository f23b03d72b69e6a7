using System.Xml.Linq;
using Naru.Cdm.Quality;
using Naru.Cdm.Quality.Page;
using Naru.Cdm.Quality.Profile;
using Naru.Cdm.Schema;
using Naru.Core;
using Naru.Tests.Cdm.Quality.Profile;

namespace Naru.Tests.Cdm.Quality.Page;

/// <summary>Pages of the small CDM, with concept names that would like to be more than names.</summary>
internal static class TestPages
{
    public const string Long = "Endlessly";

    /// <summary>Markup, quotes, a mark that turns the direction of text, a control character, half a surrogate pair and a very long name.</summary>
    public static readonly ValueList<string> OddNames =
    [
        "<script>alert(1)</script>",
        "\"onload='x' & </title></style></script> <!-- ]]> &amp;",
        "\u202Eעברית reversed\u2066",
        "bell\u0007 and \uD800 half",
        string.Join("", Enumerable.Repeat(Long, 100)),
    ];

    public static readonly QualityReport Report = new()
    {
        Source = "hospital & <b>sons</b>",
        CdmVersion = CdmVersion.V54,
        VocabularyVersion = "v5.0 29-FEB-24",
        DataVersion = "2020-06",
        CheckedAt = new DateTimeOffset(2020, 6, 30, 9, 5, 0, TimeSpan.FromHours(9)),
        Duration = TimeSpan.FromSeconds(12),
        Results =
        [
            Result("a", CheckCategory.Conformance, CheckLevel.Table, CheckStatus.Passed, 0, 7),
            Result("b", CheckCategory.Completeness, CheckLevel.Field, CheckStatus.Failed, 1234, 10_000),
            Result("c", CheckCategory.Completeness, CheckLevel.Field, CheckStatus.Failed, 9, 10),
            Result("d", CheckCategory.Plausibility, CheckLevel.Concept, CheckStatus.NotApplicable, 0, 0),
            Result("e", CheckCategory.Plausibility, CheckLevel.Table, CheckStatus.Broken, 0, 0),
        ],
    };

    public static readonly DataProfile Profile = TakeProfile(null);

    public static readonly DataProfile Hidden = TakeProfile(5);

    public static string Page(Language language, QualityReport? report = null, DataProfile? profile = null)
    {
        using var text = new StringWriter();
        QualityPage.Write(text, report ?? Report, profile ?? Profile, language);
        return text.ToString();
    }

    public static XDocument Parse(string page) => XDocument.Parse(page, LoadOptions.PreserveWhitespace);

    public static CheckResult Result(string id, CheckCategory category, CheckLevel level, CheckStatus status, long failed, long rows) => new()
    {
        Id = id,
        CheckName = "isRequired",
        Category = category,
        Level = level,
        Table = "person",
        Field = level == CheckLevel.Table ? null : "year_of_birth",
        ConceptId = level == CheckLevel.Concept ? 8507 : null,
        UnitConceptId = level == CheckLevel.Concept ? 8582 : null,
        FailedRows = failed,
        Rows = rows,
        ThresholdPercent = 5,
        Status = status,
        Reason = status is CheckStatus.Broken or CheckStatus.NotApplicable ? new("까닭", "The reason") : null,
        Description = new("값이 없는 행은 몇 개입니까?", "How many rows have no value?"),
    };

    private static DataProfile TakeProfile(int? hideBelow)
    {
        using var folder = SmallCdm.Create();
        var profile = SmallCdm.Profile(folder, hideBelow);
        var concepts = OddNames.Select((name, i) => new ConceptFigures(
            i + 1, name, "SNOMED", $"code-{i}", CellCount.Of(9 - i, hideBelow), CellCount.Of(3, hideBelow)));
        return profile with
        {
            HasVocabulary = true,
            TopConcepts = [new DomainConcepts("condition_occurrence", "condition_concept_id", concepts.ToValueList())],
        };
    }
}
