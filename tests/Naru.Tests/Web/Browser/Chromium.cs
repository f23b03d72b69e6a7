using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net.WebSockets;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Naru.Tests.Web.Browser;

/// <summary>
/// A real Chromium without a window, in a folder of its own, driven by the DevTools Protocol (https://chromedevtools.github.io/devtools-protocol/). Its authenticator is a virtual one, as the
/// protocol's domain WebAuthn offers: it answers as a device that verifies its person.
/// </summary>
internal sealed class Chromium : IAsyncDisposable
{
    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

    private readonly Process process;
    private readonly string folder;
    private readonly ClientWebSocket socket;
    private readonly ConcurrentDictionary<int, TaskCompletionSource<JsonNode>> waiting = new();
    private readonly ConcurrentDictionary<string, ChromiumPage> pages = new(StringComparer.Ordinal);
    private readonly SemaphoreSlim sending = new(1);
    private readonly Task reading;
    private int last;

    private Chromium(Process process, string folder, ClientWebSocket socket)
    {
        (this.process, this.folder, this.socket) = (process, folder, socket);
        reading = ReadAsync();
    }

    public static async Task<Chromium> StartAsync(CancellationToken stop)
    {
        var own = Directory.CreateTempSubdirectory("naru-chromium").FullName;
        var start = new ProcessStartInfo(Find()) { UseShellExecute = false, RedirectStandardError = true, RedirectStandardOutput = true };
        foreach (var argument in (string[])
        [
            "--headless=new", "--remote-debugging-port=0", $"--user-data-dir={own}", "--no-first-run", "--no-default-browser-check", "--disable-gpu", "--disable-dev-shm-usage",
            "--disable-background-networking", "--disable-component-update", "--disable-sync", "--disable-extensions", "--password-store=basic", "--no-proxy-server", "--lang=en", "--accept-lang=en",
        ])
        {
            start.ArgumentList.Add(argument);
        }

        if (Environment.UserName == "root")
        {
            // Its sandbox does not run as root. It opens nothing but the test's own hub.
            start.ArgumentList.Add("--no-sandbox");
        }

        start.ArgumentList.Add("about:blank");
        var started = Process.Start(start)!;
        var listening = new TaskCompletionSource<Uri>(TaskCreationOptions.RunContinuationsAsynchronously);
        started.OutputDataReceived += (_, _) => { };
        started.ErrorDataReceived += (_, line) =>
        {
            const string Word = "DevTools listening on ";
            if (line.Data is null)
            {
                listening.TrySetException(new InvalidOperationException("Chromium ended before it listened."));
            }
            else if (line.Data.StartsWith(Word, StringComparison.Ordinal))
            {
                listening.TrySetResult(new Uri(line.Data[Word.Length..]));
            }
        };
        started.BeginOutputReadLine();
        started.BeginErrorReadLine();
        var connection = new ClientWebSocket();
        await connection.ConnectAsync(await listening.Task.WaitAsync(TimeSpan.FromSeconds(60), stop), stop);
        return new Chromium(started, own, connection);
    }

    /// <summary>A page with cookies and keys of its own, as another person's browser.</summary>
    public async Task<ChromiumPage> NewPageAsync()
    {
        var context = await SendAsync("Target.createBrowserContext", new JsonObject());
        var target = await SendAsync("Target.createTarget", new JsonObject { ["url"] = "about:blank", ["browserContextId"] = (string)context["browserContextId"]! });
        var attached = await SendAsync("Target.attachToTarget", new JsonObject { ["targetId"] = (string)target["targetId"]!, ["flatten"] = true });
        var session = (string)attached["sessionId"]!;
        var page = new ChromiumPage(this, session);
        pages[session] = page;
        await page.PrepareAsync();
        return page;
    }

    /// <summary>Sends a command; what it answered.</summary>
    public async Task<JsonNode> SendAsync(string method, JsonObject parameters, string? session = null)
    {
        var id = Interlocked.Increment(ref last);
        var answer = waiting[id] = new TaskCompletionSource<JsonNode>(TaskCreationOptions.RunContinuationsAsynchronously);
        var message = new JsonObject { ["id"] = id, ["method"] = method, ["params"] = parameters };
        if (session is not null)
        {
            message["sessionId"] = session;
        }

        await sending.WaitAsync();
        try
        {
            await socket.SendAsync(JsonSerializer.SerializeToUtf8Bytes<JsonNode>(message), WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None);
        }
        finally
        {
            sending.Release();
        }

        return await answer.Task.WaitAsync(TimeSpan.FromSeconds(60));
    }

    public async ValueTask DisposeAsync()
    {
        // Only what was started here, by its own handle.
        process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
        await reading;
        socket.Dispose();
        sending.Dispose();
        process.Dispose();
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                Directory.Delete(folder, recursive: true);
                return;
            }
            catch (IOException) when (attempt < 50)
            {
                // A process of its own that still ends may write once more.
                await Task.Delay(100);
            }
        }
    }

    private static string Find() => Names
        .SelectMany(name => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Select(folder => Path.Combine(folder, name)))
        .FirstOrDefault(File.Exists)
        ?? throw new InvalidOperationException(
            "There is no Chromium, which the tests of the browser need. ./test installs it on Debian and Ubuntu; elsewhere install Chromium or Chrome so that it is on the PATH.");

    private async Task ReadAsync()
    {
        var buffer = new byte[64 * 1024];
        using var message = new MemoryStream();
        try
        {
            while (true)
            {
                var part = await socket.ReceiveAsync(buffer.AsMemory(), CancellationToken.None);
                if (part.MessageType == WebSocketMessageType.Close)
                {
                    break;
                }

                message.Write(buffer, 0, part.Count);
                if (part.EndOfMessage)
                {
                    Take(JsonNode.Parse(message.ToArray())!);
                    message.SetLength(0);
                }
            }
        }
        catch (WebSocketException)
        {
            // It was ended.
        }

        foreach (var answer in waiting.Values)
        {
            answer.TrySetException(new InvalidOperationException("Chromium has ended."));
        }
    }

    private void Take(JsonNode message)
    {
        if ((int?)message["id"] is { } id)
        {
            if (waiting.TryRemove(id, out var answer))
            {
                if (message["error"] is { } error)
                {
                    answer.TrySetException(new InvalidOperationException(error.ToJsonString()));
                }
                else
                {
                    answer.TrySetResult(message["result"]!);
                }
            }
        }
        else if ((string?)message["sessionId"] is { } session && pages.TryGetValue(session, out var page))
        {
            page.Take((string)message["method"]!, message["params"]!);
        }
    }
}
