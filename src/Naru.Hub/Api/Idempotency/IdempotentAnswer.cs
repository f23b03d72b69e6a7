namespace Naru.Hub.Api.Idempotency;

/// <summary>A recorded answer. Immutable.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="ContentType">The content type; null if there is no body.</param>
/// <param name="ETag">The entity tag, if there was one.</param>
/// <param name="Location">The new thing's address, if there was one.</param>
/// <param name="Body">The body.</param>
/// <param name="Rights">Which roles the caller held: with others, the request is judged anew.</param>
internal sealed record IdempotentAnswer(int Status, string? ContentType, string? ETag, string? Location, byte[] Body, string Rights);
