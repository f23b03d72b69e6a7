using System.Buffers.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Naru.Cli.Commands;
using Naru.Cli.Output;
using Naru.Cli.Reports;
using Naru.Core;
using Naru.Hub.Identity.Names;
using Naru.Hub.Identity.SigningKeys;

namespace Naru.Cli.Keys;

/// <summary>Makes keys, shows them, and checks delegations: without a hub.</summary>
internal sealed class LocalKeyJobs(CliSession session)
{
    // Hospitals' clocks are set by hand here and there.
    private static readonly TimeSpan Skew = TimeSpan.FromMinutes(5);

    private readonly KeyReport report = new(session);

    /// <summary>Makes a key; the exit code.</summary>
    public int Create(string path, string? label, bool withoutPassphrase, string? passphraseFile, bool json)
    {
        var choice = new Choice();
        choice.Path("FILE", path);
        var named = NameRule.Check(label ?? Path.GetFileNameWithoutExtension(path), "--label");
        choice.Add(named.Errors);
        if (NewFile.Exists(path))
        {
            choice.Add([KeyErrors.FileThere.At(SourcePlace.None, path)]);
        }

        if (withoutPassphrase && passphraseFile is not null)
        {
            choice.Add([KeyErrors.LockedOrNot.At(SourcePlace.None)]);
        }

        if (choice.Errors.Count > 0)
        {
            return session.WrongUse(choice.Errors);
        }

        var passphrase = withoutPassphrase ? null : new Passphrases(session).ForNew(passphraseFile);
        if (passphrase is { IsSuccess: false })
        {
            return report.Failed(passphrase.Findings);
        }

        var (file, content) = SigningKeyFile.Make(path, named.Value!, passphrase?.Value);
        if (Written(path, content) is { } error)
        {
            return report.Failed([error]);
        }

        if (json)
        {
            JsonLines.Write(session.Host.StandardOutput, members => Members(members, file));
            return ExitCodes.Success;
        }

        report.Strong(KeyText.Created, path);
        report.Value(KeyText.Thumbprint, file.Key.Thumbprint);
        if (!file.IsLocked)
        {
            report.Warning(KeyText.Unlocked);
        }

        NextSteps.Show(session, (KeyText.NextRegister, $"naru key register {path} --hub https://hub.example.org --token-file token"));
        return ExitCodes.Success;
    }

    /// <summary>Shows a key and its delegation; the exit code.</summary>
    public int Show(string path, bool json)
    {
        var read = SigningKeyFile.Read(path);
        if (!read.IsSuccess)
        {
            return report.Failed(read.Findings);
        }

        var file = read.Value;
        KeyStatement? statement = null;
        if (File.Exists(file.DelegationPath))
        {
            var bytes = Bytes(file.DelegationPath);
            statement = bytes.Value is null ? null : KeyDelegation.Peek(bytes.Value);
            var findings = bytes.Value is null ? bytes.Findings : statement is null ? [KeyErrors.DelegationForeign.At(new SourcePlace(file.DelegationPath))] : Registration.Check(bytes.Value, file, session);
            if (findings.Count > 0)
            {
                return report.Failed(findings);
            }
        }

        if (json)
        {
            JsonLines.Write(session.Host.StandardOutput, members =>
            {
                Members(members, file);
                JsonLines.Text(members, "delegation", statement is null ? null : file.DelegationPath);
                if (statement is not null)
                {
                    Members(members, statement);
                }
            });
            return ExitCodes.Success;
        }

        report.Value(KeyText.Label, file.Label);
        report.Value(KeyText.Thumbprint, file.Key.Thumbprint);
        report.Value(KeyText.Locked, session.Say(file.IsLocked ? KeyText.Yes : KeyText.No));
        report.Value(KeyText.Delegation, statement is null ? session.Say(KeyText.NotRegistered) : file.DelegationPath);
        if (statement is not null)
        {
            report.Statement(statement);
            report.Line(KeyText.HubAlone);
        }

        return ExitCodes.Success;
    }

    /// <summary>Checks a delegation as a node does; the exit code.</summary>
    public int Check(string path, string hub, string? study, string[] passkeyFiles, string[] accepted, bool json)
    {
        var choice = new Choice();
        var address = HubAddress.Read(hub);
        if (address is null)
        {
            choice.Add([KeyErrors.AddressUnusable.At(SourcePlace.None, ForeignText.Plain(hub))]);
        }

        var passkeys = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        foreach (var file in passkeyFiles)
        {
            var passkey = AcceptedPasskey.Read(file);
            choice.Add(passkey.Errors);
            if (passkey.Value is { } known)
            {
                passkeys[known.CredentialId] = known.PublicKey;
            }
        }

        var bytes = Bytes(path);
        choice.Add(bytes.Errors);
        if (address is null || bytes.Value is null || choice.Errors.Count > 0)
        {
            return session.WrongUse(choice.Errors);
        }

        var trust = new KeyTrust(
            address.Host, [address.Origin.GetLeftPart(UriPartial.Authority)], id => passkeys.GetValueOrDefault(Base64Url.EncodeToString(id)), Skew)
        {
            Accepts = thumbprint => accepted.Contains(thumbprint, StringComparer.Ordinal),
        };
        var verified = KeyDelegation.Verify(bytes.Value, new KeyUse(KeyPurpose.Question, study), trust, session.Host.Clock.GetUtcNow());
        var findings = verified.Findings.Select(f => f with { Place = new SourcePlace(path) }).ToValueList();
        if (json)
        {
            JsonLines.Write(session.Host.StandardOutput, members =>
            {
                members.WriteBoolean("holds", verified.IsSuccess);
                if (verified.Value is { } statement)
                {
                    members.WriteString("thumbprint", statement.Key.Thumbprint);
                    Members(members, statement);
                }

                JsonLines.Findings(members, "findings", findings);
            });
            return verified.IsSuccess ? ExitCodes.Success : ExitCodes.Failed;
        }

        if (!verified.IsSuccess)
        {
            return report.Failed(findings);
        }

        report.Strong(KeyText.Holds);
        report.Value(KeyText.Thumbprint, verified.Value.Key.Thumbprint);
        report.Statement(verified.Value);
        report.Line(KeyText.HubAlone);
        return ExitCodes.Success;
    }

    private static Result<byte[]> Bytes(string path)
    {
        var text = PrivateFile.Read(path, isSecret: false);
        return text.IsSuccess ? Result.Success(System.Text.Encoding.UTF8.GetBytes(text.Value)) : Result.Failure<byte[]>(text.Findings);
    }

    private static Error? Written(string path, byte[] content)
    {
        try
        {
            return NewFile.Write(path, content, isSecret: true) ? null : KeyErrors.FileThere.At(SourcePlace.None, path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return CliErrors.CannotWrite.At(SourcePlace.None, path, e.GetType().Name);
        }
    }

    private static void Members(Utf8JsonWriter json, SigningKeyFile file)
    {
        json.WriteString("file", file.Path);
        json.WriteString("label", file.Label);
        json.WriteString("thumbprint", file.Key.Thumbprint);
        json.WriteBoolean("locked", file.IsLocked);
    }

    private static void Members(Utf8JsonWriter json, KeyStatement statement)
    {
        json.WriteString("person", statement.Person);
        json.WriteString("hub", statement.Hub);
        json.WriteString("purpose", statement.Purpose);
        JsonLines.Text(json, "study", statement.Study);
        json.WriteString("from", statement.From);
        json.WriteString("until", statement.To);
    }

    /// <summary>A passkey that a custodian accepted. Immutable.</summary>
    private sealed record AcceptedPasskey(string CredentialId, byte[] PublicKey)
    {
        public static Result<AcceptedPasskey> Read(string path)
        {
            var text = PrivateFile.Read(path, isSecret: false);
            if (!text.IsSuccess)
            {
                return Result.Failure<AcceptedPasskey>(text.Findings);
            }

            try
            {
                if (JsonNode.Parse(text.Value) is JsonObject json && (string?)json["credentialId"] is { Length: > 0 } id && (string?)json["publicKey"] is { Length: > 0 } key)
                {
                    // Written anew, so that one id has one text.
                    return Result.Success(new AcceptedPasskey(Base64Url.EncodeToString(Base64Url.DecodeFromChars(id)), Base64Url.DecodeFromChars(key)));
                }
            }
            catch (Exception e) when (e is JsonException or InvalidOperationException or FormatException)
            {
                // Said below.
            }

            return Result.Failure<AcceptedPasskey>([KeyErrors.PasskeyUnusable.At(new SourcePlace(path))]);
        }
    }
}
