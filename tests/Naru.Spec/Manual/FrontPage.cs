using System.Text;
using Naru.Core;

namespace Naru.Spec.Manual;

/// <summary>The manual's first page: how to read it, and the contents.</summary>
internal static class FrontPage
{
    private static readonly BilingualText HowToRead = new(
        """
        이 설명서의 모든 문단은 실제로 실행되는 시험입니다. 작은 표, 정의, 나와야 하는 결과를 보여 주며, 모든 엔진에서 같은 결과가 나와야
        빌드가 통과합니다. 문서는 시험에서 만들어지므로 직접 고치지 않습니다.

        - 표에는 그 문단에 필요한 열만 있습니다. `id`, `person`, `concept`, `source`, `type`, `start`, `end`, `visit`, `provider`는 그 표의
          해당 OMOP 열을 줄인 이름입니다(예: `condition_occurrence`의 `start`는 `condition_start_date`). 빈칸은 값이 없음을 뜻합니다.
        - 표가 나오면 그 표의 전부입니다. 나오지 않은 것은 다음과 같습니다. `id`는 줄 번호이고, 사람은 1980년생 여성이며, 2000-01-01부터
          2029-12-31까지 관찰되었고, 용어집에는 개념 1–99와 8507(남성), 8532(여성), 4155142(낮음), 4155143(높음)이 유효한 개념으로 있습니다.
        - `ConceptSets`가 보이지 않으면 n번 개념집합에는 개념 n 하나만 있습니다.
        - 결과에 나오지 않은 열은 그 문단과 관계가 없습니다.

        **조건**만 보이면 아래 정의의 `…` 자리에 놓고 실행한 것입니다. 조건이 찾은 사건이 그대로 결과가 됩니다.
        """,
        """
        Every paragraph of this manual is a test that is run: a tiny table, a definition, and the rows that must come out, on every engine,
        or the build fails. The pages are made from the tests; nobody edits them by hand.

        - Tables show only the columns that matter. `id`, `person`, `concept`, `source`, `type`, `start`, `end`, `visit` and `provider` are
          short for the OMOP columns of that table (the `start` of `condition_occurrence` is `condition_start_date`). An empty cell is a
          missing value.
        - A table that is shown is complete. What is not shown: `id` is the number of the row; persons are women born in 1980, observed from
          2000-01-01 to 2029-12-31; the vocabulary knows, as valid concepts, 1–99, 8507 (male), 8532 (female), 4155142 (low), 4155143 (high).
        - Where no `ConceptSets` are shown, concept set number n holds concept n alone.
        - A column that is not among the rows shown does not matter to the paragraph.

        Where only a **criterion** is shown, it was run in the place of `…` in this definition: the events that it finds are the rows.
        """);

    private static readonly BilingualText HowToReadConditions = new(
        "**기준 사건이 만족해야 하는 조건**만 보이면 다음과 같습니다. 개념 1의 진단이 기준 사건이고, 조건을 만족하는 기준 사건의 날이 결과가 됩니다.",
        "Where only a **condition on the index event** is shown, diagnoses with concept 1 are the index events, and the days of those that satisfy it are the rows:");

    private static readonly BilingualText Title = new("코호트 언어 설명서", "Manual of the cohort language");

    internal static string Text()
    {
        var text = new StringBuilder();
        foreach (var language in Enum.GetValues<Language>())
        {
            text.Append($"# {Title.In(language)}\n\n{HowToRead.In(language)}\n");
            text.Append($"\n```json\n{ManualQuestion.CriterionFrame}\n```\n");
            text.Append($"\n{HowToReadConditions.In(language)}\n");
            text.Append($"\n```json\n{ManualQuestion.ConditionFrame}\n```\n\n");
            for (var c = 0; c < Contents.Chapters.Count; c++)
            {
                var chapter = Contents.Chapters[c];
                var file = $"{ManualWriter.Folder(language)}/{chapter.Folder}.md";
                text.Append($"{c + 1}. [{chapter.Title.In(language)}]({file})\n");
                for (var s = 0; s < chapter.Sections.Count; s++)
                {
                    var heading = ManualWriter.Heading(c, s, language);
                    text.Append($"   - [{heading}]({file}#{Anchor(heading)})\n");
                }
            }

            text.Append('\n');
        }

        return text.ToString().TrimEnd() + "\n";
    }

    /// <summary>The anchor that Markdown viewers give a heading: letters and digits, spaces as hyphens.</summary>
    private static string Anchor(string heading) =>
        string.Concat(heading.ToLowerInvariant().Where(c => char.IsLetterOrDigit(c) || c is ' ' or '-').Select(c => c == ' ' ? '-' : c));
}
