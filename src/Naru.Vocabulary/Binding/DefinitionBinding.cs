using Naru.Cohorts.Model;
using Naru.Core;
using Naru.Vocabulary.Resolution;

namespace Naru.Vocabulary.Binding;

/// <summary>
/// What a definition's concept sets held in the vocabulary that it was written with: enough to tell what another vocabulary changes, without
/// the old one. Immutable.
/// </summary>
/// <param name="Version">The vocabulary.</param>
/// <param name="SetsHash">The hash of the sets (<see cref="ConceptSetHash"/>).</param>
/// <param name="BoundAt">When, in UTC.</param>
/// <param name="Concepts">The concepts of the sets, and those that items name, by id.</param>
/// <param name="Sets">The sets.</param>
public sealed record DefinitionBinding(
    VocabularyVersion Version, string SetsHash, DateTimeOffset BoundAt, ValueList<BoundConcept> Concepts, ValueList<BoundSet> Sets)
{
    /// <summary>Binds sets to a vocabulary.</summary>
    public static DefinitionBinding Of(ValueList<ResolvedSet> resolved, ConceptVocabulary vocabulary, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(vocabulary);
        var named = resolved.SelectMany(r => r.Set.Expression.Items).Select(i => i.Concept.Id);
        var concepts = vocabulary.Concepts(resolved.SelectMany(r => r.Concepts).Select(c => c.Id).Concat(named)).Values
            .OrderBy(c => c.Id).Select(c => new BoundConcept(c.Id, c.Name, c.Domain, c.Standard, c.InvalidReason)).ToValueList();
        var manifest = vocabulary.Manifest;
        return new DefinitionBinding(
            new VocabularyVersion(manifest.VocabularyVersion, manifest.DataVersion),
            ConceptSetHash.Of(resolved.Select(r => r.Set)),
            now,
            concepts,
            resolved.Select(r => new BoundSet(r.Set.Id, r.Set.Name, r.Concepts.Select(c => new BoundMember(c.Id, c.How)).ToValueList())).ToValueList());
    }

    /// <summary>What there is to say about the definition: whether it was changed since.</summary>
    /// <param name="sets">The definition's concept sets as they are now.</param>
    /// <param name="place">The definition.</param>
    public ValueList<Error> AboutDefinition(IEnumerable<ConceptSet> sets, SourcePlace place) =>
        ConceptSetHash.Of(sets) == SetsHash ? [] : [VocabularyErrors.ChangedSinceBinding.At(place)];

    /// <summary>What there is to say about data that it is run on: whether they have another vocabulary.</summary>
    /// <param name="data">The vocabulary of the data; null if they do not say.</param>
    /// <param name="place">The definition.</param>
    public ValueList<Error> AboutData(VocabularyVersion? data, SourcePlace place) =>
        data is null ? [VocabularyErrors.DataVersionUnknown.At(place, Version.Title)]
        : Version.DiffersFrom(data) ? [VocabularyErrors.OtherVocabulary.At(place, Version.Title, data.Title)]
        : [];
}

/// <summary>A concept as it was.</summary>
/// <param name="Id">The concept id.</param>
/// <param name="Name">Its name.</param>
/// <param name="Domain">Its domain.</param>
/// <param name="Standard"><c>S</c>, <c>C</c> or null.</param>
/// <param name="InvalidReason">Null while it was valid.</param>
public sealed record BoundConcept(long Id, string Name, string Domain, string? Standard, string? InvalidReason);

/// <summary>A set as it was.</summary>
/// <param name="Id">Its number.</param>
/// <param name="Name">Its name.</param>
/// <param name="Members">Its concepts, by id.</param>
public sealed record BoundSet(int Id, string? Name, ValueList<BoundMember> Members);

/// <summary>A concept of a set as it was.</summary>
/// <param name="Id">The concept id.</param>
/// <param name="How">How the set came to it.</param>
public sealed record BoundMember(long Id, Reach How);
