using System.Globalization;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;
using Naru.Core;
using Naru.Ledger.Outbox;

namespace Naru.Hub.Outbox;

/// <summary>
/// Hands a mail to the server (SMTP, RFC 5321): what it says of the reader (5xx) is for good, everything else means later. One connection for each mail, which is what a hub needs. Or puts it into the folder. Safe for threads.
/// </summary>
internal sealed class MailTransport(MailSettings settings)
{
    internal Task<SendOutcome> SendAsync(MimeMessage message, CancellationToken stop) =>
        settings.Folder is { } folder ? PutAsync(message, folder, stop) : DeliverAsync(message, stop);

    /// <summary>The same mail again is the same file: its name is the mail's id.</summary>
    private static async Task<SendOutcome> PutAsync(MimeMessage message, string folder, CancellationToken stop)
    {
        try
        {
            var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
            if (OperatingSystem.IsWindows())
            {
                Directory.CreateDirectory(folder);
            }
            else
            {
                Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
                options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            }

            var id = message.MessageId!.Split('@')[0];
            var path = Path.Combine(folder, string.Concat(id.Select(c => char.IsAsciiLetterOrDigit(c) || c is '-' ? c : '_')) + ".eml");
            var partial = $"{path}.partial";
            var file = new FileStream(partial, options);
            await using (file.ConfigureAwait(false))
            {
                await message.WriteToAsync(file, stop).ConfigureAwait(false);
            }

            File.Move(partial, path, overwrite: true);
            return new SendOutcome.Sent();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return Failed(OutboxErrors.MailNotNow.At("$", e.GetType().Name));
        }
    }

    private async Task<SendOutcome> DeliverAsync(MimeMessage message, CancellationToken stop)
    {
        using var client = new SmtpClient { Timeout = (int)settings.Patience.TotalMilliseconds };
        if (settings.AuthorityPem is { } authority)
        {
            client.ServerCertificateValidationCallback = (_, certificate, _, errors) => IsOfAuthority(certificate, errors, authority);
        }

        try
        {
            // TLS from the beginning belongs to port 465, everywhere else the connection changes over to it.
            var security = settings.Port == 465 ? SecureSocketOptions.SslOnConnect
                : settings.TlsRequired ? SecureSocketOptions.StartTls
                : SecureSocketOptions.StartTlsWhenAvailable;
            await client.ConnectAsync(settings.Host!, settings.Port, security, stop).ConfigureAwait(false);
            if (settings.User is not null)
            {
                await client.AuthenticateAsync(settings.User, settings.Password ?? "", stop).ConfigureAwait(false);
            }

            await client.SendAsync(message, stop).ConfigureAwait(false);
            await QuitAsync(client, stop).ConfigureAwait(false);
            return new SendOutcome.Sent();
        }
        catch (SmtpCommandException e)
        {
            // The server's words may repeat the address; its number says enough.
            var code = (int)e.StatusCode;
            var text = string.Create(CultureInfo.InvariantCulture, $"{e.ErrorCode} {code}");
            return IsForGood(e, code) ? Refused(OutboxErrors.MailRefused.At("$", text)) : Failed(OutboxErrors.MailNotNow.At("$", text));
        }
        catch (Exception e) when (e is AuthenticationException || (e is NotSupportedException && client.IsConnected))
        {
            return Failed(OutboxErrors.MailSignIn.At("$"));
        }
        catch (Exception e) when (e is SslHandshakeException or NotSupportedException)
        {
            return Failed(OutboxErrors.MailNotSecure.At("$"));
        }
        catch (Exception e) when (e is SocketException or IOException or ProtocolException or TimeoutException)
        {
            return Failed(OutboxErrors.MailNotNow.At("$", e.GetType().Name));
        }
    }

    /// <summary>
    /// Only what the server says of this reader, or of this mail's size, holds for good. What it says of the hub (530: sign in first; 554: not from you; a sender that it
    /// does not take) is the operator's to set right, and no mail should be lost until then.
    /// </summary>
    private static bool IsForGood(SmtpCommandException e, int code) =>
        e.ErrorCode == SmtpErrorCode.RecipientNotAccepted ? code is 550 or 551 or 553 : e.ErrorCode == SmtpErrorCode.MessageNotAccepted && code == 552;

    /// <summary>The name must fit as always; only who vouches for it is the institution.</summary>
    private static bool IsOfAuthority(X509Certificate? certificate, SslPolicyErrors errors, string authority)
    {
        if (certificate is null || (errors & (SslPolicyErrors.RemoteCertificateNameMismatch | SslPolicyErrors.RemoteCertificateNotAvailable)) != SslPolicyErrors.None)
        {
            return false;
        }

        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.ImportFromPem(authority);
        // An institution's own authority seldom publishes a list of what it took back.
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        using var copy = new X509Certificate2(certificate);
        return chain.Build(copy);
    }

    /// <summary>The mail has been taken over: whatever happens while saying goodbye does not make it unsent.</summary>
    private static async Task QuitAsync(SmtpClient client, CancellationToken stop)
    {
        try
        {
            await client.DisconnectAsync(quit: true, stop).ConfigureAwait(false);
        }
        catch (Exception e) when (e is SocketException or IOException or ProtocolException or CommandException or OperationCanceledException)
        {
            // The connection is closed all the same.
        }
    }

    private static SendOutcome.Failed Failed(Error error) => new(OutboxErrors.Reason(error));

    private static SendOutcome.Refused Refused(Error error) => new(OutboxErrors.Reason(error));
}
