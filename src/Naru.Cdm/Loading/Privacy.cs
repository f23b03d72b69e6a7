namespace Naru.Cdm.Loading;

/// <summary>Keeps what holds patients' data from other users of the machine.</summary>
internal static class Privacy
{
    /// <summary>Lets nobody but its owner into a folder.</summary>
    public static void OfFolder(string path)
    {
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    /// <summary>Lets nobody but its owner read a file.</summary>
    public static void OfFile(string path)
    {
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }
    }
}
