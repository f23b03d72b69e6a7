namespace Naru.Hub.Identity.Store;

/// <summary>
/// The steps of <see cref="IdentitySchema"/>, in order. New ones are added at the end. <c>{bytes}</c> is BLOB or BYTEA, <c>{json}</c> TEXT or JSONB,
/// <c>{number}</c> a primary key that counts.
/// </summary>
internal static class IdentitySchemaSteps
{
    public static IReadOnlyList<string> All { get; } = [Accounts + Access + Parties + Humans, Forgetting, Erasing, Claims];

    private const string Accounts =
        """
        CREATE TABLE identity_accounts (
          id TEXT PRIMARY KEY, name TEXT NOT NULL, language INTEGER NOT NULL, created_at BIGINT NOT NULL, totp_secret TEXT, totp_confirmed_at BIGINT,
          totp_last_step BIGINT NOT NULL, closed_at BIGINT, version BIGINT NOT NULL, user_name TEXT, normalized_user_name TEXT, email TEXT, normalized_email TEXT,
          email_confirmed BOOLEAN NOT NULL, password_hash TEXT, security_stamp TEXT, concurrency_stamp TEXT, phone_number TEXT,
          phone_number_confirmed BOOLEAN NOT NULL, two_factor_enabled BOOLEAN NOT NULL, lockout_end BIGINT, lockout_enabled BOOLEAN NOT NULL,
          access_failed_count INTEGER NOT NULL);
        CREATE UNIQUE INDEX identity_accounts_user_name ON identity_accounts (normalized_user_name);
        CREATE UNIQUE INDEX identity_accounts_email ON identity_accounts (normalized_email);
        CREATE TABLE identity_claims (
          id {number}, user_id TEXT NOT NULL REFERENCES identity_accounts (id) ON DELETE CASCADE, claim_type TEXT, claim_value TEXT);
        CREATE INDEX identity_claims_user ON identity_claims (user_id);
        CREATE TABLE identity_logins (
          login_provider TEXT NOT NULL, provider_key TEXT NOT NULL, provider_display_name TEXT,
          user_id TEXT NOT NULL REFERENCES identity_accounts (id) ON DELETE CASCADE, PRIMARY KEY (login_provider, provider_key));
        CREATE INDEX identity_logins_user ON identity_logins (user_id);
        CREATE TABLE identity_user_tokens (
          user_id TEXT NOT NULL REFERENCES identity_accounts (id) ON DELETE CASCADE, login_provider TEXT NOT NULL, name TEXT NOT NULL, value TEXT,
          PRIMARY KEY (user_id, login_provider, name));
        CREATE TABLE identity_passkeys (
          credential_id {bytes} PRIMARY KEY, user_id TEXT NOT NULL REFERENCES identity_accounts (id) ON DELETE CASCADE, data {json} NOT NULL);
        CREATE INDEX identity_passkeys_user ON identity_passkeys (user_id);
        CREATE TABLE identity_recovery_codes (
          code_hash TEXT PRIMARY KEY, account TEXT NOT NULL REFERENCES identity_accounts (id) ON DELETE CASCADE, used_at BIGINT);
        CREATE INDEX identity_recovery_codes_account ON identity_recovery_codes (account);

        """;

    private const string Access =
        """
        CREATE TABLE identity_data_protection_keys (id {number}, friendly_name TEXT, xml TEXT);
        CREATE TABLE identity_sessions (
          id TEXT PRIMARY KEY, secret_hash TEXT NOT NULL, account TEXT NOT NULL REFERENCES identity_accounts (id) ON DELETE CASCADE, stamp TEXT NOT NULL,
          method INTEGER NOT NULL, assurance INTEGER NOT NULL, created_at BIGINT NOT NULL, proved_at BIGINT NOT NULL, seen_at BIGINT NOT NULL, ended_at BIGINT,
          network TEXT NOT NULL, device TEXT NOT NULL);
        CREATE UNIQUE INDEX identity_sessions_secret ON identity_sessions (secret_hash);
        CREATE INDEX identity_sessions_account ON identity_sessions (account);
        CREATE TABLE identity_challenges (
          secret_hash TEXT PRIMARY KEY, purpose TEXT NOT NULL, account TEXT, payload TEXT NOT NULL, created_at BIGINT NOT NULL, expires_at BIGINT NOT NULL,
          used_at BIGINT);
        CREATE INDEX identity_challenges_expires ON identity_challenges (expires_at);
        CREATE TABLE identity_throttles (key TEXT PRIMARY KEY, failures INTEGER NOT NULL, first_at BIGINT NOT NULL, last_at BIGINT NOT NULL);
        CREATE TABLE identity_api_tokens (
          id TEXT PRIMARY KEY, secret_hash TEXT NOT NULL, hint TEXT NOT NULL, account TEXT NOT NULL REFERENCES identity_accounts (id) ON DELETE CASCADE,
          party TEXT, name TEXT NOT NULL, scopes TEXT NOT NULL, created_at BIGINT NOT NULL, expires_at BIGINT NOT NULL, last_used_at BIGINT, revoked_at BIGINT);
        CREATE UNIQUE INDEX identity_api_tokens_secret ON identity_api_tokens (secret_hash);
        CREATE INDEX identity_api_tokens_account ON identity_api_tokens (account);
        CREATE TABLE identity_clock (id INTEGER PRIMARY KEY, latest BIGINT NOT NULL);
        CREATE TABLE identity_pending_events (id TEXT PRIMARY KEY, type TEXT NOT NULL, person TEXT NOT NULL, payload TEXT NOT NULL, at BIGINT NOT NULL);

        """;

    private const string Parties =
        """
        CREATE TABLE identity_invitations (
          id TEXT PRIMARY KEY, secret_hash TEXT NOT NULL, party TEXT NOT NULL, role TEXT NOT NULL, email TEXT NOT NULL, email_key TEXT NOT NULL,
          invited_by TEXT NOT NULL, created_at BIGINT NOT NULL, expires_at BIGINT NOT NULL, membership_until BIGINT, accepted_at BIGINT, accepted_by TEXT,
          revoked_at BIGINT);
        CREATE UNIQUE INDEX identity_invitations_secret ON identity_invitations (secret_hash);
        CREATE INDEX identity_invitations_party ON identity_invitations (party);
        CREATE TABLE identity_memberships (
          id TEXT PRIMARY KEY, person TEXT NOT NULL, party TEXT NOT NULL, role TEXT NOT NULL, "from" BIGINT NOT NULL, "to" BIGINT, granted_by TEXT NOT NULL,
          authority TEXT NOT NULL, ended_at BIGINT, ended_by TEXT);
        CREATE INDEX identity_memberships_person ON identity_memberships (person);
        CREATE INDEX identity_memberships_party ON identity_memberships (party);

        """;

    private const string Humans =
        """
        CREATE TABLE identity_links (
          id TEXT PRIMARY KEY, person TEXT NOT NULL, kind INTEGER NOT NULL, value TEXT NOT NULL, is_verified BOOLEAN NOT NULL, declared_by TEXT NOT NULL,
          reason TEXT, created_at BIGINT NOT NULL, end_asked_at BIGINT, ended_at BIGINT, ended_by TEXT);
        CREATE INDEX identity_links_person ON identity_links (person);
        CREATE INDEX identity_links_value ON identity_links (kind, value);
        CREATE TABLE identity_signing_keys (
          id TEXT PRIMARY KEY, person TEXT NOT NULL, thumbprint TEXT NOT NULL, jwk TEXT NOT NULL, label TEXT NOT NULL, origin INTEGER NOT NULL,
          purpose TEXT NOT NULL, study TEXT, delegation {bytes}, created_at BIGINT NOT NULL, expires_at BIGINT NOT NULL, revoked_at BIGINT);
        CREATE UNIQUE INDEX identity_signing_keys_thumbprint ON identity_signing_keys (thumbprint);
        CREATE INDEX identity_signing_keys_person ON identity_signing_keys (person);
        """;

    private const string Forgetting = "ALTER TABLE identity_throttles RENAME COLUMN first_at TO forgotten_to;";

    private const string Erasing =
        """
        ALTER TABLE identity_pending_events ADD COLUMN refused TEXT;
        CREATE TABLE identity_erasures (person TEXT PRIMARY KEY, asked_at BIGINT NOT NULL, asked_by TEXT NOT NULL, done_at BIGINT);
        """;

    /// <summary>"end" is what PostgreSQL calls a block's end, so that it is written in quotes.</summary>
    private const string Claims =
        """
        CREATE TABLE identity_party_claims (
          id TEXT PRIMARY KEY, person TEXT NOT NULL, party TEXT NOT NULL, role TEXT NOT NULL, statement TEXT NOT NULL, created_at BIGINT NOT NULL,
          expires_at BIGINT NOT NULL, decided_at BIGINT, decided_by TEXT, "end" INTEGER, reason TEXT, membership TEXT);
        CREATE INDEX identity_party_claims_person ON identity_party_claims (person);
        CREATE INDEX identity_party_claims_party ON identity_party_claims (party);
        CREATE INDEX identity_party_claims_open ON identity_party_claims (id) WHERE "end" IS NULL;
        """;
}
