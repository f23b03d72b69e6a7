using System.Net;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Naru.Core;
using Naru.Hub.Identity;
using Naru.Hub.Identity.Humans;
using Naru.Hub.Identity.Institutions;
using Naru.Ledger;
using Naru.Tests.Cdm.Postgres;
using Xunit;

namespace Naru.Tests.Hub.Identity;

/// <summary>Signing in through institutions, with a real provider, honest and not.</summary>
public abstract class InstitutionTests
{
    private static int subjects;

    private readonly TestInstitution provider;
    private readonly TestInstitution orcid;
    private readonly IdentityHub hub;

    private protected InstitutionTests(InstitutionHub fixture)
    {
        (hub, provider, orcid) = (fixture.Hub, fixture.Provider, fixture.Orcid);
        provider.Misdeed = Misdeed.None;
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task SignIn_NewPersonWithProvedAddress_GetsAnAccount(bool rsa)
    {
        provider.UsesRsa = rsa;
        var email = As("gil.example");
        using var browser = hub.Browser();

        Assert.Equal("", await SignInAsync(browser));

        var me = await browser.Get("/identity/me");
        Assert.Equal((email, "이의사", "single"), (me.Text("email"), me.Text("name"), me.Text("assurance")));
        await browser.Post("/identity/sign-out");
        Assert.Equal("", await SignInAsync(browser));
        Assert.Equal(me.Text("person"), (await browser.Get("/identity/me")).Text("person"));
    }

    [Fact]
    public async Task SignIn_InstitutionAskedForTwoFactors_GivesTwo()
    {
        As("gil.example");
        provider.User["amr"] = new JsonArray("pwd", "mfa");
        using var browser = hub.Browser();

        await SignInAsync(browser);

        Assert.Equal("two", (await browser.Get("/identity/me")).Text("assurance"));
    }

    [Fact]
    public async Task SignIn_OneFactorAndTotpEnrolled_NeedsTheCode()
    {
        As("gil.example");
        using var browser = hub.Browser();
        await SignInAsync(browser);
        var started = await browser.Post("/identity/me/totp");
        Assert.NotNull(started.Json!["secret"]);
        using var person = await Person.RegisterAsync(hub);
        await person.EnrolTotpAsync();
        var link = await person.Browser.Post("/identity/me/institutions/orcid/link");
        orcid.User = new JsonObject { ["sub"] = "0000-0002-1825-0097" };
        Assert.Equal("", await person.Browser.FollowAsync(link));
        using var other = hub.Browser();

        var fragment = await SignInAsync(other, "orcid");

        Assert.StartsWith("#ticket=", fragment, StringComparison.Ordinal);
        Person.Refused("PRM203", await other.Get("/identity/me"));
        var done = await other.Post("/identity/sign-in/code", new { ticket = fragment["#ticket=".Length..], code = person.Code(TimeSpan.FromSeconds(30)) });
        Assert.Equal("two", done.Text("assurance"));
    }

    [Theory]
    [InlineData(nameof(Misdeed.OtherIssuer))]
    [InlineData(nameof(Misdeed.OtherAudience))]
    [InlineData(nameof(Misdeed.OtherNonce))]
    [InlineData(nameof(Misdeed.NoNonce))]
    [InlineData(nameof(Misdeed.Expired))]
    [InlineData(nameof(Misdeed.NoExpiry))]
    [InlineData(nameof(Misdeed.IssuedInTheFuture))]
    [InlineData(nameof(Misdeed.Unsigned))]
    [InlineData(nameof(Misdeed.SignedWithTheClientSecret))]
    [InlineData(nameof(Misdeed.SignedByAnotherKey))]
    public async Task SignIn_TokenThatDoesNotHold_SignsNobodyIn(string misdeed)
    {
        As("gil.example");
        provider.Misdeed = Enum.Parse<Misdeed>(misdeed);
        using var browser = hub.Browser();

        Assert.Equal("#error=IDN302", await SignInAsync(browser));

        Person.Refused("PRM203", await browser.Get("/identity/me"));
    }

    [Fact]
    public async Task SignIn_ClocksThatDifferBySeconds_AreNoReasonToRefuse()
    {
        As("gil.example");
        provider.Misdeed = Misdeed.Late;
        using var browser = hub.Browser();

        Assert.Equal("", await SignInAsync(browser));
    }

    [Fact]
    public async Task Callback_Again_IsRefused()
    {
        As("gil.example");
        using var browser = hub.Browser();
        var callback = await CallbackAsync(browser);
        await browser.Get(callback);
        await browser.Post("/identity/sign-out");

        var again = await browser.Get(callback);

        Assert.Equal("/sign-in#error=IDN303", again.Response.Headers.Location?.OriginalString);
        Person.Refused("PRM203", await browser.Get("/identity/me"));
    }

    [Fact]
    public async Task Callback_CodeAgainWithItsCookiesKept_IsRefused()
    {
        As("gil.example");
        using var browser = hub.Browser();
        var callback = await CallbackAsync(browser);
        var kept = new CookieContainer();
        kept.Add(browser.Cookies.GetAllCookies());
        await browser.Get(callback);
        using var thief = new Browser(hub, kept);

        var again = await thief.Get(callback);

        Assert.Equal("/sign-in#error=IDN302", again.Response.Headers.Location?.OriginalString);
        Person.Refused("PRM203", await thief.Get("/identity/me"));
    }

    [Fact]
    public async Task Callback_InAnotherBrowser_IsRefused()
    {
        // The attacker's own callback, opened by the victim: the victim would be signed in as the attacker.
        As("gil.example");
        using var attacker = hub.Browser();
        using var victim = hub.Browser();

        var answer = await victim.Get(await CallbackAsync(attacker));

        Assert.Equal("/sign-in#error=IDN303", answer.Response.Headers.Location?.OriginalString);
    }

    [Fact]
    public async Task SignIn_AddressOfAnExistingAccount_NeverOpensIt()
    {
        var email = As("gil.example");
        using var owner = await Person.RegisterAsync(hub, email);
        using var browser = hub.Browser();

        var fragment = await SignInAsync(browser);

        Assert.StartsWith("#error=IDN305&link=", fragment, StringComparison.Ordinal);
        Person.Refused("PRM203", await browser.Get("/identity/me"));

        // In another browser the ticket is worth nothing: it may be somebody's who wants their identity linked to the owner's account.
        var ticket = fragment["#error=IDN305&link=".Length..];
        Person.Refused("IDN212", await owner.Browser.Post("/identity/me/institutions/confirm", new { ticket }));

        // The owner, signed in where the ticket was given, says that it is theirs; afterwards it opens.
        Person.Ok(HttpStatusCode.OK, await owner.SignInByPasswordAsync(browser: browser));
        Person.Ok(HttpStatusCode.NoContent, await browser.Post("/identity/me/institutions/confirm", new { ticket }));
        Person.Refused("IDN212", await browser.Post("/identity/me/institutions/confirm", new { ticket }));
        await browser.Post("/identity/sign-out");
        Assert.Equal("", await SignInAsync(browser));
        Assert.Equal(owner.Id, (await browser.Get("/identity/me")).Text("person"));
    }

    [Theory]
    [InlineData("gil.example", false)]
    [InlineData("elsewhere.example", true)]
    [InlineData("gil.example.evil.example", true)]
    public async Task SignIn_AddressThatIsNotProved_MakesNoAccount(string domain, bool isVerified)
    {
        As(domain);
        provider.User["email_verified"] = isVerified;
        using var browser = hub.Browser();

        Assert.StartsWith("#error=IDN304&link=", await SignInAsync(browser), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Link_IdentityOfAnotherAccount_IsRefused()
    {
        As("gil.example");
        using var browser = hub.Browser();
        await SignInAsync(browser);
        using var other = await Person.RegisterAsync(hub);

        Assert.Equal("#error=IDN306", await other.Browser.FollowAsync(await other.Browser.Post("/identity/me/institutions/gil/link")));
    }

    [Fact]
    public async Task Link_BySomebodyElseMeanwhile_IsRefused()
    {
        As("gil.example");
        using var person = await Person.RegisterAsync(hub);
        var start = await person.Browser.Post("/identity/me/institutions/gil/link");
        var callback = await person.Browser.Get(start.Response.Headers.Location!.AbsoluteUri);
        await person.Browser.Post("/identity/sign-out");

        var answer = await person.Browser.Get(callback.Response.Headers.Location!.AbsoluteUri);

        Assert.Equal("/sign-in#error=IDN222", answer.Response.Headers.Location?.OriginalString);
    }

    [Fact]
    public async Task Link_Orcid_ShowsThatTwoAccountsAreOneHuman()
    {
        using var one = await Person.RegisterAsync(hub);
        using var other = await Person.RegisterAsync(hub);
        await other.Browser.Post("/identity/me/links", new { kind = "orcid", value = "0000-0002-1694-233X", reason = "제 번호입니다" });
        orcid.User = new JsonObject { ["sub"] = "0000-0002-1694-233X" };

        Assert.Equal("", await one.Browser.FollowAsync(await one.Browser.Post("/identity/me/institutions/orcid/link")));

        var groups = await hub.UseAsync((HumanLinks h) => h.AmongAsync([other.Id], CancellationToken.None));
        Assert.Equal(SameHuman.Claimed, groups.Between(one.Id, other.Id));
        Assert.True((bool)(await one.Browser.Get("/identity/me/links")).Json!["items"]![1]!["isVerified"]!);
        Person.Ok(HttpStatusCode.NoContent, await one.Browser.Delete("/identity/me/institutions/orcid"));
        Person.Refused("IDN702", await one.Browser.Delete("/identity/me/institutions/orcid"));
        Assert.Equal(SameHuman.Claimed, (await hub.UseAsync((HumanLinks h) => h.AmongAsync([other.Id], CancellationToken.None))).Between(one.Id, other.Id));
    }

    [Fact]
    public async Task Unlink_LastWayIn_IsRefused()
    {
        As("gil.example");
        using var browser = hub.Browser();
        await SignInAsync(browser);

        Person.Refused("IDN217", await browser.Delete("/identity/me/institutions/gil"));
    }

    [Fact]
    public void Setup_InstitutionWithoutHttps_IsRefused()
    {
        var plain = new Institution("plain", new BilingualText("기관", "Institution"), new Uri("http://login.example"), "naru-hub", null);

        Assert.Throws<InvalidOperationException>(() => new ServiceCollection().AddIdentity(
            new HubIdentityOptions { Database = new LedgerAddress.Sqlite("hub.db"), PublicOrigin = new Uri("https://hub.example"), Institutions = [plain] }));
    }

    [Fact]
    public async Task SignIn_UnknownInstitution_IsRefused()
    {
        using var browser = hub.Browser();

        Person.Refused("IDN301", await browser.Get("/identity/institutions/none/sign-in"));
        Assert.Equal(["gil", "orcid"], (await browser.Get("/identity/institutions")).Json!.AsArray().Select(i => (string)i!["id"]!));
    }

    private static async Task<string> SignInAsync(Browser browser, string institution = "gil") =>
        await browser.FollowAsync(await browser.Get($"/identity/institutions/{institution}/sign-in"));

    private static async Task<string> CallbackAsync(Browser browser)
    {
        var start = await browser.Get("/identity/institutions/gil/sign-in");
        return (await browser.Get(start.Response.Headers.Location!.AbsoluteUri)).Response.Headers.Location!.AbsoluteUri;
    }

    /// <summary>A new person is signed in at the institution; gives the address.</summary>
    private string As(string domain)
    {
        var email = Person.NewEmail(domain);
        provider.User = new JsonObject { ["sub"] = $"subject-{Interlocked.Increment(ref subjects)}", ["email"] = email, ["email_verified"] = true, ["name"] = "이의사" };
        return email;
    }
}

/// <summary>A hub with two institutions, which the tests of one class share.</summary>
public abstract class InstitutionHub(HubFixture databases) : IAsyncLifetime
{
    private TestInstitution? provider;
    private TestInstitution? orcid;
    private IdentityHub? hub;

    internal TestInstitution Provider => provider!;

    internal TestInstitution Orcid => orcid!;

    internal IdentityHub Hub => hub!;

    public async ValueTask InitializeAsync()
    {
        provider = await TestInstitution.StartAsync();
        orcid = await TestInstitution.StartAsync();
        hub = await IdentityHub.StartAsync(
            databases.NewAddress(), institutions: [provider.Settings("gil", "gil.example"), orcid.Settings("orcid") with { OrcidClaim = "sub", Scopes = [] }]);
        provider.Clock = hub.Clock;
    }

    public async ValueTask DisposeAsync()
    {
        await Hub.DisposeAsync();
        await Provider.DisposeAsync();
        await Orcid.DisposeAsync();
        await databases.DisposeAsync();
        GC.SuppressFinalize(this);
    }
}

public sealed class SqliteInstitutionHub() : InstitutionHub(new SqliteHub());

public sealed class PostgresInstitutionHub(SharedServer server) : InstitutionHub(new PostgresHub(server));

public sealed class SqliteInstitutionTests(SqliteInstitutionHub hub) : InstitutionTests(hub), IClassFixture<SqliteInstitutionHub>;

[Trait("Category", "Slow")]
public sealed class PostgresInstitutionTests(PostgresInstitutionHub hub) : InstitutionTests(hub), IClassFixture<PostgresInstitutionHub>;
