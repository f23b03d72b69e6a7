namespace Naru.Cohorts.Admission;

/// <summary>A question that runs, whatever its answer is.</summary>
internal abstract class RunningQuestion
{
    private readonly TaskCompletionSource ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Completes, always successfully, when the engine has really ended.</summary>
    public Task Ended => ended.Task;

    /// <summary>Whether whoever asked has an answer, though the engine has not ended.</summary>
    public abstract bool IsAbandoned { get; }

    /// <summary>Stops it because the program is closing.</summary>
    public abstract void Close();

    protected void End() => ended.SetResult();
}
