using System.Net;
using System.Net.Sockets;
using Naru.Core;
using Naru.Hub.Outbox;
using Naru.Ledger.Outbox;
using Xunit;

namespace Naru.Tests.Hub.Outbox;

public sealed class MailSenderTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Send_Mail_ArrivesInTheReadersLanguage()
    {
        await using var server = new MailServer();
        Assert.IsType<SendOutcome.Sent>(await Mails.SendAsync(Mails.Settings(server.Port), Mails.Handed(OutboxMessages.Of(Mails.Turn())), Stop));
        Assert.IsType<SendOutcome.Sent>(await Mails.SendAsync(Mails.Settings(server.Port), Mails.Handed(OutboxMessages.Of(Mails.Turn(language: Language.English)), "m2"), Stop));

        var (korean, raw, secure) = server.Messages.First();
        Assert.Equal("[나루] 처리할 차례입니다: CAR-T 심의 <1차> & \"확인\"", korean.Subject);
        Assert.Equal("홍길동 <hong@hospital.example>", $"{korean.To.Mailboxes.Single().Name} <{korean.To.Mailboxes.Single().Address}>");
        Assert.Equal(("나루", "noreply@naru.example"), (korean.From.Mailboxes.Single().Name, korean.From.Mailboxes.Single().Address));
        Assert.Equal(("m1@naru.example", Mails.Recorded), (korean.MessageId, korean.Date));
        Assert.Equal("auto-generated", korean.Headers["Auto-Submitted"]);
        Assert.Contains("CAR-T 심의 <1차> & \"확인\" 건이 '심의' 상태가 되어", korean.TextBody, StringComparison.Ordinal);
        Assert.Contains("CAR-T 심의 &lt;1차&gt; &amp; &quot;확인&quot; 건이 &#39;심의&#39;", korean.HtmlBody, StringComparison.Ordinal);
        Assert.Contains("<a href=\"https://naru.example/cases/1?a=1&amp;b=2\">", korean.HtmlBody, StringComparison.Ordinal);
        Assert.False(secure);
        // Old servers take it: nothing beyond ASCII, no long line.
        Assert.All(raw, c => Assert.InRange(c, '\0', '~'));
        Assert.All(raw.Split('\n'), l => Assert.InRange(l.Length, 0, 998));
        Assert.StartsWith("[Naru] Your turn", server.Messages.Last().Message.Subject, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Send_MailIntoAFolder_IsAFileForItsOwnerAlone()
    {
        var folder = Path.Combine(Directory.CreateTempSubdirectory("naru-mail").FullName, "mail");
        var settings = MailSettings.Into(folder, "naru.example");
        Assert.IsType<SendOutcome.Sent>(await Mails.SendAsync(settings, Mails.Handed(OutboxMessages.Of(Mails.Turn())), Stop));
        // A hub that is being tried out has links to the reader's own machine.
        Assert.IsType<SendOutcome.Sent>(await Mails.SendAsync(settings, Mails.Handed(OutboxMessages.Of(Mails.Turn(link: "http://localhost:5080/register#secret"))), Stop));
        var file = Assert.Single(Directory.GetFiles(folder));
        using var mail = await MimeKit.MimeMessage.LoadAsync(file, Stop);
        Assert.Equal("[나루] 처리할 차례입니다: CAR-T 심의 <1차> & \"확인\"", mail.Subject);
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
        }

        // Where nothing can be written, the mail waits.
        Directory.Delete(folder, recursive: true);
        await File.WriteAllTextAsync(folder, "in the way", Stop);
        Assert.Contains("OUT", Assert.IsType<SendOutcome.Failed>(await Mails.SendAsync(settings, Mails.Handed(OutboxMessages.Of(Mails.Turn())), Stop)).Reason, StringComparison.Ordinal);
        Directory.Delete(Path.GetDirectoryName(folder)!, recursive: true);
    }

    [Theory]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("\"><img src=x onerror=alert(1)>")]
    [InlineData("{{link}}")]
    [InlineData("=?utf-8?B?aGFjaw==?=")]
    public async Task Send_ValueThatLooksLikeMarkup_StaysText(string value)
    {
        await using var server = new MailServer();
        Assert.IsType<SendOutcome.Sent>(await Mails.SendAsync(Mails.Settings(server.Port), Mails.Handed(OutboxMessages.Of(Mails.Turn(value))), Stop));
        var message = server.Messages.Single().Message;
        Assert.DoesNotContain("<script", message.HtmlBody, StringComparison.Ordinal);
        Assert.DoesNotContain("<img", message.HtmlBody, StringComparison.Ordinal);
        Assert.Contains(value, message.TextBody, StringComparison.Ordinal);
        // What would be decoded like an encoded header is taken apart (RFC 2047).
        Assert.EndsWith(value.Replace("=?", "= ?", StringComparison.Ordinal), message.Subject, StringComparison.Ordinal);
    }

    /// <summary>Line breaks where a header could be forged: nothing leaves.</summary>
    [Theory]
    [InlineData("OUT105", "a\r\nBcc: victim@example.org", "hong@hospital.example", "홍길동")]
    [InlineData("OUT105", "a\nb", "hong@hospital.example", "홍길동")]
    [InlineData("OUT105", "a\u0085b", "hong@hospital.example", "홍길동")]
    [InlineData("OUT105", "a\u2028b", "hong@hospital.example", "홍길동")]
    [InlineData("OUT105", "a", "hong@hospital.example", "홍\r\nBcc: victim@example.org")]
    [InlineData("OUT106", "a", "hong@hospital.example\r\nBcc: victim@example.org", "홍길동")]
    [InlineData("OUT106", "a", "hong@hospital.example, victim@example.org", "홍길동")]
    [InlineData("OUT106", "a", "Hong <hong@hospital.example>", "홍길동")]
    [InlineData("OUT106", "a", "hong", "홍길동")]
    [InlineData("OUT106", "a", "hong@localhost", "홍길동")]
    [InlineData("OUT106", "a", "", "홍길동")]
    [InlineData("OUT106", "a", "<@relay.example:hong@hospital.example>", "홍길동")]
    public async Task Send_ForgedHeader_IsRefused(string code, string caseName, string address, string name)
    {
        await using var server = new MailServer();
        var outcome = await Mails.SendAsync(Mails.Settings(server.Port), Mails.Handed(OutboxMessages.Of(Mails.Turn(caseName, address, name))), Stop);
        Assert.Equal((code, true), Mails.Failure(outcome));
        Assert.Empty(server.Messages);
        Assert.DoesNotContain("hong", ((SendOutcome.Refused)outcome).Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("unknown@hospital.example", "OUT202", true)]
    [InlineData("full@hospital.example", "OUT201", false)]
    [InlineData("denied@hospital.example", "OUT201", false)]
    [InlineData("unsigned@hospital.example", "OUT201", false)]
    public async Task Send_ServerRefuses_IsForGoodOrForNow(string address, string code, bool forGood)
    {
        await using var server = new MailServer();
        var outcome = await Mails.SendAsync(Mails.Settings(server.Port), Mails.Handed(OutboxMessages.Of(Mails.Turn(address: address))), Stop);
        Assert.Equal((code, forGood), Mails.Failure(outcome));
    }

    [Fact]
    public async Task Send_NoServer_IsForNow()
    {
        int port;
        using (var listener = new TcpListener(IPAddress.Loopback, 0))
        {
            listener.Start();
            port = ((IPEndPoint)listener.LocalEndpoint).Port;
        }

        Assert.Equal(("OUT201", false), Mails.Failure(await Mails.SendAsync(Mails.Settings(port), Mails.Handed(OutboxMessages.Of(Mails.Turn())), Stop)));
    }

    /// <summary>A server without TLS where it is required, and one whose certificate nobody vouches for, get nothing.</summary>
    [Theory]
    [InlineData(false, true)]
    [InlineData(true, true)]
    [InlineData(true, false)]
    public async Task Send_NotSecure_IsForNow(bool offersTls, bool required)
    {
        await using var server = new MailServer(offersTls);
        var outcome = await Mails.SendAsync(Mails.Settings(server.Port) with { TlsRequired = required }, Mails.Handed(OutboxMessages.Of(Mails.Turn())), Stop);
        Assert.Equal(("OUT203", false), Mails.Failure(outcome));
        Assert.Empty(server.Messages);
    }

    /// <summary>An institution's own authority vouches for its server, by the name that it has there and no other.</summary>
    [Theory]
    [InlineData("localhost", "sent")]
    [InlineData("127.0.0.1", "OUT203")]
    public async Task Send_ServerOfAPrivateAuthority_IsSecureByItsName(string host, string code)
    {
        await using var server = new MailServer(tls: true);
        var settings = Mails.Settings(server.Port) with { Host = host, TlsRequired = true, AuthorityPem = server.AuthorityPem };
        Assert.Equal(code, Mails.Failure(await Mails.SendAsync(settings, Mails.Handed(OutboxMessages.Of(Mails.Turn())), Stop)).Code);
        Assert.All(server.Messages, m => Assert.True(m.Secure));
    }

    [Theory]
    [InlineData("right", "wrong")]
    [InlineData(null, "any")]
    public async Task Send_SignInThatTheServerDoesNotTake_IsForNow(string? right, string given)
    {
        await using var server = new MailServer(password: right);
        var outcome = await Mails.SendAsync(Mails.Settings(server.Port) with { User = "hub", Password = given }, Mails.Handed(OutboxMessages.Of(Mails.Turn())), Stop);
        Assert.Equal(("OUT204", false), Mails.Failure(outcome));
        Assert.Empty(server.Messages);
    }

    [Fact]
    public async Task Send_SignedIn_Arrives()
    {
        await using var server = new MailServer(password: "right");
        var settings = Mails.Settings(server.Port) with { User = "hub", Password = "right" };
        Assert.IsType<SendOutcome.Sent>(await Mails.SendAsync(settings, Mails.Handed(OutboxMessages.Of(Mails.Turn())), Stop));
        Assert.DoesNotContain("right", settings.ToString(), StringComparison.Ordinal);
    }
}
