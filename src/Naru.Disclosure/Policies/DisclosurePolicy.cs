using Naru.Core;

namespace Naru.Disclosure.Policies;

/// <summary>By which rule numbers leave. Two kinds: <see cref="StrictPolicy"/> and <see cref="StandardPolicy"/>. Immutable.</summary>
/// <param name="Id">The permanent name: <c>strict</c> or <c>standard</c>.</param>
/// <param name="Threshold">Counts that are below this after their noise are released as "fewer than this"; 1 or more. <c>standard</c> hides those that truly are, too.</param>
/// <param name="Rounding">Released counts are multiples of this; 1 or more.</param>
/// <param name="Slot">
/// An answer from data leaves one, two, four, eight … slots after it was asked for, so that how long it took tells next to nothing.
/// </param>
public abstract record DisclosurePolicy(string Id, int Threshold, int Rounding, TimeSpan Slot)
{
    /// <summary>What the policy promises, in a sentence for everybody.</summary>
    public abstract BilingualText Promise { get; }

    /// <summary>Everything wrong with the parameters.</summary>
    public virtual ValueList<Error> Check()
    {
        var errors = new List<Error>();
        if (Threshold < 1 || Rounding < 1 || Slot <= TimeSpan.Zero)
        {
            errors.Add(DisclosureErrors.BadPolicy.At(Id));
        }

        return errors.ToValueList();
    }
}
