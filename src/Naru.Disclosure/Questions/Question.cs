using System.Security.Cryptography;
using System.Text;
using Naru.Core;

namespace Naru.Disclosure.Questions;

/// <summary>
/// A question about persons: whom it is about, and which counts it wants. Two questions are the same if and only if their canonical texts
/// are. Immutable.
/// </summary>
public sealed class Question
{
    private Question(string about, ValueList<CountBlock> blocks)
    {
        About = about;
        Blocks = blocks;
        Canonical = $"{CanonicalText.Quote(about)}\n{string.Join('\n', blocks.Select(b => b.Canonical))}\n";
        Fingerprint = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Canonical)));
        SquaredSensitivity = blocks.Sum(b => b.SquaredSensitivity);
    }

    /// <summary>
    /// The canonical text of the definition: after the compiler's normalising passes, with every date, threshold and polarity in it, without names
    /// that mean nothing to the answer.
    /// </summary>
    public string About { get; }

    /// <summary>What is counted, in the order of the answer.</summary>
    public ValueList<CountBlock> Blocks { get; }

    /// <summary>The whole question as text.</summary>
    public string Canonical { get; }

    /// <summary>SHA-256 of <see cref="Canonical"/>, 64 hexadecimal digits: the name of the question in the record.</summary>
    public string Fingerprint { get; }

    /// <summary>The square of the L2 sensitivity of all counts together: the sum over the blocks.</summary>
    public long SquaredSensitivity { get; }

    /// <summary>How many counts are released for it.</summary>
    public int CellCount => Blocks.Sum(b => b.CellCount);

    /// <summary>Makes a question, or says everything that is wrong with it.</summary>
    /// <param name="about">The canonical text of the definition.</param>
    /// <param name="blocks">What is counted.</param>
    public static Result<Question> Create(string about, ValueList<CountBlock> blocks)
    {
        var errors = QuestionRules.Check(about, blocks);
        return Result.From(() => new Question(about, blocks), errors);
    }
}
