using Naru.Tests.Cdm.Postgres;
using Xunit;

[assembly: AssemblyFixture(typeof(SharedServer))]

namespace Naru.Tests.Cdm.Postgres;

/// <summary>The server that all tests share; started by the first that asks for it, stopped when all tests have ended.</summary>
public sealed class SharedServer : IDisposable
{
    private readonly Lazy<PostgresServer> server = new(() => new PostgresServer());

    internal PostgresServer Server => server.Value;

    public void Dispose()
    {
        if (server.IsValueCreated)
        {
            server.Value.Dispose();
        }
    }
}
