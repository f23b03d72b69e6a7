using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Naru.Core;
using Naru.Hub.Api;
using Naru.Hub.Api.Limits;
using Naru.Hub.Directories.Contracts;
using Naru.Hub.Directories.Data;
using Naru.Hub.Directories.Offerings;
using Naru.Hub.Directories.Parties;
using Naru.Hub.Directories.Search;

namespace Naru.Hub.Directories.Catalogue;

/// <summary>A kind of offering as the API shows it. Immutable.</summary>
/// <param name="Code">Its code.</param>
/// <param name="Label">What people read.</param>
/// <param name="Fields">Its fields.</param>
public sealed record KindView(string Code, Texts Label, ValueList<FieldView> Fields);

/// <summary>A field as the API shows it. Immutable.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">What its value is.</param>
/// <param name="Label">What people read.</param>
/// <param name="Required">Whether it must be there to publish.</param>
/// <param name="Filterable">Whether the search filters by it.</param>
/// <param name="List">Which list its codes are of.</param>
/// <param name="Unit">The unit of a number.</param>
public sealed record FieldView(string Name, string Type, Texts Label, bool Required, bool Filterable, string? List, Texts? Unit);

/// <summary>A code as the API shows it. Immutable.</summary>
public sealed record CodeView(string Code, Texts Label, string? Iri);

/// <summary>A list of codes as the API shows it. Immutable.</summary>
public sealed record CodeListView(string Name, ValueList<CodeView> Codes);

/// <summary>The catalogue of datasets, and what offerings are made of: <c>/api/v1/catalogue</c>.</summary>
internal static class CatalogueEndpoints
{
    private static readonly string[] Forms = [JsonLdWriter.MediaType, TurtleWriter.MediaType];

    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/catalogue", ReadAllAsync).Runs<ReadOffering>().RequireRateLimiting(ApiLimits.Costly)
            .Describe("데이터셋 카탈로그(HealthDCAT-AP)", "The catalogue of datasets (HealthDCAT-AP)").Answers(StatusCodes.Status200OK, JsonLdWriter.MediaType)
            .Fails(DirectoryErrors.NotOffered);
        api.MapGet("/catalogue/{id}", ReadAsync).Runs<ReadOffering>()
            .Describe("데이터셋 하나의 기록(HealthDCAT-AP)", "The record of a dataset (HealthDCAT-AP)").Answers(StatusCodes.Status200OK, JsonLdWriter.MediaType)
            .Fails(DirectoryErrors.NotADataset, DirectoryErrors.NotOffered);
        api.MapGet("/catalogue/terms", (HttpContext context, CatalogueAddress address) =>
                Form(context.Request) is { } form ? Write(OwnTerms.Describe(address.Of(context.Request)), form) : Problem.Of(DirectoryErrors.NotOffered))
            .Open("What the terms of records mean is published.")
            .Describe("기록에 쓰는 허브 자체 용어의 뜻(JSON-LD, Turtle)", "What the hub's own terms in records mean (JSON-LD, Turtle)").Answers(StatusCodes.Status200OK, JsonLdWriter.MediaType)
            .Fails(DirectoryErrors.NotOffered);
        api.MapGet("/catalogue/codes", (DirectoryStore store) => ApiResults.Json(Lists(store.Data))).Open("Lists of codes are published.")
            .Describe("코드 목록", "Lists of codes").Answers<ValueList<CodeListView>>();
        api.MapGet("/catalogue/kinds", (DirectoryStore store) => ApiResults.Json(Kinds(store.Data))).Open("Kinds of offering are published.")
            .Describe("제공자원의 종류와 항목", "Kinds of offering and their fields").Answers<ValueList<KindView>>();
        api.MapGet("/catalogue/districts", (DirectoryStore store) => ApiResults.Json(store.Data.Districts)).Open("Districts are published.")
            .Describe("지역", "Districts").Answers<ValueList<District>>();
    }

    private static async Task<IResult> ReadAllAsync(
        HttpContext context, ApiRequest request, OfferingSearch search, OfferingStore offerings, CatalogueRecords records, CancellationToken stop)
    {
        if (Form(context.Request) is not { } form)
        {
            return Problem.Of(DirectoryErrors.NotOffered);
        }

        var index = await search.CurrentAsync(stop);
        var datasets = new List<(OfferingView, Texts)>();
        foreach (var document in index.Documents(d => d.Content.Kind == "dataset", Viewer.Of(request.Caller)).OrderBy(d => d.Id, StringComparer.Ordinal))
        {
            // The index knows no figures; what was withdrawn since is left out.
            if ((await offerings.LoadAsync(document.Id, stop)).State is { Status: OfferingStatus.Published } state)
            {
                datasets.Add((state.View(), document.ProviderNames));
            }
        }

        return Write(records.For(context.Request).Catalogue(datasets), form);
    }

    private static async Task<IResult> ReadAsync(
        string id, HttpContext context, ApiRequest request, OfferingStore offerings, PartyStore parties, CatalogueRecords records, CancellationToken stop)
    {
        var loaded = await offerings.LoadAsync(id, stop);
        var permitted = offerings.Permit(request, loaded, new ReadOffering());
        if (!permitted.IsSuccess)
        {
            return new Problem(permitted.Findings);
        }

        if (loaded.State!.Content.Kind != "dataset")
        {
            return Problem.Of(DirectoryErrors.NotADataset);
        }

        if (Form(context.Request) is not { } form)
        {
            return Problem.Of(DirectoryErrors.NotOffered);
        }

        var provider = (await parties.LoadAsync(loaded.State.Content.Provider, stop)).State;
        if (provider?.MergedInto is { } into)
        {
            provider = (await parties.LoadAsync(into, stop)).State;
        }

        context.Response.Headers.ETag = ETags.Of(loaded.Version);
        return Write(records.For(context.Request).Of(loaded.State.View(), Names(provider)), form);
    }

    /// <summary>A person who offers data by themselves is not named to everybody.</summary>
    private static Texts Names(PartyState? provider) => provider is null or { Profile.Kind: PartyKind.Person } ? new Texts() : provider.Profile.Names;

    private static IResult Write(Graph graph, string form) => Results.Text(
        form == TurtleWriter.MediaType ? TurtleWriter.Write(graph) : JsonLdWriter.Write(graph), $"{form}; charset=utf-8");

    /// <summary>What the caller accepts, the best first; JSON-LD if anything will do. Null if neither form is accepted.</summary>
    private static string? Form(HttpRequest request)
    {
        var accepted = request.GetTypedHeaders().Accept;
        return accepted.Count == 0
            ? Forms[0]
            : accepted.OrderByDescending(a => a.Quality ?? 1)
                .Where(a => a.Quality is not 0)
                .Select(a => Array.Find(Forms, f => a.MediaType.Equals(f, StringComparison.OrdinalIgnoreCase) || a.MatchesAllTypes
                    || (a.MatchesAllSubTypes && f.StartsWith($"{a.Type}/", StringComparison.OrdinalIgnoreCase))
                    || (f == JsonLdWriter.MediaType && a.MediaType.Equals("application/json", StringComparison.OrdinalIgnoreCase))))
                .FirstOrDefault(f => f is not null);
    }

    private static ValueList<CodeListView> Lists(DirectoryData data) =>
        data.Lists.Select(l => new CodeListView(l.Name, l.Codes.Select(c => new CodeView(c.Value, Both(c.Label), c.Iri)).ToValueList()))
            .Append(new CodeListView("duo", data.DuoTerms.Select(t => new CodeView(t.Code, Both(t.Label), t.Iri)).ToValueList()))
            .Append(new CodeListView("condition", data.Conditions.Select(c => new CodeView(c.Code, Both(c.Label), null)).ToValueList()))
            .Append(new CodeListView("innovation-type", data.Types.Select(t => new CodeView(t.Code, Both(t.Label), null)).ToValueList()))
            .Concat(data.Types.Select(t => new CodeListView(
                $"stage-{t.Code}", t.Stages.Select(s => new CodeView(s.Code, Both(s.Label), null)).ToValueList())))
            .ToValueList();

    private static ValueList<KindView> Kinds(DirectoryData data) => data.Kinds.Select(k => new KindView(
        k.Code, Both(k.Label), k.Fields.Select(f => new FieldView(
            f.Name, f.Type.ToString().ToLowerInvariant(), Both(f.Label), f.IsRequired, f.IsFilterable, f.List?.Name, f.Unit is null ? null : Both(f.Unit)))
            .ToValueList())).ToValueList();

    private static Texts Both(BilingualText text) => new(text.Korean, text.English);
}
