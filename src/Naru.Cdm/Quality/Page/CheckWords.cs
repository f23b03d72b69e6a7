using Naru.Core;

namespace Naru.Cdm.Quality.Page;

/// <summary>How the page calls what the enumerations of the checks name.</summary>
internal static class CheckWords
{
    public static BilingualText Of(CheckStatus status) => status switch
    {
        CheckStatus.Passed => new("통과", "Passed"),
        CheckStatus.Failed => new("미달", "Failed"),
        CheckStatus.NotApplicable => new("해당 없음", "Not applicable"),
        CheckStatus.Broken => new("실행 못 함", "Not run"),
    };

    /// <summary>A sign beside the word, so that neither colour nor reading is needed.</summary>
    public static string Sign(CheckStatus status) => status switch
    {
        CheckStatus.Passed => "✓",
        CheckStatus.Failed => "✕",
        CheckStatus.NotApplicable => "–",
        CheckStatus.Broken => "!",
    };

    public static string Look(CheckStatus status) => status switch
    {
        CheckStatus.Passed => "passed",
        CheckStatus.Failed => "failed",
        CheckStatus.NotApplicable => "none",
        CheckStatus.Broken => "broken",
    };

    public static BilingualText Of(CheckCategory category) => category switch
    {
        CheckCategory.Conformance => new("적합성", "Conformance"),
        CheckCategory.Completeness => new("완전성", "Completeness"),
        CheckCategory.Plausibility => new("타당성", "Plausibility"),
    };

    public static BilingualText Of(CheckLevel level) => level switch
    {
        CheckLevel.Table => new("테이블", "Table"),
        CheckLevel.Field => new("열", "Field"),
        CheckLevel.Concept => new("개념", "Concept"),
    };

    /// <summary>Where a check looks, as <c>table.field</c>.</summary>
    public static string Place(CheckResult result) => result.Field is null ? result.Table : $"{result.Table}.{result.Field}";
}
