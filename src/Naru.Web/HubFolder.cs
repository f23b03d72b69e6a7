using System.Security.Cryptography;
using Naru.Core;
using Naru.Ledger.Personal;

namespace Naru.Web;

/// <summary>What lies where in a hub's folder. Immutable.</summary>
/// <param name="Path">The folder.</param>
public sealed record HubFolder(string Path)
{
    /// <summary>The settings; may be missing.</summary>
    public string Settings => In("naru-hub.json");

    /// <summary>The ledger and the tables beside it, on SQLite.</summary>
    public string Database => In("hub.db");

    /// <summary>Persons' keys, on SQLite. Back it up apart from the rest, and keep those backups for a short time: see docs/ledger.md.</summary>
    public string PersonKeys => In("person-keys.db");

    /// <summary>The key with which persons' keys are locked, unless the settings name another file.</summary>
    public string PersonKeyLock => In("person-keys.lock");

    /// <summary>Contents of files.</summary>
    public string Files => In("files");

    /// <summary>Mails, one file each, of a hub for which no mail server is set.</summary>
    public string Mail => In("mail");

    /// <summary>The private key with which checkpoints are signed, unless the settings name another file.</summary>
    public string CheckpointKey => In("checkpoint-key.pem");

    /// <summary>Copies of checkpoints, with the public keys of their signers, unless the settings name another folder.</summary>
    public string Checkpoints => In("checkpoints");

    /// <summary>Public keys of the nodes: <c>‹node›.pem</c>.</summary>
    public string Nodes => In("nodes");

    /// <summary>Makes the folder, for its owner alone; an error if it cannot be written.</summary>
    public Error? Prepare()
    {
        try
        {
            if (OperatingSystem.IsWindows())
            {
                Directory.CreateDirectory(Path);
            }
            else
            {
                Directory.CreateDirectory(Path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
            }

            var probe = In($".naru-{Guid.NewGuid():N}");
            File.WriteAllText(probe, "");
            File.Delete(probe);
            return null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            return HostErrors.FolderUnusable.At(SourcePlace.None, Path, e.GetType().Name);
        }
    }

    /// <summary>The key that locks persons' keys, made if it is not there and may be made.</summary>
    /// <param name="file">Another file; null for the folder's own.</param>
    /// <param name="mayMake">Whether it may be made: never beside a ledger that holds events.</param>
    public Result<KeyEncryptionKey> Lock(string? file, bool mayMake)
    {
        var path = file ?? PersonKeyLock;
        try
        {
            if (!File.Exists(path))
            {
                if (!mayMake)
                {
                    return Result.Failure<KeyEncryptionKey>([HostErrors.LockLost.At(SourcePlace.None, path)]);
                }

                if (file is not null)
                {
                    return Failure("personKeyFile");
                }

                WriteSecret(path, Convert.ToBase64String(RandomNumberGenerator.GetBytes(PersonKey.Size)));
            }

            var bytes = Convert.FromBase64String(File.ReadAllText(path).Trim());
            return bytes.Length == PersonKey.Size ? Result.Success(new KeyEncryptionKey(bytes)) : Failure("personKeyFile");
        }
        catch (FormatException)
        {
            return Failure("personKeyFile");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return Result.Failure<KeyEncryptionKey>([HostErrors.FolderUnusable.At(SourcePlace.None, path, e.GetType().Name)]);
        }

        static Result<KeyEncryptionKey> Failure(string setting) =>
            Result.Failure<KeyEncryptionKey>([HostErrors.SettingUnusable.At(SourcePlace.None, setting, "base64 (32 bytes)")]);
    }

    /// <summary>Writes a file for its owner alone, unless it is there: beside and then renamed, so that no half of a key is ever read; of two instances, one makes it.</summary>
    internal void WriteSecret(string path, string text)
    {
        var fresh = In($".secret-{Guid.NewGuid():N}");
        using (var stream = new FileStream(fresh, OwnFile()))
        {
            stream.Write(System.Text.Encoding.ASCII.GetBytes(text));
        }

        try
        {
            File.Move(fresh, path, overwrite: false);
        }
        catch (IOException) when (File.Exists(path))
        {
            File.Delete(fresh);
        }
    }

    private string In(string name) => System.IO.Path.Combine(Path, name);

    private static FileStreamOptions OwnFile()
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        return options;
    }
}
