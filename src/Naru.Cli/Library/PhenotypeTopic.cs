using Naru.Core;

namespace Naru.Cli.Library;

/// <summary>What a part of the library is about.</summary>
/// <param name="Id">A short word for the command line.</param>
/// <param name="Name">What people call it.</param>
internal sealed record PhenotypeTopic(string Id, BilingualText Name);
