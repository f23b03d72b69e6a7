namespace Naru.Cdm.Importing;

/// <summary>Where a path leads to in the end.</summary>
internal static class FinalPath
{
    /// <summary>
    /// The full path of what a path names; of a link, what it points to. A store must be replaced where it is: otherwise the old one,
    /// with patients who opted out, would stay behind the link.
    /// </summary>
    public static string Of(string path)
    {
        var full = Path.GetFullPath(path);
        try
        {
            return File.ResolveLinkTarget(full, returnFinalTarget: true)?.FullName ?? full;
        }
        catch (IOException)
        {
            // Nothing is there, or a link that leads in circles: said where the file is opened.
            return full;
        }
    }
}
