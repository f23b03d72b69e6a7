using Naru.Core;

namespace Naru.Cohorts.Admission;

/// <summary>One question that waits in an <see cref="AdmissionQueue"/>, which alone touches it, under its lock.</summary>
internal sealed class AdmissionWaiter
{
    public AdmissionWaiter(AdmissionUser user)
    {
        User = user;
        Place = new LinkedListNode<AdmissionWaiter>(this);
    }

    public AdmissionUser User { get; }

    /// <summary>Its place among its user's questions.</summary>
    public LinkedListNode<AdmissionWaiter> Place { get; }

    /// <summary>Completed under the queue's lock, so what follows must not run there.</summary>
    public TaskCompletionSource<Result<AdmissionSlot>> Answer { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public ITimer? Timer { get; set; }

    public CancellationTokenRegistration Registration { get; set; }

    public bool IsWaiting => Place.List is not null;

    /// <summary>Its clock and its token no longer matter.</summary>
    public void StopWatching()
    {
        Timer?.Dispose();

        // Not Dispose: that would wait for a callback which waits for the lock that is held here.
        Registration.Unregister();
    }
}
