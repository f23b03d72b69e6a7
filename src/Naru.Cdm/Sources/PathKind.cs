namespace Naru.Cdm.Sources;

/// <summary>What a path leads to.</summary>
internal enum PathKind
{
    Nothing,
    Folder,
    Archive,
    Database,
    Other,
}
