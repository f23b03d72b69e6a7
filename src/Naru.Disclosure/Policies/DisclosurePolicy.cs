using Naru.Core;

namespace Naru.Disclosure.Policies;

/// <summary>By which rule numbers leave. Two kinds: <see cref="StrictPolicy"/> and <see cref="StandardPolicy"/>. Immutable.</summary>
/// <param name="Id">The permanent name: <c>strict</c> or <c>standard</c>.</param>
/// <param name="Threshold">Counts that are below this after their noise are released as "fewer than this"; from 1 to <see cref="Greatest"/>. <c>standard</c> hides those that truly are, too.</param>
/// <param name="Rounding">Released counts are multiples of this; from 1 to <see cref="Greatest"/>.</param>
/// <param name="Slot">
/// An answer from data leaves one, two, four, eight … slots after it was asked for, so that how long it took tells next to nothing.
/// </param>
public abstract record DisclosurePolicy(string Id, int Threshold, int Rounding, TimeSpan Slot)
{
    /// <summary>The greatest threshold and the greatest unit of rounding: beyond it counts say nothing.</summary>
    public const int Greatest = 10_000;

    /// <summary>The longest slot: a day.</summary>
    public static readonly TimeSpan LongestSlot = TimeSpan.FromDays(1);

    /// <summary>What the policy promises, in a sentence for everybody.</summary>
    public abstract BilingualText Promise { get; }

    /// <summary>Everything wrong with the parameters.</summary>
    public virtual ValueList<Error> Check()
    {
        var errors = new List<Error>();
        if (Threshold is < 1 or > Greatest || Rounding is < 1 or > Greatest || Slot <= TimeSpan.Zero || Slot > LongestSlot)
        {
            errors.Add(DisclosureErrors.BadPolicy.At(Id));
        }

        return errors.ToValueList();
    }
}
