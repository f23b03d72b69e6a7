using System.Text;

namespace Naru.Bench.Vocabulary;

/// <summary>
/// What generated names are made of: chains of words as real concept names have them, and invented names of ingredients, products and makers.
/// Which word follows which is taken from the real names, so words are as frequent and as unequal as there.
/// </summary>
internal sealed class VocabularyWords
{
    private const string End = "";

    private static readonly string[] Syllables =
    [
        "ab", "ace", "al", "am", "ar", "az", "ba", "be", "bi", "bo", "car", "ce", "ci", "clo", "co", "cy", "da", "de", "di", "do", "dro", "du", "e", "en", "er",
        "fen", "fi", "flu", "ga", "ge", "gli", "hy", "i", "ib", "in", "ke", "la", "le", "li", "lo", "lu", "ma", "me", "met", "mi", "mo", "na", "ne", "ni", "no",
        "ol", "o", "ox", "pa", "pen", "per", "pi", "pra", "pro", "ra", "re", "ri", "ro", "sa", "se", "si", "so", "su", "ta", "te", "ti", "to", "tra", "tri", "u",
        "va", "ve", "vi", "xa", "xi", "ya", "za", "ze", "zo",
    ];

    private static readonly string[] Endings =
        ["mab", "nib", "statin", "pril", "sartan", "olol", "azole", "cillin", "mycin", "one", "ide", "ine", "ate", "formin", "gliptin", "tide", "cept", "oxacin", "vir", "pam"];

    private static readonly string[] KoreanSyllables =
        "가고구그나노누니다도두드디라로루르리마메모무미바베보부비사세소수스시아에오우이인자제조주지카코크타테토트티파페포프피하헤호후신린민틴빈판탄솔딘렌센".Select(c => c.ToString()).ToArray();

    private readonly Dictionary<string, List<string>> followers = new(StringComparer.Ordinal);

    public VocabularyWords(IEnumerable<string> names, int seed)
    {
        foreach (var name in names)
        {
            var before = End;
            foreach (var word in name.Split(' ', StringSplitOptions.RemoveEmptyEntries).Append(End))
            {
                if (!followers.TryGetValue(before, out var after))
                {
                    followers.Add(before, after = []);
                }

                after.Add(word);
                before = word;
            }
        }

        var random = new Random(seed);
        Ingredients = Invent(12_000, () => Word(random, 2, 4) + Endings[random.Next(Endings.Length)]);
        Brands = Invent(60_000, () => Capital(Word(random, 2, 4)));
        Makers = Invent(4_000, () => $"{Capital(Word(random, 2, 3))} Pharma");
        Rare = Invent(350_000, () => Word(random, 3, 6));
        KoreanBrands = Invent(20_000, () => Korean(random));
    }

    public string[] Ingredients { get; }

    public string[] Brands { get; }

    public string[] Makers { get; }

    public string[] Rare { get; }

    public string[] KoreanBrands { get; }

    /// <summary>One of many, the n-th about 1/n as often as the first.</summary>
    public static T Zipf<T>(Random random, IReadOnlyList<T> of) => of[(int)(Math.Exp(random.NextDouble() * Math.Log(of.Count + 1.0)) - 1)];

    /// <summary>A chain of words as in a real name; one in twenty words is a rare one.</summary>
    public string Chain(Random random, int atLeast, int atMost)
    {
        var text = new StringBuilder();
        var (word, count) = (End, 0);
        while (count < atMost)
        {
            var after = followers[word];
            word = after[random.Next(after.Count)];
            if (word == End)
            {
                if (count >= atLeast)
                {
                    break;
                }

                continue;
            }

            text.Append(text.Length > 0 ? " " : "").Append(random.Next(20) == 0 ? Zipf(random, Rare) : word);
            count++;
        }

        return text.ToString();
    }

    private static string[] Invent(int count, Func<string> one)
    {
        var all = new HashSet<string>(StringComparer.Ordinal);
        while (all.Count < count)
        {
            all.Add(one());
        }

        return [.. all];
    }

    private static string Word(Random random, int atLeast, int atMost) =>
        string.Concat(Enumerable.Range(0, random.Next(atLeast, atMost + 1)).Select(_ => Syllables[random.Next(Syllables.Length)]));

    private static string Korean(Random random) =>
        string.Concat(Enumerable.Range(0, random.Next(2, 6)).Select(_ => KoreanSyllables[random.Next(KoreanSyllables.Length)]));

    private static string Capital(string word) => char.ToUpperInvariant(word[0]) + word[1..];
}
