using System.Text.Json;

namespace Naru.Tests.Hub.Api;

/// <summary>An answer, read to its end.</summary>
internal sealed record Answer(int Status, string Body, IReadOnlyDictionary<string, string> Headers)
{
    public JsonElement Json => JsonDocument.Parse(Body).RootElement;

    /// <summary>The code of the first error; empty if it is no problem.</summary>
    public string Code => Body.Length > 0 && Headers.GetValueOrDefault("Content-Type")?.StartsWith("application/problem+json", StringComparison.Ordinal) == true
        ? Json.GetProperty("code").GetString()!
        : "";

    /// <summary>The codes of all errors with their places.</summary>
    public IReadOnlyList<string> Errors => Json.GetProperty("errors").EnumerateArray()
        .Select(e => $"{e.GetProperty("code").GetString()} {(e.TryGetProperty("path", out var path) ? path.GetString() : "")} {(e.TryGetProperty("line", out var line) ? line.GetInt64() : 0)}")
        .ToList();

    public string ETag => Headers.GetValueOrDefault("ETag", "");

    public string Summary => $"{Status} {Code}";

    /// <summary>Everything that the caller can tell answers apart by, without what is new in each.</summary>
    public string Essence => $"{Status}\n{string.Join('\n', Headers.Where(h => h.Key is not ("Date" or "Content-Length")).OrderBy(h => h.Key, StringComparer.Ordinal).Select(h => $"{h.Key}: {h.Value}"))}\n{WithoutTrace}";

    private string WithoutTrace => Code.Length == 0 ? Body : Body.Replace(Json.GetProperty("traceId").GetString()!, "", StringComparison.Ordinal);

    public static async Task<Answer> OfAsync(HttpResponseMessage response) => new(
        (int)response.StatusCode,
        await response.Content.ReadAsStringAsync(),
        response.Headers.Concat(response.Content.Headers).ToDictionary(h => h.Key, h => string.Join(", ", h.Value), StringComparer.Ordinal));
}
