using Naru.Disclosure.Questions;

namespace Naru.Disclosure.Gate;

/// <summary>Somebody asks a question. Immutable.</summary>
/// <param name="Question">What.</param>
/// <param name="Partner">Who; the node has made sure of it.</param>
/// <param name="DataVersion">The version of the data that would answer it.</param>
/// <param name="IsRenewed">
/// Whether an answer from older data will not do. The question is then paid for again, once for each version of the data.
/// </param>
public sealed record Ask(Question Question, string Partner, string DataVersion, bool IsRenewed = false);
