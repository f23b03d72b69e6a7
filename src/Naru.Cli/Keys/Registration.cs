using System.Security.Cryptography;
using Naru.Cli.Commands;
using Naru.Cli.Output;
using Naru.Core;
using Naru.Hub.Identity.SigningKeys;

namespace Naru.Cli.Keys;

/// <summary>Registers a key: looks at what the hub wants signed before it signs, and at what the hub gives before it keeps it.</summary>
internal sealed class Registration(CliSession session)
{
    private const int MostDays = 365;
    private const string KeyThere = "IDN804";

    private readonly KeyReport report = new(session);

    /// <summary>Registers; the exit code.</summary>
    public async Task<int> RunAsync(string path, HubAccess access, string? days, string? study, string? label, string? passphraseFile, bool json)
    {
        var choice = new Choice();
        var read = SigningKeyFile.Read(path);
        choice.Add(read.Errors);
        var wanted = VocabOptions.Number("--days", days, MostDays, 1, MostDays, choice);
        if (read.Value is not null && NewFile.Exists(read.Value.DelegationPath))
        {
            choice.Add([KeyErrors.RegisteredAlready.At(new SourcePlace(read.Value.DelegationPath))]);
        }

        using var hub = access.Open(session, choice);
        if (read.Value is not { } file || hub is null || choice.Errors.Count > 0)
        {
            return session.WrongUse(choice.Errors);
        }

        var unlocked = Unlock(file, passphraseFile);
        if (!unlocked.IsSuccess)
        {
            return report.Failed(unlocked.Findings);
        }

        using var key = unlocked.Value;
        var keys = new HubKeys(hub);
        var registered = await RegisterAsync(keys, hub, file, key, label ?? file.Label, wanted, study).ConfigureAwait(false);
        var fetched = false;
        if (!registered.IsSuccess && registered.Errors.All(e => e.Code == KeyThere) && await FetchAsync(keys, file).ConfigureAwait(false) is { } there)
        {
            // The answer to an earlier registration was lost on its way.
            (registered, fetched) = (Result.Success(there), true);
        }

        return registered.IsSuccess ? Keep(file, registered.Value, fetched, json) : report.Failed(registered.Findings);
    }

    /// <summary>What is wrong with a delegation that should be this key's.</summary>
    public static ValueList<Error> Check(byte[] delegation, SigningKeyFile file, CliSession session)
    {
        if (KeyDelegation.Peek(delegation) is not { } statement || statement.Key != file.Key)
        {
            return [KeyErrors.DelegationForeign.At(new SourcePlace(file.DelegationPath))];
        }

        var now = session.Host.Clock.GetUtcNow();
        var trust = new KeyTrust(statement.Hub, [], _ => null, TimeSpan.Zero) { Accepts = thumbprint => thumbprint == file.Key.Thumbprint };
        // When it begins and ends is shown to the person, who may want to see an old one: the rest must hold at any time.
        var inForce = now < statement.From ? statement.From : now >= statement.To ? statement.From : now;
        return KeyDelegation.Verify(delegation, new KeyUse(statement.Purpose, statement.Study), trust, inForce).IsSuccess
            ? []
            : [KeyErrors.DelegationForeign.At(new SourcePlace(file.DelegationPath))];
    }

    private Result<ECDsa> Unlock(SigningKeyFile file, string? passphraseFile)
    {
        if (!file.IsLocked)
        {
            return file.Unlock(null);
        }

        var passphrase = new Passphrases(session).ForOpening(passphraseFile);
        return passphrase.IsSuccess ? file.Unlock(passphrase.Value) : Result.Failure<ECDsa>(passphrase.Findings);
    }

    private async Task<Result<HubKey>> RegisterAsync(HubKeys keys, HubConnection hub, SigningKeyFile file, ECDsa key, string label, int days, string? study)
    {
        var challenge = await keys.AskAsync(file, label, days, study, session.Stop).ConfigureAwait(false);
        if (!challenge.IsSuccess)
        {
            return Result.Failure<HubKey>(challenge.Findings);
        }

        var bytes = challenge.Value.Statement;
        if (Foreign(bytes, hub.Address, file, days, study) is { } what)
        {
            return Result.Failure<HubKey>([KeyErrors.StatementForeign.At(SourcePlace.None, what)]);
        }

        var proof = key.SignData(bytes, HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation);
        return await keys.RegisterAsync(challenge.Value.Ticket, proof, session.Stop).ConfigureAwait(false);
    }

    /// <summary>What in the statement was not asked for; null if nothing. A hub must not get a signature over a question, say, or for longer.</summary>
    private static string? Foreign(byte[] bytes, HubAddress hub, SigningKeyFile file, int days, string? study) => KeyStatement.Read(bytes) switch
    {
        null => "typ",
        var s when s.Key != file.Key => "jwk",
        var s when s.Purpose != KeyPurpose.Question => "purpose",
        var s when s.Study != study => "study",
        var s when !hub.Is(s) => "hub",
        var s when s.To - s.From > TimeSpan.FromDays(days) => "exp",
        _ => null,
    };

    private async Task<HubKey?> FetchAsync(HubKeys keys, SigningKeyFile file)
    {
        var all = await keys.ListAsync(session.Stop).ConfigureAwait(false);
        return all.Value?.FirstOrDefault(k => k.Thumbprint == file.Key.Thumbprint && k.RevokedAt is null && k.Until > session.Host.Clock.GetUtcNow());
    }

    private int Keep(SigningKeyFile file, HubKey key, bool fetched, bool json)
    {
        if (key.Delegation is null || Check(key.Delegation, file, session).Count > 0)
        {
            return report.Failed([KeyErrors.DelegationForeign.At(SourcePlace.None)]);
        }

        try
        {
            if (!NewFile.Write(file.DelegationPath, key.Delegation))
            {
                return report.Failed([KeyErrors.RegisteredAlready.At(new SourcePlace(file.DelegationPath))]);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return report.Failed([CliErrors.CannotWrite.At(SourcePlace.None, file.DelegationPath, e.GetType().Name)]);
        }

        if (json)
        {
            JsonLines.Write(session.Host.StandardOutput, members =>
            {
                foreach (var (name, value) in key.Json)
                {
                    members.WritePropertyName(name);
                    if (value is null)
                    {
                        members.WriteNullValue();
                    }
                    else
                    {
                        value.WriteTo(members);
                    }
                }
            });
            return ExitCodes.Success;
        }

        report.Strong(fetched ? KeyText.FetchedAgain : KeyText.Registered, file.DelegationPath);
        report.Value(KeyText.Id, key.Id);
        report.Value(KeyText.Thumbprint, key.Thumbprint);
        report.Statement(KeyDelegation.Peek(key.Delegation)!);
        report.Line(KeyText.TellCustodian);
        return ExitCodes.Success;
    }
}
