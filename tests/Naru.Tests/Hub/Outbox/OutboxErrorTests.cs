using Naru.Hub.Outbox;
using Naru.Ledger.Outbox;
using Naru.Tests.Hub.Files;
using NJsonSchema;
using Xunit;

namespace Naru.Tests.Hub.Outbox;

/// <summary>Kinds of finding that need no server have their input here; the others in the tests of the senders.</summary>
public sealed class OutboxErrorTests
{
    private const string Template = """{ "template": "a", "values": { "x": "text" }, "subject": { "ko": "가 {{x}}", "en": "a {{x}}" }, "paragraphs": [{ "ko": "가", "en": "a" }] }""";

    private static readonly string Folder = Repository.File("data", "templates");

    private static readonly string[] ByServers =
    [
        "OUT201", "OUT202", "OUT203", "OUT204", "OUT302", "OUT303", "OUT304", "OUT305", "OUT306", "OUT401", "OUT402", "OUT403",
    ];

    private static readonly (string Code, Func<Task<string>> Find)[] Cases =
    [
        ("OUT101", () => Send("mail", "{}")),
        ("OUT101", () => Send("mail", "[1]")),
        ("OUT101", () => Send("calendar", """{ "mail": null }""")),
        ("OUT101", () => Webhook("""{ "receiver": 5 }""")),
        ("OUT102", () => Send(Mails.Turn() with { Template = "odd" })),
        ("OUT103", () => Send(Mails.Turn() with { Personal = null })),
        ("OUT104", () => Send(Mails.Turn() with { Values = new Dictionary<string, string>(Mails.Turn().Values, StringComparer.Ordinal) { ["more"] = "x" } })),
        ("OUT105", () => Send(Mails.Turn("a\nb"))),
        ("OUT106", () => Send(Mails.Turn(address: "nobody"))),
        ("OUT107", () => Send(Mails.Turn(link: "http://naru.example/"))),
        ("OUT107", () => Send(Mails.Turn(link: "http://localhost.evil.example/"))),
        ("OUT107", () => Send(Mails.Turn(link: "javascript:alert(1)"))),
        ("OUT107", () => Send(Mails.Turn(link: "https://naru.example@evil.example/"))),
        ("OUT108", () => Send(Mails.Meeting() with { End = Mails.Meeting().Start })),
        ("OUT108", () => Send(Mails.Meeting(sequence: -1))),
        ("OUT108", () => Send(Mails.Meeting() with { Meeting = "a@b" })),
        ("OUT108", () => Send(Mails.Meeting() with { Meeting = "" })),
        ("OUT301", () => Webhook("""{ "id": "m1", "receiver": "nobody", "type": "a", "timestamp": "2026-11-27T00:00:00Z", "data": {} }""")),
        ("OUT501", () => Read("{")),
        ("OUT502", () => Read("{}")),
        ("OUT502", () => Read($$"""{ "templates": [{{Template.Replace("\"text\"", "\"html\"", StringComparison.Ordinal)}}] }""")),
        ("OUT502", () => Read($$"""{ "templates": [{{Template.Replace("\"en\": \"a\"", "\"en\": 1", StringComparison.Ordinal)}}] }""")),
        ("OUT503", () => Read($$"""{ "templates": [{{Template.Replace("a {{x}}", "a {{y}}", StringComparison.Ordinal)}}] }""")),
        ("OUT503", () => Read($$"""{ "templates": [{{Template.Replace("a {{x}}", "a", StringComparison.Ordinal)}}] }""")),
        ("OUT504", () => Read($$"""{ "templates": [{{Template}}, {{Template}}] }""")),
    ];

    public static TheoryData<int> Numbers => new(Enumerable.Range(0, Cases.Length));

    [Theory]
    [MemberData(nameof(Numbers))]
    public async Task Input_IsRefused(int number) => Assert.Contains(Cases[number].Code, await Cases[number].Find(), StringComparison.Ordinal);

    [Fact]
    public void All_EveryKind_HasInputThatProvokesIt() => Assert.Equal(
        OutboxErrors.All.Select(k => k.Code).Order(StringComparer.Ordinal),
        Cases.Select(c => c.Code).Concat(ByServers).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));

    [Fact]
    public async Task Templates_FitTheirSchema()
    {
        var schema = await JsonSchema.FromFileAsync(Path.Combine(Folder, "mail.schema.json"), TestContext.Current.CancellationToken);
        Assert.Empty(schema.Validate(await File.ReadAllTextAsync(Path.Combine(Folder, "mail.json"), TestContext.Current.CancellationToken)));
        Assert.NotEmpty(MailTemplates.Shipped.All);
    }

    private static Task<string> Send(MailMessage mail) => Send(OutboxMessages.Of(mail));

    private static Task<string> Send(MeetingMessage meeting) => Send(OutboxMessages.Of(meeting));

    private static Task<string> Send(NewMessage message) => Reason(Mails.SendAsync(Mails.Settings(), Mails.Handed(message), TestContext.Current.CancellationToken));

    private static Task<string> Send(string channel, string json) => Reason(Mails.SendAsync(Mails.Settings(), Mails.Handed(channel, json), TestContext.Current.CancellationToken));

    private static async Task<string> Webhook(string json)
    {
        using var sender = new WebhookSender(new Nobody(), new WebhookTargets(new WebhookSettings()), new WebhookSettings(), new SettableClock());
        return await Reason(sender.SendAsync(Mails.Handed("webhook", json), TestContext.Current.CancellationToken));
    }

    private static async Task<string> Reason(Task<SendOutcome> sending) => Assert.IsType<SendOutcome.Refused>(await sending).Reason;

    private static Task<string> Read(string text) => Task.FromResult(string.Join(' ', MailTemplates.Read(text, "x.json").Findings.Select(f => f.Code)));

    private sealed class Nobody : IWebhookReceivers
    {
        public ValueTask<WebhookPlan> PrepareAsync(WebhookMessage message, CancellationToken stop) => ValueTask.FromResult<WebhookPlan>(new WebhookPlan.Unknown());

        public ValueTask<SendOutcome> NoteAsync(WebhookMessage message, WebhookAttempt attempt, CancellationToken stop) => throw new InvalidOperationException("Nobody is called.");
    }
}
