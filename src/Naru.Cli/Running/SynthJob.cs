using System.Text.Json;
using Naru.Cdm.Importing;
using Naru.Cli.Output;
using Naru.Cli.Reports;
using Naru.Cli.Wording;
using Naru.Core;
using Naru.Synth;
using Spectre.Console;

namespace Naru.Cli.Running;

/// <summary>Makes and checks synthetic hospitals, and says what was done and found.</summary>
internal sealed class SynthJob(CliSession session)
{
    private const int WarningsShown = 10;

    /// <summary>Makes a hospital; the exit code.</summary>
    public int Run(SynthRequest request)
    {
        OutputTarget? json = null;
        try
        {
            json = request.JsonPath is { } path ? new OutputTarget(session.Host, path) : null;
        }
        catch (Exception e) when (RunOutputs.IsRefusal(e))
        {
            new FindingsView(session, session.Error).Show([RunOutputs.Refused(request.JsonPath!, e)]);
            return ExitCodes.Failed;
        }

        using (json)
        {
            return Run(request.Options, json);
        }
    }

    private int Run(SynthOptions options, OutputTarget? json)
    {
        session.Live.Show(() => session.Say(CliText.Opening, options.Profile), null);
        var result = SyntheticHospital.Make(options, new LoadingProgress(session), session.Stop);
        session.Live.Clear();
        if (!result.IsSuccess)
        {
            new FindingsView(session, session.Error).Show([.. result.Findings.Where(f => f.Severity != Severity.Information)]);
            return ExitCodes.Failed;
        }

        // With JSON on standard output, what people read goes to the other one.
        var console = json is { Place: null } ? session.Error : session.Out;
        new FindingsView(session, console).Show([.. result.Warnings], WarningsShown);
        new SynthReport(session, console).Show(options, result.Value);
        if (json is not null)
        {
            Write(json.Stream, options, result.Value);
            json.Commit();
        }

        return ExitCodes.Success;
    }

    /// <summary>Checks the files of hospitals; the exit code.</summary>
    public int Check(IReadOnlyList<SynthOptions> hospitals)
    {
        var failed = false;
        foreach (var options in hospitals)
        {
            session.Live.Show(() => session.Say(CliText.Opening, options.Profile), null);
            var result = SyntheticHospital.Check(options, session.Stop);
            session.Live.Clear();
            new FindingsView(session, result.IsSuccess ? session.Out : session.Error).Show([.. result.Findings]);
            if (result.IsSuccess)
            {
                new SynthReport(session, session.Out).Show(result.Value);
            }

            failed |= !result.IsSuccess;
        }

        if (hospitals.Count == 0)
        {
            session.Out.WriteLine(session.Say(CliText.ProfilesNone));
        }

        return failed ? ExitCodes.Failed : ExitCodes.Success;
    }

    private static void Write(Stream stream, SynthOptions options, SynthOutcome outcome)
    {
        using var writer = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true });
        var manifest = outcome.Import.Manifest;
        writer.WriteStartObject();
        writer.WriteString("format", "naru-synthetic-hospital");
        writer.WriteNumber("formatVersion", 1);
        writer.WriteBoolean("synthetic", true);
        writer.WriteString("name", manifest.Source);
        writer.WriteString("profile", options.Profile);
        writer.WriteNumber("seed", options.Seed);
        writer.WriteNumber("persons", options.Persons);
        writer.WriteString("dataVersion", manifest.DataVersion);
        writer.WriteString("vocabularyVersion", manifest.VocabularyVersion);
        writer.WriteStartObject("rows");
        foreach (var table in manifest.Tables.Where(t => !CdmImport.IsVocabularyTable(t.Name)))
        {
            writer.WriteNumber(table.Name, table.Rows);
        }

        writer.WriteEndObject();
        writer.WriteStartArray("planted");
        foreach (var planted in outcome.Planted)
        {
            writer.WriteStartObject();
            writer.WriteString("kind", planted.Kind);
            writer.WriteString("table", planted.Table);
            writer.WriteNumber("rows", planted.Rows);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }
}
