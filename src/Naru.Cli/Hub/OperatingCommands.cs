using System.CommandLine;
using Naru.Cli.Commands;

namespace Naru.Cli.Hub;

/// <summary>The commands of <c>naru hub</c> for whoever operates one: its outbox, its keys, and people who want to be erased.</summary>
internal static class OperatingCommands
{
    public static Command Outbox(CliSession session)
    {
        var outbox = new NaruCommand("outbox", session.Say(OperatingText.Outbox));
        outbox.Subcommands.Add(List(session));
        outbox.Subcommands.Add(Retry(session));
        outbox.Subcommands.Add(Purge(session));
        return outbox;
    }

    public static Command Keys(CliSession session)
    {
        var keys = new NaruCommand("keys", session.Say(OperatingText.Keys));
        var (data, postgres) = HubCommands.Where(session);
        var relock = new NaruCommand("relock", session.Say(OperatingText.Relock)) { Examples = ["naru hub keys relock --data hub"] };
        HubCommands.Add(relock, data, postgres);
        relock.SetAction((parse, _) => new OperatingJobs(session).RelockAsync(parse.GetRequiredValue(data), parse.GetValue(postgres)));
        keys.Subcommands.Add(relock);
        return keys;
    }

    public static Command Erase(CliSession session)
    {
        var (data, postgres) = HubCommands.Where(session);
        var person = new Option<string>("--person") { Required = true, HelpName = "ID", Description = session.Say(OperatingText.OptionPerson) };
        var yes = new Option<bool>("--yes") { Description = session.Say(OperatingText.OptionYes) };
        var command = new NaruCommand("erase", session.Say(OperatingText.Erase)) { Examples = ["naru hub erase --data hub --person person-01J…"] };
        HubCommands.Add(command, data, postgres, person, yes);
        command.SetAction((parse, _) => new OperatingJobs(session).EraseAsync(
            parse.GetRequiredValue(data), parse.GetValue(postgres), parse.GetRequiredValue(person), parse.GetValue(yes)));
        return command;
    }

    private static NaruCommand List(CliSession session)
    {
        var (data, postgres) = HubCommands.Where(session);
        var command = new NaruCommand("list", session.Say(OperatingText.OutboxList)) { Examples = ["naru hub outbox list --data hub"] };
        HubCommands.Add(command, data, postgres);
        command.SetAction((parse, _) => new OperatingJobs(session).ListAsync(parse.GetRequiredValue(data), parse.GetValue(postgres)));
        return command;
    }

    private static NaruCommand Retry(CliSession session)
    {
        var (data, postgres) = HubCommands.Where(session);
        var ids = new Argument<string[]>("MESSAGE") { Arity = ArgumentArity.ZeroOrMore, Description = session.Say(OperatingText.ArgumentMessage) };
        var all = new Option<bool>("--all") { Description = session.Say(OperatingText.OptionAllMessages) };
        var command = new NaruCommand("retry", session.Say(OperatingText.OutboxRetry)) { Examples = ["naru hub outbox retry --data hub --all"] };
        command.Arguments.Add(ids);
        HubCommands.Add(command, data, postgres, all);
        command.SetAction((parse, _) => new OperatingJobs(session).RetryAsync(
            parse.GetRequiredValue(data), parse.GetValue(postgres), parse.GetValue(ids) ?? [], parse.GetValue(all)));
        return command;
    }

    private static NaruCommand Purge(CliSession session)
    {
        var (data, postgres) = HubCommands.Where(session);
        var days = new Option<int?>("--older-than") { HelpName = "DAYS", Description = session.Say(OperatingText.OptionOlderThan) };
        var dead = new Option<bool>("--dead") { Description = session.Say(OperatingText.OptionDead) };
        var command = new NaruCommand("purge", session.Say(OperatingText.OutboxPurge)) { Examples = ["naru hub outbox purge --data hub --older-than 90 --dead"] };
        HubCommands.Add(command, data, postgres, days, dead);
        command.SetAction((parse, _) => new OperatingJobs(session).PurgeAsync(
            parse.GetRequiredValue(data), parse.GetValue(postgres), parse.GetValue(days), parse.GetValue(dead)));
        return command;
    }
}
