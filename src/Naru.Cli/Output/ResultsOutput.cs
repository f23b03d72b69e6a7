using System.Globalization;
using System.Text.Json;
using Naru.Cli.Running;
using Naru.Cohorts.Results;
using Naru.Core;

namespace Naru.Cli.Output;

/// <summary>Everything but the rows, one line of JSON per definition. It never holds a person's id.</summary>
internal sealed class ResultsOutput(OutputTarget target) : IRunOutput
{
    public string? Place => target.Place;

    public bool LacksFailed => false;

    public void Write(RunOutcome outcome)
    {
        JsonLines.Write(target.Stream, json =>
        {
            json.WriteString("definition", outcome.File.Name);
            JsonLines.Text(json, "title", outcome.Definition?.Title);
            JsonLines.Number(json, "persons", outcome.Result?.Persons);
            JsonLines.Number(json, "rows", outcome.Result?.Rows.Count);
            if (outcome is { Result: { } result, Definition: { } definition })
            {
                json.WriteNumber("milliseconds", Math.Round(outcome.Elapsed.TotalMilliseconds, 1));
                WriteFunnel(json, Funnel.Of(definition, result), result);
            }
            else
            {
                json.WriteNull("milliseconds");
                json.WriteNull("funnel");
            }

            JsonLines.Findings(json, "warnings", outcome.Of(Severity.Warning));
            JsonLines.Findings(json, "errors", outcome.Of(Severity.Error));
        });
        if (target.Place is null)
        {
            target.Stream.Flush();
        }
    }

    public void Commit() => target.Commit();

    public void Dispose() => target.Dispose();

    private static void WriteFunnel(Utf8JsonWriter json, Funnel funnel, CohortResult result)
    {
        json.WriteStartObject("funnel");
        Count(json, "entry", funnel.Stages.Primary);
        Count(json, "qualified", funnel.Stages.Qualified);
        json.WriteStartArray("rules");
        foreach (var rule in funnel.Rules)
        {
            json.WriteStartObject();
            json.WriteNumber("index", rule.Index);
            JsonLines.Text(json, "name", rule.Name);
            Count(json, "satisfied", rule.Satisfied);
            Count(json, "remaining", rule.Remaining);
            Count(json, "gainIfDropped", rule.GainIfDropped);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        Masks(json, "eventMasks", result.EventImpact);
        Masks(json, "personMasks", result.PersonImpact);
        Count(json, "included", funnel.Stages.Included);
        Count(json, "entries", funnel.Stages.Entries);
        Count(json, "censored", funnel.Stages.Censored);
        Count(json, "collapsed", funnel.Stages.Collapsed);
        json.WriteNumber("lostToCensorWindow", funnel.Stages.LostToCensorWindow);
        Count(json, "final", funnel.Final);
        json.WriteEndObject();
    }

    private static void Count(Utf8JsonWriter json, string name, StageCount count)
    {
        json.WriteStartObject(name);
        json.WriteNumber("events", count.Events);
        json.WriteNumber("persons", count.Persons);
        json.WriteEndObject();
    }

    // As decimal strings: beyond 53 rules a mask does not fit the numbers of most JSON readers.
    private static void Masks(Utf8JsonWriter json, string name, InclusionImpact impact)
    {
        json.WriteStartArray(name);
        foreach (var mask in impact.Masks)
        {
            json.WriteStartObject();
            json.WriteString("mask", mask.Mask.ToString(CultureInfo.InvariantCulture));
            json.WriteNumber("count", mask.Count);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
