using System.CommandLine;
using Naru.Cli.Commands;

namespace Naru.Cli.Hub;

/// <summary><c>naru hub</c>: thin over the hub's host and the ledger.</summary>
internal static class HubCommands
{
    public static Command Create(CliSession session)
    {
        var hub = new NaruCommand("hub", session.Say(HubText.Hub));
        hub.Subcommands.Add(Start(session));
        hub.Subcommands.Add(Verify(session));
        hub.Subcommands.Add(Rebuild(session));
        var checkpoint = new NaruCommand("checkpoint", session.Say(HubText.Checkpoint));
        checkpoint.Subcommands.Add(Export(session));
        checkpoint.Subcommands.Add(Countersign(session));
        checkpoint.Subcommands.Add(Check(session));
        hub.Subcommands.Add(checkpoint);
        hub.Subcommands.Add(OperatingCommands.Outbox(session));
        hub.Subcommands.Add(OperatingCommands.Keys(session));
        hub.Subcommands.Add(OperatingCommands.Erase(session));
        return hub;
    }

    private static NaruCommand Start(CliSession session)
    {
        var (data, postgres) = Where(session);
        var urls = new Option<string?>("--urls") { HelpName = "URLS", Description = session.Say(HubText.OptionUrls) };
        var origin = new Option<string?>("--origin") { HelpName = "URL", Description = session.Say(HubText.OptionOrigin) };
        var command = new NaruCommand("start", session.Say(HubText.Start))
        {
            Examples = ["naru hub start --data hub", "naru hub start --data hub --urls http://0.0.0.0:5080 --origin https://hub.example.org"],
        };
        Add(command, data, postgres, urls, origin);
        command.SetAction((parse, _) => new HubJobs(session).StartAsync(
            parse.GetRequiredValue(data), parse.GetValue(postgres), parse.GetValue(urls), parse.GetValue(origin)));
        return command;
    }

    private static NaruCommand Verify(CliSession session)
    {
        var (data, postgres) = Where(session);
        var checkpoints = new Option<string[]>("--checkpoint") { HelpName = "FILE", Description = session.Say(HubText.OptionCheckpoint) };
        var known = Known(session);
        var command = new NaruCommand("verify", session.Say(HubText.Verify))
        {
            Examples = ["naru hub verify --data hub", "naru hub verify --data hub --checkpoint july.json --known hub=hub.pem --known city=city.pem"],
        };
        Add(command, data, postgres, checkpoints, known);
        command.SetAction((parse, _) => new HubJobs(session).VerifyAsync(
            parse.GetRequiredValue(data), parse.GetValue(postgres), parse.GetValue(checkpoints) ?? [], parse.GetValue(known) ?? []));
        return command;
    }

    private static NaruCommand Rebuild(CliSession session)
    {
        var (data, postgres) = Where(session);
        var command = new NaruCommand("rebuild", session.Say(HubText.Rebuild)) { Examples = ["naru hub rebuild --data hub"] };
        Add(command, data, postgres);
        command.SetAction((parse, _) => new HubJobs(session).RebuildAsync(parse.GetRequiredValue(data), parse.GetValue(postgres)));
        return command;
    }

    private static NaruCommand Export(CliSession session)
    {
        var (data, postgres) = Where(session);
        var signer = new Option<string?>("--signer") { HelpName = "NAME", Description = session.Say(HubText.OptionOtherSigner) };
        var key = new Option<string?>("--key") { HelpName = "FILE", Description = session.Say(HubText.OptionKey) };
        var to = new Option<string>("--to") { Required = true, HelpName = "FILE", Description = session.Say(HubText.OptionTo) };
        var command = new NaruCommand("export", session.Say(HubText.Export))
        {
            Examples = ["naru hub checkpoint export --data hub --to july.json", "naru hub checkpoint export --data hub --signer hub --key hub-key.pem --to july.json"],
        };
        Add(command, data, postgres, signer, key, to);
        command.SetAction((parse, _) => new CheckpointJobs(session).ExportAsync(
            parse.GetRequiredValue(data), parse.GetValue(postgres), parse.GetValue(signer), parse.GetValue(key), parse.GetRequiredValue(to)));
        return command;
    }

    private static NaruCommand Countersign(CliSession session)
    {
        var file = new Argument<string>("CHECKPOINT") { Description = session.Say(HubText.ArgumentCheckpoint) };
        var (signer, key) = Signing(session);
        var to = new Option<string>("--to") { Required = true, HelpName = "FILE", Description = session.Say(HubText.OptionTo) };
        var command = new NaruCommand("countersign", session.Say(HubText.Countersign))
        {
            Examples = ["naru hub checkpoint countersign july.json --signer city --key city-key.pem --to july-signed.json"],
        };
        command.Arguments.Add(file);
        Add(command, signer, key, to);
        command.SetAction(parse => new CheckpointJobs(session).Countersign(
            parse.GetRequiredValue(file), parse.GetRequiredValue(signer), parse.GetRequiredValue(key), parse.GetRequiredValue(to)));
        return command;
    }

    private static NaruCommand Check(CliSession session)
    {
        var file = new Argument<string>("CHECKPOINT") { Description = session.Say(HubText.ArgumentCheckpoint) };
        var known = Known(session);
        var command = new NaruCommand("check", session.Say(HubText.Check)) { Examples = ["naru hub checkpoint check july.json --known hub=hub.pem --known city=city.pem"] };
        command.Arguments.Add(file);
        Add(command, known);
        command.SetAction(parse => new CheckpointJobs(session).Check(parse.GetRequiredValue(file), parse.GetValue(known) ?? []));
        return command;
    }

    internal static (Option<string> Data, Option<string?> Postgres) Where(CliSession session) => (
        new Option<string>("--data") { Required = true, HelpName = "FOLDER", Description = session.Say(HubText.OptionData) },
        new Option<string?>("--postgres") { HelpName = "CONNECTION", Description = session.Say(HubText.OptionPostgres) });

    private static (Option<string> Signer, Option<string> Key) Signing(CliSession session) => (
        new Option<string>("--signer") { Required = true, HelpName = "NAME", Description = session.Say(HubText.OptionSigner) },
        new Option<string>("--key") { Required = true, HelpName = "FILE", Description = session.Say(HubText.OptionKey) });

    private static Option<string[]> Known(CliSession session) => new("--known") { HelpName = "NAME=FILE", Description = session.Say(HubText.OptionKnown) };

    internal static void Add(Command command, params ReadOnlySpan<Option> options)
    {
        foreach (var option in options)
        {
            command.Options.Add(option);
        }
    }
}
