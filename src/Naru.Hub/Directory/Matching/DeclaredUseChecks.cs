using Naru.Core;
using Naru.Hub.Directories.Contracts;
using Naru.Hub.Directories.Data;

namespace Naru.Hub.Directories.Matching;

/// <summary>What a declared use must keep to be judged.</summary>
internal static class DeclaredUseChecks
{
    private const int MostMonths = 1_200;

    /// <summary>Everything that is wrong.</summary>
    public static ValueList<Error> Check(string path, DeclaredUse use, DirectoryStore directory)
    {
        var checks = new Checks(directory.Data, directory.Today);
        checks.Codes($"{path}.types", use.Types, ListNames.ResearchType);
        checks.Concepts($"{path}.diseases", use.Diseases, directory.Vocabulary);
        checks.Range($"{path}.months", use.Months, 1, MostMonths);
        checks.District($"{path}.district", use.District);
        checks.Name($"{path}.project", use.Project);
        checks.Require(
            use.Country is not { } country || (country.Length == 2 && country.All(char.IsAsciiLetterUpper)), DirectoryErrors.UnknownCode, $"{path}.country",
            use.Country is { Length: <= 8 } shown ? shown : "…", "ISO 3166-1");
        return checks.Errors;
    }
}
