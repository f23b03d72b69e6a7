namespace Naru.Core;

/// <summary>How serious a finding is.</summary>
public enum Severity
{
    /// <summary>Worth knowing; nothing has to change.</summary>
    Information,

    /// <summary>Doubtful: it runs, but perhaps not as meant.</summary>
    Warning,

    /// <summary>It cannot run, or its input was refused.</summary>
    Error,
}
