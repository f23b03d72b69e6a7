using Naru.Core;

namespace Naru.Hub.Api;

/// <summary>A part of a list. Immutable.</summary>
/// <typeparam name="T">What is listed.</typeparam>
/// <param name="Items">The items, in the list's order.</param>
/// <param name="Next">The cursor of the next page; left out on the last.</param>
public sealed record Page<T>(ValueList<T> Items, string? Next);
