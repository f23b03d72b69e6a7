using Naru.Core;

namespace Naru.Tests.Cdm;

/// <summary>A spoilt CDM, and the finding that must come of it.</summary>
/// <param name="Name">What is spoilt.</param>
/// <param name="Kind">The kind of the finding.</param>
/// <param name="Place">Its place.</param>
/// <param name="Spoil">Spoils the folder; may return another path to open.</param>
internal sealed record BadInput(string Name, ErrorKind Kind, SourcePlace Place, Func<TestFolder, string?> Spoil)
{
    public static BadInput File(string name, ErrorKind kind, SourcePlace place, Func<TestFolder, TestFolder> spoil) =>
        new(name, kind, place, folder =>
        {
            spoil(folder);
            return null;
        });
}
