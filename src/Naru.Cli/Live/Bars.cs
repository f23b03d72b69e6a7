namespace Naru.Cli.Live;

/// <summary>Horizontal bars out of block characters, precise to an eighth of a cell.</summary>
internal static class Bars
{
    private const string Eighths = " ▏▎▍▌▋▊▉";

    /// <summary>A bar of which <paramref name="fraction"/> is filled; anything above nothing shows at least a sliver.</summary>
    /// <param name="fraction">From 0 to 1; values outside are cut.</param>
    /// <param name="width">Cells of a full bar.</param>
    /// <param name="padded">Whether the empty part is drawn too.</param>
    public static string Draw(double fraction, int width, bool padded = false)
    {
        var filled = (int)Math.Round(Math.Clamp(fraction, 0, 1) * width * 8, MidpointRounding.AwayFromZero);
        if (fraction > 0)
        {
            filled = Math.Max(filled, 1);
        }

        var bar = new string('█', filled / 8);
        if (filled % 8 > 0)
        {
            bar += Eighths[filled % 8];
        }

        return padded ? bar.PadRight(width, '░') : bar;
    }
}
