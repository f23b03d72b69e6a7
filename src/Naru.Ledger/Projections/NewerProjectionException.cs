using Naru.Core;

namespace Naru.Ledger.Projections;

/// <summary>Another instance, with a newer program, has rebuilt a projection: this one must not write to its tables any more.</summary>
internal sealed class NewerProjectionException(Error error) : Exception(error.ToString())
{
    public Error Error => error;
}
