using Naru.Core;
using Naru.Ledger.Events;
using Naru.Ledger.Outbox;

namespace Naru.Tests.Ledger;

/// <summary>Short ways of writing appends.</summary>
internal static class Make
{
    public static NewEvent Event(string type = "thing.happened", string json = """{"a":1}""", int schema = 1) => new(type, schema, JsonPayload.FromText(json));

    public static StreamAppend To(string stream, long expected, params NewEvent[] events) => new(stream, expected, events.ToValueList());

    public static Append Append(string command, params StreamAppend[] streams) => new(new Origin(command, "person-1", "rule-1"), streams.ToValueList());

    /// <summary>One event for a stream of any version.</summary>
    public static Append One(string command, string stream = "s", string json = """{"a":1}""") =>
        Append(command, To(stream, StreamAppend.AnyVersion, Event(json: json)));

    public static Append With(this Append append, params NewMessage[] messages) => append with { Messages = messages.ToValueList() };

    public static async Task<List<T>> ToListAsync<T>(this IAsyncEnumerable<T> items)
    {
        var list = new List<T>();
        await foreach (var item in items)
        {
            list.Add(item);
        }

        return list;
    }
}
