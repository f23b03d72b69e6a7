using Naru.Core;
using Naru.Hub.Directories;
using Naru.Hub.Directories.Contracts;
using Naru.Hub.Directories.Parties;
using Xunit;

namespace Naru.Tests.Hub.Directories;

/// <summary>What may be said of parties, and what their commands do.</summary>
public sealed class PartyDecisionTests
{
    private static readonly PartyState Company = Samples.Party("company", Samples.Company);
    private static readonly PartyState Hospital = Samples.Party("hospital", Samples.Hospital);
    private static readonly PartyState Person = Samples.Party("person", Samples.Person);
    private static readonly PartyState Closed = Samples.Party("closed", Samples.Company) with { IsClosed = true };
    private static readonly PartyState Merged = Samples.Party("merged", Samples.Company) with { MergedInto = "company" };

    /// <summary>What is wrong, and where.</summary>
    internal static readonly (string What, PartyProfile Profile, string[] Wrong)[] Profiles =
    [
        ("a company", Samples.Company, []),
        ("a hospital with numbers", Samples.Hospital with { Ror = "03yrm5c26", BusinessNumber = "2208162517" }, []),
        ("a unit", new(PartyKind.Unit, new Texts("안과")) { Within = "hospital" }, []),
        ("a board", new(PartyKind.Board, new Texts("기관생명윤리위원회", "IRB")) { Within = "hospital" }, []),
        ("a person", Samples.Person, []),
        ("no name", Samples.Company with { Names = new Texts() }, ["DIR215 $.names"]),
        ("a bad ROR", Samples.Company with { Ror = "03yrm5c27" }, ["DIR201 $.ror"]),
        ("a bad business number", Samples.Company with { BusinessNumber = "220-81-62518" }, ["DIR202 $.businessNumber"]),
        ("an unknown type", Samples.Company with { OrganisationType = "club" }, ["DIR110 $.organisationType"]),
        ("an organisation without a type", Samples.Company with { OrganisationType = null }, ["DIR216 $.organisationType"]),
        ("a unit of nothing", new(PartyKind.Unit, new Texts("안과")), ["DIR216 $.within"]),
        ("a district that is gone", Samples.Company with { District = "28110" }, ["DIR207 $.district"]),
        ("an unknown district", Samples.Company with { District = "11680" }, ["DIR110 $.district"]),
        ("unknown capabilities, one twice", Samples.Company with { Capabilities = ["flying", "biobank", "biobank"] }, ["DIR111 $.capabilities", "DIR110 $.capabilities[0]"]),
        ("too many capabilities", Samples.Company with { Capabilities = Enumerable.Range(0, 51).Select(i => $"c{i}").ToValueList() },
            ["DIR112 $.capabilities", .. Enumerable.Range(0, 51).Select(i => $"DIR110 $.capabilities[{i}]")]),
        ("a web site that is a script", Samples.Company with { Website = "javascript:alert(1)" }, ["DIR115 $.website"]),
        ("founded tomorrow", Samples.Company with { Founded = Samples.Today.AddDays(1) }, ["DIR117 $.founded"]),
        ("a person with a district and a ROR", Samples.Person with { District = "28200", Ror = "03yrm5c26" }, ["DIR205 $.ror", "DIR205 $.district"]),
        ("within a person", new(PartyKind.Unit, new Texts("안과")) { Within = "person" }, ["DIR204 $.within"]),
        ("within nobody", new(PartyKind.Unit, new Texts("안과")) { Within = "nobody" }, ["DIR203 $.within"]),
        ("within what was merged", new(PartyKind.Unit, new Texts("안과")) { Within = "merged" }, ["DIR212 $.within"]),
        ("within what is closed", new(PartyKind.Unit, new Texts("안과")) { Within = "closed" }, ["DIR214 $.within"]),
        ("a number that another has", Samples.Company with { Ror = "042nb2s44" }, ["DIR206 $.ror"]),
        ("everything at once", new(PartyKind.Organisation, new Texts("나\u202E루")) { Ror = "x", Website = "ftp://x", Founded = new(2099, 1, 1) },
            ["DIR105 $.names.ko", "DIR115 $.website", "DIR117 $.founded", "DIR216 $.organisationType", "DIR201 $.ror"]),
    ];

    public static TheoryData<string> Names => [.. Profiles.Select(p => p.What)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Register_Profile_IsJudgedWhole(string what)
    {
        var (_, profile, wrong) = Profiles.Single(p => p.What == what);
        var decided = PartyDecisions.Decide("new", Permit.Of(new RegisterParty(profile)), Facts());
        Assert.Equal(wrong, Samples.Wrong(decided));
    }

    [Fact]
    public void Register_Numbers_GetTheirOneForm()
    {
        var decided = PartyDecisions.Decide("new", Permit.Of(new RegisterParty(Samples.Hospital with { Ror = "03YRM5C26", BusinessNumber = "2208162517" })), Facts());
        var registered = Assert.IsType<PartyRegistered>(Assert.Single(decided.Value!));
        Assert.Equal(("https://ror.org/03yrm5c26", "220-81-62517"), (registered.Profile.Ror, registered.Profile.BusinessNumber));
    }

    /// <summary>The names of a person leave the decision sealed: no text of theirs is in what is recorded in the open.</summary>
    [Fact]
    public void Register_Person_HasNamesSealed()
    {
        var decided = PartyDecisions.Decide("p1", Permit.Of(new RegisterParty(Samples.Person)), Facts());
        var registered = Assert.IsType<PartyRegistered>(Assert.Single(decided.Value!));
        Assert.Equal(new Texts(), registered.Profile.Names);
        Assert.Equal("p1", registered.Person!.Person);
        Assert.Contains("홍길동", registered.Person.Text, StringComparison.Ordinal);
        var state = PartyState.Apply("p1", null, registered)!;
        Assert.Equal(Samples.Person.Names, state.Profile.Names);
        var erased = PartyState.Apply("p1", null, registered with { Person = registered.Person with { Text = null } })!;
        Assert.Equal((new Texts(), true), (erased.Profile.Names, erased.IsErased));

        // The twin: an organisation's names are no secret.
        var open = Assert.IsType<PartyRegistered>(PartyDecisions.Decide("o1", Permit.Of(new RegisterParty(Samples.Company)), Facts()).Value![0]);
        Assert.Equal((Samples.Company.Names, null), (open.Profile.Names, open.Person));
    }

    [Fact]
    public void Change_OfAnotherKindOrOfNothing_IsRefused()
    {
        Assert.Equal(["DIR217 $"], Samples.Wrong(PartyDecisions.Decide(Company, Permit.Of(new ChangeParty(Samples.Company)), Facts())));
        Assert.Equal(["DIR204 $.kind"], Samples.Wrong(PartyDecisions.Decide(Company, Permit.Of(new ChangeParty(Samples.Person)), Facts())));
        Assert.Equal(["DIR214 $"], Samples.Wrong(PartyDecisions.Decide(Closed, Permit.Of(new ChangeParty(Samples.Hospital)), Facts())));
        Assert.Equal(["DIR212 $"], Samples.Wrong(PartyDecisions.Decide(Merged, Permit.Of(new ChangeParty(Samples.Hospital)), Facts())));
    }

    [Fact]
    public void Change_IntoAPartOfItself_IsRefused()
    {
        var (outer, inner) = (Samples.Party("outer", Unit("hospital")), Samples.Party("inner", Unit("outer")));
        Assert.Equal(["DIR208 $.within"], Samples.Wrong(PartyDecisions.Decide(outer, Permit.Of(new ChangeParty(Unit("inner"))), Facts(outer, inner))));
        Assert.Equal(["DIR208 $.within"], Samples.Wrong(PartyDecisions.Decide(outer, Permit.Of(new ChangeParty(Unit("outer"))), Facts(outer, inner))));
        Assert.Empty(Samples.Wrong(PartyDecisions.Decide(inner, Permit.Of(new ChangeParty(Unit("hospital"))), Facts(outer, inner))));
    }

    [Fact]
    public void Roles_BeginAndEnd()
    {
        var day = Samples.Today;
        var state = Samples.Folded(Hospital, Apply, PartyDecisions.Decide(Hospital, Permit.Of(new AddRole("person", "clinician", day)), Facts()));
        Assert.Equal([new PartyRole("person", "clinician", day)], state.People);
        Assert.Equal(["DIR209 $.role"], Samples.Wrong(PartyDecisions.Decide(state, Permit.Of(new AddRole("person", "clinician", day)), Facts())));
        Assert.Equal(["DIR204 $.person", "DIR110 $.role"], Samples.Wrong(PartyDecisions.Decide(state, Permit.Of(new AddRole("company", "king", day)), Facts())));
        Assert.Equal(["DIR114 $.to"], Samples.Wrong(PartyDecisions.Decide(state, Permit.Of(new EndRole("person", "clinician", day.AddDays(-1))), Facts())));
        Assert.Equal(["DIR210 $.role"], Samples.Wrong(PartyDecisions.Decide(state, Permit.Of(new EndRole("person", "chair", day)), Facts())));
        var ended = Samples.Folded(state, Apply, PartyDecisions.Decide(state, Permit.Of(new EndRole("person", "clinician", day)), Facts()));
        Assert.Equal([new PartyRole("person", "clinician", day, day)], ended.People);
        Assert.Empty(Samples.Wrong(PartyDecisions.Decide(ended, Permit.Of(new AddRole("person", "clinician", day)), Facts())));
        Assert.Contains("DIR205 $", Samples.Wrong(PartyDecisions.Decide(Person, Permit.Of(new AddRole("person", "member", day)), Facts())));
    }

    [Theory]
    [InlineData("data@naru.example.org", "+82-32-000-0000", null)]
    [InlineData("data@naru", null, "DIR116 $.email")]
    [InlineData("a b@naru.example.org", null, "DIR116 $.email")]
    [InlineData("x@y.org>\nBcc: z@y.org", null, "DIR116 $.email")]
    [InlineData(null, "call me", "DIR118 $.phone")]
    [InlineData(null, null, "DIR101 $")]
    public void Contact_IsJudged(string? email, string? phone, string? wrong)
    {
        var decided = PartyDecisions.Decide(Hospital, Permit.Of(new SetContact(new PartyContact("person", new Texts("홍길동"), email, phone))), Facts());
        Assert.Equal(wrong is null ? [] : [wrong], Samples.Wrong(decided));
        if (wrong is null)
        {
            // Sealed with the key of whoever is reached.
            Assert.Equal("person", Assert.IsType<ContactSet>(Assert.Single(decided.Value!)).Contact.Person);
        }
    }

    [Fact]
    public void Merge_DuplicateGivesWhatOnlyItSaid()
    {
        var duplicate = Samples.Party("duplicate", new(PartyKind.Organisation, new Texts("나루 바이오"))
        {
            OrganisationType = "company",
            Ror = "https://ror.org/03yrm5c26",
            Capabilities = ["biobank"],
        }) with
        { People = [new PartyRole("person", "member", Samples.Today)] };
        var merge = PartyDecisions.Decide(duplicate, Permit.Of(new MergeParty("company")), Facts(duplicate)).Value!;
        Assert.Equal([new PartyMerged("company")], merge.OfDuplicate);
        var stays = merge.OfStaying.Aggregate((PartyState?)Company, (s, e) => PartyState.Apply("company", s, e))!;
        Assert.Equal(
            ("https://ror.org/03yrm5c26", new Texts("나루바이오", "Naru Bio"), "28-songdo"), (stays.Profile.Ror, stays.Profile.Names, stays.Profile.District));
        Assert.Equal(["software-development", "biobank"], stays.Profile.Capabilities);
        Assert.Equal("person", Assert.Single(stays.People).Person);
        Assert.Equal(["duplicate"], stays.Absorbed);
    }

    [Fact]
    public void Merge_WhatIsNotTheSame_IsRefused()
    {
        Assert.Equal(["DIR211 $.into"], Samples.Wrong(PartyDecisions.Decide(Company, Permit.Of(new MergeParty("company")), Facts())));
        Assert.Equal(["DIR203 $.into"], Samples.Wrong(PartyDecisions.Decide(Company, Permit.Of(new MergeParty("nobody")), Facts())));
        Assert.Equal(["DIR204 $.into"], Samples.Wrong(PartyDecisions.Decide(Company, Permit.Of(new MergeParty("person")), Facts())));
        var (one, other) = (Numbered("one", "https://ror.org/03yrm5c26"), Numbered("other", "https://ror.org/042nb2s44"));
        Assert.Equal(["DIR213 $.into"], Samples.Wrong(PartyDecisions.Decide(one, Permit.Of(new MergeParty("other")), Facts(one, other))));
        var part = Samples.Party("part", Unit("whole"));
        var whole = Samples.Party("whole", Unit("hospital"));
        Assert.Equal(["DIR208 $.into"], Samples.Wrong(PartyDecisions.Decide(whole, Permit.Of(new MergeParty("part")), Facts(part, whole))));

        static PartyState Numbered(string id, string ror) => Samples.Party(id, Samples.Company with { Ror = ror });
    }

    [Fact]
    public void Merge_Person_KeepsItsOwnSealedNames()
    {
        var other = Samples.Party("other", new(PartyKind.Person, new Texts("길동 홍")));
        var merge = PartyDecisions.Decide(other, Permit.Of(new MergeParty("person")), Facts(other)).Value!;
        Assert.DoesNotContain("홍", DirectoryEvents.New(merge.OfStaying[0]).Payload.ToString(), StringComparison.Ordinal);
        Assert.Equal(Samples.Person.Names, PartyState.Apply("person", Person, merge.OfStaying[0])!.Profile.Names);
    }

    [Fact]
    public void Verify_IsSaidOnceAndTakenBackOnce()
    {
        Assert.Equal(["DIR101 $.reason"], Samples.Wrong(PartyDecisions.Decide(Company, Permit.Of(new VerifyParty(" ")), Facts())));
        Assert.Equal(["DIR219 $"], Samples.Wrong(PartyDecisions.Decide(Company, Permit.Of(new UnverifyParty("잘못 봄")), Facts())));
        Assert.Equal(["DIR214 $"], Samples.Wrong(PartyDecisions.Decide(Closed, Permit.Of(new VerifyParty("등기부를 봄")), Facts())));
        var verified = Samples.Folded(Company, Apply, PartyDecisions.Decide(Company, Permit.Of(new VerifyParty("등기부를 봄")), Facts()));
        Assert.True(verified.IsVerified);
        Assert.Equal(["DIR218 $"], Samples.Wrong(PartyDecisions.Decide(verified, Permit.Of(new VerifyParty("또 봄")), Facts())));
        Assert.False(Samples.Folded(verified, Apply, PartyDecisions.Decide(verified, Permit.Of(new UnverifyParty("잘못 봄")), Facts())).IsVerified);
    }

    /// <summary>What an officer made sure of is the name and the numbers: a representative cannot put another name under the mark.</summary>
    [Fact]
    public void Change_NamesOrNumbersOfAVerifiedParty_TakesTheMarkAway()
    {
        var verified = Company with { IsVerified = true };
        Assert.False(Changed(Samples.Company with { Names = new Texts("남의 회사") }).IsVerified);
        Assert.False(Changed(Samples.Company with { Ror = "03yrm5c26" }).IsVerified);
        Assert.False(Changed(Samples.Company with { BusinessNumber = "220-81-62517" }).IsVerified);
        Assert.True(Changed(Samples.Company with { Website = "https://naru.example", Capabilities = [] }).IsVerified);
        Assert.DoesNotContain(PartyDecisions.Decide(Company, Permit.Of(new ChangeParty(Samples.Company with { Ror = "03yrm5c26" })), Facts()).Value!, e => e is PartyUnverified);

        PartyState Changed(PartyProfile profile) => Samples.Folded(verified, Apply, PartyDecisions.Decide(verified, Permit.Of(new ChangeParty(profile)), Facts()));
    }

    [Fact]
    public void Merge_MarkOfTheDuplicate_GoesOver()
    {
        var duplicate = Samples.Party("duplicate", Samples.Company) with { IsVerified = true };
        Assert.Contains(new PartyVerified("merge/duplicate"), PartyDecisions.Decide(duplicate, Permit.Of(new MergeParty("company")), Facts(duplicate)).Value!.OfStaying);
        Assert.DoesNotContain(
            PartyDecisions.Decide(Company, Permit.Of(new MergeParty("duplicate")), Facts(duplicate)).Value!.OfStaying, e => e is PartyVerified);
    }

    [Fact]
    public void Close_NeedsAReasonAndIsFinal()
    {
        Assert.Equal(["DIR101 $.reason"], Samples.Wrong(PartyDecisions.Decide(Company, Permit.Of(new CloseParty(" ")), Facts())));
        var closed = Samples.Folded(Company, Apply, PartyDecisions.Decide(Company, Permit.Of(new CloseParty("문을 닫음")), Facts()));
        Assert.Equal("closed", closed.Standing);
        Assert.Equal(["DIR214 $"], Samples.Wrong(PartyDecisions.Decide(closed, Permit.Of(new CloseParty("다시")), Facts())));
    }

    private static PartyProfile Unit(string within) => new(PartyKind.Unit, new Texts("안과")) { Within = within };

    private static PartyState? Apply(PartyState? state, DirectoryEvent e) => PartyState.Apply(state!.Id, state, e);

    private static PartyFacts Facts(params PartyState[] more) => Samples.PartyFacts([Company, Hospital, Person, Closed, Merged, .. more]) with
    {
        Holders = new Dictionary<string, string>(StringComparer.Ordinal) { [PartyNumbers.Ror("https://ror.org/042nb2s44")] = "somebody" },
    };
}
