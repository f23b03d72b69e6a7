namespace Naru.Cli.Input;

/// <summary>A definition that the user named, directly or by its folder.</summary>
/// <param name="Name">The file's name without its extension; what results call the definition.</param>
/// <param name="Path">The path as the user would write it.</param>
internal sealed record DefinitionFile(string Name, string Path);
