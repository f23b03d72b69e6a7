using Naru.Cdm.Importing;
using Naru.Core;
using Naru.Synth.Engine;

namespace Naru.Synth.Data;

/// <summary>Whether a vocabulary has what the data files name.</summary>
internal static class VocabularyChecks
{
    public static void Run(SynthData data, KnownConcepts known, List<Error> findings)
    {
        foreach (var (concept, domain, node) in Wanted(data).Where(w => w.Concept != 0).DistinctBy(w => (w.Concept, w.Domain)))
        {
            void Add(ErrorKind kind, params object[] arguments)
            {
                if (node is { } place)
                {
                    place.Add(kind, arguments);
                }
                else
                {
                    findings.Add(kind.At(SourcePlace.None, arguments));
                }
            }

            if (known.ById(concept) is not { } found)
            {
                Add(SynthErrors.ConceptUnknown, concept);
                continue;
            }

            if (found is not { IsStandard: true, IsValid: true })
            {
                Add(SynthErrors.ConceptNotStandard, concept);
            }

            if (domain is not null && found.Domain != domain)
            {
                Add(SynthErrors.ConceptOfOtherDomain, concept, domain, found.Domain);
            }
        }

        foreach (var (entry, code) in data.Catalogue.All.SelectMany(e => e.Codes.Select(c => (e, c))))
        {
            if (known.ByCode(code.Vocabulary, code.Code) is null)
            {
                entry.Node.Add(SynthErrors.CodeUnknown, code.Vocabulary, code.Code);
            }
        }
    }

    /// <summary>Every concept, with the domain it must be of; null for any.</summary>
    public static IEnumerable<(long Concept, string? Domain, DataNode? Node)> Wanted(SynthData data)
    {
        var catalogue = data.Catalogue;
        return ((IEnumerable<(long, string?, DataNode?)>)
            [
                .. catalogue.Conditions.Select(e => (e.Concept, (string?)"Condition", (DataNode?)e.Node)),
                .. catalogue.Drugs.Select(e => (e.Concept, (string?)"Drug", (DataNode?)e.Node)),
                .. catalogue.Drugs.Select(e => (e.Route, (string?)"Route", (DataNode?)e.Node)),
                .. catalogue.Measurements.Select(e => (e.Concept, (string?)"Measurement", (DataNode?)e.Node)),
                .. catalogue.Measurements.SelectMany(e => e.Units.Select(u => (u.Concept, (string?)"Unit", (DataNode?)e.Node))),
                .. catalogue.Procedures.Select(e => (e.Concept, (string?)"Procedure", (DataNode?)e.Node)),
                .. catalogue.Observations.Select(e => (e.Concept, (string?)"Observation", (DataNode?)e.Node)),
                .. catalogue.Observations.SelectMany(e => e.Values.Select(v => (v.Concept, (string?)null, (DataNode?)e.Node))),
                .. data.Profile.Coding.Types.All.Select(c => (c, (string?)"Type Concept", (DataNode?)null)),
                .. data.Profile.Specialties.Select(c => (c, (string?)null, (DataNode?)null)),
                .. data.Profile.CareSites.Select(s => (s.PlaceOfService, (string?)"Visit", (DataNode?)null)),
                .. SyntheticConcepts.All.Select(c => (c.Concept, (string?)c.Domain, (DataNode?)null)),
            ]);
    }
}
