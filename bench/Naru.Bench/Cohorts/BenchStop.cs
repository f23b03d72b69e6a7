namespace Naru.Bench.Cohorts;

/// <summary>The benchmark cannot go on; the message is a sentence for the user, who can do something about it.</summary>
internal sealed class BenchStop(string message) : Exception(message);
