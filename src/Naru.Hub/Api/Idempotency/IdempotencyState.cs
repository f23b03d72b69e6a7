namespace Naru.Hub.Api.Idempotency;

/// <summary>What is known about a request's key.</summary>
internal enum IdempotencyState
{
    /// <summary>Nothing: it is this request's now.</summary>
    Taken,

    /// <summary>The same request is being worked on.</summary>
    Busy,

    /// <summary>It was used with another content.</summary>
    Other,

    /// <summary>It was answered.</summary>
    Answered,
}
