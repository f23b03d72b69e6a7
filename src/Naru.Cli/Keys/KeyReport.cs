using System.Globalization;
using Naru.Cli.Reports;
using Naru.Core;
using Naru.Hub.Identity.SigningKeys;
using Spectre.Console;

namespace Naru.Cli.Keys;

/// <summary>How <c>naru key</c> shows things to people.</summary>
internal sealed class KeyReport(CliSession session)
{
    /// <summary>A time, in UTC.</summary>
    public static string Time(DateTimeOffset time) => time.ToUniversalTime().ToString("yyyy-MM-dd HH:mm'Z'", CultureInfo.InvariantCulture);

    /// <summary>One sentence.</summary>
    public void Line(BilingualText text, params object[] arguments) => session.Out.Write(new Text(session.Say(text, arguments) + "\n"));

    /// <summary>One sentence that matters.</summary>
    public void Strong(BilingualText text, params object[] arguments) => session.Out.Write(new Text(session.Say(text, arguments) + "\n", Styles.Strong));

    /// <summary>Something worth knowing.</summary>
    public void Warning(BilingualText text) => session.Out.Write(new Text($"! {session.Say(text)}\n", Styles.Warning));

    /// <summary>A labelled value. Written unwrapped, so that it can be copied.</summary>
    public void Value(BilingualText label, string value) => session.Host.Out.WriteLine($"  {session.Say(label)}: {value}");

    /// <summary>What a statement says.</summary>
    public void Statement(KeyStatement statement)
    {
        Value(KeyText.Person, ForeignText.Plain(statement.Person));
        Value(KeyText.Hub, ForeignText.Plain(statement.Hub));
        Value(KeyText.Purpose, ForeignText.Plain(statement.Purpose));
        Value(KeyText.Study, statement.Study is null ? session.Say(KeyText.AllStudies) : ForeignText.Plain(statement.Study));
        Value(KeyText.From, Time(statement.From));
        Value(KeyText.Until, Time(statement.To));
    }

    /// <summary>Findings; the exit code that says so.</summary>
    public int Failed(ValueList<Error> findings)
    {
        new FindingsView(session, session.Error).Show(findings);
        return ExitCodes.Failed;
    }

    /// <summary>The keys at a hub.</summary>
    public void Table(IReadOnlyList<HubKey> keys, DateTimeOffset now)
    {
        var table = new FlexibleTable(
        [
            new(session.Say(KeyText.Label), Right: false), new(session.Say(KeyText.Place), 3, Right: false), new(session.Say(KeyText.State), 0, Right: false),
            new(session.Say(KeyText.Until), 2, Right: false), new(session.Say(KeyText.Study), 4, Right: false), new(session.Say(KeyText.Id), 1, Right: false),
        ]);
        foreach (var key in keys)
        {
            table.Add(
                key.Label, session.Say(key.Origin == "browser" ? KeyText.InBrowser : KeyText.InCommandLine), State(key, now), Time(key.Until),
                key.Study ?? session.Say(KeyText.AllStudies), key.Id);
        }

        table.Write(session.Out);
    }

    private Cell State(HubKey key, DateTimeOffset now) =>
        key.RevokedAt is not null ? new Cell(session.Say(KeyText.IsRevoked), Styles.Quiet)
        : key.Until <= now ? new Cell(session.Say(KeyText.IsExpired), Styles.Warning)
        : new Cell(session.Say(KeyText.InForce), Styles.Good);
}
