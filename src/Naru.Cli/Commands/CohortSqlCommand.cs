using System.CommandLine;
using Naru.Cli.Wording;
using Naru.Core;

namespace Naru.Cli.Commands;

/// <summary><c>naru cohort sql</c>.</summary>
internal static class CohortSqlCommand
{
    private static readonly ValueList<string> Dialects = ["duckdb"];

    public static Command Create(CliSession session)
    {
        var definition = new Argument<string>("DEFINITION") { Description = session.Say(CliText.ArgumentDefinition) };
        var dialect = new Option<string?>("--dialect") { HelpName = string.Join('|', Dialects), Description = session.Say(CliText.OptionDialect) };
        var command = new NaruCommand("sql", session.Say(CliText.CohortSql))
        {
            Examples = ["naru cohort sql diabetes.json --dialect duckdb"],
        };
        command.Arguments.Add(definition);
        command.Options.Add(dialect);
        command.SetAction(parse =>
        {
            var choice = new Choice();
            choice.OneOf(dialect.Name, parse.GetValue(dialect), Dialects[0], Dialects);
            return choice.Errors.Count > 0
                ? session.WrongUse(choice.Errors)
                : OneDefinition.Print(session, parse.GetRequiredValue(definition), session.Host.Tools.PrintSql);
        });
        return command;
    }
}
