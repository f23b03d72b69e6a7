using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Naru.Core;
using Naru.Hub.Api;
using Xunit;

namespace Naru.Tests.Hub.Api;

/// <summary>The document of a harbour with everything that an endpoint can say of itself.</summary>
public sealed class DocumentTests
{
    [Fact]
    public async Task Document_OfSoundEndpoints_HasNoFault()
    {
        await using var host = await HarbourHost.StartAsync();
        var document = await host.AskAsync(HttpMethod.Get, "/openapi/v1.json");

        Assert.Equal(200, document.Status);
        Assert.Empty(OpenApiRules.Faults(document.Body, EndpointWalk.CallsOf(host.Endpoints)));
        var rename = document.Json.GetProperty("paths").GetProperty("/api/v1/boats/{id}/name").GetProperty("put");
        Assert.Equal("배의 이름을 바꿉니다 · Renames a boat", rename.GetProperty("summary").GetString());
        Assert.Equal("harbour/boat/rename", rename.GetProperty("x-naru-command").GetString());
        Assert.Equal(["id", "Idempotency-Key", "If-Match"], rename.GetProperty("parameters").EnumerateArray().Select(p => p.GetProperty("name").GetString()!));
        Assert.Contains("API304", rename.GetProperty("responses").GetProperty("412").GetProperty("description").GetString(), StringComparison.Ordinal);
        Assert.Equal("새 이름", rename.GetProperty("requestBody").GetProperty("content").GetProperty("application/json").GetProperty("example").GetProperty("called").GetString());
        Assert.Equal(["harbour:write"], rename.GetProperty("security")[1].GetProperty("token").EnumerateArray().Select(s => s.GetString()!));
        Assert.Equal("array", document.Json.GetProperty("components").GetProperty("schemas").GetProperty("CargoBody").GetProperty("properties").GetProperty("freight").GetProperty("type").GetString());
    }

    [Fact]
    public async Task Document_EndpointThatSaysNothing_IsFound()
    {
        await using var host = await HarbourHost.StartAsync(more: e =>
        {
            var api = e.MapApi(new BilingualText("나루터", "Harbour"));
            api.MapGet("/silent", () => Results.NoContent()).Open("test");
            api.MapGet("/hidden", () => Results.NoContent()).Open("test").ExcludeFromDescription();
        });
        var faults = OpenApiRules.Faults((await host.AskAsync(HttpMethod.Get, "/openapi/v1.json")).Body, EndpointWalk.CallsOf(host.Endpoints));

        Assert.Contains("GET /api/v1/silent: no Korean summary", faults);
        Assert.Contains("GET /api/v1/hidden: is not in the document", faults);
    }
}
