namespace Naru.Ledger.Personal;

/// <summary>A text cannot be opened because its key is missing, and something that would go on as if it were erased must stop.</summary>
/// <param name="person">Whose key it is.</param>
internal sealed class PersonKeyMissingException(string person) : Exception($"The key of '{person}' is missing.")
{
    public string Person => person;
}
