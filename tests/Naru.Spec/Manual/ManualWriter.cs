using System.Text;
using Naru.Core;

namespace Naru.Spec.Manual;

/// <summary>Writes the manual as Markdown: a front page with the contents, and each chapter in each language.</summary>
internal static class ManualWriter
{
    /// <summary>The files, by path below docs/manual.</summary>
    internal static Dictionary<string, string> Files()
    {
        var files = new Dictionary<string, string>(StringComparer.Ordinal) { ["README.md"] = FrontPage.Text() };
        for (var i = 0; i < Contents.Chapters.Count; i++)
        {
            foreach (var language in Enum.GetValues<Language>())
            {
                files[$"{Folder(language)}/{Contents.Chapters[i].Folder}.md"] = ChapterText(i, language);
            }
        }

        return files;
    }

    internal static string Folder(Language language) => language switch { Language.Korean => "ko", Language.English => "en" };

    internal static string Heading(int chapter, int section, Language language) =>
        $"{chapter + 1}.{section + 1} {Contents.Chapters[chapter].Sections[section].Title.In(language)}";

    private static string ChapterText(int number, Language language)
    {
        var chapter = Contents.Chapters[number];
        var text = new StringBuilder();
        text.Append($"# {number + 1} {chapter.Title.In(language)}\n");
        for (var s = 0; s < chapter.Sections.Count; s++)
        {
            var section = chapter.Sections[s];
            text.Append($"\n## {Heading(number, s, language)}\n");
            if (section.Introduction is { } introduction)
            {
                text.Append($"\n{introduction.In(language)}\n");
            }

            for (var p = 0; p < section.Paragraphs.Count; p++)
            {
                text.Append($"\n### {number + 1}.{s + 1}.{p + 1} {section.Paragraphs[p].Title.In(language)}\n");
                Append(text, section.Paragraphs[p], language);
            }
        }

        return text.ToString();
    }

    private static void Append(StringBuilder text, Paragraph paragraph, Language language)
    {
        text.Append($"\n{paragraph.Text.In(language)}\n");
        foreach (var table in TextTable.ParseAll(paragraph.Data))
        {
            text.Append($"\n**`{table.Name}`**\n\n");
            AppendTable(text, table.Columns, table.Rows);
        }

        if (paragraph.Lacking.Count > 0)
        {
            var columns = string.Join(", ", paragraph.Lacking.Select(c => $"`{c}`"));
            text.Append(language == Language.Korean ? $"\n데이터에 없는 열: {columns}\n" : $"\nColumns that the data lack: {columns}\n");
        }

        AppendDefinition(text, paragraph, language);
        AppendResult(text, paragraph, language);
    }

    private static void AppendDefinition(StringBuilder text, Paragraph paragraph, Language language)
    {
        var (label, json) = paragraph switch
        {
            { Criterion: { } criterion } => (Words.Criterion, criterion),
            { Condition: { } condition } => (Words.Condition, condition),
            _ => (Words.Definition, paragraph.Definition!),
        };
        text.Append($"\n{label.In(language)}\n");
        text.Append(paragraph.Shown is { } shown ? $"\n{shown.In(language)}\n" : $"\n```json\n{json.Trim()}\n```\n");
    }

    private static void AppendResult(StringBuilder text, Paragraph paragraph, Language language)
    {
        if (paragraph.Answers is { } answers)
        {
            var gap = paragraph.Criterion ?? paragraph.Condition ?? paragraph.Definition!;
            var first = gap.Contains(ManualQuestion.Gap, StringComparison.Ordinal) ? Words.Gap : Words.Definition;
            text.Append('\n');
            AppendTable(
                text,
                [first.In(language), Words.Persons.In(language)],
                ManualQuestion.AnswersOf(answers).Select(a => (IReadOnlyList<string>)[a.Json.Length == 0 ? "" : $"`{a.Json}`", a.Persons]));
        }

        if (paragraph.Rows is { } rows)
        {
            AppendNamed(text, Words.Rows, TextTable.Parse(rows), language);
        }

        if (paragraph.Findings is { } findings)
        {
            text.Append($"\n{Words.Findings.In(language)}\n\n");
            foreach (var line in TextTable.Lines(findings))
            {
                text.Append($"- `{line}`\n");
            }
        }

        foreach (var (label, table) in ((BilingualText, string?)[])
            [(Words.Stages, paragraph.Stages), (Words.Masks, paragraph.Masks), (Words.WhatIf, paragraph.WhatIf)])
        {
            if (table is not null)
            {
                AppendNamed(text, label, Translate(TextTable.Parse(table), language), language);
            }
        }
    }

    /// <summary>Counts have words of their own; columns of OMOP and of rows keep their names in every language.</summary>
    private static TextTable Translate(TextTable table, Language language) => language == Language.English ? table : table with
    {
        Columns = [.. table.Columns.Select(Words.Korean)],
        Rows = [.. table.Rows.Select(r => (IReadOnlyList<string>)[.. r.Select(Words.Korean)])],
    };

    private static void AppendNamed(StringBuilder text, BilingualText label, TextTable table, Language language)
    {
        text.Append($"\n{label.In(language)}");
        if (table.Rows.Count == 0)
        {
            text.Append($" {Words.Nobody.In(language)}\n");
            return;
        }

        text.Append("\n\n");
        AppendTable(text, table.Columns, table.Rows);
    }

    private static void AppendTable(StringBuilder text, IReadOnlyList<string> columns, IEnumerable<IReadOnlyList<string>> rows)
    {
        text.Append($"| {string.Join(" | ", columns)} |\n");
        text.Append($"|{string.Concat(columns.Select(_ => "---|"))}\n");
        foreach (var row in rows)
        {
            text.Append($"| {string.Join(" | ", row)} |\n");
        }
    }

    private static class Words
    {
        internal static readonly BilingualText Criterion = new("조건:", "Criterion:");
        internal static readonly BilingualText Condition = new("기준 사건이 만족해야 하는 조건:", "Condition on the index event:");
        internal static readonly BilingualText Definition = new("정의:", "Definition:");
        internal static readonly BilingualText Gap = new("`…` 자리에", "In place of `…`");
        internal static readonly BilingualText Persons = new("나오는 사람", "Persons found");
        internal static readonly BilingualText Rows = new("결과:", "Rows:");
        internal static readonly BilingualText Nobody = new("아무도 없습니다.", "nobody.");
        internal static readonly BilingualText Findings = new("실행하지 않고 다음을 알립니다.", "It is not run; the findings are:");
        internal static readonly BilingualText Stages = new("단계별 수:", "Counts by stage:");
        internal static readonly BilingualText Masks = new("규칙 조합별 수:", "Counts by combination of rules:");
        internal static readonly BilingualText WhatIf = new("규칙을 뺐을 때의 사람 수:", "Persons if rules were dropped:");

        internal static string Korean(string word) => word switch
        {
            "stage" => "단계",
            "events" => "사건",
            "persons" => "사람",
            "mask" => "조합",
            "dropped rules" => "뺀 규칙",
            "primary" => "진입",
            "qualified" => "적격",
            "included" => "포함",
            "entries" => "코호트 진입",
            "censored" => "중도 절단",
            "collapsed" => "합친 기간",
            "lost" => "사라진 사람",
            _ => word,
        };
    }
}
