using Naru.Ledger;
using Xunit;

namespace Naru.Tests.Hub.Api;

/// <summary>Lists come page by page, in one order, whoever asks between; cursors cannot be made up.</summary>
public sealed class PageTests
{
    [Fact]
    public async Task Pages_GiveEverythingOnce_WhateverComesBetween()
    {
        await using var host = await HarbourHost.StartAsync();
        foreach (var i in Enumerable.Range(0, 25))
        {
            host.Harbour.Put(new Boat($"b{i:00}", "yard", "afloat", $"배 {i}", 1));
        }

        var seen = new List<string>();
        for (string? cursor = ""; cursor is not null;)
        {
            var answer = await host.AskAsync(HttpMethod.Get, $"/api/v1/boats?limit=10{(cursor.Length > 0 ? $"&cursor={cursor}" : "")}");
            seen.AddRange(answer.Json.GetProperty("items").EnumerateArray().Select(i => i.GetProperty("id").GetString()!));
            cursor = answer.Json.TryGetProperty("next", out var next) ? next.GetString() : null;
            host.Harbour.Put(new Boat($"a{seen.Count:00}", "yard", "afloat", "앞에 끼어든 배", 1));
        }

        Assert.Equal(Enumerable.Range(0, 25).Select(i => $"b{i:00}"), seen);
    }

    [Fact]
    public async Task Pages_LeaveOutWhatMayNotBeSeen()
    {
        await using var host = await HarbourHost.StartAsync();
        host.Harbour.Put(new Boat("b1", "yard", "moored", "묶인 배", 1));
        host.Harbour.Put(new Boat("b2", "yard", "afloat", "뜬 배", 1));
        host.Callers.Give("p1", "yard", "member");

        Assert.Equal(1, (await host.AskAsync(HttpMethod.Get, "/api/v1/boats", "p2")).Json.GetProperty("items").GetArrayLength());
        Assert.Equal(2, (await host.AskAsync(HttpMethod.Get, "/api/v1/boats", "p1")).Json.GetProperty("items").GetArrayLength());
        Assert.Equal("b1", (await host.AskAsync(HttpMethod.Get, "/api/v1/boats", "p1")).Json.GetProperty("items")[0].GetProperty("id").GetString());
    }

    [Theory]
    [InlineData("limit=0", "400 API213")]
    [InlineData("limit=201", "400 API213")]
    [InlineData("limit=-1", "400 API213")]
    [InlineData("limit=x", "400 API213")]
    [InlineData("limit=1&limit=2", "400 API213")]
    [InlineData("cursor=", "400 API308")]
    [InlineData("cursor=b01", "400 API308")]
    [InlineData("cursor=YjAx", "400 API308")]
    public async Task Pages_BadQuery_IsRefused(string query, string summary)
    {
        await using var host = await HarbourHost.StartAsync();

        Assert.Equal(summary, (await host.AskAsync(HttpMethod.Get, $"/api/v1/boats?{query}")).Summary);
    }

    [Fact]
    public async Task Cursor_IsForOneListWithItsConditions_OnAnyInstance()
    {
        var folder = Directory.CreateTempSubdirectory("naru-api").FullName;
        await using (var one = await HarbourHost.StartAsync(folder: folder, address: new LedgerAddress.Sqlite(Path.Combine(folder, "hub.db"))))
        await using (var two = await HarbourHost.StartAsync(folder: folder, address: new LedgerAddress.Sqlite(Path.Combine(folder, "hub.db"))))
        {
            foreach (var host in (HarbourHost[])[one, two])
            {
                host.Harbour.Put(new Boat("b1", "yard", "afloat", "하나", 1));
                host.Harbour.Put(new Boat("b2", "yard", "afloat", "둘", 1));
            }

            var cursor = (await one.AskAsync(HttpMethod.Get, "/api/v1/boats?limit=1&colour=red")).Json.GetProperty("next").GetString()!;

            Assert.Equal("b2", (await two.AskAsync(HttpMethod.Get, $"/api/v1/boats?limit=2&colour=red&cursor={cursor}")).Json.GetProperty("items")[0].GetProperty("id").GetString());
            Assert.Equal("400 API308", (await two.AskAsync(HttpMethod.Get, $"/api/v1/boats?limit=1&colour=blue&cursor={cursor}")).Summary);
            Assert.Equal("400 API308", (await two.AskAsync(HttpMethod.Get, $"/api/v1/boats?limit=1&colour=red&cursor={cursor[..^2]}AA")).Summary);
            Assert.DoesNotContain("b1", System.Text.Encoding.Latin1.GetString(Convert.FromBase64String(Padded(cursor))), StringComparison.Ordinal);
        }

        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }

    private static string Padded(string url) => url.Replace('-', '+').Replace('_', '/').PadRight((url.Length + 3) / 4 * 4, '=');
}
