using Naru.Core;

namespace Naru.Hub.Api;

/// <summary>What went wrong (RFC 9457). Immutable.</summary>
/// <param name="Type">The page that explains the code.</param>
/// <param name="Title">What is wrong, in the language that the caller reads.</param>
/// <param name="Status">The HTTP status.</param>
/// <param name="Detail">What to do, in the language that the caller reads.</param>
/// <param name="Code">The permanent code of the first error.</param>
/// <param name="TraceId">The number by which the hub's log knows this request.</param>
/// <param name="Errors">Everything that is wrong, in both languages.</param>
public sealed record ProblemBody(string Type, string Title, int Status, string Detail, string Code, string TraceId, ValueList<ProblemError> Errors);

/// <summary>One thing that is wrong. Immutable.</summary>
/// <param name="Code">The permanent code.</param>
/// <param name="Severity">How serious it is.</param>
/// <param name="Path">A JSON pointer to the place in the body.</param>
/// <param name="Line">The line of the body, counted from 1.</param>
/// <param name="Message">What is wrong.</param>
/// <param name="Advice">What to do.</param>
/// <param name="Count">How many times, if more than once.</param>
public sealed record ProblemError(string Code, Severity Severity, string? Path, long? Line, LocalizedText Message, LocalizedText Advice, long? Count);
