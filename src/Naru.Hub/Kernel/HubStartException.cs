using Naru.Core;

namespace Naru.Hub.Kernel;

/// <summary>A module cannot start, and says why: the host reports the error instead of breaking.</summary>
/// <param name="error">Why.</param>
public sealed class HubStartException(Error error) : Exception(error.ToString())
{
    /// <summary>Why.</summary>
    public Error Error => error;
}
