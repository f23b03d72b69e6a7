using System.Collections.Concurrent;
using Naru.Core;

namespace Naru.Hub.Kernel;

/// <summary>What somebody who operates the hub must look at, though it goes on working: shown at <c>/health</c>, by code. Safe for threads.</summary>
public sealed class HubAlarms
{
    private readonly ConcurrentDictionary<string, Error> raised = new(StringComparer.Ordinal);

    /// <summary>What is wrong now, by what it is about.</summary>
    public ValueList<Error> All => raised.OrderBy(a => a.Key, StringComparer.Ordinal).Select(a => a.Value).ToValueList();

    /// <summary>Says that something is wrong; whether that is news.</summary>
    /// <param name="about">What it is about: one alarm each.</param>
    /// <param name="error">What is wrong.</param>
    public bool Raise(string about, Error error)
    {
        var isNews = !raised.TryGetValue(about, out var before) || before.Code != error.Code;
        raised[about] = error;
        return isNews;
    }

    /// <summary>It is well again.</summary>
    public void Clear(string about) => raised.TryRemove(about, out _);
}
