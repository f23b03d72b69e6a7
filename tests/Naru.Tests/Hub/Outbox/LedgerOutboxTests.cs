using Naru.Hub.Outbox;
using Naru.Ledger;
using Naru.Ledger.Events;
using Naru.Ledger.Outbox;
using Naru.Tests.Hub.Files;
using Xunit;

namespace Naru.Tests.Hub.Outbox;

/// <summary>The whole way: recorded with a command in the ledger, sealed there, opened and sent by its dispatcher.</summary>
public sealed class LedgerOutboxTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Recorded_Messages_AreSent_ButNotToWhomWasErased()
    {
        var folder = Directory.CreateTempSubdirectory("naru-outbox-").FullName;
        try
        {
            await using var server = new MailServer();
            var keys = new MemoryPersonKeys();
            await using (var ledger = FileWorld.Value(await Ledgers.OpenAsync(
                new LedgerAddress.Sqlite(Path.Combine(folder, "hub.db")), new LedgerOptions { Clock = TimeProvider.System, PersonKeys = keys }, Stop)))
            {
                var settings = Mails.Settings(server.Port);
                var (composer, transport) = (new MailComposer(MailTemplates.Shipped, settings), new MailTransport(settings));
                var dispatcher = new OutboxDispatcher(
                    ledger.Outbox,
                    [new MailSender(composer, transport), new MeetingSender(composer, new MeetingCalendar(settings), transport)],
                    new OutboxOptions { Clock = TimeProvider.System });
                await RecordAsync(ledger, "c1", OutboxMessages.Of(Mails.Turn("첫 번째")), OutboxMessages.Of(Mails.Meeting()), OutboxMessages.Of(Mails.Meeting(sequence: 1)));
                await RecordAsync(ledger, "c1", OutboxMessages.Of(Mails.Turn("첫 번째")), OutboxMessages.Of(Mails.Meeting()), OutboxMessages.Of(Mails.Meeting(sequence: 1)));
                while (await dispatcher.DispatchOnceAsync(Stop) > 0)
                {
                    // Until nothing is left: the second message about a meeting waits for the first.
                }

                Assert.Equal(3, server.Messages.Count);
                Assert.Equal("홍길동", server.Messages.First().Message.To.Mailboxes.Single().Name);

                await RecordAsync(ledger, "c2", OutboxMessages.Of(Mails.Turn("두 번째")));
                await keys.DestroyAsync("person-1", Stop);
                await dispatcher.DispatchOnceAsync(Stop);
                Assert.Equal(3, server.Messages.Count);
            }

            // What waits in the database is not readable.
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
            Assert.All(Directory.GetFiles(folder), f => Assert.True(File.ReadAllBytes(f).AsSpan().IndexOf("hong@hospital"u8) < 0));
        }
        finally
        {
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task RecordAsync(ILedger ledger, string command, params NewMessage[] messages) => FileWorld.Value(await ledger.AppendAsync(
        new Append(
            new Origin(command, "person-2", "test", "same"),
            [new StreamAppend($"case-{command}", StreamAppend.AnyVersion, [new NewEvent("case.turned", 1, JsonPayload.FromText("{}"))])],
            [.. messages]),
        Stop));
}
