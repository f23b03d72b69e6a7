using System.Reflection;
using System.Text.Json;
using Naru.Disclosure;
using Naru.Disclosure.Answers;
using Naru.Disclosure.Gate;
using Naru.Disclosure.Policies;
using Naru.Disclosure.Releases;
using Xunit;

namespace Naru.Tests.Disclosure;

/// <summary>What the types let nobody do: write an exact value, read a released one, make one without the gate.</summary>
public sealed class ReleaseTypesTests
{
    private const int Secret = 271_828;

    public static TheoryData<string> Holders => ["itself", "property", "list", "dictionary", "object", "record", "nested"];

    [Theory]
    [MemberData(nameof(Holders))]
    public void Exact_IsNeverSerialised(string holder)
    {
        var exact = new Exact<int>(Secret);
        Assert.Throws<NotSupportedException>(() => JsonSerializer.Serialize(Held(holder, exact)));
        Assert.Throws<NotSupportedException>(() => JsonSerializer.SerializeToUtf8Bytes(Held(holder, exact), JsonSerializerOptions.Web));
        Assert.Throws<NotSupportedException>(() => JsonSerializer.SerializeToNode(Held(holder, exact)));
    }

    [Theory]
    [MemberData(nameof(Holders))]
    public void Released_IsNeverSerialised(string holder)
    {
        var released = Release();
        Assert.Throws<NotSupportedException>(() => JsonSerializer.Serialize(Held(holder, released)));
        Assert.Throws<NotSupportedException>(() => JsonSerializer.SerializeToUtf8Bytes(Held(holder, released), JsonSerializerOptions.Web));
    }

    /// <summary>Twin: a type of the same shape without the refusal is written in all these ways.</summary>
    [Theory]
    [MemberData(nameof(Holders))]
    public void Plain_IsSerialised(string holder) =>
        Assert.Contains($"{Secret}", JsonSerializer.Serialize(Held(holder, new Plain(Secret))), StringComparison.Ordinal);

    [Fact]
    public void ExactAndReleased_AreNeverRead()
    {
        Assert.Throws<NotSupportedException>(() => JsonSerializer.Deserialize<Exact<int>>("1"));
        Assert.Throws<NotSupportedException>(() => JsonSerializer.Deserialize<Released<CountAnswer>>("{}"));
    }

    /// <summary>
    /// Whatever writes objects by itself (other serialisers, structured logs, mappers) writes public properties and fields: there are none. Twin: the
    /// same look at a plain type finds one.
    /// </summary>
    [Fact]
    public void ExactAndReleased_HaveNothingThatAWriterFinds()
    {
        Assert.Empty(Readable(typeof(Exact<int>)));
        Assert.Empty(Readable(typeof(Released<CountAnswer>)));
        Assert.Equal(["Value"], Readable(typeof(Plain)));

        static IEnumerable<string> Readable(Type type) => type.GetMembers(BindingFlags.Public | BindingFlags.Instance)
            .Where(m => m is PropertyInfo or FieldInfo).Select(m => m.Name);
    }

    /// <summary>A serialiser of the base library that goes by fields and constructors finds no way in or out either.</summary>
    [Fact]
    public void Exact_IsNotForOtherSerialisersEither()
    {
        using var stream = new MemoryStream();
        Assert.ThrowsAny<Exception>(() => new System.Runtime.Serialization.DataContractSerializer(typeof(Exact<int>)).WriteObject(stream, new Exact<int>(Secret)));
        Assert.ThrowsAny<Exception>(() => new System.Xml.Serialization.XmlSerializer(typeof(Exact<int>)));
        Assert.Equal(0, stream.Length);
    }

    [Fact]
    public void CountVector_IsNotSerialisedEither() => Assert.ThrowsAny<Exception>(() => JsonSerializer.Serialize(Tally(12).Inside()));

    [Fact]
    public void ToString_SaysNothing()
    {
        Assert.Equal("(exact)", new Exact<int>(Secret).ToString());
        Assert.DoesNotContain($"{Secret}", new Record(new Exact<int>(Secret)).ToString(), StringComparison.Ordinal);
        Assert.Equal("(released)", Release().ToString());
    }

    /// <summary>Nothing that others can call gives the value of a release, but writing it to a stream.</summary>
    [Fact]
    public void Released_ShowsNothing()
    {
        var shown = typeof(Released<CountAnswer>).GetMembers(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static)
            .Where(m => m.DeclaringType != typeof(object)).Select(m => m.ToString()).Order(StringComparer.Ordinal);
        Assert.Equal(["System.String ToString()", "Void WriteTo(System.IO.Stream)"], shown);
    }

    [Fact]
    public void Released_IsMadeByTheGateAlone()
    {
        Assert.Empty(typeof(Released<CountAnswer>).GetConstructors());
        Assert.Equal(["Admission.Recorded", "DisclosureGate.ReleaseAsync"], Sources(typeof(Exact<>).Assembly, typeof(Released<>)));
    }

    [Fact]
    public void Received_IsMadeByReadingAlone()
    {
        Assert.Empty(typeof(Received<CountAnswer>).GetConstructors());
        Assert.Equal(["CountReleases.Receive"], Sources(typeof(Exact<>).Assembly, typeof(Received<>)));
    }

    [Fact]
    public void Admission_AndCounts_AreMadeByTheGateAlone()
    {
        foreach (var type in new[] { typeof(Admission), typeof(CountTally), typeof(CountVector) })
        {
            Assert.Empty(type.GetConstructors());
        }

        Assert.Equal(["CountTally.Finish"], Sources(typeof(Exact<>).Assembly, typeof(CountVector)));
        Assert.Equal(["Admission.BeginTally"], Sources(typeof(Exact<>).Assembly, typeof(CountTally)));
        Assert.Equal(["DisclosureGate.Admit"], Sources(typeof(Exact<>).Assembly, typeof(Admission)));
    }

    /// <summary>Twin: the same search in an assembly that has a hole finds it.</summary>
    [Fact]
    public void Sources_FindAHole() => Assert.Contains("Hole.Leak", Sources(typeof(Hole).Assembly, typeof(Released<>)));

    internal static Exact<CountVector> Tally(int persons)
    {
        var hospital = new Hospital(StrictPolicy.Default, seed: 1);
        var tally = hospital.Gate.Admit(new Ask(Questions.One("q"), "p", "v")).Value!.BeginTally();
        Hospital.Count(tally, Enumerable.Range(1, persons));
        return tally.Finish();
    }

    private static Released<CountAnswer> Release()
    {
        var hospital = new Hospital(StrictPolicy.Default, seed: 1);
        return hospital.Release(hospital.Gate.Admit(new Ask(Questions.One("q"), "p", "v")).Value!, _ => { });
    }

    private static object Held(string holder, object value) => holder switch
    {
        "itself" => value,
        "property" => new { Name = "x", Value = value },
        "list" => new List<object> { "x", value },
        "dictionary" => new Dictionary<string, object> { ["x"] = value },
        "object" => new object[] { value },
        "record" => new Record(value),
        _ => new { Inner = new { List = new[] { new Record(value) } } },
    };

    /// <summary>
    /// Public members that hand out a type, or something made of it: constructors, methods, properties and fields of public types.
    /// Property getters are named by their property; the type's own members are left out.
    /// </summary>
    private static List<string> Sources(Assembly assembly, Type wanted) =>
    [
        .. assembly.GetTypes()
            .Where(t => t.Assembly != typeof(Exact<>).Assembly || t.IsVisible)
            .Where(t => t != wanted)
            .SelectMany(t => t.GetMembers(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly))
            .Where(m => Mentions(Given(m), wanted))
            .Where(m => m is not MethodInfo { IsSpecialName: true })
            .Select(m => $"{m.DeclaringType!.Name}.{m.Name}")
            .Distinct()
            .Order(StringComparer.Ordinal),
    ];

    private static Type? Given(MemberInfo member) => member switch
    {
        MethodInfo method => method.ReturnType,
        PropertyInfo property => property.PropertyType,
        FieldInfo field => field.FieldType,
        _ => null,
    };

    private static bool Mentions(Type? type, Type wanted) =>
        type is not null
        && (type == wanted
            || (type.IsGenericType && (type.GetGenericTypeDefinition() == wanted || type.GetGenericArguments().Any(a => Mentions(a, wanted))))
            || (type.HasElementType && Mentions(type.GetElementType(), wanted)));

    private sealed record Record(object Value);

    private sealed record Plain(int Value);

    /// <summary>What nobody should have: a way to a release beside the gate.</summary>
    private static class Hole
    {
        public static Task<List<Released<CountAnswer>>> Leak() => Task.FromResult(new List<Released<CountAnswer>>());
    }
}
