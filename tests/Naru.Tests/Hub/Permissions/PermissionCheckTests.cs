using Naru.Core;
using Naru.Hub.Kernel;
using Naru.Hub.Permissions;
using Xunit;

namespace Naru.Tests.Hub.Permissions;

/// <summary>What a check answers, and what its answers give away.</summary>
public sealed class PermissionCheckTests
{
    private static readonly PermissionTables Tables = BoatTable.Read();
    private static readonly Caller Owner = new("person-1", [new HeldRole("yard", "member")]);
    private static readonly Caller Stranger = new("person-2", [new HeldRole("bank", "member"), new HeldRole("hub", "officer")]);

    [Fact]
    public void Check_Allowed_IsPermitted()
    {
        var permitted = Tables.Check(Owner, Standing.Of(Owner, "moored", "yard"), new RenameBoat("Naru")).Value!;

        Assert.Equal("Naru", permitted.Command.To);
        Assert.Same(Owner, permitted.Caller);
        Assert.Equal(["signed-in", "owner-member"], permitted.Standing.Roles);
    }

    [Fact]
    public void Check_MaySeeButNotDo_IsRefused() =>
        Assert.Equal("PRM202", CodeOf(Tables.Check(Owner, Standing.Of(Owner, "afloat", "yard"), new RenameBoat("x"))));

    [Fact]
    public void Check_MayNotSee_IsTheAnswerOfNothing()
    {
        var refusal = Tables.Check(Stranger, Standing.Of(Stranger, "moored", "yard"), new RenameBoat("x"));

        Assert.Equal([PermissionTables.NotThere()], refusal.Findings);
    }

    [Fact]
    public void Check_ConditionGone_IsSaid()
    {
        var standing = Standing.Of(Owner, "moored", "yard", more: ["pilot"]);

        Assert.Equal("PRM204", CodeOf(Tables.Check(Owner, standing, new LaunchBoat())));
        Assert.True(Tables.Check(Owner, standing with { Conditions = ["fair-weather"] }, new LaunchBoat()).IsSuccess);
    }

    [Fact]
    public void Check_NobodySignedIn_IsToldToSignInWhateverTheThing()
    {
        Assert.Equal("PRM203", CodeOf(Tables.Check(Caller.Anonymous, Standing.Of(Caller.Anonymous, "moored", "yard"), new RenameBoat("x"))));
        Assert.Equal("PRM201", CodeOf(Tables.Check(Caller.Anonymous, Standing.Of(Caller.Anonymous, "moored", "yard"), new ReadBoat())));
        Assert.True(Tables.Check(Caller.Anonymous, Standing.Of(Caller.Anonymous, "afloat", "yard"), new ReadBoat()).IsSuccess);
    }

    [Theory]
    [InlineData(null, "")]
    [InlineData("harbour:write", "")]
    [InlineData("harbour:read", "PRM205")]
    [InlineData("", "PRM205")]
    public void Check_TokenScopes_OnlyNarrow(string? scope, string code)
    {
        var caller = Owner with { Scopes = scope is null ? null : scope.Length == 0 ? [] : [scope] };

        Assert.Equal(code, CodeOf(Tables.Check(caller, Standing.Of(caller, "moored", "yard"), new RenameBoat("x"))));
    }

    [Fact]
    public void Check_TokenScopes_GiveNoRight()
    {
        var caller = Stranger with { Scopes = ["harbour:write"] };

        Assert.Equal("PRM201", CodeOf(Tables.Check(caller, Standing.Of(caller, "moored", "yard"), new RenameBoat("x"))));
    }

    [Fact]
    public void Check_CommandWithoutScope_IsNotForTokens()
    {
        var caller = Owner with { Scopes = ["harbour:write", "harbour:read"] };

        Assert.Equal("PRM205", CodeOf(Tables.Check(caller, Standing.Of(caller, "moored", "yard", more: ["pilot"], conditions: ["fair-weather"]), new LaunchBoat())));
    }

    /// <summary>A role that ends is gone with the next request's caller: there is nothing else from which a right could come.</summary>
    [Fact]
    public void Check_RoleEnded_RightEnded()
    {
        var later = Owner with { Roles = [] };

        Assert.Equal("PRM201", CodeOf(Tables.Check(later, Standing.Of(later, "moored", "yard"), new RenameBoat("x"))));
    }

    /// <summary>Nobody gets the operator's roles by naming the hub as an owner, nor an owner's by a role of that name elsewhere.</summary>
    [Fact]
    public void Standing_RolesElsewhere_AreNotRolesHere()
    {
        Assert.Equal(["signed-in", "hub-officer"], Standing.Of(Stranger, "moored", "hub").Roles);
        Assert.Equal(["signed-in", "self"], Standing.Of(Owner, "moored", "other", "person-1").Roles);
        Assert.Equal(["anonymous"], Standing.Of(Caller.Anonymous, "moored", person: null).Roles);
    }

    [Fact]
    public void Check_UnknownStateOrCommand_IsABug()
    {
        Assert.Throws<InvalidOperationException>(() => Tables.Check(Owner, Standing.Of(Owner, "sunk", "yard"), new ReadBoat()));
        Assert.Throws<InvalidOperationException>(() => Tables.Allows(Owner, Standing.Of(Owner, "moored"), new CommandName("harbour", "boat", "sink")));
        Assert.Throws<InvalidOperationException>(() => Tables.Allows(Owner, Standing.Of(Owner, "moored"), new CommandName("harbour", "crane", "read")));
    }

    /// <summary>There is no way to a permitted command but the check.</summary>
    [Fact]
    public void Permitted_HasNoOtherDoor()
    {
        var type = typeof(Permitted<ReadBoat>);

        Assert.All(type.GetConstructors(System.Reflection.BindingFlags.Instance | System.Reflection.BindingFlags.Public | System.Reflection.BindingFlags.NonPublic), c => Assert.True(c.IsPrivate));
        Assert.All(type.GetProperties(), p => Assert.Null(p.SetMethod));
        Assert.True(type.IsSealed);
    }

    private static string CodeOf<T>(Result<T> result)
        where T : class => result.Findings.SingleOrDefault()?.Code ?? "";
}
