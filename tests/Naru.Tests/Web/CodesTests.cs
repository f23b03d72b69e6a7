using System.Reflection;
using System.Text.RegularExpressions;
using Naru.Core;
using Naru.Hub.Api;
using Naru.Hub.Files;
using Naru.Hub.Identity;
using Naru.Hub.Outbox;
using Naru.Hub.Permissions;
using Naru.Hub.Time;
using Naru.Hub.Webhooks;
using Naru.Web;
using Xunit;

namespace Naru.Tests.Web;

/// <summary>Every code that the hub can answer with is provoked: a test expects it, by its code or by its kind.</summary>
public sealed partial class CodesTests
{
    private static readonly Type[] Catalogues = [typeof(ApiErrors), typeof(HostErrors), typeof(IdentityErrors), typeof(FileErrors), typeof(OutboxErrors), typeof(TimeErrors), typeof(PermissionErrors), typeof(WebhookErrors)];

    [Fact]
    public void EveryCode_IsProvokedByATest()
    {
        var expected = Expected();

        Assert.Equal([], Missing(expected, Kinds()));
        Assert.True(Kinds().Count > 150);
    }

    /// <summary>The twin: a kind that no test expects is found.</summary>
    [Fact]
    public void CodeWithoutTest_IsFound()
    {
        var planted = ("HostErrors", "Planted", $"API{999}");

        Assert.Equal([$"API{999} Planted"], Missing(Expected(), [.. Kinds(), planted]));
    }

    private static List<(string Catalogue, string Name, string Code)> Kinds() => [.. Catalogues
        .SelectMany(c => c.GetFields(BindingFlags.Static | BindingFlags.Public).Where(f => f.FieldType == typeof(ErrorKind)).Select(f => (c.Name, f.Name, ((ErrorKind)f.GetValue(null)!).Code)))];

    private static IEnumerable<string> Missing(HashSet<string> expected, IEnumerable<(string Catalogue, string Name, string Code)> kinds) =>
        kinds.Where(k => !expected.Contains(k.Code) && !expected.Contains($"{k.Catalogue}.{k.Name}")).Select(k => $"{k.Code} {k.Name}").Order(StringComparer.Ordinal);

    /// <summary>What stands in the code of tests, not in their comments: in a text, or as a kind.</summary>
    private static HashSet<string> Expected() => Directory.GetFiles(Repository.File("tests", "Naru.Tests"), "*.cs", SearchOption.AllDirectories)
        .Where(f => !f.EndsWith(nameof(CodesTests) + ".cs", StringComparison.Ordinal))
        .SelectMany(File.ReadLines)
        .Where(l => !l.TrimStart().StartsWith("//", StringComparison.Ordinal))
        .SelectMany(l => Mention().Matches(l).Select(m => m.Value))
        .ToHashSet(StringComparer.Ordinal);

    [GeneratedRegex("(API|IDN|FIL|OUT|TIM|PRM|WHK)[0-9]{3}|(Api|Host|Identity|File|Outbox|Time|Permission|Webhook)Errors\\.[A-Z][A-Za-z]+", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Mention();
}
