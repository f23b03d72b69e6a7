using Naru.Core;
using Naru.Hub.Kernel;

namespace Naru.Hub.Api;

/// <summary>The command that an endpoint asks for: the gate checks caller and token against the permission tables before anything of the request is read.</summary>
/// <param name="Command">Its name.</param>
/// <param name="Type">Its type.</param>
internal sealed record RunsTerm(CommandName Command, Type Type);

/// <summary>An endpoint that is open to everybody, and why. Immutable.</summary>
/// <param name="Reason">Why nothing has to be permitted.</param>
internal sealed record OpenTerm(string Reason);

/// <summary>What an endpoint does, for the API's documentation. Immutable.</summary>
/// <param name="Summary">In a few words.</param>
/// <param name="More">What else is worth knowing; null for nothing.</param>
internal sealed record SummaryTerm(BilingualText Summary, BilingualText? More);

/// <summary>The errors of its own that an endpoint can answer with. Immutable.</summary>
/// <param name="Kinds">Their kinds.</param>
internal sealed record FailsTerm(ValueList<ErrorKind> Kinds);

/// <summary>What an endpoint answers with. Immutable.</summary>
/// <param name="Type">The type of the body; null for none.</param>
/// <param name="Status">The HTTP status.</param>
/// <param name="ContentType">The content type.</param>
internal sealed record AnswersTerm(Type? Type, int Status, string ContentType);

/// <summary>An example of the body that an endpoint takes. Immutable.</summary>
/// <param name="Value">The example.</param>
internal sealed record ExampleTerm(object Value);

/// <summary>
/// An endpoint that keeps no record of its answers by Idempotency-Key: because it answers with a secret, takes a stream, or changes nothing. Immutable.
/// </summary>
/// <param name="Reason">Why.</param>
internal sealed record UnrecordedTerm(string Reason);

/// <summary>An endpoint that needs If-Match. Immutable.</summary>
internal sealed record IfMatchTerm;

/// <summary>An endpoint that answers page by page. Immutable.</summary>
internal sealed record PageTerm;
