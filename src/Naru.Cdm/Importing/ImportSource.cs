namespace Naru.Cdm.Importing;

/// <summary>Where tables come from.</summary>
internal abstract class ImportSource : IDisposable
{
    /// <summary>Its name as users see it: a path, or a database without user and password.</summary>
    public abstract string Name { get; }

    /// <summary>Its tables, persons first.</summary>
    public abstract IReadOnlyList<ImportTable> Tables { get; }

    /// <summary>Whether what was staged before an interruption can be gone on from.</summary>
    public virtual bool IsResumable => false;

    public abstract void Dispose();
}
