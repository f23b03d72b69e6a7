using System.Security.Cryptography;
using Naru.Hub.Kernel;
using Xunit;

namespace Naru.Tests.Hub.Kernel;

/// <summary>The keys of nodes, read from files.</summary>
public sealed class NodeKeysTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("naru-nodes-");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public void Read_WhatIsNoP256Key_IsNamed()
    {
        Write("gil", ECCurve.NamedCurves.nistP256);
        Write("p384", ECCurve.NamedCurves.nistP384);
        Write("brainpool", ECCurve.NamedCurves.brainpoolP256r1);
        File.WriteAllText(Path.Combine(folder.FullName, "text.pem"), "no key");

        NodeKeys.Read(folder.FullName, out var unreadable);

        Assert.Equal(["brainpool.pem", "p384.pem", "text.pem"], unreadable.Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Verify_ByManyAtOnce_IsRightForEach()
    {
        using var key = Write("gil", ECCurve.NamedCurves.nistP256);
        var keys = NodeKeys.Read(folder.FullName, out _);
        var bytes = RandomNumberGenerator.GetBytes(2000);
        var signature = key.SignData(bytes, HashAlgorithmName.SHA256);
        var altered = bytes.ToArray();
        altered[1]++;

        var answers = await Task.WhenAll(Enumerable.Range(0, 200).Select(i => Task.Run(() => keys.Verify("gil", "ES256", i % 2 == 0 ? bytes : altered, signature))));

        Assert.Equal(Enumerable.Range(0, 200).Select(i => i % 2 == 0), answers);
        Assert.False(keys.Verify("inha", "ES256", bytes, signature));
        Assert.False(keys.Verify("gil", "ES384", bytes, signature));
    }

    private ECDsa Write(string node, ECCurve curve)
    {
        var key = ECDsa.Create(curve);
        File.WriteAllText(Path.Combine(folder.FullName, $"{node}.pem"), key.ExportSubjectPublicKeyInfoPem());
        return key;
    }
}
