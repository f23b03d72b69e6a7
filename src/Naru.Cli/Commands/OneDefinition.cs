using Naru.Cli.Input;
using Naru.Cli.Reports;
using Naru.Cohorts.Model;

namespace Naru.Cli.Commands;

/// <summary>What the commands share that turn one definition into a text.</summary>
internal static class OneDefinition
{
    /// <summary>Reads the definition and prints what is made of it, unwrapped: texts may be piped on.</summary>
    public static int Print(CliSession session, string path, Func<CohortDefinition, string> text)
    {
        var file = DefinitionFiles.FindOne(path);
        if (!file.IsSuccess)
        {
            return session.WrongUse([.. file.Errors]);
        }

        var definition = new DefinitionLoader(session.Host.Tools).Read(file.Value);
        if (!definition.IsSuccess)
        {
            new FindingsView(session, session.Error).Show([.. definition.Errors]);
            return ExitCodes.Failed;
        }

        session.Host.Out.WriteLine(text(definition.Value).TrimEnd());
        return ExitCodes.Success;
    }
}
