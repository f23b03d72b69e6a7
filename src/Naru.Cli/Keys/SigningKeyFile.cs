using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Naru.Core;
using Naru.Hub.Identity.SigningKeys;

namespace Naru.Cli.Keys;

/// <summary>
/// A signing key in a file: PEM (RFC 7468) with the public key, and the private key as PKCS #8, locked by a passphrase or not. Before them stand, as explanatory text, label and thumbprint.
/// So it can be shown without its passphrase, and OpenSSL reads it. Immutable.
/// </summary>
/// <param name="Path">The file.</param>
/// <param name="Label">The name by which its person knows it.</param>
/// <param name="Key">The public key.</param>
/// <param name="IsLocked">Whether the private key is locked by a passphrase.</param>
/// <param name="PrivatePem">The private key's PEM.</param>
internal sealed record SigningKeyFile(string Path, string Label, PublicJwk Key, bool IsLocked, string PrivatePem)
{
    /// <summary>What stands behind the file's name where its delegation lies.</summary>
    public const string DelegationSuffix = ".delegation.json";

    private const string LabelWord = "Label: ";
    private const string PublicWord = "PUBLIC KEY";
    private const string PlainWord = "PRIVATE KEY";
    private const string LockedWord = "ENCRYPTED PRIVATE KEY";
    private const string Curve = "1.2.840.10045.3.1.7";

    /// <summary>PBES2 (RFC 8018): AES-256, PBKDF2 with HMAC-SHA-512 and 210,000 rounds (OWASP Password Storage Cheat Sheet, 2025).</summary>
    private static readonly PbeParameters Locking = new(PbeEncryptionAlgorithm.Aes256Cbc, HashAlgorithmName.SHA512, 210_000);

    /// <summary>Where its delegation lies, or would.</summary>
    public string DelegationPath => Path + DelegationSuffix;

    /// <summary>The place of findings about it.</summary>
    public SourcePlace Place => new(Path);

    /// <summary>A new key, and the text of its file.</summary>
    /// <param name="path">Where it will lie.</param>
    /// <param name="label">Its name: one line.</param>
    /// <param name="passphrase">What locks it; null for a key that is not locked.</param>
    public static (SigningKeyFile File, byte[] Content) Make(string path, string label, string? passphrase)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var jwk = JwkOf(key)!;
        var secret = passphrase is null ? key.ExportPkcs8PrivateKeyPem() : key.ExportEncryptedPkcs8PrivateKeyPem(passphrase, Locking);
        var text = new StringBuilder()
            .Append("Naru signing key (P-256) / 나루 서명 키\n")
            .Append("Whoever has this file can sign as you. / 이 파일을 가진 사람은 당신의 이름으로 서명할 수 있습니다.\n")
            .Append(LabelWord).Append(label).Append('\n')
            .Append("Thumbprint: ").Append(jwk.Thumbprint).Append("\n\n")
            .Append(key.ExportSubjectPublicKeyInfoPem()).Append('\n')
            .Append(secret).Append('\n');
        return (new SigningKeyFile(path, label, jwk, passphrase is not null, secret), Encoding.UTF8.GetBytes(text.ToString()));
    }

    /// <summary>Reads a key's file; its private key stays locked.</summary>
    public static Result<SigningKeyFile> Read(string path)
    {
        var text = PrivateFile.Read(path);
        if (!text.IsSuccess)
        {
            return Result.Failure<SigningKeyFile>(text.Findings);
        }

        var blocks = Blocks(text.Value);
        var (open, plain, locked) = (blocks.GetValueOrDefault(PublicWord), blocks.GetValueOrDefault(PlainWord), blocks.GetValueOrDefault(LockedWord));
        return blocks.Count == 2 && open is not null && (plain ?? locked) is { } secret && PublicKeyIn(open) is { } key
            ? Result.Success(new SigningKeyFile(path, LabelIn(text.Value) ?? System.IO.Path.GetFileName(path), key, locked is not null, secret))
            : Result.Failure<SigningKeyFile>([KeyErrors.NotAKey.At(new SourcePlace(path))]);
    }

    /// <summary>The private key; the caller disposes it.</summary>
    /// <param name="passphrase">What locks it; null if nothing does.</param>
    public Result<ECDsa> Unlock(string? passphrase)
    {
        var key = ECDsa.Create();
        ErrorKind kind;
        try
        {
            if (IsLocked)
            {
                key.ImportFromEncryptedPem(PrivatePem, passphrase);
            }
            else
            {
                key.ImportFromPem(PrivatePem);
            }

            if (JwkOf(key) == Key)
            {
                return Result.Success(key);
            }

            kind = KeyErrors.HalvesDiffer;
        }
        catch (Exception e) when (e is CryptographicException or ArgumentException)
        {
            kind = IsLocked ? KeyErrors.PassphraseWrong : KeyErrors.NotAKey;
        }

        key.Dispose();
        return Result.Failure<ECDsa>([kind.At(Place)]);
    }

    // A label that is there twice is no key of ours; so is a block that does not end.
    private static Dictionary<string, string> Blocks(string text)
    {
        var blocks = new Dictionary<string, string>(StringComparer.Ordinal);
        var rest = text.AsSpan();
        while (PemEncoding.TryFind(rest, out var fields))
        {
            if (!blocks.TryAdd(rest[fields.Label].ToString(), rest[fields.Location].ToString()))
            {
                return [];
            }

            rest = rest[fields.Location.End..];
        }

        return blocks;
    }

    private static string? LabelIn(string text) => text.Split("-----BEGIN", 2)[0].Split('\n')
        .Where(l => l.StartsWith(LabelWord, StringComparison.Ordinal)).Select(l => ForeignText.Plain(l[LabelWord.Length..].Trim())).FirstOrDefault(l => l.Length > 0);

    private static PublicJwk? PublicKeyIn(string pem)
    {
        try
        {
            using var key = ECDsa.Create();
            key.ImportFromPem(pem);
            return JwkOf(key);
        }
        catch (Exception e) when (e is CryptographicException or ArgumentException)
        {
            return null;
        }
    }

    private static PublicJwk? JwkOf(ECDsa key)
    {
        var parameters = key.ExportParameters(includePrivateParameters: false);
        return parameters.Curve.Oid.Value == Curve
            ? PublicJwk.Read("EC", "P-256", Base64Url.EncodeToString(parameters.Q.X), Base64Url.EncodeToString(parameters.Q.Y), holdsPrivatePart: false, "$").Value
            : null;
    }
}
