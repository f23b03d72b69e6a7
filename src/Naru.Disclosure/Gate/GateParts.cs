using Naru.Disclosure.Journal;
using Naru.Disclosure.Keys;
using Naru.Disclosure.Noise;
using Naru.Disclosure.Releases;

namespace Naru.Disclosure.Gate;

/// <summary>What a gate takes from its node: it has no randomness, keys, storage or clock of its own.</summary>
/// <param name="Journal">What was spent and answered.</param>
/// <param name="Receipts">What releases outside show to have been spent.</param>
/// <param name="Random">Randomness for the noise of <c>strict</c>.</param>
/// <param name="Keys">The persons' secret keys, for the noise of <c>standard</c>.</param>
/// <param name="Signer">The node's signature.</param>
/// <param name="Clock">Time.</param>
public sealed record GateParts(
    IDisclosureJournal Journal,
    IReceipts Receipts,
    IRandomBytes Random,
    IPersonKeys Keys,
    IReleaseSigner Signer,
    TimeProvider Clock);
