using Naru.Core;

namespace Naru.Disclosure.Releases;

/// <summary>Reads releases of counts. Safe for threads.</summary>
public static class CountReleases
{
    /// <summary>A release, if it is one, whole, and signed by a node that the verifier knows.</summary>
    /// <param name="envelope">What <see cref="Released{T}.WriteTo"/> wrote.</param>
    /// <param name="verifier">The nodes' public keys.</param>
    public static Result<Received<CountAnswer>> Receive(ReadOnlySpan<byte> envelope, IReleaseVerifier verifier)
    {
        if (Envelope.Open(envelope, verifier) is not { } opened)
        {
            return Result.Failure<Received<CountAnswer>>([DisclosureErrors.NotSigned.At("$")]);
        }

        return CountAnswerJson.Read(opened.Payload) is { } answer
            ? Result.Success(new Received<CountAnswer>(opened.Node, answer))
            : Result.Failure<Received<CountAnswer>>([DisclosureErrors.NotReadable.At("$")]);
    }
}
