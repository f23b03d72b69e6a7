namespace Naru.Cdm.Importing;

/// <summary>A concept as a vocabulary has it.</summary>
/// <param name="Id">Its number.</param>
/// <param name="Domain">Its domain, such as <c>Condition</c>.</param>
/// <param name="Vocabulary">Its vocabulary, such as <c>SNOMED</c>.</param>
/// <param name="Code">Its code there.</param>
/// <param name="IsStandard">Whether records may use it.</param>
/// <param name="IsValid">Whether it is still in use.</param>
public sealed record KnownConcept(long Id, string Domain, string Vocabulary, string Code, bool IsStandard, bool IsValid);
