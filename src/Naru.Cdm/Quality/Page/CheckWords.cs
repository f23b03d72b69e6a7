using Naru.Core;

namespace Naru.Cdm.Quality.Page;

/// <summary>What people read for the enumerations of the checks: on the page, on the command line, everywhere the same.</summary>
public static class CheckWords
{
    /// <summary>How a check ended.</summary>
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

    /// <summary>The name of the style that goes with it on the page.</summary>
    internal static string Look(CheckStatus status) => status switch
    {
        CheckStatus.Passed => "passed",
        CheckStatus.Failed => "failed",
        CheckStatus.NotApplicable => "none",
        CheckStatus.Broken => "broken",
    };

    /// <summary>What a check is about.</summary>
    public static BilingualText Of(CheckCategory category) => category switch
    {
        CheckCategory.Conformance => new("적합성", "Conformance"),
        CheckCategory.Completeness => new("완전성", "Completeness"),
        CheckCategory.Plausibility => new("타당성", "Plausibility"),
    };

    /// <summary>What a check looks at.</summary>
    public static BilingualText Of(CheckLevel level) => level switch
    {
        CheckLevel.Table => new("테이블", "Table"),
        CheckLevel.Field => new("열", "Field"),
        CheckLevel.Concept => new("개념", "Concept"),
    };

    /// <summary>Where a check looks, as <c>table.field</c>.</summary>
    public static string Place(CheckResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        return result.Field is null ? result.Table : $"{result.Table}.{result.Field}";
    }
}
