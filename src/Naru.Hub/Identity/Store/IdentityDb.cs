using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Naru.Hub.Identity.Store;

/// <summary>
/// The tables of identity, in the ledger's database but beside it: credentials are not event-sourced. Names begin with <c>identity_</c>; columns are in
/// small letters, as PostgreSQL writes them. Times are milliseconds since 1970 in UTC, so that both databases order and compare them alike.
/// Made by <see cref="IdentitySchema"/>. Serves one request.
/// </summary>
internal sealed class IdentityDb(DbContextOptions<IdentityDb> options) : IdentityUserContext<Account>(options), IDataProtectionKeyContext
{
    public DbSet<DataProtectionKey> DataProtectionKeys => Set<DataProtectionKey>();

    public DbSet<SessionRow> Sessions => Set<SessionRow>();

    public DbSet<ChallengeRow> Challenges => Set<ChallengeRow>();

    public DbSet<ThrottleRow> Throttles => Set<ThrottleRow>();

    public DbSet<RecoveryCodeRow> RecoveryCodes => Set<RecoveryCodeRow>();

    public DbSet<ApiTokenRow> ApiTokens => Set<ApiTokenRow>();

    public DbSet<InvitationRow> Invitations => Set<InvitationRow>();

    public DbSet<MembershipRow> Memberships => Set<MembershipRow>();

    public DbSet<PartyClaimRow> PartyClaims => Set<PartyClaimRow>();

    public DbSet<LinkRow> Links => Set<LinkRow>();

    public DbSet<SigningKeyRow> SigningKeys => Set<SigningKeyRow>();

    public DbSet<PendingEventRow> PendingEvents => Set<PendingEventRow>();

    public DbSet<ErasureRow> Erasures => Set<ErasureRow>();

    public DbSet<ClockRow> Clocks => Set<ClockRow>();

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        base.ConfigureConventions(configurationBuilder);
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UnixMilliseconds>();
    }

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.Entity<Account>().ToTable("identity_accounts");
        builder.Entity<Microsoft.AspNetCore.Identity.IdentityUserClaim<string>>().ToTable("identity_claims");
        builder.Entity<Microsoft.AspNetCore.Identity.IdentityUserLogin<string>>().ToTable("identity_logins");
        builder.Entity<Microsoft.AspNetCore.Identity.IdentityUserToken<string>>().ToTable("identity_user_tokens");
        builder.Entity<Microsoft.AspNetCore.Identity.IdentityUserPasskey<string>>().ToTable("identity_passkeys");
        builder.Entity<DataProtectionKey>().ToTable("identity_data_protection_keys");
        builder.Entity<SessionRow>(e =>
        {
            e.ToTable("identity_sessions").HasKey(r => r.Id);
            e.HasIndex(r => r.SecretHash).IsUnique();
            e.HasIndex(r => r.Account);
        });
        builder.Entity<ChallengeRow>(e =>
        {
            e.ToTable("identity_challenges").HasKey(r => r.SecretHash);
            e.HasIndex(r => r.ExpiresAt);
        });
        builder.Entity<ThrottleRow>().ToTable("identity_throttles").HasKey(r => r.Key);
        builder.Entity<RecoveryCodeRow>(e =>
        {
            e.ToTable("identity_recovery_codes").HasKey(r => r.CodeHash);
            e.HasIndex(r => r.Account);
        });
        builder.Entity<ApiTokenRow>(e =>
        {
            e.ToTable("identity_api_tokens").HasKey(r => r.Id);
            e.HasIndex(r => r.SecretHash).IsUnique();
            e.HasIndex(r => r.Account);
        });
        builder.Entity<InvitationRow>(e =>
        {
            e.ToTable("identity_invitations").HasKey(r => r.Id);
            e.HasIndex(r => r.SecretHash).IsUnique();
            e.HasIndex(r => r.Party);
        });
        builder.Entity<MembershipRow>(e =>
        {
            e.ToTable("identity_memberships").HasKey(r => r.Id);
            e.HasIndex(r => r.Person);
            e.HasIndex(r => r.Party);
        });
        builder.Entity<PartyClaimRow>(e =>
        {
            e.ToTable("identity_party_claims").HasKey(r => r.Id);
            e.HasIndex(r => r.Person);
            e.HasIndex(r => r.Party);
        });
        builder.Entity<LinkRow>(e =>
        {
            e.ToTable("identity_links").HasKey(r => r.Id);
            e.HasIndex(r => r.Person);
            e.HasIndex(r => new { r.Kind, r.Value });
        });
        builder.Entity<SigningKeyRow>(e =>
        {
            e.ToTable("identity_signing_keys").HasKey(r => r.Id);
            e.HasIndex(r => r.Thumbprint).IsUnique();
            e.HasIndex(r => r.Person);
        });
        builder.Entity<PendingEventRow>().ToTable("identity_pending_events").HasKey(r => r.Id);
        builder.Entity<ErasureRow>().ToTable("identity_erasures").HasKey(r => r.Person);
        builder.Entity<ClockRow>(e =>
        {
            e.ToTable("identity_clock").HasKey(r => r.Id);
            e.Property(r => r.Id).ValueGeneratedNever();
        });
        NameAsPostgresDoes(builder.Model);
    }

    private static void NameAsPostgresDoes(IMutableModel model)
    {
        foreach (var property in model.GetEntityTypes().Where(e => !e.IsMappedToJson()).SelectMany(e => e.GetProperties()))
        {
            property.SetColumnName(Snake(property.Name));
        }

        foreach (var entity in model.GetEntityTypes().Where(e => e.IsMappedToJson()))
        {
            entity.SetContainerColumnName("data");
        }
    }

    /// <summary><c>SecretHash</c> becomes <c>secret_hash</c>.</summary>
    private static string Snake(string name) =>
        string.Concat(name.Select((c, i) => char.IsAsciiLetterUpper(c) ? $"{(i > 0 ? "_" : "")}{char.ToLowerInvariant(c)}" : $"{c}"));

    private sealed class UnixMilliseconds() : ValueConverter<DateTimeOffset, long>(
        time => time.ToUnixTimeMilliseconds(), value => DateTimeOffset.FromUnixTimeMilliseconds(value));
}
