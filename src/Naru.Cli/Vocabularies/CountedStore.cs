using Naru.Cdm;
using Naru.Cdm.Running;

namespace Naru.Cli.Vocabularies;

/// <summary>The store whose persons and records a command on vocabularies counts; or that none was asked for.</summary>
/// <param name="Database">The opened store; null for none.</param>
/// <param name="Counts">Its counts; null for none.</param>
internal sealed record CountedStore(CdmDatabase? Database, StoreConcepts? Counts) : IDisposable
{
    /// <inheritdoc/>
    public void Dispose() => Database?.Dispose();
}
