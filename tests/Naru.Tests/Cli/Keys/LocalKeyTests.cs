using System.Security.Cryptography;
using System.Text.Json;
using Naru.Cli.Keys;
using Xunit;

namespace Naru.Tests.Cli.Keys;

/// <summary><c>naru key</c> without a hub: files, passphrases, what is shown.</summary>
public sealed class LocalKeyTests : IDisposable
{
    private const string Passphrase = "나루 건너 봄바람 네 척";

    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Create_MakesALockedKeyOfItsOwnersAlone_ThatOpenSslsFormReads()
    {
        var path = folder["question.key"];
        var typed = new Queue<string>([Passphrase, Passphrase]);
        var run = new CliRun { AskSecret = _ => typed.Dequeue() };

        Assert.Equal(0, run.Run("key", "create", path, "--label", "연구실"));

        Assert.Equal(["question.key"], folder.Names());
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(path));
        }

        var file = SigningKeyFile.Read(path).Value!;
        Assert.Equal(("연구실", true), (file.Label, file.IsLocked));
        Assert.Contains(file.Key.Thumbprint, run.Out, StringComparison.Ordinal);
        var text = File.ReadAllText(path);
        Assert.Contains($"Thumbprint: {file.Key.Thumbprint}", text, StringComparison.Ordinal);
        Assert.DoesNotContain("BEGIN PRIVATE KEY", text, StringComparison.Ordinal);
        Assert.DoesNotContain(Passphrase, text + run.Out + run.Error, StringComparison.Ordinal);
        using var key = ECDsa.Create();
        key.ImportFromEncryptedPem(file.PrivatePem, Passphrase);
        Assert.True(file.Key.Verifies("x"u8, key.SignData("x"u8, HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation)));
        Assert.False(file.Unlock(Passphrase + "!").IsSuccess);
    }

    [Theory]
    [InlineData("file")]
    [InlineData("variable")]
    public void Create_TakesThePassphraseFromAFileOrTheEnvironment(string source)
    {
        var secret = Secret("passphrase", Passphrase + "\r\nignored");
        var run = new CliRun();
        run.Variables["NARU_KEY_PASSPHRASE"] = source == "variable" ? Passphrase : "";

        Assert.Equal(0, run.Run([.. (string[])["key", "create", folder["a.key"], "--json"], .. source == "file" ? (string[])["--passphrase-file", secret] : []]));

        var json = JsonDocument.Parse(run.Out).RootElement;
        Assert.Equal((true, "a"), (json.GetProperty("locked").GetBoolean(), json.GetProperty("label").GetString()));
        using var key = SigningKeyFile.Read(folder["a.key"]).Value!.Unlock(Passphrase).Value;
        Assert.NotNull(key);
    }

    [Fact]
    public void Create_WithoutPassphrase_SaysWhatThatMeans()
    {
        var run = new CliRun();

        Assert.Equal(0, run.Run("key", "create", folder["server.key"], "--no-passphrase", "--lang", "ko"));

        Assert.Contains("누구나 서명할 수 있습니다", run.Out, StringComparison.Ordinal);
        Assert.False(SigningKeyFile.Read(folder["server.key"]).Value!.IsLocked);
    }

    [Fact]
    public void Create_NeverOverwrites()
    {
        folder.Write("there.key", "mine");

        Refused("KEY101", 2, "key", "create", folder["there.key"], "--no-passphrase");

        Assert.Equal("mine", File.ReadAllText(folder["there.key"]));
    }

    [Theory]
    [InlineData("KEY105", null, null)]
    [InlineData("KEY107", "eleven char", "eleven char")]
    [InlineData("KEY108", "twelve chars", "twelve char.")]
    public void Create_WithoutAUsablePassphrase_MakesNothing(string code, string? first, string? second)
    {
        var typed = new Queue<string?>([first, second]);
        var run = new CliRun { AskSecret = _ => typed.Dequeue() };

        Assert.Equal(1, run.Run("key", "create", folder["a.key"]));

        Assert.Contains(code, run.Error, StringComparison.Ordinal);
        Assert.Empty(folder.Names());
    }

    [Fact]
    public void Create_AllMistakesAreSaidAtOnce()
    {
        folder.Write("there.key", "mine");
        var run = new CliRun();

        Assert.Equal(2, run.Run("key", "create", folder["there.key"], "--label", "pаypal", "--no-passphrase", "--passphrase-file", folder["none"]));

        Assert.All((string[])["KEY101", "KEY110", "IDN104"], code => Assert.Contains(code, run.Error, StringComparison.Ordinal));
    }

    [Fact]
    public void Create_WhereNothingCanBeWritten_IsTold() => Refused("CLI114", 1, "key", "create", Path.Combine(folder["none"], "a.key"), "--no-passphrase");

    [Fact]
    public void Show_SaysWhatTheFileSays_WithoutThePassphrase()
    {
        Assert.Equal(0, new CliRun().Run("key", "create", folder["a.key"], "--passphrase-file", Secret("p", Passphrase), "--label", "Office"));
        var run = new CliRun();

        Assert.Equal(0, run.Run("key", "show", folder["a.key"]));
        Assert.Contains("Label: Office", run.Out, StringComparison.Ordinal);
        Assert.Contains("Locked: yes", run.Out, StringComparison.Ordinal);
        Assert.Contains("none; register", run.Out, StringComparison.Ordinal);
        Assert.Equal(0, run.Run("key", "show", folder["a.key"], "--json"));
        Assert.Equal(JsonValueKind.Null, JsonDocument.Parse(run.Out).RootElement.GetProperty("delegation").ValueKind);
    }

    [Fact]
    public void Show_WhatIsNoKey_IsRefused()
    {
        Assert.Equal(0, new CliRun().Run("key", "create", folder["a.key"], "--no-passphrase"));
        var text = File.ReadAllText(folder["a.key"]);
        using var p384 = ECDsa.Create(ECCurve.NamedCurves.nistP384);

        Refused("CLI110", 1, "key", "show", folder["none"]);
        Refused("KEY104", 1, "key", "show", folder.Path);
        Refused("KEY104", 1, "key", "show", Secret("large", new string('x', 70_000)));
        Refused("KEY103", 1, "key", "show", Secret("empty", ""));
        Refused("KEY103", 1, "key", "show", Secret("twice", text + text));
        Refused("KEY103", 1, "key", "show", Secret("half", text[..text.IndexOf("-----BEGIN PRIVATE", StringComparison.Ordinal)]));
        Refused("KEY103", 1, "key", "show", Secret("curve", $"{p384.ExportSubjectPublicKeyInfoPem()}\n{p384.ExportPkcs8PrivateKeyPem()}"));
        Refused("KEY103", 1, "key", "show", Secret("noise", text.Replace("BEGIN PUBLIC KEY-----\n", "BEGIN PUBLIC KEY-----\nAAAA", StringComparison.Ordinal)));
        Secret("b.key", text);
        folder.Write("b.key.delegation.json", "{}");
        Refused("KEY304", 1, "key", "show", folder["b.key"]);
    }

    [Fact]
    public void Show_KeyThatOthersCanRead_IsRefused()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        Assert.Equal(0, new CliRun().Run("key", "create", folder["a.key"], "--no-passphrase"));
        File.SetUnixFileMode(folder["a.key"], UnixFileMode.UserRead | UnixFileMode.GroupRead);

        var error = Refused("KEY102", 1, "key", "show", folder["a.key"]);

        Assert.Contains("440", error, StringComparison.Ordinal);
        Assert.Contains("a.key", error, StringComparison.Ordinal);
    }

    /// <summary>A label in the file is text of somebody's: what a terminal would obey does not reach it.</summary>
    [Fact]
    public void Show_LabelWithEscapes_IsShownWithoutThem()
    {
        Assert.Equal(0, new CliRun().Run("key", "create", folder["a.key"], "--no-passphrase"));
        Secret("b.key", File.ReadAllText(folder["a.key"]).Replace("Label: a", "Label: \u001b[2Jx\u202ey", StringComparison.Ordinal));
        var run = new CliRun();

        Assert.Equal(0, run.Run("key", "show", folder["b.key"]));

        Assert.Contains("\uFFFD[2Jx\uFFFDy", run.Out, StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', run.Out);
    }

    [Fact]
    public void Check_WhatCannotBeChecked_IsRefused()
    {
        var delegation = folder.Write("d.json", "{}");

        var error = Refused("KEY201", 2, "key", "check", folder["none"], "--hub", "hub", "--passkey", folder.Write("p.json", "[]"), "--passkey", folder["none"]);
        Assert.Contains("KEY305", error, StringComparison.Ordinal);
        Assert.Equal(3, error.Split("CLI110").Length);
        Refused("IDN810", 1, "key", "check", delegation, "--hub", "https://hub.example.org");
        var run = new CliRun();
        Assert.Equal(1, run.Run("key", "check", delegation, "--hub", "https://hub.example.org", "--json"));
        var json = JsonDocument.Parse(run.Out).RootElement;
        Assert.False(json.GetProperty("holds").GetBoolean());
        Assert.Equal("IDN810", json.GetProperty("findings")[0].GetProperty("code").GetString());
    }

    [Theory]
    [InlineData("http://hub.example.org")]
    [InlineData("https://hub.example.org/api")]
    [InlineData("https://kim@hub.example.org")]
    [InlineData("https://hub.example.org?x=1")]
    [InlineData("hub.example.org")]
    [InlineData("ftp://hub.example.org")]
    [InlineData("")]
    public void Address_OnWhichATokenCouldBeRead_IsRefused(string address)
    {
        var run = new CliRun { Variables = new(StringComparer.Ordinal) { ["NARU_LANG"] = "en", ["NARU_TOKEN"] = "naru_x" } };
        Assert.Equal(2, run.Run("key", "list", "--hub", address));
        Assert.Contains("KEY201", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Token_ThatCannotBeUsed_IsRefusedBeforeAnythingIsSent()
    {
        var hub = "http://127.0.0.1:9";
        Refused("KEY204", 2, "key", "list", "--hub", hub);
        Refused("KEY205", 2, "key", "list", "--hub", hub, "--token-file", Secret("t", "-----BEGIN PRIVATE KEY-----"));
        Refused("CLI110", 2, "key", "list", "--hub", hub, "--token-file", folder["none"]);
        Refused("KEY207", 2, "key", "list", "--hub", hub, "--token-file", Secret("u", "naru_x"), "--ca", folder.Write("ca.pem", "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----"));
        Refused("KEY207", 2, "key", "list", "--hub", hub, "--token-file", Secret("v", "naru_x"), "--ca", folder.Write("no.pem", "nothing"));
        if (!OperatingSystem.IsWindows())
        {
            Refused("KEY102", 2, "key", "list", "--hub", hub, "--token-file", folder.Write("open", "naru_x"));
        }

        Refused("KEY202", 1, "key", "list", "--hub", hub, "--token-file", Secret("w", "naru_x"));
    }

    [Fact]
    public void Codes_AllHaveATest()
    {
        var tests = Directory.GetFiles(Repository.File("tests", "Naru.Tests", "Cli", "Keys"), "*.cs").Select(File.ReadAllText).ToList();
        Assert.All(KeyErrors.All, kind => Assert.Contains(tests, text => text.Contains($"\"{kind.Code}\"", StringComparison.Ordinal)));
    }

    private string Secret(string name, string text)
    {
        var path = folder.Write(name, text);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }

        return path;
    }

    private static string Refused(string code, int exit, params string[] args)
    {
        var run = new CliRun();
        Assert.Equal((exit, true), (run.Run(args), run.Error.Contains(code, StringComparison.Ordinal)));
        return run.Error;
    }
}
