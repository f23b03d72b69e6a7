using Naru.Cli.Hosting;

namespace Naru.Cli.Live;

/// <summary>A line now and then, for logs and pipes: none at all for work that is over soon.</summary>
internal sealed class PlainLines(CliHost host) : ProgressSurface(host, TimeSpan.FromSeconds(3), TimeSpan.FromSeconds(10))
{
    protected override void Write(string text, double? fraction) => Host.Error.WriteLine(text);

    protected override void Erase()
    {
        // What a log has, it keeps.
    }
}
