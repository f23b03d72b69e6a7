using Naru.Core;

namespace Naru.Cli.Commands;

/// <summary>Puts what a person probably meant first.</summary>
internal static class Nearest
{
    /// <summary>The words, those most like the typed one first; equally like ones in their own order.</summary>
    public static IEnumerable<string> First(IEnumerable<string> words, string typed) =>
        typed.Length == 0 ? words : words.OrderBy(w => EditDistance.Between(w, typed));
}
