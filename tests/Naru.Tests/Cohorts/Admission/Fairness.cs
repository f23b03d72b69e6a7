using Naru.Cohorts.Admission;
using Naru.Core;

namespace Naru.Tests.Cohorts.Admission;

/// <summary>How a queue treats one question that comes after many.</summary>
internal static class Fairness
{
    private const int Many = 50;

    /// <summary>
    /// One user asks fifty questions, then another asks one. How many of the first user's must end before the second is admitted? The first
    /// user's are ended in the order in which they were admitted; <paramref name="running"/> of them run at once.
    /// </summary>
    public static async Task<int> OthersBefore(Func<string, Task<Result<AdmissionSlot>>> enter, int running)
    {
        var first = Enumerable.Range(0, Many).Select(_ => enter("first")).ToList();
        var second = enter("second");
        if (first.Count(t => t.IsCompleted) != running)
        {
            throw new InvalidOperationException("The first user does not have the slots that the question is about.");
        }

        var ended = 0;
        while (!second.IsCompleted)
        {
            (await first[ended++]).Value!.Dispose();
        }

        return ended;
    }
}
