namespace Naru.Tests;

/// <summary>The clone that the tests run in. Found from the program, not from source paths: deterministic builds hide those.</summary>
internal static class Repository
{
    internal static string Root { get; } = FindRoot();

    internal static string File(params ReadOnlySpan<string> parts) => Path.Combine([Root, .. parts]);

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !System.IO.File.Exists(Path.Combine(folder.FullName, "Naru.slnx")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("The tests run inside a clone of the repository.");
    }
}
