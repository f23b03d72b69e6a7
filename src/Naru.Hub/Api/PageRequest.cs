using System.Globalization;
using System.Reflection;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.Extensions.DependencyInjection;
using Naru.Core;

namespace Naru.Hub.Api;

/// <summary>
/// Which part of a list is wanted: <c>?limit=…&amp;cursor=…</c>. A cursor is sealed with the hub's keys, so that any instance can read it, and belongs to
/// one list with one set of conditions. Lists must have a total order, and the position must say where in it a page ended. Serves one request.
/// </summary>
internal sealed class PageRequest : IApiInput, IBindableFromHttpContext<PageRequest>, IEndpointParameterMetadataProvider
{
    /// <summary>How many items a page has unless the caller says otherwise.</summary>
    public const int UsualLimit = 50;

    /// <summary>The most that a page can have.</summary>
    public const int MaximumLimit = 200;

    private const int LongestCursor = 2048;
    private readonly IDataProtector cursors;

    private PageRequest(int limit, string? after, IDataProtector protector, ValueList<Error> findings)
    {
        Limit = limit;
        After = after;
        Findings = findings;
        cursors = protector;
    }

    /// <summary>The most items wanted.</summary>
    public int Limit { get; }

    /// <summary>The position after which the page begins, as given to <see cref="Page{T}(IEnumerable{T}, Func{T, string})"/>; null for the first page.</summary>
    public string? After { get; }

    public ValueList<Error> Findings { get; }

    /// <summary>The page's items and the cursor of the next page.</summary>
    /// <param name="items">The items after <see cref="After"/>, in the list's order: one more than <see cref="Limit"/> if there are as many.</param>
    /// <param name="position">An item's position in that order.</param>
    public Page<T> Page<T>(IEnumerable<T> items, Func<T, string> position)
    {
        ArgumentNullException.ThrowIfNull(position);
        var taken = items.Take(Limit + 1).ToList();
        return taken.Count <= Limit
            ? new Page<T>(taken.ToValueList(), null)
            : new Page<T>(taken.Take(Limit).ToValueList(), cursors.Protect(position(taken[Limit - 1])));
    }

    public static void PopulateMetadata(ParameterInfo parameter, EndpointBuilder builder) => builder.Metadata.Add(new PageTerm());

    public static ValueTask<PageRequest?> BindAsync(HttpContext context, ParameterInfo parameter)
    {
        var findings = new List<Error>();
        var query = context.Request.Query;
        var limit = UsualLimit;
        if (query.TryGetValue("limit", out var wanted)
            && (wanted.Count != 1 || !int.TryParse(wanted[0], NumberStyles.None, CultureInfo.InvariantCulture, out limit) || limit is < 1 or > MaximumLimit))
        {
            findings.Add(ApiErrors.BadQuery.At(SourcePlace.None, "limit", $"1 … {MaximumLimit}"));
            limit = UsualLimit;
        }

        var protector = context.RequestServices.GetRequiredService<IDataProtectionProvider>().CreateProtector("Naru.Hub.Cursor", ListOf(context));
        string? after = null;
        if (query.TryGetValue("cursor", out var cursor))
        {
            after = Open(protector, cursor.Count == 1 ? cursor[0] : null);
            if (after is null)
            {
                findings.Add(ApiErrors.BadCursor.At(SourcePlace.None));
            }
        }

        return ValueTask.FromResult<PageRequest?>(new PageRequest(limit, after, protector, findings.ToValueList()));
    }

    private static string? Open(IDataProtector protector, string? cursor)
    {
        if (cursor is null || cursor.Length > LongestCursor)
        {
            return null;
        }

        try
        {
            return protector.Unprotect(cursor);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    /// <summary>The list and its conditions: the path, and the query without what differs from page to page.</summary>
    private static string ListOf(HttpContext context) => string.Join('\n',
        context.Request.Query
            .Where(q => q.Key is not ("cursor" or "limit"))
            .OrderBy(q => q.Key, StringComparer.Ordinal)
            .SelectMany(q => q.Value.Select(v => $"{Uri.EscapeDataString(q.Key)}={Uri.EscapeDataString(v ?? "")}"))
            .Prepend(context.Request.Path.Value));
}
