namespace Naru.Cohorts.Admission;

/// <summary>What an <see cref="AdmissionQueue"/> holds at one moment.</summary>
/// <param name="Running">Questions that hold a slot, also those that nobody waits for any more.</param>
/// <param name="Waiting">Questions that wait.</param>
/// <param name="Users">Users who have a question in either state.</param>
public readonly record struct AdmissionUsage(int Running, int Waiting, int Users);
