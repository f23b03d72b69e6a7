using System.Buffers.Text;
using System.Text;
using System.Text.Json.Nodes;
using Naru.Hub.Identity.SigningKeys;
using Naru.Tests.Cli;
using Xunit;

namespace Naru.Tests.Web.Browser;

/// <summary>The hub's own pages in a real browser: from the mailed link to a question's signature, and what must not work.</summary>
[Trait("Category", "Slow")]
public sealed class BrowserTests(BrowserTests.Fixture fixture) : IClassFixture<BrowserTests.Fixture>
{
    private const string Modules = "const keys = await import('/assets/identity/key-store.js'), signing = await import('/assets/identity/signing-keys.js'), hub = await import('/assets/identity/hub.js');";

    private static readonly KeyUse Use = new(KeyPurpose.Question, "study-1");

    private OwnHub Hub => fixture.Hub;

    [Fact]
    public async Task WholePath_FromTheMailedLinkToARevokedKey()
    {
        var page = await SignedUpAsync();
        await page.ClickAsync("#sign-out");
        await page.UntilAsync("location.pathname === '/sign-in' && document.readyState === 'complete'");
        await page.ClickAsync("#passkey");
        await page.UntilAsync("location.pathname === '/account' && document.querySelector('#passkeys strong')");

        await page.SubmitAsync("create-key", ("label", "연구실 노트북"), ("days", "30"), ("study", "study-1"));
        await page.UntilAsync("document.querySelector('#keys strong')?.textContent === '연구실 노트북'");
        var delegation = await page.TextAsync("document.querySelector('#keys pre').textContent");
        var passkey = await page.TextAsync("document.querySelector('#passkeys pre').textContent");

        // A node, without the hub.
        var (bytes, trust, now) = (Base64Url.DecodeFromChars(delegation), Trust(passkey), Hub.Clock.GetUtcNow());
        var verified = KeyDelegation.Verify(bytes, Use, trust, now);
        Assert.True(verified.IsSuccess, string.Join('\n', verified.Findings));
        Assert.Equal("study-1", verified.Value.Study);
        Refused("IDN814", bytes, Use, trust with { Origins = ["https://evil.example"] }, now);
        Refused("IDN811", bytes, Use, trust with { PasskeyOf = _ => null }, now);
        Refused("IDN818", bytes, Use, trust, now.AddDays(31));
        Assert.Equal(["IDN813", "IDN816"], Codes(Longer(bytes), Use, trust, now));

        // The custodian, with the command line.
        using var folder = new TempFolder();
        var files = (Delegation: folder.Write("delegation.json", Encoding.UTF8.GetString(bytes)), Passkey: folder.Write("kim.json", passkey));
        var check = new CliRun();
        Assert.Equal(0, check.Run("key", "check", files.Delegation, "--hub", Hub.OriginText, "--passkey", files.Passkey, "--study", "study-1"));
        Assert.Contains(verified.Value.Key.Thumbprint, check.Out, StringComparison.Ordinal);
        Assert.Equal(1, check.Run("key", "check", files.Delegation, "--hub", Hub.OriginText, "--passkey", files.Passkey, "--study", "study-2"));
        Assert.Contains("IDN819", check.Error, StringComparison.Ordinal);

        // The private half is in the browser, and stays; the twin, a key that could be taken out, is seen to be one.
        const string Probe = "const probe = async (key) => `${key.extractable} ${await crypto.subtle.exportKey('pkcs8', key).then((out) => out.byteLength > 0, (e) => e.name)}`;";
        Assert.Equal("false InvalidAccessError", await page.TextAsync($$"""(async () => { {{Modules}} {{Probe}} const [record] = await keys.all(); return probe(record.privateKey); })()"""));
        Assert.Equal("true true", await page.TextAsync(
            $$"""(async () => { {{Probe}} return probe((await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, true, ['sign'])).privateKey); })()"""));
        var question = Encoding.UTF8.GetBytes("how many?");
        var signature = Base64Url.DecodeFromChars(await page.TextAsync(
            $$"""(async () => { {{Modules}} const { encode } = await import('/assets/identity/base64url.js'); const { signature } = await signing.sign('{{verified.Value.Key.Thumbprint}}', new TextEncoder().encode('how many?')); return encode(signature); })()"""));
        Assert.True(verified.Value.Key.Verifies(question, signature));
        Assert.False(verified.Value.Key.Verifies("how many more?"u8, signature));

        Assert.True((await Hub.InForceAsync(verified.Value.Key.Thumbprint, Use)).IsSuccess);
        await page.ClickAsync("#keys button.bad");
        await page.UntilAsync("document.querySelector('#keys .badge.bad')");
        Assert.Equal("IDN805", (await Hub.InForceAsync(verified.Value.Key.Thumbprint, Use)).Errors.Single().Code);
        Assert.Equal(0, (int?)await page.EvaluateAsync($$"""(async () => { {{Modules}} return (await keys.all()).length; })()"""));
        Assert.DoesNotContain(page.Complaints, c => !c.Contains("403", StringComparison.Ordinal));
    }

    /// <summary>The link of the hub's console: what it offers is shown, it is taken out of the address, and the role is held.</summary>
    [Fact]
    public async Task Invitation_OfTheFirstOfficer_GivesTheRole()
    {
        var stranger = await fixture.Browser.NewPageAsync();
        var link = await Hub.FirstOfficerLinkAsync();
        await stranger.GoAsync(link);
        await stranger.UntilAsync("document.querySelectorAll('#offer dd').length === 4 && document.querySelector('#message a') && document.getElementById('accept').hidden");

        var page = await SignedUpAsync();
        await page.GoAsync(link);
        await page.UntilAsync("document.querySelector('#offer dd')?.textContent === '허브 운영' && !document.getElementById('accept').hidden && location.hash === ''");
        await page.EvaluateAsync("document.querySelector('#accept input').checked = true");
        await page.SubmitAsync("accept");
        await page.UntilAsync("document.getElementById('message').textContent.includes('역할을 맡았습니다')");

        Assert.Equal("hub officer", await page.TextAsync("fetch('/api/v1/identity/me').then((r) => r.json()).then((me) => me.roles.map((r) => `${r.party} ${r.role}`).join())"));
        await stranger.GoAsync(new Uri(Hub.Origin, "sign-in"));
        await stranger.GoAsync(link);
        await stranger.UntilAsync("document.querySelector('#message.bad')?.textContent.includes('IDN')");
    }

    [Fact]
    public async Task ForgottenPassword_IsSetAnewByTheMailedLink()
    {
        var address = $"{Guid.NewGuid():N}@example.org";
        var first = await fixture.Browser.NewPageAsync();
        await first.GoAsync(new Uri(Hub.Origin, "sign-in"));
        await first.UntilAsync("document.querySelector('h1').textContent.length > 0");
        await first.SubmitAsync("sign-up", ("name", "김나루"), ("email", address));
        await first.GoAsync(await Hub.MailedLinkAsync(address, TestContext.Current.CancellationToken));
        await first.UntilAsync("document.querySelector('h1').textContent.length > 0 && location.hash === ''");
        await first.SubmitAsync("register", ("password", "the landing sleeps at noon"));
        await first.UntilAsync("location.pathname === '/account' && !document.getElementById('content').hidden");

        var page = await fixture.Browser.NewPageAsync();
        await page.GoAsync(new Uri(Hub.Origin, "sign-in"));
        await page.UntilAsync("document.querySelector('h1').textContent.length > 0");
        await page.SubmitAsync("forgot", ("email", address));
        await page.GoAsync(await Hub.MailedLinkAsync(address, TestContext.Current.CancellationToken, "reset-password"));
        await page.UntilAsync("document.querySelector('h1').textContent.length > 0 && location.hash === ''");
        await page.SubmitAsync("reset", ("password", "a ferry crosses at dawn"));
        await page.UntilAsync("location.pathname === '/sign-in' && document.querySelector('h1').textContent.length > 0");
        await page.SubmitAsync("password", ("email", address), ("password", "a ferry crosses at dawn"));
        await page.UntilAsync("location.pathname === '/account' && !document.getElementById('content').hidden");
    }

    /// <summary>The policy lets the hub's scripts run, as every other test shows, and no script that somebody put into a page.</summary>
    [Fact]
    public async Task Policy_StopsInjectedScripts()
    {
        var page = await fixture.Browser.NewPageAsync();
        await page.GoAsync(new Uri(Hub.Origin, "sign-in"));
        await page.UntilAsync("document.querySelector('h1').textContent.length > 0");
        Assert.Empty(page.Complaints);

        var blocked = await page.EvaluateAsync("""
            new Promise((resolve) => {
              const seen = [];
              document.addEventListener('securitypolicyviolation', (event) => { seen.push(event.violatedDirective); if (seen.length === 3) { resolve(seen); } });
              globalThis.injected = 0;
              const inline = document.createElement('script');
              inline.textContent = 'globalThis.injected += 1';
              document.body.append(inline);
              const handler = document.createElement('div');
              handler.setAttribute('onclick', 'globalThis.injected += 1');
              document.body.append(handler);
              handler.click();
              const foreign = document.createElement('script');
              foreign.src = 'http://127.0.0.1:9/evil.js';
              document.body.append(foreign);
            })
            """);

        Assert.Equal(["script-src-attr", "script-src-elem", "script-src-elem"], blocked!.AsArray().Select(d => (string)d!).Order(StringComparer.Ordinal));
        Assert.Equal(0, (int?)await page.EvaluateAsync("globalThis.injected"));
        Assert.Equal("EvalError", await page.TextAsync("(() => { try { return String(new Function('return 1')()); } catch (e) { return e.name; } })()"));
    }

    /// <summary>Whatever a hub asks for in a statement's place: the key signs nothing, and is not kept.</summary>
    [Theory]
    [InlineData("{ ...statement, typ: 'naru-question' }", "typ")]
    [InlineData("{ ...statement, person: 'person-other' }", "person")]
    [InlineData("{ ...statement, exp: statement.exp + 86400 }", "exp")]
    [InlineData("{ ...statement, study: undefined }", "study")]
    [InlineData("{ ...statement, hub: 'evil.example' }", "hub")]
    [InlineData("{ ...statement, jwk: { ...statement.jwk, x: statement.jwk.y } }", "jwk")]
    public async Task OtherStatement_IsNotSigned(string altered, string member)
    {
        var page = await SignedUpAsync();
        await page.EvaluateAsync($$"""
            (async () => {
              const { decode, encode } = await import('/assets/identity/base64url.js');
              const real = globalThis.fetch;
              globalThis.posted = [];
              globalThis.fetch = async (address, options) => {
                globalThis.posted.push(address);
                const answer = await real(address, options);
                if (!address.endsWith('/signing-keys/challenge')) { return answer; }
                const json = await answer.json();
                const statement = JSON.parse(new TextDecoder().decode(decode(json.statement)));
                json.statement = encode(new TextEncoder().encode(JSON.stringify({{altered}})));
                return Response.json(json);
              };
            })()
            """);

        Assert.Equal($"statement: {member}", await page.TextAsync(
            $$"""(async () => { {{Modules}} return signing.createKey({ label: 'x', days: 30, study: 'study-1' }).then(() => 'made', (e) => e.message); })()"""));
        Assert.Equal(0, (int?)await page.EvaluateAsync($$"""(async () => { {{Modules}} return (await keys.all()).length; })()"""));
        Assert.DoesNotContain("/api/v1/identity/me/signing-keys", (await page.EvaluateAsync("globalThis.posted"))!.AsArray().Select(a => (string)a!));
    }

    /// <summary>Another finger: the passkey answers nothing, no key is registered, none is left behind, and the page says what to do.</summary>
    [Fact]
    public async Task Delegation_WithoutThePerson_IsNotMade()
    {
        var page = await SignedUpAsync();
        await page.VerifyPersonAsync(false);

        await page.SubmitAsync("create-key", ("label", "x"), ("days", "30"));
        await page.UntilAsync("document.querySelector('#message.bad')?.textContent.includes('패스키 확인을')");

        Assert.Equal(0, (int?)await page.EvaluateAsync($$"""(async () => { {{Modules}} return (await keys.all()).length + (await signing.listKeys()).length; })()"""));
    }

    /// <summary>Revoked elsewhere: the next look at the list deletes the key here. A key that is not here, or is over, signs nothing. What the hub refuses is shown with its code.</summary>
    [Fact]
    public async Task Keys_ThatAreOver_SignNothing()
    {
        var page = await SignedUpAsync();
        var thumbprint = await page.TextAsync($$"""(async () => { {{Modules}} return (await signing.createKey({ label: 'x', days: 1 })).thumbprint; })()""");
        Assert.Equal("expired not-here", await page.TextAsync($$"""
            (async () => { {{Modules}}
              const record = await keys.find('{{thumbprint}}');
              await keys.keep({ ...record, expiresAt: '2020-01-01T00:00:00Z' });
              const expired = await signing.sign('{{thumbprint}}', new Uint8Array(3)).catch((e) => e.reason);
              const missing = await signing.sign('none', new Uint8Array(3)).catch((e) => e.reason);
              await keys.keep(record);
              return `${expired} ${missing}`; })()
            """));

        await page.EvaluateAsync($$"""(async () => { {{Modules}} const [item] = await signing.listKeys(); await hub.ask('POST', `/identity/me/signing-keys/${item.id}/revoke`); await signing.listKeys(); })()""");
        Assert.Equal(0, (int?)await page.EvaluateAsync($$"""(async () => { {{Modules}} return (await keys.all()).length; })()"""));

        await page.SubmitAsync("create-key", ("label", "pаypal"), ("days", "30"));
        await page.UntilAsync("document.querySelector('#message.bad')?.textContent.includes('IDN104')");
    }

    /// <summary>Another person in the same browser neither sees the keys of the first nor deletes them.</summary>
    [Fact]
    public async Task Keys_OfAnotherPerson_StayAsTheyAre()
    {
        var page = await SignedUpAsync();
        Assert.Equal("1 1 0", await page.TextAsync($$"""
            (async () => { {{Modules}}
              const made = await signing.createKey({ label: 'x', days: 1 });
              const record = await keys.find(made.thumbprint);
              await keys.keep({ ...record, thumbprint: 'other', person: 'person-other', createdAt: 0 });
              await keys.keep({ ...record, thumbprint: 'abandoned', id: undefined, createdAt: 0 });
              const own = (await signing.listKeys()).filter((item) => item.isHere).length;
              const all = await keys.all();
              return `${own} ${all.filter((k) => k.person === 'person-other').length} ${all.filter((k) => k.thumbprint === 'abandoned').length}`; })()
            """));
    }

    /// <summary>A token made on the page is what the command line registers a key with; the page's list then has it.</summary>
    [Fact]
    public async Task Token_MadeOnThePage_RegistersAKeyOfTheCommandLine()
    {
        var page = await SignedUpAsync();
        await page.EvaluateAsync("document.querySelector('#make-token input[value=\"identity:keys\"]').checked = true");
        await page.SubmitAsync("make-token", ("name", "명령줄"), ("days", "30"));
        await page.UntilAsync("!document.getElementById('new-token').hidden");
        using var folder = new TempFolder();
        var run = new CliRun { Variables = new(StringComparer.Ordinal) { ["NARU_LANG"] = "ko", ["NARU_TOKEN"] = await page.TextAsync("document.querySelector('#new-token pre').textContent") } };

        Assert.Equal(0, run.Run("key", "create", folder["server.key"], "--no-passphrase"));
        Assert.True(run.Run("key", "register", folder["server.key"], "--hub", Hub.OriginText) == 0, run.Error);

        await page.EvaluateAsync("location.reload()");
        await page.UntilAsync("document.querySelector('#keys')?.innerText.includes('명령줄') && document.querySelector('#keys strong').textContent === 'server'");
    }

    /// <summary>A node whose custodian accepted this passkey.</summary>
    private KeyTrust Trust(string passkey)
    {
        var json = JsonNode.Parse(passkey)!;
        return new KeyTrust(
            "localhost", [Hub.OriginText], id => Base64Url.EncodeToString(id) == (string)json["credentialId"]! ? Base64Url.DecodeFromChars((string)json["publicKey"]!) : null, TimeSpan.FromMinutes(1));
    }

    private static void Refused(string code, byte[] delegation, KeyUse use, KeyTrust trust, DateTimeOffset now) => Assert.Equal([code], Codes(delegation, use, trust, now));

    private static IReadOnlyList<string> Codes(byte[] delegation, KeyUse use, KeyTrust trust, DateTimeOffset now) =>
        KeyDelegation.Verify(delegation, use, trust, now).Errors.Select(e => e.Code).Order(StringComparer.Ordinal).ToList();

    /// <summary>The same delegation with a statement that lets the key sign for longer.</summary>
    private static byte[] Longer(byte[] delegation)
    {
        var json = JsonNode.Parse(delegation)!;
        var statement = KeyStatement.Read(Base64Url.DecodeFromChars((string)json["statement"]!))!;
        json["statement"] = Base64Url.EncodeToString((statement with { To = statement.To.AddDays(60) }).ToBytes());
        return Encoding.UTF8.GetBytes(json.ToJsonString());
    }

    /// <summary>A person who signed up on the pages, has one passkey, and looks at the own settings, signed in by it.</summary>
    private async Task<ChromiumPage> SignedUpAsync()
    {
        var page = await fixture.Browser.NewPageAsync();
        await page.AddAuthenticatorAsync();
        await page.GoAsync(new Uri(Hub.Origin, "sign-in"));
        await page.UntilAsync("document.querySelector('h1').textContent === 'Sign in'");
        await page.ClickAsync("#language");
        await page.UntilAsync("document.querySelector('h1').textContent === '로그인' && document.documentElement.lang === 'ko'");
        var address = $"{Guid.NewGuid():N}@example.org";
        await page.SubmitAsync("sign-up", ("name", "김나루"), ("email", address));
        await page.UntilAsync("document.getElementById('message').textContent.includes('메일')");
        await page.GoAsync(await Hub.MailedLinkAsync(address, TestContext.Current.CancellationToken));
        await page.UntilAsync("document.querySelector('h1').textContent === '가입' && location.hash === ''");
        await page.SubmitAsync("register");
        await page.UntilAsync("location.pathname === '/account' && !document.getElementById('content').hidden");
        await page.SubmitAsync("add-passkey", ("name", "노트북"));
        await page.UntilAsync("document.querySelector('#passkeys strong')?.textContent === '노트북'");
        Assert.Empty(page.Complaints);
        // The mailed link was one factor; the passkey that this browser just added is the second.
        Assert.Equal("two", await page.TextAsync("fetch('/api/v1/identity/me').then((r) => r.json()).then((me) => me.assurance)"));
        return page;
    }

    public sealed class Fixture : IAsyncLifetime
    {
        internal OwnHub Hub { get; private set; } = null!;

        internal Chromium Browser { get; private set; } = null!;

        public async ValueTask InitializeAsync()
        {
            Hub = await OwnHub.StartAsync();
            Browser = await Chromium.StartAsync(TestContext.Current.CancellationToken);
        }

        public async ValueTask DisposeAsync()
        {
            await Browser.DisposeAsync();
            await Hub.DisposeAsync();
        }
    }
}
