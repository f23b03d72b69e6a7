using Naru.Core;

namespace Naru.Cdm.Quality.Page;

/// <summary>A report in one sentence.</summary>
internal static class Verdict
{
    public static BilingualText Of(QualityReport report)
    {
        var count = report.Results.GroupBy(r => r.Status).ToDictionary(g => g.Key, g => g.Count());
        var (failed, broken) = (count.GetValueOrDefault(CheckStatus.Failed), count.GetValueOrDefault(CheckStatus.Broken));
        var applied = failed + count.GetValueOrDefault(CheckStatus.Passed);
        var (failedText, appliedText, brokenText) = (PageNumbers.Count(failed), PageNumbers.Count(applied), PageNumbers.Count(broken));
        var sentence = (applied, failed) switch
        {
            (0, _) => new BilingualText("이 데이터에 해당하는 점검이 없었습니다.", "No check applied to these data."),
            (_, 0) => new BilingualText($"해당하는 점검 {appliedText}가지를 모두 통과했습니다.", applied == 1 ? "The one check that applied passed." : $"All {appliedText} checks that applied passed."),
            _ => new BilingualText(
                $"해당하는 점검 {appliedText}가지 가운데 {failedText}가지가 기준에 미치지 못했습니다.",
                $"{failedText} of {appliedText} checks that applied failed."),
        };
        return broken == 0 ? sentence : new BilingualText(
            $"{sentence.Korean} {brokenText}가지는 실행하지 못했습니다.",
            $"{sentence.English} {brokenText} could not be run.");
    }
}
