using Naru.Cohorts.Model;

namespace Naru.Spec.Generative;

/// <summary>A concept as definitions quote it: details are for people, and change no answer.</summary>
internal static class ConceptGenerator
{
    internal static Concept Next(Draw draw, long id) => !draw.Chance(30) ? new Concept(id) : new Concept(id)
    {
        Name = draw.Any("제2형 당뇨병", "Type \"2\" \\ diabetes\u2028", "\u0001", null),
        Code = draw.Any("44054006", null),
        Domain = draw.Any("Condition", "Drug", "Measurement", "Visit", null),
        Vocabulary = draw.Any("SNOMED", "KCD7", null),
        Standard = draw.Any("S", "C", "N", null),
        InvalidReason = draw.Any("V", "D", "U", null),
    };
}
