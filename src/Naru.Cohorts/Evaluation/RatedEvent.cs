using System.Numerics;

namespace Naru.Cohorts.Evaluation;

/// <summary>A qualified event with the rules it satisfies.</summary>
/// <param name="Event">The event.</param>
/// <param name="Mask">Bit <c>i</c> is set when it satisfies rule <c>i</c>.</param>
internal sealed record RatedEvent(IndexEvent Event, BigInteger Mask);
