using System.Collections.Frozen;
using System.Text;
using System.Text.Json;
using Naru.Cohorts.Checks;
using Naru.Cohorts.Circe;
using Naru.Cohorts.Description;
using Naru.Cohorts.Engines;
using Naru.Cohorts.Merging;
using Naru.Cohorts.Model;
using Naru.Cohorts.Passes;
using Naru.Cohorts.Sql;
using Naru.Cohorts.Sql.DuckDb;
using Naru.Core;
using Xunit;

namespace Naru.Spec.Parsing;

/// <summary>
/// What any text must lead to: errors that say where, or a definition that everything behind the reader can take.
/// </summary>
internal static class Survival
{
    private static readonly FrozenSet<string> EveryPass = OptimisingPasses.All.Select(p => p.Name).ToFrozenSet(StringComparer.Ordinal);

    private static readonly JsonDocumentOptions Deep = new() { MaxDepth = 1_000 };

    /// <summary>Reads a text and takes it as far as it goes; the findings of the reader.</summary>
    internal static ValueList<Error> Check(string json)
    {
        var (tolerant, findings) = CirceReader.ReadTolerantly(json);
        foreach (var finding in findings)
        {
            Assert.Contains(finding.Kind, CirceErrors.All);
            Assert.StartsWith("$", finding.Place.JsonPath, StringComparison.Ordinal);
            Assert.True(finding.Place.Line >= 1, $"{finding}");
        }

        // Checks take what could be read, so that they can say more about a definition with errors.
        if (tolerant is not null)
        {
            DefinitionChecks.Run(tolerant);
        }

        var result = CirceReader.Read(json);
        Assert.Equal(findings, result.Findings);
        Assert.Equal(!findings.Any(f => f.Severity == Severity.Error), result.IsSuccess);
        if (result.IsSuccess)
        {
            CheckDefinition(result.Value);
            CheckRoundTrip(json, result);
        }

        return findings;
    }

    private static void CheckDefinition(CohortDefinition definition)
    {
        Assert.NotEmpty(DefinitionDescription.Of(definition, Language.Korean).ToPlainText());
        Assert.NotEmpty(DefinitionDescription.Of(definition, Language.English).ToPlainText());
        if (Requirements.Check(definition, (_, _) => true).Count > 0)
        {
            return;
        }

        Assert.NotEmpty(MergeEngine.Plan(definition, EveryPass).EventSets.Append(null));
        var plan = MergeEngine.Plan(definition);
        foreach (var scan in plan.Scans)
        {
            Assert.NotEmpty(DuckDbPrinter.Print(ScanCompiler.Compile(scan, plan.Strategies).Select).Text);
        }
    }

    private static void CheckRoundTrip(string json, Result<CohortDefinition> read)
    {
        var written = CirceWriter.Write(read.Value!);
        var again = CirceReader.Read(written);
        Assert.True(again.IsSuccess && read.Value!.Equals(again.Value), $"Not read as it was written:\n{written}");

        // Of a repeated member only the last is kept, and a wrapping is taken off.
        if (!read.Findings.Any(f => f.Kind == CirceErrors.DuplicateMember || f.Kind == CirceErrors.Wrapped))
        {
            // Half a surrogate pair is no text; what is read is what UTF-8 makes of it.
            var text = Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(json[0] == '\uFEFF' ? json[1..] : json));
            using var original = JsonDocument.Parse(text, Deep);
            using var kept = JsonDocument.Parse(written, Deep);
            Assert.True(JsonElement.DeepEquals(original.RootElement, kept.RootElement), $"Something is lost:\n{written}");
        }
    }
}
