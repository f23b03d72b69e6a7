using Naru.Core;

namespace Naru.Web;

/// <summary>How a running hub speaks to whoever started it. Immutable.</summary>
/// <param name="Findings">Shows what is wrong.</param>
/// <param name="Say">Says a sentence.</param>
public sealed record HubVoice(Action<IReadOnlyList<Error>> Findings, Action<BilingualText> Say)
{
    /// <summary>Both languages, one after the other: for a program that was not told which.</summary>
    /// <param name="output">Where it says that it runs.</param>
    /// <param name="errors">Where it says what is wrong.</param>
    public static HubVoice InBothLanguages(TextWriter output, TextWriter errors)
    {
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(errors);
        return new HubVoice(
            findings =>
            {
                foreach (var finding in findings)
                {
                    errors.WriteLine($"{finding}\n  {finding.Advice}");
                }

                errors.Flush();
            },
            text =>
            {
                output.WriteLine(text.Korean);
                output.WriteLine(text.English);
                output.Flush();
            });
    }
}
