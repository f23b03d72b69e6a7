using Naru.Cohorts.Admission;
using Naru.Core;

namespace Naru.Tests.Cohorts.Admission;

/// <summary>A queue as it must not be: one line for everybody. It borrows its slots from a real queue, of which all are one user.</summary>
internal sealed class FirstComeFirstServed(int slots) : IDisposable
{
    private readonly AdmissionQueue queue = new(
        new AdmissionOptions { Slots = slots, SlotsPerUser = slots, MostWaitingPerUser = 1000 }, TimeProvider.System);

    public Task<Result<AdmissionSlot>> Enter(string user) => queue.EnterAsync("everybody", null, default);

    public void Dispose() => queue.Dispose();
}
