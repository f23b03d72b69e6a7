using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Nodes;
using Xunit;

namespace Naru.Tests.Web.Browser;

/// <summary>One page of a <see cref="Chromium"/>. What its scripts throw and what the browser complains of is kept in <see cref="Complaints"/>.</summary>
internal sealed class ChromiumPage(Chromium browser, string session)
{
    private const int Attempts = 1200;

    private readonly ConcurrentQueue<string> complaints = new();
    private string? authenticator;

    /// <summary>What was thrown, and what the browser refused.</summary>
    public IReadOnlyCollection<string> Complaints => complaints;

    public async Task PrepareAsync()
    {
        foreach (var domain in (string[])["Page", "Runtime", "Log", "Network"])
        {
            await SendAsync($"{domain}.enable");
        }
    }

    public Task<JsonNode> SendAsync(string method, JsonObject? parameters = null) => browser.SendAsync(method, parameters ?? [], session);

    /// <summary>A device that verifies its person and keeps passkeys, as a telephone's.</summary>
    public async Task AddAuthenticatorAsync()
    {
        await SendAsync("WebAuthn.enable", new JsonObject { ["enableUI"] = false });
        var added = await SendAsync("WebAuthn.addVirtualAuthenticator", new JsonObject
        {
            ["options"] = new JsonObject
            {
                ["protocol"] = "ctap2",
                ["transport"] = "internal",
                ["hasResidentKey"] = true,
                ["hasUserVerification"] = true,
                ["isUserVerified"] = true,
                ["automaticPresenceSimulation"] = true,
            },
        });
        authenticator = (string)added["authenticatorId"]!;
    }

    /// <summary>Whether the person's finger is the right one.</summary>
    public Task VerifyPersonAsync(bool isRight) =>
        SendAsync("WebAuthn.setUserVerified", new JsonObject { ["authenticatorId"] = authenticator, ["isUserVerified"] = isRight });

    public async Task GoAsync(Uri address)
    {
        var gone = await SendAsync("Page.navigate", new JsonObject { ["url"] = address.AbsoluteUri });
        Assert.Null((string?)gone["errorText"]);
        await UntilAsync("document.readyState === 'complete'");
    }

    /// <summary>What a script gives; a promise is waited for.</summary>
    public async Task<JsonNode?> EvaluateAsync(string script)
    {
        var answer = await SendAsync("Runtime.evaluate", new JsonObject
        {
            ["expression"] = script,
            ["awaitPromise"] = true,
            ["returnByValue"] = true,
            ["userGesture"] = true,
            // As a page's own script, not as a person at the console.
            ["allowUnsafeEvalBlockedByCSP"] = false,
        });
        return answer["exceptionDetails"] is { } thrown
            ? throw new InvalidOperationException($"{thrown["exception"]?["description"] ?? thrown["text"]}\n{script}")
            : answer["result"]?["value"]?.DeepClone();
    }

    public async Task<string> TextAsync(string script) => (string?)await EvaluateAsync(script) ?? throw new InvalidOperationException($"Nothing: {script}");

    /// <summary>Waits until a condition holds; the page may be another one by then.</summary>
    public async Task UntilAsync(string condition)
    {
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            try
            {
                if ((bool?)await EvaluateAsync($"Boolean({condition})") == true)
                {
                    return;
                }
            }
            catch (InvalidOperationException) when (attempt < Attempts - 1)
            {
                // The page was left meanwhile, or the element is not there yet.
            }

            await Task.Delay(50);
        }

        throw new InvalidOperationException($"It did not come about: {condition}\n{string.Join('\n', complaints)}\n{await EvaluateAsync("location.href + '\\n' + document.body.innerText")}");
    }

    /// <summary>Types into a form and sends it.</summary>
    public async Task SubmitAsync(string form, params (string Name, string Value)[] values)
    {
        var typed = JsonSerializer.Serialize(values.ToDictionary(v => v.Name, v => v.Value, StringComparer.Ordinal));
        await EvaluateAsync($"(() => {{ const form = document.getElementById('{form}'); for (const [name, value] of Object.entries({typed})) form.elements[name].value = value; form.requestSubmit(); }})()");
    }

    public Task ClickAsync(string selector) => EvaluateAsync($"document.querySelector({JsonSerializer.Serialize(selector)}).click()");

    public void Take(string method, JsonNode parameters)
    {
        switch (method)
        {
            case "Runtime.exceptionThrown":
                complaints.Enqueue(parameters["exceptionDetails"]!.ToJsonString());
                break;
            case "Log.entryAdded" when (string?)parameters["entry"]!["level"] == "error":
                complaints.Enqueue($"{parameters["entry"]!["text"]} {parameters["entry"]!["url"]}");
                break;
            case "Page.javascriptDialogOpening":
                // The person says yes.
                _ = SendAsync("Page.handleJavaScriptDialog", new JsonObject { ["accept"] = true });
                break;
        }
    }
}
