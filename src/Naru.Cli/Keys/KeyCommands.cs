using System.CommandLine;
using Naru.Cli.Commands;

namespace Naru.Cli.Keys;

/// <summary><c>naru key</c>: the keys by which a person signs questions in the command line.</summary>
internal static class KeyCommands
{
    public static Command Create(CliSession session)
    {
        var key = new NaruCommand("key", session.Say(KeyText.Key));
        key.Subcommands.Add(New(session));
        key.Subcommands.Add(Register(session));
        key.Subcommands.Add(List(session));
        key.Subcommands.Add(Revoke(session));
        key.Subcommands.Add(Show(session));
        key.Subcommands.Add(Check(session));
        return key;
    }

    private static NaruCommand New(CliSession session)
    {
        var file = new Argument<string>("FILE") { Description = session.Say(KeyText.ArgumentNew) };
        var label = new Option<string?>("--label") { HelpName = "TEXT", Description = session.Say(KeyText.OptionLabel) };
        var open = new Option<bool>("--no-passphrase") { Description = session.Say(KeyText.OptionNoPassphrase) };
        var (passphrase, json) = (PassphraseFile(session), Json(session));
        var command = new NaruCommand("create", session.Say(KeyText.Create)) { Examples = ["naru key create question.key --label 'Office computer'"] };
        Add(command, file, label, open, passphrase, json);
        command.SetAction(parse => new LocalKeyJobs(session).Create(
            parse.GetRequiredValue(file), parse.GetValue(label), parse.GetValue(open), parse.GetValue(passphrase), parse.GetValue(json)));
        return command;
    }

    private static NaruCommand Register(CliSession session)
    {
        var file = new Argument<string>("FILE") { Description = session.Say(KeyText.ArgumentKey) };
        var hub = new HubOptions(session);
        var days = new Option<string?>("--days") { HelpName = "N", Description = session.Say(KeyText.OptionDays) };
        var study = new Option<string?>("--study") { HelpName = "ID", Description = session.Say(KeyText.OptionStudy) };
        var label = new Option<string?>("--label") { HelpName = "TEXT", Description = session.Say(KeyText.OptionLabelAtHub) };
        var (passphrase, json) = (PassphraseFile(session), Json(session));
        var command = new NaruCommand("register", session.Say(KeyText.Register))
        {
            Examples = ["naru key register question.key --hub https://hub.example.org --token-file token", "naru key register question.key --hub https://hub.example.org --token-file token --days 90 --study study-1"],
        };
        Add(command, file, [.. hub.All, days, study, label, passphrase, json]);
        command.SetAction((parse, _) => new Registration(session).RunAsync(
            parse.GetRequiredValue(file), hub.Of(parse), parse.GetValue(days), parse.GetValue(study), parse.GetValue(label), parse.GetValue(passphrase), parse.GetValue(json)));
        return command;
    }

    private static NaruCommand List(CliSession session)
    {
        var hub = new HubOptions(session);
        var json = Json(session);
        var command = new NaruCommand("list", session.Say(KeyText.List)) { Examples = ["naru key list --hub https://hub.example.org --token-file token"] };
        Add(command, null, [.. hub.All, json]);
        command.SetAction((parse, _) => new HubKeyJobs(session).ListAsync(hub.Of(parse), parse.GetValue(json)));
        return command;
    }

    private static NaruCommand Revoke(CliSession session)
    {
        var key = new Argument<string>("KEY") { Description = session.Say(KeyText.ArgumentKeyAtHub) };
        var hub = new HubOptions(session);
        var command = new NaruCommand("revoke", session.Say(KeyText.Revoke)) { Examples = ["naru key revoke question.key --hub https://hub.example.org --token-file token"] };
        Add(command, key, [.. hub.All]);
        command.SetAction((parse, _) => new HubKeyJobs(session).RevokeAsync(parse.GetRequiredValue(key), hub.Of(parse)));
        return command;
    }

    private static NaruCommand Show(CliSession session)
    {
        var file = new Argument<string>("FILE") { Description = session.Say(KeyText.ArgumentKey) };
        var json = Json(session);
        var command = new NaruCommand("show", session.Say(KeyText.Show)) { Examples = ["naru key show question.key"] };
        Add(command, file, json);
        command.SetAction(parse => new LocalKeyJobs(session).Show(parse.GetRequiredValue(file), parse.GetValue(json)));
        return command;
    }

    private static NaruCommand Check(CliSession session)
    {
        var file = new Argument<string>("DELEGATION") { Description = session.Say(KeyText.ArgumentDelegation) };
        var hub = new Option<string>("--hub") { Required = true, HelpName = "URL", Description = session.Say(KeyText.OptionHub) };
        var study = new Option<string?>("--study") { HelpName = "ID", Description = session.Say(KeyText.OptionStudyAsked) };
        var passkeys = new Option<string[]>("--passkey") { HelpName = "FILE", Description = session.Say(KeyText.OptionPasskey) };
        var accepted = new Option<string[]>("--accept") { HelpName = "THUMBPRINT", Description = session.Say(KeyText.OptionAccept) };
        var json = Json(session);
        var command = new NaruCommand("check", session.Say(KeyText.Check))
        {
            Examples =
            [
                "naru key check question.key.delegation.json --hub https://hub.example.org --accept 0ZcOCORZNYy-DWpqq30jZyJGHTN0d2HglBV3uiguA4I",
                "naru key check delegation.json --hub https://hub.example.org --passkey kim.json --study study-1",
            ],
        };
        Add(command, file, hub, study, passkeys, accepted, json);
        command.SetAction(parse => new LocalKeyJobs(session).Check(
            parse.GetRequiredValue(file), parse.GetRequiredValue(hub), parse.GetValue(study), parse.GetValue(passkeys) ?? [], parse.GetValue(accepted) ?? [], parse.GetValue(json)));
        return command;
    }

    private static Option<string?> PassphraseFile(CliSession session) => new("--passphrase-file") { HelpName = "FILE", Description = session.Say(KeyText.OptionPassphraseFile) };

    private static Option<bool> Json(CliSession session) => new("--json") { Description = session.Say(KeyText.OptionJson) };

    private static void Add(Command command, Argument? argument, params ReadOnlySpan<Option> options)
    {
        if (argument is not null)
        {
            command.Arguments.Add(argument);
        }

        foreach (var option in options)
        {
            command.Options.Add(option);
        }
    }

    /// <summary>The options by which a hub is reached. The token itself is no option: other users of the computer see the arguments of a program.</summary>
    private sealed class HubOptions(CliSession session)
    {
        private readonly Option<string> hub = new("--hub") { Required = true, HelpName = "URL", Description = session.Say(KeyText.OptionHub) };
        private readonly Option<string?> token = new("--token-file") { HelpName = "FILE", Description = session.Say(KeyText.OptionTokenFile) };
        private readonly Option<string?> authority = new("--ca") { HelpName = "FILE", Description = session.Say(KeyText.OptionAuthority) };

        public IReadOnlyList<Option> All => [hub, token, authority];

        public HubAccess Of(ParseResult parse) => new(parse.GetRequiredValue(hub), parse.GetValue(token), parse.GetValue(authority));
    }
}
