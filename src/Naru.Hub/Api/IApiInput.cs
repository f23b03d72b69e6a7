using Naru.Core;

namespace Naru.Hub.Api;

/// <summary>A parameter of a handler that is read from the request. If it has errors the handler is not called: they are the answer.</summary>
internal interface IApiInput
{
    /// <summary>What is wrong with it; empty if it can be used.</summary>
    ValueList<Error> Findings { get; }
}
