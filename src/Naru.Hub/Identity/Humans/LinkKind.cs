namespace Naru.Hub.Identity.Humans;

/// <summary>What says which human stands behind an account.</summary>
internal enum LinkKind
{
    /// <summary>An e-mail address that the person reads.</summary>
    Email,

    /// <summary>An ORCID iD.</summary>
    Orcid,

    /// <summary>Another account of the same human.</summary>
    SameAs,
}
