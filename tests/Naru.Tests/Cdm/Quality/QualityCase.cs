namespace Naru.Tests.Cdm.Quality;

/// <summary>A fault planted in the sound CDM, and what the check that looks for it counts then and counted before.</summary>
/// <param name="Id">The check.</param>
/// <param name="Spoil">Plants the fault; a path, if the data are elsewhere then.</param>
/// <param name="Failed">How many rows fail.</param>
/// <param name="Rows">Out of how many.</param>
/// <param name="CleanRows">Out of how many none failed before.</param>
internal sealed record QualityCase(string Id, Func<SoundCdm, string?> Spoil, long Failed, long Rows, long CleanRows)
{
    /// <summary>One change of a text file.</summary>
    public static QualityCase Of(string id, string table, string from, string to, long failed, long rows, long? cleanRows = null) =>
        new(id, cdm => { cdm.Change(table, from, to); return null; }, failed, rows, cleanRows ?? rows);
}
