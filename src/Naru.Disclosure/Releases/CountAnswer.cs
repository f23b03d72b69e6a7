using Naru.Core;
using Naru.Disclosure.Journal;

namespace Naru.Disclosure.Releases;

/// <summary>What leaves in answer to a question. Immutable.</summary>
/// <param name="Dataset">Which dataset.</param>
/// <param name="DataVersion">Which state of it.</param>
/// <param name="Question">The question's fingerprint.</param>
/// <param name="Policy">By which policy: <c>strict</c> or <c>standard</c>.</param>
/// <param name="PolicyParameters">Its parameters, as text, so that the number can be read without asking the hospital.</param>
/// <param name="Threshold">Below which counts are not told.</param>
/// <param name="Blocks">The counts.</param>
/// <param name="Receipt">What had been spent when it left.</param>
public sealed record CountAnswer(
    string Dataset,
    string DataVersion,
    string Question,
    string Policy,
    string PolicyParameters,
    int Threshold,
    ValueList<ReleasedBlock> Blocks,
    Receipt Receipt);
