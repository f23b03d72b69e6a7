using System.Globalization;
using System.Text;
using Naru.Core;

namespace Naru.Cohorts.Description;

/// <summary>Writes a description as text.</summary>
internal static class DescriptionText
{
    private const int IndentPerLevel = 3;

    internal static string Write(DefinitionDescription description)
    {
        var text = new StringBuilder();
        text.Append(description.Title).Append('\n');
        foreach (var section in description.Sections)
        {
            text.Append('\n').Append("## ").Append(section.Heading).Append('\n');
            WriteItems(text, section.Items, 0);
        }

        return text.ToString();
    }

    private static void WriteItems(StringBuilder text, ValueList<DescriptionItem> items, int level)
    {
        foreach (var item in items)
        {
            var mark = item.Number is { } number ? $"{number.ToString(CultureInfo.InvariantCulture)}. " : "- ";
            text.Append(' ', level * IndentPerLevel).Append(mark).Append(item.Text).Append('\n');
            WriteItems(text, item.Items, level + 1);
        }
    }
}
