using System.Diagnostics;
using System.Net.Sockets;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using Naru.Disclosure;
using Naru.Disclosure.Answers;
using Naru.Disclosure.Keys;
using Xunit;

namespace Naru.Tests.Disclosure;

/// <summary>What holds by how the library is built, read from its compiled code.</summary>
public sealed class ConstructionTests
{
    private static readonly Type[] Library = typeof(Exact<>).Assembly.GetTypes();

    /// <summary>Beginnings of full names: randomness, clocks, files, the network, databases, processes, reflection.</summary>
    private static readonly string[] Outside =
    [
        "System.Random", "System.Security.Cryptography.RandomNumberGenerator", "System.Guid.NewGuid", "System.Guid.CreateVersion7",
        "System.DateTime.get_Now", "System.DateTime.get_UtcNow", "System.DateTime.get_Today", "System.DateTimeOffset.get_Now", "System.DateTimeOffset.get_UtcNow",
        "System.TimeProvider.get_System", "System.Diagnostics.", "System.Environment", "System.Threading.Timer",
        "System.IO.File", "System.IO.Directory", "System.IO.Path", "System.IO.Pipes", "System.IO.MemoryMappedFiles", "System.Console",
        "System.Net.", "System.Data.", "DuckDB.", "Npgsql.", "Microsoft.Extensions.Logging", "System.Reflection.Assembly", "System.Reflection.MethodBase", "System.Runtime.InteropServices.Marshal",
    ];

    [Fact]
    public void Library_HasNoRandomnessClockFileNetworkOrDatabaseOfItsOwn() => Assert.Empty(Violations(Library));

    /// <summary>Twin: a class that uses all of these is seen to.</summary>
    [Fact]
    public void Violations_AreFound()
    {
        var found = Violations([typeof(Planted)]);
        foreach (var name in new[]
        {
            "System.Random", "System.Security.Cryptography.RandomNumberGenerator", "System.Guid.NewGuid", "System.DateTime.get_UtcNow", "System.DateTimeOffset.get_Now",
            "System.Diagnostics.Stopwatch", "System.IO.File", "System.Net.Sockets.Socket", "System.TimeProvider.get_System",
        })
        {
            Assert.Contains(found, f => f.StartsWith(name, StringComparison.Ordinal));
        }
    }

    [Fact]
    public void Library_ReferencesTheCoreAndNothingElseOfOurs()
    {
        var references = typeof(Exact<>).Assembly.GetReferencedAssemblies().Select(a => a.Name!).ToList();
        Assert.Contains("Naru.Core", references);
        Assert.All(references, r => Assert.True(r == "Naru.Core" || r.StartsWith("System.", StringComparison.Ordinal), r));
    }

    /// <summary>
    /// What is internal to the library is so for everybody: no assembly is its friend, not even the tests. Twin: the same look at an assembly that
    /// has friends finds them.
    /// </summary>
    [Fact]
    public void Library_HasNoFriends()
    {
        Assert.Empty(typeof(Exact<>).Assembly.GetCustomAttributes(typeof(InternalsVisibleToAttribute), inherit: false));
        Assert.NotEmpty(typeof(Naru.Cdm.CdmDatabase).Assembly.GetCustomAttributes(typeof(InternalsVisibleToAttribute), inherit: false));
    }

    /// <summary>What happens after the noise cannot tell more than the noise lets through: nothing there can so much as name what is exact.</summary>
    [Fact]
    public void Processing_NeverMentionsWhatIsExact()
    {
        var processing = Library.Where(t => t.Namespace == "Naru.Disclosure.Processing").ToList();
        Assert.InRange(processing.Count, 7, 100);
        Assert.All(processing, t => Assert.Empty(Exactly(t)));
    }

    /// <summary>Twin: the same look at where the noise is added, and at a class that peeks, finds it.</summary>
    [Fact]
    public void Processing_ThatPeeks_IsFound()
    {
        Assert.NotEmpty(Exactly(typeof(Peeking)));
        var noise = Library.Where(t => t.Namespace == "Naru.Disclosure.Noise").SelectMany(Exactly).Distinct();
        Assert.Equal(["CountVector", "Exact`1", "IPersonKeys"], noise.Order(StringComparer.Ordinal));
    }

    /// <summary>Noised counts come from the two kinds of noise and from nowhere else.</summary>
    [Fact]
    public void NoisedCounts_AreMadeByTheNoiseAlone()
    {
        var made = Library.Single(t => t.Name == "NoisedCounts").GetConstructors(
            System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Public | System.Reflection.BindingFlags.Instance);
        var makers = Library.Where(t => Mentioned.By(t).Overlaps(made)).Select(t => t.Name).Order(StringComparer.Ordinal);
        Assert.Equal(["CellKeyNoise", "GaussianNoise"], makers);
    }

    private static List<string> Violations(IEnumerable<Type> types) =>
    [
        .. types.SelectMany(t => Mentioned.Names(Mentioned.By(t)))
            .Where(n => Outside.Any(o => n.StartsWith(o, StringComparison.Ordinal)))

            // What the compiler puts in by itself: attributes, and the thread that walks an iterator.
            .Where(n => n is not "System.Environment" and not "System.Environment.get_CurrentManagedThreadId")
            .Where(n => !n.StartsWith("System.Diagnostics.CodeAnalysis", StringComparison.Ordinal)
                && !n.StartsWith("System.Diagnostics.Debugger", StringComparison.Ordinal))
            .Distinct(),
    ];

    private static IEnumerable<string> Exactly(Type type)
    {
        Type[] exact = [typeof(Exact<>), typeof(CountVector), typeof(CountTally), typeof(IPersonKeys), typeof(HmacPersonKeys)];
        return Mentioned.By(type).OfType<Type>().Where(exact.Contains).Select(t => t.Name);
    }

    /// <summary>Uses what the library must not use.</summary>
    private static class Planted
    {
        public static string Use() =>
            $"{new Random(1).Next()} {RandomNumberGenerator.GetInt32(9)} {Guid.NewGuid()} {DateTime.UtcNow} {DateTimeOffset.Now} {Stopwatch.GetTimestamp()} "
            + $"{File.Exists("x")} {Socket.OSSupportsIPv4} {TimeProvider.System.GetTimestamp()}";
    }

    private static class Peeking
    {
        public static long Peek(object noised) => ((Exact<CountVector>)noised).Inside().Counts[0];
    }
}
