namespace Naru.Disclosure.Releases;

/// <summary>A count as it leaves: a number, or that it is not told because it, or its noised value, is below the policy's threshold. Immutable.</summary>
/// <param name="Value">The number; null if it is not told.</param>
/// <param name="Below">The threshold, if it is not told; otherwise null.</param>
public readonly record struct ReleasedCount(long? Value, long? Below);
