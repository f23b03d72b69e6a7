using Naru.Core;

namespace Naru.Hub.Directories.Contracts;

/// <summary>Whether a review board has approved.</summary>
public enum EthicsApproval
{
    /// <summary>It has not been asked, or it refused.</summary>
    None,

    /// <summary>It has been asked.</summary>
    Pending,

    /// <summary>It has approved.</summary>
    Approved,
}

/// <summary>
/// What somebody wants to use a dataset for. What is not said is not assumed: then a person decides. Immutable.
/// </summary>
/// <param name="Types">Kinds of use: codes of the list <c>research-type</c>.</param>
public sealed record DeclaredUse(ValueList<string> Types)
{
    /// <summary>The diseases that are studied.</summary>
    public ValueList<ConceptRef> Diseases { get; init; } = [];

    /// <summary>The party that uses it.</summary>
    public string? Party { get; init; }

    /// <summary>Whether that party works without profit.</summary>
    public bool? NonProfit { get; init; }

    /// <summary>Whether the use is commercial.</summary>
    public bool? Commercial { get; init; }

    /// <summary>The country in which it is used, as in ISO 3166-1 (two letters).</summary>
    public string? Country { get; init; }

    /// <summary>The district in which it is used.</summary>
    public string? District { get; init; }

    /// <summary>The project for which it is used.</summary>
    public string? Project { get; init; }

    /// <summary>Whether a review board has approved.</summary>
    public EthicsApproval? Ethics { get; init; }

    /// <summary>Whether genes are studied.</summary>
    public bool? Genetic { get; init; }

    /// <summary>For how many months it is used.</summary>
    public int? Months { get; init; }

    /// <summary>Whether results will be published.</summary>
    public bool? Publishes { get; init; }

    /// <summary>The first day on which results may be published.</summary>
    public DateOnly? PublishesFrom { get; init; }

    /// <summary>Whether the data's makers are collaborated with.</summary>
    public bool? Collaborates { get; init; }

    /// <summary>Whether derived data are given back.</summary>
    public bool? Returns { get; init; }
}

/// <summary>An answer to whether a use is permitted.</summary>
public enum UseVerdict
{
    /// <summary>It is.</summary>
    Yes,

    /// <summary>A person must decide.</summary>
    Person,

    /// <summary>It is not.</summary>
    No,
}

/// <summary>Whether a use is permitted, term by term. Immutable.</summary>
/// <param name="Verdict">The strictest of the terms: no before a person before yes.</param>
/// <param name="Terms">The terms.</param>
public sealed record UseJudgement(UseVerdict Verdict, ValueList<TermJudgement> Terms);

/// <summary>Whether a use keeps a term. Immutable.</summary>
/// <param name="Term">The term's shorthand; empty where the dataset names no permission.</param>
/// <param name="Verdict">Whether it does.</param>
/// <param name="Reason">Why.</param>
public sealed record TermJudgement(string Term, UseVerdict Verdict, Reason Reason);
