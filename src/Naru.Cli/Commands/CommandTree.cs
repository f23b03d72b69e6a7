using System.CommandLine;
using System.CommandLine.Help;
using Naru.Cli.Hub;
using Naru.Cli.Keys;
using Naru.Cli.Wording;

namespace Naru.Cli.Commands;

/// <summary>All commands, in the session's language.</summary>
internal static class CommandTree
{
    /// <summary>Builds the tree.</summary>
    public static RootCommand Build(CliSession session)
    {
        var cohort = new NaruCommand("cohort", session.Say(CliText.Cohort));
        cohort.Subcommands.Add(CohortRunCommand.Create(session));
        cohort.Subcommands.Add(CohortCheckCommand.Create(session));
        cohort.Subcommands.Add(CohortDescribeCommand.Create(session));
        cohort.Subcommands.Add(CohortCanonicalCommand.Create(session));
        cohort.Subcommands.Add(CohortSqlCommand.Create(session));
        cohort.Subcommands.Add(CohortPassesCommand.Create(session));
        cohort.Subcommands.Add(CohortLibraryCommand.Create(session));
        cohort.Subcommands.Add(CohortNewCommand.Create(session));

        var cdm = new NaruCommand("cdm", session.Say(CliText.Cdm));
        cdm.Subcommands.Add(CdmImportCommand.Create(session));
        cdm.Subcommands.Add(CdmOptOutCommand.Create(session));
        cdm.Subcommands.Add(CdmShowCommand.Create(session));
        cdm.Subcommands.Add(CdmCheckCommand.Create(session));

        var vocab = new NaruCommand("vocab", session.Say(CliText.Vocab));
        vocab.Subcommands.Add(VocabLoadCommand.Create(session));
        vocab.Subcommands.Add(VocabSearchCommand.Create(session));
        vocab.Subcommands.Add(VocabShowCommand.Create(session));
        vocab.Subcommands.Add(VocabResolveCommand.Create(session));
        vocab.Subcommands.Add(VocabDiffCommand.Create(session));

        var root = new RootCommand(session.Say(CliText.Root)) { DemoCommand.Create(session), cohort, cdm, vocab, SynthCommand.Create(session), HubCommands.Create(session), KeyCommands.Create(session) };
        // Completion scripts are not offered, so neither is their directive.
        root.Directives.Clear();
        root.Options.Add(Language(session));
        foreach (var option in root.Options)
        {
            if (option is HelpOption)
            {
                option.Description = session.Say(CliText.OptionHelp);
                option.Action = new HelpAction(session);
            }
            else if (option is VersionOption)
            {
                option.Description = session.Say(CliText.OptionVersion);
                option.Action = new VersionAction(session);
            }
        }

        // Naru alone is a question, not a mistake.
        root.SetAction(parse => new HelpAction(session).Invoke(parse));
        return root;
    }

    private static Option<string?> Language(CliSession session) => new(LanguageChoice.Option)
    {
        Recursive = true,
        HelpName = string.Join('|', LanguageChoice.Values),
        Description = session.Say(CliText.OptionLang),
    };
}
