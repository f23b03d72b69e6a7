using System.Text;
using Naru.Ledger;
using Naru.Ledger.Personal;
using Naru.Tests.Cdm.Postgres;
using Xunit;

namespace Naru.Tests.Ledger;

/// <summary>No way of writing JSON brings personal text past the seal, or a forged seal in.</summary>
public sealed class PersonalFieldsTests
{
    [Theory]
    [InlineData("""{"x":{"$person":"p","$text":"t"}}""", true)]
    [InlineData("""{"x":{"\u0024person":"p","\u0024text":"t"}}""", true)]
    [InlineData("""{"x":[[{"$person":"p","$text":"t"}],{"y":{"$person":"q","$erased":true}}]}""", true)]
    [InlineData("""{"x":" { \"$person\" : \"p\" } "}""", true)]
    [InlineData("""{"$person":"p","$text":"t"}""", true)]
    [InlineData("""{"x":{"$text":"t","$person":"p"}}""", false)]
    [InlineData("""{"x":{"$person":"p"}}""", false)]
    [InlineData("""{"x":{"$person":"p","$text":"t","more":1}}""", false)]
    [InlineData("""{"x":{"$person":"p","$text":"t","$text":"u"}}""", false)]
    [InlineData("""{"x":{"$person":"p","$text":1}}""", false)]
    [InlineData("""{"x":{"$person":1,"$text":"t"}}""", false)]
    [InlineData("""{"x":{"$person":"p","$erased":false}}""", false)]
    [InlineData("""{"x":{"$person":"p","text":"t"}}""", false)]
    [InlineData("""{"x":{"y":1,"$person":"p","$text":"t"}}""", false)]
    [InlineData("""{"x":{"y":1,"\u0024text":"t"}}""", false)]
    [InlineData("""{"x":{"$sealed":"t"}}""", false)]
    [InlineData("""{"x":{"$erased":true}}""", false)]
    [InlineData("""{"x":"\ud800"}""", false)]
    [InlineData("""{"x":1}{""", false)]
    [InlineData("""{"x":1,}""", false)]
    [InlineData("null", false)]
    [InlineData("", false)]
    public void Find_EveryForm_IsFoundOrRefused(string json, bool isSound) => Assert.Equal(isSound, PersonalFields.Find(Encoding.UTF8.GetBytes(json)) is not null);

    [Fact]
    public void Find_BytesThatAreNoUtf8_AreRefused() => Assert.Null(PersonalFields.Find([.. "{\"x\":\""u8, 0xff, .. "\"}"u8]));

    [Theory]
    [InlineData("""{"x":{"$person":"p","$sealed":"AQID"}}""")]
    [InlineData("""{"x":{"\u0024person":"p","\u0024sealed":"AQID"}}""")]
    public async Task Append_ForgedSeal_IsRefused(string json)
    {
        await using var place = LedgerPlace.Create(DatabaseKind.Sqlite, new SharedServer());
        await using var ledger = await place.OpenAsync(new MemoryKeys());
        Assert.Equal(LedgerErrors.BadPayload, Assert.Single((await ledger.AppendAsync(Make.One("c1", json: json), TestContext.Current.CancellationToken)).Errors).Kind);
    }

    [Fact]
    public async Task Append_EscapedNames_AreSealedAllTheSame()
    {
        var token = TestContext.Current.CancellationToken;
        await using var place = LedgerPlace.Create(DatabaseKind.Sqlite, new SharedServer());
        await using var ledger = await place.OpenAsync(new MemoryKeys());
        await ledger.AppendAsync(Make.One("c1", json: """{"a": 1.50, "x" : {"\u0024person":"p\"","\u0024text":"비밀"} }"""), token);
        Assert.Equal(0, (await ledger.GetHeadAsync(token)).Position - 1);
        Assert.DoesNotContain("비밀", Encoding.UTF8.GetString(Convert.FromHexString((await place.RowsAsync("SELECT payload FROM ledger_event"))[0])), StringComparison.Ordinal);
        var read = (await ledger.ReadAllAsync(0, token).ToListAsync())[0].Payload.ToString();
        Assert.Equal("""{"a": 1.50, "x" : {"$person":"p\u0022","$text":"\uBE44\uBC00"} }""", read);
    }
}

/// <summary>Keys in memory.</summary>
internal sealed class MemoryKeys : IPersonKeys
{
    private readonly Dictionary<string, PersonKey?> keys = new(StringComparer.Ordinal);

    public ValueTask<PersonKey?> GetOrCreateAsync(string person, CancellationToken cancellationToken)
    {
        lock (keys)
        {
            return ValueTask.FromResult(keys.TryGetValue(person, out var key) ? key : keys[person] = PersonKey.Create());
        }
    }

    /// <summary>As if the store were another one: it knows nothing of the person.</summary>
    public PersonKey? Lose(string person)
    {
        lock (keys)
        {
            return keys.Remove(person, out var key) ? key : null;
        }
    }

    /// <summary>As if a backup were restored.</summary>
    public void Restore(string person, PersonKey? key)
    {
        lock (keys)
        {
            keys[person] = key;
        }
    }

    public ValueTask<KeyLookup> FindAsync(string person, CancellationToken cancellationToken)
    {
        lock (keys)
        {
            return ValueTask.FromResult(!keys.TryGetValue(person, out var key) ? KeyLookup.Missing : key is null ? KeyLookup.Destroyed : KeyLookup.Found(key));
        }
    }

    public Task<bool> DestroyAsync(string person, CancellationToken cancellationToken)
    {
        lock (keys)
        {
            var had = keys.GetValueOrDefault(person) is not null;
            keys[person] = null;
            return Task.FromResult(had);
        }
    }
}
