namespace Naru.Disclosure.Noise;

/// <summary>
/// The port through which randomness comes in: this library has none of its own. A node gives the operating system's
/// cryptographic generator; whoever can predict it can subtract the noise. Implementations are safe for threads.
/// </summary>
public interface IRandomBytes
{
    /// <summary>Fills the span with independent, uniformly distributed bytes.</summary>
    void Fill(Span<byte> bytes);
}
