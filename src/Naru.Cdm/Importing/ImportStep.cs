using Naru.Cdm.Schema;

namespace Naru.Cdm.Importing;

/// <summary>What an import does with one table.</summary>
/// <param name="Table">The table.</param>
/// <param name="Source">Where it is read from; null if it is taken over from the previous store.</param>
/// <param name="Hash">The state of its source.</param>
internal sealed record ImportStep(OmopTable Table, ImportTable? Source, string? Hash)
{
    /// <summary>How much there is to read, roughly.</summary>
    public long Bytes => Source?.Bytes ?? 0;
}
