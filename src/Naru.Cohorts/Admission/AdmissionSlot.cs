namespace Naru.Cohorts.Admission;

/// <summary>
/// The right to run one question, until it is disposed. It must be kept until the engine has really ended, even if nobody waits for the
/// answer any more. Safe for threads; disposing twice is harmless.
/// </summary>
public sealed class AdmissionSlot : IDisposable
{
    private Action? release;

    internal AdmissionSlot(Action release) => this.release = release;

    /// <summary>Gives the slot back; whoever is next is admitted before this returns.</summary>
    public void Dispose() => Interlocked.Exchange(ref release, null)?.Invoke();
}
