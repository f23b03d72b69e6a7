using Naru.Cdm;

namespace Naru.Tests.Cdm;

/// <summary>The sample as a folder of text files, opened once for all tests that write it anew in other forms.</summary>
public sealed class OpenSample : IDisposable
{
    public OpenSample()
    {
        Folder.Clear();
        Sample.UnpackInto(Folder.Path);
        Database = Folder.Open().Value ?? throw new InvalidOperationException("The sample does not open.");
        Fingerprint = Cdm.Fingerprint.Of(Database);
    }

    public CdmDatabase Database { get; }

    public string Fingerprint { get; }

    internal TestFolder Folder { get; } = new();

    public void Dispose()
    {
        Database.Dispose();
        Folder.Dispose();
    }
}
