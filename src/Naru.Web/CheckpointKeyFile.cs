using System.Security.Cryptography;
using Naru.Core;
using Naru.Ledger.Checkpoints;

namespace Naru.Web;

/// <summary>
/// The key with which the hub signs its checkpoints, in a file. It is named after itself, so that a new one is never taken for the one before. Lost, it is made anew: what it
/// signed still holds by its public part.
/// </summary>
public static class CheckpointKeyFile
{
    /// <summary>Reads the key, making it if it is not there and may be made; its public part is put into the folder of the checkpoints.</summary>
    /// <param name="settings">The hub's settings.</param>
    /// <param name="mayMake">Whether it may be made.</param>
    /// <returns>The signer; or that the file cannot be read or written, or holds no key. The caller disposes it.</returns>
    public static Result<CheckpointSigner> Open(HubSettings settings, bool mayMake)
    {
        ArgumentNullException.ThrowIfNull(settings);
        var path = settings.CheckpointKeyFile ?? settings.Folder.CheckpointKey;
        try
        {
            if (mayMake && settings.CheckpointKeyFile is null && !File.Exists(path))
            {
                using var fresh = CheckpointSigner.Create("hub");
                settings.Folder.WriteSecret(path, fresh.PrivateKeyPem);
            }

            var pem = File.ReadAllText(path);
            var signer = CheckpointSigner.FromPem(NameOf(pem), pem);
            if (mayMake && !File.Exists(PublicKey(settings, signer)))
            {
                Directory.CreateDirectory(settings.CheckpointFolder);
                File.WriteAllText(PublicKey(settings, signer), signer.PublicKeyPem + "\n");
            }

            return Result.Success(signer);
        }
        catch (Exception e) when (e is ArgumentException or CryptographicException)
        {
            return Result.Failure<CheckpointSigner>([HostErrors.SettingUnusable.At(new SourcePlace(path), "checkpointKeyFile", "PEM (P-256)")]);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return Result.Failure<CheckpointSigner>([HostErrors.FolderUnusable.At(SourcePlace.None, path, e.GetType().Name)]);
        }
    }

    /// <summary>Where the public part of a key is: beside the copies that it signs.</summary>
    public static string PublicKey(HubSettings settings, CheckpointSigner signer)
    {
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentNullException.ThrowIfNull(signer);
        return Path.Combine(settings.CheckpointFolder, $"{signer.Signer}.pem");
    }

    /// <summary><c>hub-</c> and the beginning of the public key's SHA-256.</summary>
    private static string NameOf(string pem)
    {
        using var key = ECDsa.Create();
        key.ImportFromPem(pem);
        return $"hub-{Convert.ToHexStringLower(SHA256.HashData(key.ExportSubjectPublicKeyInfo()))[..12]}";
    }
}
