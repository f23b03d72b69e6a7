using System.Reflection;
using System.Text.RegularExpressions;
using Naru.Core;
using Naru.Hub.Directories;
using Naru.Hub.Identity.Events;
using Naru.Hub.Webhooks;
using NJsonSchema;
using Xunit;

namespace Naru.Tests.Hub.Webhooks;

/// <summary>The list of types and the catalogue of errors: complete, bilingual, documented.</summary>
public sealed partial class WebhookDataTests
{
    private static readonly string[] Pages = ["webhooks.md", "webhooks.ko.md"];

    [Fact]
    public async Task Types_FitTheirSchema_AndAreEventsThatHappen()
    {
        var schema = await JsonSchema.FromFileAsync(Repository.File("data", "webhooks", "types.schema.json"), TestContext.Current.CancellationToken);
        Assert.Empty(schema.Validate(await File.ReadAllTextAsync(Repository.File("data", "webhooks", "types.json"), TestContext.Current.CancellationToken)));
        var known = Names(typeof(DirectoryEvents), "Types").Concat(typeof(SecurityEvent).GetFields().Select(f => (string)f.GetValue(null)!)).ToHashSet(StringComparer.Ordinal);
        Assert.Contains("offering.published", known);
        Assert.All(WebhookTypes.Shipped.All, t => Assert.Contains(t.Event, known));
        Assert.All(WebhookTypes.Shipped.All, t => Assert.True(t.Meaning.Korean.Any(IsHangul) && !t.Meaning.English.Any(IsHangul)));
    }

    [Fact]
    public void Types_AreDocumented() => Assert.All(Pages, p =>
    {
        var page = File.ReadAllText(Repository.File("docs", p));
        Assert.All(WebhookTypes.Shipped.All, t => Assert.Contains($"`{t.Name}`", page, StringComparison.Ordinal));
    });

    [Fact]
    public void Errors_AreCompleteAndBilingual()
    {
        var fields = typeof(WebhookErrors).GetFields().Where(f => f.FieldType == typeof(ErrorKind)).Select(f => (ErrorKind)f.GetValue(null)!).ToList();
        Assert.Equal(fields.Select(f => f.Code).Order(StringComparer.Ordinal), WebhookErrors.All.Select(k => k.Code).Order(StringComparer.Ordinal));
        Assert.All(WebhookErrors.All, k => Assert.Matches("^WHK[1-3][0-9]{2}$", k.Code));
        Assert.All(WebhookErrors.All, k => Assert.True(k.Message.Korean.Any(IsHangul) && k.Advice.Korean.Any(IsHangul) && !k.Message.English.Any(IsHangul) && !k.Advice.English.Any(IsHangul)));
    }

    /// <summary>Codes stand in the tests beside this one as what is expected, so a code without a test is seen here.</summary>
    [Fact]
    public void Errors_EveryKind_IsProvokedByATest()
    {
        var expected = Directory.GetFiles(Repository.File("tests", "Naru.Tests", "Hub", "Webhooks"), "*.cs").SelectMany(f => Code().Matches(File.ReadAllText(f)).Select(m => m.Value)).ToHashSet(StringComparer.Ordinal);
        Assert.DoesNotContain(WebhookErrors.All, k => !expected.Contains(k.Code));
    }

    /// <summary>The example of the documentation is code that runs: what stands there is what <see cref="VerifyingExample"/> is.</summary>
    [Fact]
    public void Example_OfTheDocumentation_IsWhatRuns()
    {
        var source = File.ReadAllText(Repository.File("tests", "Naru.Tests", "Hub", "Webhooks", "VerifyingExample.cs"));
        var example = source[(source.IndexOf("// example\n", StringComparison.Ordinal) + "// example\n".Length)..source.IndexOf("// end\n", StringComparison.Ordinal)].Trim();
        Assert.All(Pages, p => Assert.Contains($"```csharp\n{example}\n```", File.ReadAllText(Repository.File("docs", p)), StringComparison.Ordinal));
    }

    /// <summary>It takes what the hub signs, the Standard Webhooks specification's own example, and nothing else.</summary>
    [Fact]
    public void Example_VerifiesAsTheSpecificationSays()
    {
        const string Secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
        var (id, time, body) = ("msg_p5jXN8AQM9LWM0D4loKWxJek", "1614265330", "{\"test\": 2432232314}"u8.ToArray());
        const string Good = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";
        var now = DateTimeOffset.FromUnixTimeSeconds(1614265330);

        Assert.True(VerifyingExample.IsFromNaru(Secret, id, time, Good, body, now));
        Assert.True(VerifyingExample.IsFromNaru(Secret, id, time, $"v1,AAAA {Good}", body, now.AddMinutes(4)));
        Assert.False(VerifyingExample.IsFromNaru(Secret, id, time, Good, body, now.AddMinutes(6)));
        Assert.False(VerifyingExample.IsFromNaru(Secret, id, time, Good, [.. body, 32], now));
        Assert.False(VerifyingExample.IsFromNaru(Secret, id + "x", time, Good, body, now));
        Assert.False(VerifyingExample.IsFromNaru(Secret, id, "1614265331", Good, body, now));
        Assert.False(VerifyingExample.IsFromNaru(Secret, id, "soon", Good, body, now));
        Assert.False(VerifyingExample.IsFromNaru("whsec_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", id, time, Good, body, now));
        Assert.False(VerifyingExample.IsFromNaru(Secret, id, time, "", body, now));

        var key = Naru.Hub.Outbox.WebhookKey.Parse(Secret);
        var headers = Naru.Hub.Outbox.WebhookSignature.Sign(id, now, body, [key, Naru.Hub.Outbox.WebhookKey.Parse("whsec_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]);
        Assert.True(VerifyingExample.IsFromNaru(Secret, headers.Id, headers.Timestamp, headers.Signature, body, now));
        Assert.Throws<FormatException>(() => Naru.Hub.Outbox.WebhookKey.Parse("whsec_AAAA"));
        Assert.Throws<FormatException>(() => Naru.Hub.Outbox.WebhookKey.Parse(Secret["whsec_".Length..]));
    }

    private static IEnumerable<string> Names(Type type, string field) =>
        ((IReadOnlyDictionary<string, Type>)type.GetField(field, BindingFlags.Static | BindingFlags.NonPublic)!.GetValue(null)!).Keys;

    private static bool IsHangul(char c) => c is >= '가' and <= '힣';

    [GeneratedRegex("WHK[0-9]{3}", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Code();
}
