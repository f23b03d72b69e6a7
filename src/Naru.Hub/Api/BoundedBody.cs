using Microsoft.AspNetCore.Http;

namespace Naru.Hub.Api;

/// <summary>Reads a request's body up to a limit, whatever its headers promise.</summary>
internal static class BoundedBody
{
    /// <summary>The bytes; null if there are more than the limit.</summary>
    /// <exception cref="BadHttpRequestException">The web server refuses the body, or it comes too slowly.</exception>
    public static async Task<byte[]?> ReadAsync(HttpRequest request, int limit, CancellationToken stop)
    {
        if (request.ContentLength > limit)
        {
            return null;
        }

        using var buffer = new MemoryStream();
        while (true)
        {
            var read = await request.BodyReader.ReadAsync(stop).ConfigureAwait(false);
            foreach (var segment in read.Buffer)
            {
                buffer.Write(segment.Span);
            }

            request.BodyReader.AdvanceTo(read.Buffer.End);
            if (buffer.Length > limit)
            {
                return null;
            }

            if (read.IsCompleted)
            {
                return buffer.ToArray();
            }
        }
    }
}
