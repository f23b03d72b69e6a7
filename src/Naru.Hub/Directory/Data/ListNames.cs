namespace Naru.Hub.Directories.Data;

/// <summary>The lists of codes that the program itself speaks of.</summary>
internal static class ListNames
{
    public const string OrganisationType = "organisation-type";
    public const string Capability = "capability";
    public const string PartyRole = "party-role";
    public const string Confidentiality = "confidentiality";
    public const string Visibility = "visibility";
    public const string AccessRights = "access-rights";
    public const string HealthCategory = "health-category";
    public const string HealthTheme = "health-theme";
    public const string CodingSystem = "coding-system";
    public const string Legislation = "legislation";
    public const string LegalBasis = "legal-basis";
    public const string PersonalData = "personal-data";
    public const string ResearchType = "research-type";
}
