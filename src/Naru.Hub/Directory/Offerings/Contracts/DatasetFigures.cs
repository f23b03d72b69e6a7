using System.Text.Json.Serialization;
using Naru.Core;
using Naru.Disclosure.Releases;

namespace Naru.Hub.Directories.Contracts;

/// <summary>
/// The counts of a dataset that a node feeds: those of a signed release, with the policy that they left by and how far they may be off. There is no other
/// way to one than <see cref="Of"/>, so no count of a fed dataset can be typed in. Immutable.
/// </summary>
public sealed record DatasetFigures
{
    /// <summary>Concepts beyond these are counted, and not listed.</summary>
    public const int MostConcepts = 100;

    [JsonConstructor]
    private DatasetFigures(
        string node, string dataset, string dataVersion, string question, string policy, string policyParameters, int threshold, ReleasedFigure individuals,
        int conceptsTold, int conceptsAsked, ValueList<ConceptFigure> concepts, long answers = 0)
    {
        Node = node;
        Dataset = dataset;
        DataVersion = dataVersion;
        Question = question;
        Policy = policy;
        PolicyParameters = policyParameters;
        Threshold = threshold;
        Individuals = individuals;
        ConceptsTold = conceptsTold;
        ConceptsAsked = conceptsAsked;
        Concepts = concepts;
        Answers = answers;
    }

    /// <summary>The node that released them.</summary>
    public string Node { get; }

    /// <summary>The dataset's name at the node.</summary>
    public string Dataset { get; }

    /// <summary>The state of the data.</summary>
    public string DataVersion { get; }

    /// <summary>The fingerprint of the question that they answer.</summary>
    public string Question { get; }

    /// <summary>The disclosure policy.</summary>
    public string Policy { get; }

    /// <summary>Its parameters, as text.</summary>
    public string PolicyParameters { get; }

    /// <summary>Below which counts are not told.</summary>
    public int Threshold { get; }

    /// <summary>How many persons there are.</summary>
    public ReleasedFigure Individuals { get; }

    /// <summary>Of how many concepts a count is told.</summary>
    public int ConceptsTold { get; }

    /// <summary>Of how many concepts it was asked.</summary>
    public int ConceptsAsked { get; }

    /// <summary>The concepts that most persons have, at most <see cref="MostConcepts"/>; the counts are lower bounds.</summary>
    public ValueList<ConceptFigure> Concepts { get; }

    /// <summary>
    /// How many answers the node had given from the dataset, this one included: it says so in what it signs, and never counts back. Of two releases the one with more is the newer. 0 if
    /// that was not kept.
    /// </summary>
    public long Answers { get; }

    /// <summary>The figures of a release; null if it holds no population, or no profile.</summary>
    public static DatasetFigures? Of(Received<CountAnswer> received)
    {
        ArgumentNullException.ThrowIfNull(received);
        var answer = received.Value;
        var population = answer.Blocks.FirstOrDefault(b => b.Kind == "population");
        var profile = answer.Blocks.FirstOrDefault(b => b.Kind == "profile");
        if (population is null || profile is null)
        {
            return null;
        }

        var told = profile.Cells.Zip(profile.Counts).Where(c => c.Second.Value is not null).ToList();
        return new DatasetFigures(
            received.Node, answer.Dataset, answer.DataVersion, answer.Question, answer.Policy, answer.PolicyParameters, answer.Threshold,
            Figure(population.Counts[0], population.PlusMinus), told.Count, profile.Cells.Count,
            told.OrderByDescending(c => c.Second.Value).ThenBy(c => c.First, StringComparer.Ordinal).Take(MostConcepts)
                .Select(c => new ConceptFigure(c.First, Figure(c.Second, profile.PlusMinus))).ToValueList(),
            answer.Receipt.Answers);
    }

    private static ReleasedFigure Figure(ReleasedCount count, long plusMinus) => new(plusMinus, count.Value, count.Below);
}

/// <summary>A released count. Immutable.</summary>
/// <param name="PlusMinus">The true count is within this of it in at least 95 of 100 cases.</param>
/// <param name="Value">The number; null if it is not told.</param>
/// <param name="Below">The threshold below which it is, if it is not told.</param>
public sealed record ReleasedFigure(long PlusMinus, long? Value = null, long? Below = null);

/// <summary>How many persons have a concept. Immutable.</summary>
/// <param name="Name">The concept, as the question named it.</param>
/// <param name="Persons">How many, at least.</param>
public sealed record ConceptFigure(string Name, ReleasedFigure Persons);
