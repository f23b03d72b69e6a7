using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Naru.Disclosure.Gate;
using Naru.Disclosure.Journal;
using Naru.Disclosure.Keys;
using Naru.Disclosure.Policies;
using Xunit;

namespace Naru.Tests.Disclosure;

/// <summary>The hospital's secret keys.</summary>
public sealed class PersonKeysTests
{
    private static readonly byte[] Secret = Encoding.ASCII.GetBytes("SYNTHETIC secret of 32 bytes.....");

    /// <summary>Worked out here from RFC 2104's function, so that a change of the format, which would change every number, is noticed.</summary>
    [Fact]
    public void Keys_AreHmacsOfPurposeAndArgument()
    {
        var keys = new HmacPersonKeys(Secret);
        byte[] person = [1, 0x2A, 0, 0, 0, 0, 0, 0, 0];
        byte[] set = [2, .. new byte[] { 7 }, .. new byte[15]];
        byte[] thing = [3, 7, .. new byte[15], .. "당뇨 5"u8];
        Assert.Equal(BinaryPrimitives.ReadUInt128LittleEndian(HMACSHA256.HashData(Secret, person)), keys.OfPerson(42));
        Assert.Equal(BinaryPrimitives.ReadUInt64LittleEndian(HMACSHA256.HashData(Secret, set)), keys.OfSet(7));
        Assert.Equal(BinaryPrimitives.ReadUInt64LittleEndian(HMACSHA256.HashData(Secret, thing)), keys.OfThing(7, "당뇨 5"));
    }

    /// <summary>An erased secret gives no keys, neither the right ones nor those of a secret of zeros.</summary>
    [Fact]
    public void Dispose_ErasesTheSecret()
    {
        var keys = new HmacPersonKeys(Secret);
        keys.Dispose();
        Assert.Throws<ObjectDisposedException>(() => keys.OfPerson(1));
        Assert.Throws<ObjectDisposedException>(() => keys.OfSet(1));
        Assert.Throws<ObjectDisposedException>(() => keys.OfThing(1, "x"));
    }

    [Fact]
    public void Secret_TooShort_Throws()
    {
        Assert.Throws<ArgumentException>(() => new HmacPersonKeys(new byte[31]));
        Assert.NotEqual(new HmacPersonKeys(new byte[32]).OfPerson(1), new HmacPersonKeys(Secret).OfPerson(1));
    }

    /// <summary>Negative and great ids are persons like others, and who comes when does not matter to the set.</summary>
    [Fact]
    public void OfPerson_AnyId_HasAKeyOfItsOwn()
    {
        var keys = new HmacPersonKeys(Secret);
        long[] ids = [long.MinValue, -1, 0, 1, 256, long.MaxValue];
        Assert.Equal(ids.Length, ids.Select(keys.OfPerson).Distinct().Count());
    }

    /// <summary>An answer to new data is paid for once for each version; without asking for it the old answer comes, for nothing.</summary>
    [Fact]
    public void Renewed_IsPaidOnceForEachVersion()
    {
        var hospital = new Hospital(StrictPolicy.Default, seed: 1);
        int Paid() => ((MemoryJournal)hospital.Journal).All.OfType<Charged>().Count();
        hospital.HowMany("q", Enumerable.Range(1, 50), version: "v1");
        hospital.HowMany("q", Enumerable.Range(1, 60), version: "v2");
        Assert.Equal(1, Paid());
        hospital.HowMany("q", Enumerable.Range(1, 60), version: "v2", isRenewed: true);
        hospital.HowMany("q", Enumerable.Range(1, 60), version: "v2", isRenewed: true);
        hospital.HowMany("q", Enumerable.Range(1, 60), version: "v3");
        Assert.Equal(2, Paid());
        Assert.Equal("v2", hospital.Ask(Questions.One("q"), _ => { }, version: "v3")!.DataVersion);
        Assert.NotNull(hospital.Gate.Admit(new Ask(Questions.One("q"), "p", "v1", IsRenewed: true)).Value!.Recorded);
    }
}
