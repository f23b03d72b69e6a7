namespace Naru.Disclosure.Gate;

/// <summary>When answers leave.</summary>
internal static class ReleaseSlots
{
    /// <summary>
    /// The first of one, two, four, eight … slots that is not over yet. How long the data took to answer is known only to a factor of two, and
    /// not at all as long as it is less than a slot.
    /// </summary>
    /// <param name="elapsed">How long it has taken so far.</param>
    /// <param name="slot">The slot.</param>
    /// <returns>When to leave, counted from when it was asked; never before <paramref name="elapsed"/>.</returns>
    public static TimeSpan Leave(TimeSpan elapsed, TimeSpan slot)
    {
        var leave = slot;
        while (leave < elapsed)
        {
            leave *= 2;
        }

        return leave;
    }
}
