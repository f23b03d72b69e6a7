namespace Naru.Bench.Cohorts;

/// <summary>Asks for room before it is needed: a disk that runs full in the middle hurts others too.</summary>
internal static class DiskSpace
{
    /// <exception cref="BenchStop">There is less room than needed.</exception>
    internal static void Need(string folder, double gigabytes)
    {
        var free = new DriveInfo(OperatingSystem.IsWindows() ? Path.GetPathRoot(folder)! : folder).AvailableFreeSpace / 1e9;
        if (free < gigabytes)
        {
            throw new BenchStop(Out.Text(
                $"About {gigabytes:F0} GB of free disk space are needed for the data, but {folder} has {free:F1} GB; choose another place with --data."));
        }
    }
}
