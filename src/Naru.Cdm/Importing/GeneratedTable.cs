using Naru.Core;

namespace Naru.Cdm.Importing;

/// <summary>A table that a program makes.</summary>
/// <param name="Name">The OMOP table's name.</param>
/// <param name="Columns">The columns that are filled; the others are there and empty.</param>
public sealed record GeneratedTable(string Name, ValueList<GeneratedColumn> Columns);
