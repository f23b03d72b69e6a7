using Naru.Cli.Commands;
using Naru.Core;
using Naru.Ledger.Checkpoints;

namespace Naru.Cli.Hub;

/// <summary>Reads the files that commands about checkpoints are given, and reports what is wrong with any of them.</summary>
internal sealed class CheckpointInputs(Choice choice)
{
    /// <summary>Public keys, each as <c>NAME=FILE</c>.</summary>
    public CheckpointKeys Keys(IEnumerable<string> known)
    {
        var pems = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var pair in known)
        {
            if (pair.Split('=', 2) is not [{ Length: > 0 } name, { Length: > 0 } file])
            {
                choice.Bad("--known", pair, "NAME=FILE");
            }
            else if (Text(file) is { } pem)
            {
                try
                {
                    _ = new CheckpointKeys([KeyValuePair.Create(name, pem)]);
                    pems[name] = pem;
                }
                catch (ArgumentException)
                {
                    choice.Bad("--known", pair, "PEM (P-256)");
                }
            }
        }

        return new CheckpointKeys(pems);
    }

    /// <summary>Checkpoints' files.</summary>
    public ValueList<SignedCheckpoint> Checkpoints(IEnumerable<string> files)
    {
        var read = new List<SignedCheckpoint>();
        foreach (var file in files)
        {
            if (Checkpoint(file) is { } checkpoint)
            {
                read.Add(checkpoint);
            }
        }

        return read.ToValueList();
    }

    /// <summary>A checkpoint's file; null if it was reported.</summary>
    public SignedCheckpoint? Checkpoint(string file)
    {
        if (Bytes(file) is not { } bytes)
        {
            return null;
        }

        var read = SignedCheckpoint.Read(bytes);
        choice.Add(read.Errors.Select(e => e with { Place = new SourcePlace(file) }));
        return read.Value;
    }

    /// <summary>A private key; null if it was reported.</summary>
    public CheckpointSigner? Signer(string name, string file)
    {
        if (Text(file) is not { } pem)
        {
            return null;
        }

        try
        {
            return CheckpointSigner.FromPem(name, pem);
        }
        catch (ArgumentException)
        {
            choice.Bad("--key", file, "PEM (P-256)");
            return null;
        }
    }

    private string? Text(string file) => Bytes(file) is { } bytes ? System.Text.Encoding.UTF8.GetString(bytes) : null;

    private byte[]? Bytes(string file)
    {
        try
        {
            return File.ReadAllBytes(file);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            choice.Add([CliErrors.PathNotFound.At(SourcePlace.None, file)]);
            return null;
        }
    }
}
