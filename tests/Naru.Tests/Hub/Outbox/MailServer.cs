using System.Buffers;
using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using MimeKit;
using SmtpServer;
using SmtpServer.Authentication;
using SmtpServer.ComponentModel;
using SmtpServer.Protocol;
using SmtpServer.Storage;
using IMailbox = SmtpServer.Mail.IMailbox;

namespace Naru.Tests.Hub.Outbox;

/// <summary>A mail server on this machine that keeps what it gets, and refuses who says so in the address.</summary>
internal sealed class MailServer : IAsyncDisposable
{
    private readonly CancellationTokenSource stop = new();
    private readonly Task running;

    public MailServer(bool tls = false, string? password = null)
    {
        using (var listener = new TcpListener(IPAddress.Loopback, 0))
        {
            listener.Start();
            Port = ((IPEndPoint)listener.LocalEndpoint).Port;
        }

        var options = new SmtpServerOptionsBuilder().ServerName("localhost").Endpoint(e =>
        {
            e.Endpoint(new IPEndPoint(IPAddress.Loopback, Port));
            if (password is not null)
            {
                e.AuthenticationRequired(true).AllowUnsecureAuthentication(true);
            }

            if (tls)
            {
                var own = SelfSigned();
                AuthorityPem = own.ExportCertificatePem();
                e.Certificate(own);
            }
        }).Build();
        var services = new ServiceProvider();
        services.Add(new Store(Messages));
        services.Add((IMailboxFilter)new Filter());
        services.Add((IUserAuthenticator)new DelegatingUserAuthenticator((_, given) => given == password));
        running = new SmtpServer.SmtpServer(options, services).StartAsync(stop.Token);
    }

    public int Port { get; }

    /// <summary>Who vouches for the server: itself.</summary>
    public string? AuthorityPem { get; private set; }

    public ConcurrentQueue<(MimeMessage Message, string Raw, bool Secure)> Messages { get; } = new();

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        try
        {
            await running;
        }
        catch (OperationCanceledException)
        {
            // That is how it is stopped.
        }

        stop.Dispose();
    }

    private static X509Certificate2 SelfSigned()
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("localhost");
        request.CertificateExtensions.Add(names.Build());
        using var certificate = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        return X509CertificateLoader.LoadPkcs12(certificate.Export(X509ContentType.Pkcs12), null);
    }

    private sealed class Store(ConcurrentQueue<(MimeMessage, string, bool)> messages) : MessageStore
    {
        public override async Task<SmtpResponse> SaveAsync(ISessionContext context, IMessageTransaction transaction, ReadOnlySequence<byte> buffer, CancellationToken cancellationToken)
        {
            var bytes = buffer.ToArray();
            using var stream = new MemoryStream(bytes);
            messages.Enqueue((await MimeMessage.LoadAsync(stream, cancellationToken), System.Text.Encoding.ASCII.GetString(bytes), context.Pipe.IsSecure));
            return SmtpResponse.Ok;
        }
    }

    private sealed class Filter : MailboxFilter
    {
        public override Task<bool> CanDeliverToAsync(ISessionContext context, IMailbox to, IMailbox @from, CancellationToken cancellationToken) => to.User switch
        {
            "unknown" => Task.FromResult(false),
            "denied" => throw new SmtpResponseException(new SmtpResponse(SmtpReplyCode.TransactionFailed, "not from you")),
            "unsigned" => throw new SmtpResponseException(new SmtpResponse(SmtpReplyCode.AuthenticationRequired, "sign in first")),
            "full" => throw new SmtpResponseException(new SmtpResponse(SmtpReplyCode.InsufficientStorage, "later")),
            _ => Task.FromResult(true),
        };
    }
}
