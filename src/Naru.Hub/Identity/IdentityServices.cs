using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.DependencyInjection;
using Naru.Hub.Api;
using Naru.Hub.Directories.Contracts;
using Naru.Hub.Identity.Accounts;
using Naru.Hub.Identity.Contracts;
using Naru.Hub.Identity.Erasing;
using Naru.Hub.Identity.Events;
using Naru.Hub.Identity.Humans;
using Naru.Hub.Identity.Institutions;
using Naru.Hub.Identity.Memberships;
using Naru.Hub.Identity.Passkeys;
using Naru.Hub.Identity.SecondFactor;
using Naru.Hub.Identity.SignIn;
using Naru.Hub.Identity.SigningKeys;
using Naru.Hub.Identity.Store;
using Naru.Hub.Identity.Tokens;
using Naru.Hub.Kernel;
using Naru.Ledger;

namespace Naru.Hub.Identity;

/// <summary>The door through which a host gets identity.</summary>
public static class IdentityServices
{
    private const int MostConnections = 16;

    /// <summary>
    /// Adds accounts, sign-in, tokens, memberships and signing keys. Needs an <see cref="ILedger"/> on the same database with its persons' keys, a <see cref="HubDatabase"/>, the permission tables and a
    /// <see cref="TimeProvider"/>; gives an <see cref="ICallers"/>. The tables are made when the host starts. <c>MapIdentity</c> adds the endpoints.
    /// </summary>
    public static IServiceCollection AddIdentity(this IServiceCollection services, HubIdentityOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        services.AddSingleton(options);
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<HubAlarms>();
        AddDatabase(services, options);
        AddKeys(services, options);
        AddIdentityCore(services, options);
        AddSchemes(services, options);

        services.AddSingleton<IdentityClock>();
        services.AddSingleton<IdentityMails>();
        services.AddSingleton<NobodysPassword>();
        services.AddSingleton<ScopeCatalogue>();
        services.AddSingleton<RoleCatalogue>();
        // A module that knows the parties takes its place.
        services.TryAddSingleton<IPartyDirectory, NoPartyDirectory>();
        services.AddSingleton<IRepresentation, Representation>();
        services.AddSingleton<Callers>();
        services.AddSingleton<ICallers>(s => s.GetRequiredService<Callers>());
        services.AddSingleton<PendingDelivery>();
        services.AddHostedService<IdentityStart>();
        services.AddHostedService(s => s.GetRequiredService<PendingDelivery>());
        services.AddHostedService<IdentityHousekeeping>();
        services.AddSingleton<PersonErasures>();
        services.AddHostedService<ErasurePump>();
        services.AddScoped<SecurityEvents>();
        services.AddScoped<Challenges>();
        services.AddScoped<Throttle>();
        services.AddScoped<Sessions>();
        services.AddScoped<SecondFactors>();
        services.AddScoped<SignIns>();
        services.AddScoped<AccountService>();
        services.AddScoped<AccountClosing>();
        services.AddScoped<PasskeyService>();
        services.AddScoped<InstitutionSignIn>();
        services.AddScoped<ApiTokens>();
        services.AddScoped<MembershipService>();
        services.AddScoped<Invitations>();
        services.AddScoped<DecisionConflicts>();
        services.AddScoped<PartyClaims>();
        services.AddScoped<ClaimJudge>();
        services.AddScoped<HumanLinks>();
        services.AddScoped<Emails>();
        services.AddScoped<SigningKeyService>();
        services.Configure<ApiStatuses>(IdentityErrors.Register);
        return services;
    }

    private static void AddDatabase(IServiceCollection services, HubIdentityOptions options)
    {
        services.AddDbContextFactory<IdentityDb>(o =>
        {
            switch (options.Database)
            {
                case LedgerAddress.Sqlite sqlite:
                    o.AddInterceptors(SecureDelete.Instance).UseSqlite(new Microsoft.Data.Sqlite.SqliteConnectionStringBuilder { DataSource = sqlite.Path, ForeignKeys = true }.ConnectionString);
                    break;
                case LedgerAddress.Postgres postgres:
                    o.UseNpgsql(postgres.For(MostConnections));
                    break;
                default:
                    throw new InvalidOperationException("Identity knows SQLite and PostgreSQL.");
            }
        });
    }

    /// <summary>The keys of cookies are in the database: what one instance seals, the others open.</summary>
    private static void AddKeys(IServiceCollection services, HubIdentityOptions options)
    {
        var keys = services.AddDataProtection().SetApplicationName("naru-hub").PersistKeysToDbContext<IdentityDb>();
        if (options.KeyCertificateFile is { } file)
        {
            keys.ProtectKeysWithCertificate(X509CertificateLoader.LoadPkcs12FromFile(file, options.KeyCertificatePassword));
        }
    }

    private static void AddIdentityCore(IServiceCollection services, HubIdentityOptions options)
    {
        services.AddHttpContextAccessor();
        services.AddIdentityCore<Account>(o =>
        {
            o.Stores.SchemaVersion = IdentitySchemaVersions.Version3;
            o.User.RequireUniqueEmail = true;
            // Addresses are read by EmailAddress; the manager need not look at letters again.
            o.User.AllowedUserNameCharacters = "";
        }).AddEntityFrameworkStores<IdentityDb>();
        services.AddScoped<IPasskeyHandler<Account>, PasskeyHandler<Account>>();
        services.AddSingleton<ILookupNormalizer, EmailNormalizer>();
        services.Configure<PasswordHasherOptions>(o => o.IterationCount = IdentityRules.HashIterations);
        services.Configure<IdentityPasskeyOptions>(o =>
        {
            o.ServerDomain = options.RelyingParty;
            o.UserVerificationRequirement = "required";
            o.ResidentKeyRequirement = "required";
            o.AttestationConveyancePreference = "none";
            o.IsAllowedAlgorithm = algorithm => algorithm is SigningKeys.CoseKey.Es256 or SigningKeys.CoseKey.Rs256;
            o.ValidateOrigin = context => ValueTask.FromResult(!context.CrossOrigin && string.Equals(context.Origin, options.Origin, StringComparison.Ordinal));
        });
    }

    private static void AddSchemes(IServiceCollection services, HubIdentityOptions options)
    {
        var builder = services.AddAuthentication(IdentityClaims.DefaultScheme);
        // Whoever sends a token is judged by the token alone: a refused one does not fall back to a cookie.
        builder.AddPolicyScheme(IdentityClaims.DefaultScheme, null, o => o.ForwardDefaultSelector = context =>
            context.Request.Headers.Authorization.Count > 0 ? IdentityClaims.BearerScheme : IdentityClaims.CookieScheme);
        builder.AddScheme<Microsoft.AspNetCore.Authentication.AuthenticationSchemeOptions, BearerHandler>(IdentityClaims.BearerScheme, null);
        builder.AddSessionCookie(options);
        foreach (var institution in options.Institutions)
        {
            builder.AddInstitution(institution, options);
        }
    }
}
