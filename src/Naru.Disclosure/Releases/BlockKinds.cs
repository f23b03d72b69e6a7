namespace Naru.Disclosure.Releases;

/// <summary>The names of the kinds of blocks in releases. Permanent.</summary>
public static class BlockKinds
{
    /// <summary>One count.</summary>
    public const string Population = "population";

    /// <summary>Persons who pass the first step, the first two, and so on.</summary>
    public const string Funnel = "funnel";

    /// <summary>Persons who fail no rule, only the first, only the second, and so on.</summary>
    public const string DropOne = "drop-one";

    /// <summary>Cells of which a person is in one at most.</summary>
    public const string Breakdown = "breakdown";

    /// <summary>Things of which a person is counted with a few.</summary>
    public const string Profile = "profile";
}
