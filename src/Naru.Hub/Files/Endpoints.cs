using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;
using Microsoft.Net.Http.Headers;
using Naru.Core;
using Naru.Hub.Api;
using Naru.Hub.Files.Contracts;

namespace Naru.Hub.Files;

/// <summary>The API of files: <c>/api/v1/files</c>.</summary>
public static class FileEndpoints
{
    /// <summary>The content type of the bytes of an upload.</summary>
    public const string BytesType = "application/offset+octet-stream";

    private const string OffsetHeader = "Upload-Offset";
    private const string LengthHeader = "Upload-Length";
    private const string CompleteHeader = "Upload-Complete";

    /// <summary>Maps the endpoints.</summary>
    public static IEndpointRouteBuilder MapFiles(this IEndpointRouteBuilder endpoints)
    {
        var api = endpoints.MapApi(new BilingualText("파일", "Files"));
        api.MapGet("/files/kinds", Kinds)
            .Open("Kinds and limits are published in the documentation.")
            .Describe("올릴 수 있는 파일의 종류를 봅니다", "Lists the kinds of file that can be uploaded")
            .Answers<ValueList<FileKindView>>();
        api.MapPost("/files", CreateAsync)
            .Runs<CreateFile>()
            .Describe("파일 올리기를 시작합니다", "Begins an upload")
            .Fails(
                FileErrors.UnknownKind, FileErrors.NameLength, FileErrors.NameCharacter, FileErrors.FormatNotAllowed, FileErrors.SizeOutOfRange, FileErrors.PersonMissing,
                FileErrors.PersonNotAllowed, FileErrors.BadId, FileErrors.PersonErased, FileErrors.NoRetention)
            .Example(new FileToUpload("application-attachment", "org-1", "case-1", "연구계획서.pdf", 12345))
            .Answers<FileView>(StatusCodes.Status201Created);
        api.MapPatch("/files/{id}", AppendAsync)
            .Runs<AppendToFile>()
            .Unrecorded("It takes a stream; its offset makes it safe to repeat.")
            .Describe(
                "바이트를 이어서 보냅니다",
                "Sends the bytes that follow",
                new BilingualText($"본문은 {BytesType} 형식의 바이트이고, Upload-Offset 헤더는 그 첫 바이트의 위치입니다.", $"The body is bytes of the type {BytesType}; the header Upload-Offset is the place of the first."))
            .Fails(FileErrors.OffsetMissing, FileErrors.OffsetWrong, FileErrors.Busy, FileErrors.TooMuch, FileErrors.AlreadyFinished, FileErrors.Gone, FileErrors.KeyMissing, FileErrors.NotBytes)
            .Answers(StatusCodes.Status204NoContent)
            .DisableRequestTimeout();
        api.MapMethods("/files/{id}", [HttpMethods.Head], StatusAsync)
            .Runs<ReadFile>()
            .Describe("어디까지 왔는지 묻습니다", "Asks how much has arrived")
            .Fails(FileErrors.Busy)
            .Answers(StatusCodes.Status204NoContent);
        api.MapGet("/files/{id}", ReadAsync)
            .Runs<ReadFile>()
            .Describe("파일의 기록을 봅니다", "Shows a file's record")
            .Fails(FileErrors.Busy)
            .Answers<FileView>();
        api.MapPost("/files/{id}/finish", FinishAsync)
            .Runs<FinishFile>()
            .Unrecorded("Finishing again gives the same answer.")
            .Describe("파일 올리기를 끝냅니다", "Ends an upload")
            .Fails(
                FileErrors.BadHash, FileErrors.Busy, FileErrors.Incomplete, FileErrors.AlreadyFinished, FileErrors.HashDiffers, FileErrors.ContentIsOther, FileErrors.HasMacros,
                FileErrors.Gone, FileErrors.KeyMissing, FileErrors.Damaged, FileErrors.NoRetention)
            .Answers<FileView>()
            .DisableRequestTimeout();
        api.MapMethods("/files/{id}/content", [HttpMethods.Get, HttpMethods.Head], DownloadAsync)
            .Runs<DownloadFile>()
            .Describe("파일을 내려받습니다", "Downloads a file")
            .Fails(FileErrors.NotFinished, FileErrors.Gone, FileErrors.KeyMissing, FileErrors.Damaged)
            .Answers(StatusCodes.Status200OK, FileFormat.Bytes)
            .DisableRequestTimeout();
        api.MapDelete("/files/{id}", RemoveAsync)
            .Runs<RemoveFile>()
            .Describe("파일의 내용을 지웁니다. 기록은 남습니다", "Removes a file's content; its record stays")
            .Fails(FileErrors.Busy, FileErrors.MustBeKept)
            .Answers<FileView>();
        return endpoints;
    }

    internal static void SetStatuses(ApiStatuses statuses)
    {
        statuses.Is(StatusCodes.Status400BadRequest, FileErrors.OffsetMissing);
        statuses.Is(StatusCodes.Status404NotFound, FileErrors.NoSuchFile);
        statuses.Is(
            StatusCodes.Status409Conflict, FileErrors.OffsetWrong, FileErrors.Busy, FileErrors.Incomplete, FileErrors.AlreadyFinished, FileErrors.NotFinished, FileErrors.MustBeKept);
        statuses.Is(StatusCodes.Status410Gone, FileErrors.Gone);
        statuses.Is(StatusCodes.Status413PayloadTooLarge, FileErrors.TooMuch);
        statuses.Is(StatusCodes.Status415UnsupportedMediaType, FileErrors.NotBytes);
        statuses.Is(StatusCodes.Status500InternalServerError, FileErrors.Damaged, FileErrors.KeyMissing);
    }

    private static IResult Kinds(FileService files) => ApiResults.Json(
        files.Kinds.All.Select(k => new FileKindView(k.Id, k.Name.Korean, k.Name.English, k.MaximumBytes, k.IsPersonal, k.Formats)).ToValueList());

    private static async Task<IResult> CreateAsync(Body<FileToUpload> body, ApiRequest request, FilePermissions permissions, FileService files, HttpContext context)
    {
        var file = body.Value;
        var stop = context.RequestAborted;
        var permitted = await permissions
            .CheckAsync(request.Caller, new CreateFile(new NewFile(file.Kind, file.Party, file.Subject, file.Name, file.Size, file.Person)), stop)
            .ConfigureAwait(false);
        if (!permitted.IsSuccess)
        {
            return new Problem(permitted.Findings);
        }

        var created = await files.CreateAsync(permitted.Value.Command.File, request.Person, stop).ConfigureAwait(false);
        return ApiResults.From(created, status =>
        {
            context.Response.Headers.Location = $"{ApiEndpoints.Version1}/files/{status.File.Id}";
            SetUpload(context.Response, status);
            return ApiResults.Json(FileView.Of(status), StatusCodes.Status201Created);
        });
    }

    private static async Task<IResult> AppendAsync(string id, ApiRequest request, FilePermissions permissions, FileService files, HttpContext context)
    {
        var stop = context.RequestAborted;
        var header = context.Request.Headers[OffsetHeader];
        var offset = header.Count == 1 && long.TryParse(header[0], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : (long?)null;
        // First who asks: what is wrong with a request is told to those only who may make it.
        var permitted = await permissions.CheckAsync(request.Caller, id, new AppendToFile(id, offset ?? 0), stop).ConfigureAwait(false);
        if (!permitted.IsSuccess)
        {
            return new Problem(permitted.Findings);
        }

        if (!MediaTypeHeaderValue.TryParse(context.Request.ContentType, out var type) || type.MediaType != BytesType)
        {
            return Problem.Of(FileErrors.NotBytes);
        }

        if (offset is not { } from)
        {
            return Problem.Of(FileErrors.OffsetMissing);
        }

        // More than the file's own size is refused before it is read; what comes without a length is counted by the service, which stops reading. The server's own limit would
        // refuse large files, and is told of more than it has handed over.
        var size = permitted.Value.Size;
        if (context.Request.ContentLength > size - Math.Min(from, size))
        {
            return Problem.Of(FileErrors.TooMuch, size);
        }

        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
        {
            limit.MaxRequestBodySize = null;
        }

        var appended = await files.AppendAsync(id, from, context.Request.Body, stop).ConfigureAwait(false);
        return ApiResults.From(appended, status =>
        {
            SetUpload(context.Response, status);
            return Results.NoContent();
        });
    }

    private static async Task<IResult> StatusAsync(string id, ApiRequest request, FilePermissions permissions, FileService files, HttpContext context)
    {
        var stop = context.RequestAborted;
        var permitted = await permissions.CheckAsync(request.Caller, id, new ReadFile(id), stop).ConfigureAwait(false);
        return !permitted.IsSuccess ? new Problem(permitted.Findings) : ApiResults.From(await files.FindAsync(id, stop).ConfigureAwait(false), status =>
        {
            SetUpload(context.Response, status);
            return Results.NoContent();
        });
    }

    private static async Task<IResult> ReadAsync(string id, ApiRequest request, FilePermissions permissions, FileService files, CancellationToken stop)
    {
        var permitted = await permissions.CheckAsync(request.Caller, id, new ReadFile(id), stop).ConfigureAwait(false);
        return permitted.IsSuccess
            ? ApiResults.From(await files.FindAsync(id, stop).ConfigureAwait(false), status => ApiResults.Json(FileView.Of(status)))
            : new Problem(permitted.Findings);
    }

    private static async Task<IResult> FinishAsync(string id, Body<FileToFinish> body, ApiRequest request, FilePermissions permissions, FileService files, CancellationToken stop)
    {
        var permitted = await permissions.CheckAsync(request.Caller, id, new FinishFile(id, body.Value.Sha256), stop).ConfigureAwait(false);
        if (!permitted.IsSuccess)
        {
            // Somebody who asks again after the answer was lost may see the file, and it is finished.
            var found = await permissions.CheckAsync(request.Caller, id, new ReadFile(id), stop).ConfigureAwait(false);
            if (found.Value is not { State: FileState.Stored } stored || stored.Uploader != request.Caller.Person)
            {
                return new Problem(permitted.Findings);
            }
        }

        return ApiResults.From(await files.FinishAsync(id, body.Value.Sha256, stop).ConfigureAwait(false), status => ApiResults.Json(FileView.Of(status)));
    }

    private static async Task<IResult> DownloadAsync(string id, ApiRequest request, FilePermissions permissions, FileService files, HttpContext context)
    {
        var stop = context.RequestAborted;
        var permitted = await permissions.CheckAsync(request.Caller, id, new DownloadFile(id), stop).ConfigureAwait(false);
        if (!permitted.IsSuccess)
        {
            return new Problem(permitted.Findings);
        }

        return ApiResults.From(await files.OpenAsync(id, stop).ConfigureAwait(false), opened =>
        {
            // Whatever it is, it is saved, never shown: a file is somebody's, the pages are ours.
            var headers = context.Response.Headers;
            headers.ContentDisposition = FileName.Of(opened.File.Name!).Value!.ToContentDisposition();
            headers.XContentTypeOptions = "nosniff";
            headers.ContentSecurityPolicy = "default-src 'none'; frame-ancestors 'none'; sandbox";
            headers.CacheControl = "private, no-cache";
            return Results.Stream(
                opened.Content,
                opened.File.ContentType,
                lastModified: opened.File.Stored,
                entityTag: new EntityTagHeaderValue($"\"{opened.File.Address}\""),
                enableRangeProcessing: true);
        });
    }

    private static async Task<IResult> RemoveAsync(string id, ApiRequest request, FilePermissions permissions, FileService files, CancellationToken stop)
    {
        var permitted = await permissions.CheckAsync(request.Caller, id, new RemoveFile(id), stop).ConfigureAwait(false);
        return permitted.IsSuccess
            ? ApiResults.From(await files.RemoveAsync(id, stop).ConfigureAwait(false), status => ApiResults.Json(FileView.Of(status)))
            : new Problem(permitted.Findings);
    }

    private static void SetUpload(HttpResponse response, FileStatus status)
    {
        response.Headers[OffsetHeader] = status.Offset.ToString(CultureInfo.InvariantCulture);
        response.Headers[LengthHeader] = status.File.Size.ToString(CultureInfo.InvariantCulture);
        // RFC 9651: true and false of structured fields.
        response.Headers[CompleteHeader] = status.File.State == FileState.Open ? "?0" : "?1";
        response.Headers.CacheControl = "no-store";
    }
}
