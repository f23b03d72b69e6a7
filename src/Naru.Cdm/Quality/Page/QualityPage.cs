using System.Globalization;
using Naru.Cdm.Quality.Profile;
using Naru.Cdm.Schema;
using Naru.Core;

namespace Naru.Cdm.Quality.Page;

/// <summary>
/// Writes a quality report as one HTML file that needs nothing else: no network, no script, no fonts. Its content security policy
/// forbids everything but its own style sheet and its own small script. It shows counts and the vocabulary's names, never a value of
/// a row. Safe for threads.
/// </summary>
public static class QualityPage
{
    /// <summary>Writes the page in one language.</summary>
    /// <param name="output">Where to; it should encode as UTF-8 and is left open.</param>
    /// <param name="report">What the checks found.</param>
    /// <param name="profile">What the data hold; null leaves the plots out.</param>
    /// <param name="language">The page's language.</param>
    public static void Write(TextWriter output, QualityReport report, DataProfile? profile, Language language)
    {
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(report);
        using var html = new HtmlWriter(output, language);
        html.DocumentType();
        using (html.Open("html", ("lang", language switch { Language.Korean => "ko", Language.English => "en" })))
        {
            html.Line();
            Head(html, report);
            html.Line();
            using (html.Open("body"))
            {
                html.Element("a", html.Say("본문으로 가기", "Skip to content"), ("class", "skip"), ("href", "#content"));
                Masthead(html, report);
                using (html.Open("main", ("id", "content")))
                {
                    new CheckSections(html, report).Write();
                    if (profile is not null)
                    {
                        new ProfileSections(html, profile).Write();
                    }
                }

                Foot(html, profile);
                using (html.Open("script"))
                {
                    html.Raw(PageAssets.Script);
                }
            }
        }

        html.Line();
    }

    private static void Head(HtmlWriter html, QualityReport report)
    {
        using (html.Open("head"))
        {
            html.Empty("meta", ("charset", "utf-8"));
            html.Empty("meta", ("http-equiv", "Content-Security-Policy"), ("content", PageAssets.Policy));
            html.Empty("meta", ("name", "viewport"), ("content", "width=device-width, initial-scale=1"));
            html.Empty("meta", ("name", "color-scheme"), ("content", "light dark"));
            html.Empty("meta", ("name", "referrer"), ("content", "no-referrer"));
            html.Element("title", $"{html.Say("데이터 품질 보고서", "Data quality report")} · {PlainText.Clean(report.Source)}");
            using (html.Open("style"))
            {
                html.Raw(PageAssets.Style);
            }
        }
    }

    private static void Masthead(HtmlWriter html, QualityReport report)
    {
        using (html.Open("header", ("class", "masthead")))
        {
            html.Element("p", html.Say("데이터 품질 보고서", "Data quality report"), ("class", "kicker"));
            using (html.Open("h1"))
            {
                html.Foreign(report.Source);
            }

            using (html.Open("dl", ("class", "facts")))
            {
                Fact(html, html.Say("공통 데이터 모델", "Common data model"), report.CdmVersion switch { CdmVersion.V53 => "OMOP CDM 5.3", CdmVersion.V54 => "OMOP CDM 5.4" });
                Fact(html, html.Say("어휘", "Vocabulary"), report.VocabularyVersion ?? html.Say("버전이 적혀 있지 않음", "version not given"));
                Fact(html, html.Say("데이터 버전", "Data version"), report.DataVersion ?? html.Say("적혀 있지 않음", "not given"));
                Fact(html, html.Say("점검한 때", "Checked"), report.CheckedAt.ToString("yyyy-MM-dd HH:mm zzz", CultureInfo.InvariantCulture));
            }

            var failed = report.Results.Count(r => r.Status == CheckStatus.Failed);
            var broken = report.Results.Count(r => r.Status == CheckStatus.Broken);
            using (html.Open("p", ("class", failed > 0 ? "verdict failed" : broken > 0 ? "verdict broken" : "verdict passed")))
            {
                var status = failed > 0 ? CheckStatus.Failed : broken > 0 ? CheckStatus.Broken : CheckStatus.Passed;
                html.Element("span", CheckWords.Sign(status), ("class", "sign"), ("aria-hidden", "true"));
                html.Text(Verdict.Of(report).In(html.Language));
            }
        }
    }

    private static void Fact(HtmlWriter html, string name, string value)
    {
        using (html.Open("div"))
        {
            html.Element("dt", name);
            using (html.Open("dd"))
            {
                html.Foreign(value);
            }
        }
    }

    private static void Foot(HtmlWriter html, DataProfile? profile)
    {
        using (html.Open("footer"))
        {
            html.Element("p", html.Say(
                "이 보고서에는 수와 어휘의 이름만 있고, 기록의 값은 없습니다. 그래도 병원 안에서 보는 보고서입니다. 밖으로 내보내는 수는 따로 심의하세요.",
                "This report holds counts and names from the vocabulary, never a value of a record. It is still meant to stay inside the hospital: what leaves it needs a release of its own."));
            if (profile?.HideBelow is { } minimum)
            {
                html.Element("p", html.Say(
                    $"사람이나 기록이 1 이상 {minimum} 미만인 수는 <{minimum}로 적고, 그림에는 될 수 있는 가장 큰 값({minimum - 1})을 점선으로 그렸습니다. 합계에서 거꾸로 셈할 수 있는 수까지 가린 것은 아닙니다.",
                    $"Numbers of persons or records from 1 to {minimum - 1} are written as <{minimum}, and drawn in dashes at the largest they can be ({minimum - 1}). A hidden number may still follow from a total."));
            }
        }
    }
}
