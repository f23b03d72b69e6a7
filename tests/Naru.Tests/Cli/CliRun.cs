using System.Text;
using Naru.Cli;
using Naru.Cli.Hosting;
using Naru.Cohorts.Circe;
using Naru.Core;

namespace Naru.Tests.Cli;

/// <summary>Runs the command line in process, with the console, the data and the clock of a test.</summary>
internal sealed class CliRun
{
    public FakeCdm Cdm { get; init; } = new((_, _) => Result.Success(Samples.Rows()));

    public int Width { get; init; }

    public bool OutIsTerminal { get; init; }

    public bool ErrorIsTerminal { get; init; }

    public Dictionary<string, string> Variables { get; init; } = new(StringComparer.Ordinal) { ["NARU_LANG"] = "en" };

    /// <summary>What the person answers to a question; null if nobody is there.</summary>
    public string? Answer { get; init; }

    public string CacheFolder { get; init; } = Path.Combine(AppContext.BaseDirectory, "cache");

    public TimeProvider Clock { get; init; } = TimeProvider.System;

    public Func<Naru.Cohorts.Model.CohortDefinition, ValueList<Error>> Check { get; init; } = _ => [];

    public string DataFolder { get; init; } = Path.Combine(AppContext.BaseDirectory, "data");

    /// <summary>What a person types when a secret is asked for; nobody by default.</summary>
    public Func<string, string?> AskSecret { get; init; } = _ => null;

    public CancellationToken Stop { get; init; }

    /// <summary>What standard output got.</summary>
    public string Out { get; private set; } = "";

    /// <summary>What standard error got.</summary>
    public string Error { get; private set; } = "";

    public IReadOnlyList<string> OutLines => Out.Split('\n')[..^1];

    public int Run(params string[] args)
    {
        using var output = new MemoryStream();
        using var error = new StringWriter();
        using var writer = new StreamWriter(output, new UTF8Encoding(false)) { AutoFlush = true };
        var code = CliApp.Run(args, Host(output, writer, error), Stop);
        (Out, Error) = (Encoding.UTF8.GetString(output.ToArray()), error.ToString());
        return code;
    }

    private CliHost Host(Stream output, TextWriter writer, TextWriter error) => new()
    {
        StandardOutput = output,
        Out = writer,
        Error = error,
        OutIsTerminal = OutIsTerminal,
        ErrorIsTerminal = ErrorIsTerminal,
        TerminalWidth = () => Width,
        Variable = name => Variables.GetValueOrDefault(name, Width > 0 && name == "COLUMNS" ? Width.ToString() : ""),
        Variables = () => Variables,
        Answer = () => Answer,
        AskSecret = AskSecret,
        DataFolder = DataFolder,
        CacheFolder = CacheFolder,
        Clock = Clock,
        Tools = new CliTools
        {
            Read = CirceReader.ReadTolerantly,
            Check = Check,
            Describe = (definition, language) => $"{language}: {definition.Title}",
            Canonical = definition => $"canonical '{definition.Title}'\n",
            PrintSql = definition => $"select '{definition.Title}'",
            Passes =
            [
                new PassInfo("merge-scans", new("훑기를 합칩니다", "Merges scans")),
                new PassInfo("fold", new("접습니다", "Folds")),
            ],
            Open = Cdm.Open,
        },
    };
}
