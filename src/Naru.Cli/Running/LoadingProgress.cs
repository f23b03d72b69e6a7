using Naru.Cdm;
using Naru.Cli.Wording;

namespace Naru.Cli.Running;

/// <summary>Shows how far the loading of data has come.</summary>
internal sealed class LoadingProgress(CliSession session) : IProgress<CdmProgress>
{
    public void Report(CdmProgress value)
    {
        // The end of all work belongs to no table, and is said by what follows.
        if (value.Table.Length > 0)
        {
            Show(value);
        }
    }

    private void Show(CdmProgress value) => session.Live.Show(
        () =>
        {
            var text = session.Say(
                CliText.Loading,
                value.Table,
                Figures.Count(value.Rows),
                Figures.Percent((long)(value.Fraction * 1000), 1000),
                Figures.Count((long)value.RowsPerSecond));
            return value.Remaining is { } remaining
                ? session.Say(CliText.Remaining, text, Figures.Estimate(remaining, session.Language))
                : text;
        },
        value.Fraction);
}
