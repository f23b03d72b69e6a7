namespace Naru.Cli;

/// <summary>How the program ends; scripts depend on these numbers.</summary>
internal static class ExitCodes
{
    /// <summary>Everything ran.</summary>
    public const int Success = 0;

    /// <summary>Something could not be run or has errors.</summary>
    public const int Failed = 1;

    /// <summary>The command line itself is wrong.</summary>
    public const int WrongUse = 2;

    /// <summary>A bug in Naru (<c>EX_SOFTWARE</c> of sysexits.h).</summary>
    public const int Unexpected = 70;

    /// <summary>Stopped by SIGINT, as shells number it: 128 plus the signal.</summary>
    public const int Interrupted = 130;
}
