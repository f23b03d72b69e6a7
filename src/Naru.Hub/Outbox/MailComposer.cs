using System.Net;
using System.Text;
using MimeKit;
using Naru.Core;
using Naru.Hub.Kernel;
using Naru.Ledger.Outbox;
using Naru.Ledger.Personal;

namespace Naru.Hub.Outbox;

/// <summary>Makes a mail from its template: as text and as HTML, every value escaped. What would forge a header is refused. Safe for threads.</summary>
internal sealed class MailComposer(MailTemplates templates, MailSettings settings)
{
    private static readonly Dictionary<string, PersonalText> NothingPersonal = new(StringComparer.Ordinal);

    /// <summary>The mail, or why it can never be sent: <c>OUT102</c>–<c>OUT107</c>.</summary>
    internal Result<MimeMessage> Compose(OutboxMessage message, MailMessage mail)
    {
        if (templates.Find(mail.Template) is not { } template)
        {
            return Result.Failure<MimeMessage>([OutboxErrors.UnknownTemplate.At("$.template", mail.Template)]);
        }

        var values = mail.Values.Concat((mail.Personal ?? NothingPersonal).Select(p => KeyValuePair.Create(p.Key, p.Value.Text ?? "")))
            .GroupBy(v => v.Key, StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => g.Last().Value, StringComparer.Ordinal);
        var errors = Check(template, values);
        var to = Recipient(mail.To, errors);
        if (to is null || errors.Count > 0)
        {
            return Result.Failure<MimeMessage>(errors.ToValueList());
        }

        var language = mail.To.Language;
        var made = new MimeMessage
        {
            Subject = NoWord(MailTemplates.Fill(template.Subject.In(language), n => values[n])),
            // The same at every attempt: a mail program shows a repetition once.
            MessageId = $"{message.Id}@{settings.Domain}",
            Date = Time.SeoulTime.Of(message.Recorded),
        };
        made.From.Add(new MailboxAddress(Encoding.UTF8, settings.FromName.In(language), settings.FromAddress));
        made.To.Add(to);
        // RFC 3834: nobody's holiday notice answers this.
        made.Headers.Add("Auto-Submitted", "auto-generated");
        made.Headers.Add(HeaderId.ContentLanguage, language == Language.Korean ? "ko" : "en");
        made.Body = new MultipartAlternative
        {
            Part("plain", string.Join("\r\n\r\n", template.Paragraphs.Select(p => MailTemplates.Fill(p.In(language), n => values[n]))) + "\r\n"),
            Part("html", Html(template, values, language)),
        };
        return Result.Success(made);
    }

    internal static TextPart Part(string subtype, string text)
    {
        var part = new TextPart(subtype) { ContentTransferEncoding = ContentEncoding.Base64 };
        part.SetText(Encoding.UTF8, text);
        return part;
    }

    internal static bool HasControl(string text) => text.EnumerateRunes().Any(Characters.BreaksLine);

    /// <summary>A value that looks like an encoded word (RFC 2047) would be decoded by whoever shows the header: it is taken apart.</summary>
    private static string NoWord(string text) => text.Replace("=?", "= ?", StringComparison.Ordinal);

    private static List<Error> Check(MailTemplate template, Dictionary<string, string> values)
    {
        var errors = new List<Error>();
        foreach (var (name, kind) in template.Values)
        {
            if (!values.TryGetValue(name, out var value))
            {
                errors.Add(OutboxErrors.ValueMissing.At($"$.values.{name}", template.Id, name));
            }
            else if (HasControl(value))
            {
                errors.Add(OutboxErrors.ControlCharacter.At($"$.values.{name}", name));
            }
            else if (kind == TemplateValue.Link && !IsLink(value))
            {
                errors.Add(OutboxErrors.BadLink.At($"$.values.{name}", name));
            }
        }

        errors.AddRange(values.Keys.Where(n => !template.Values.Any(v => v.Name == n)).Select(n => OutboxErrors.ValueUnknown.At("$.values", template.Id, n)));
        return errors;
    }

    /// <summary>Encrypted; or of a hub on the reader's own machine, which browsers hold to be as safe.</summary>
    private static bool IsLink(string value) => Uri.TryCreate(value, UriKind.Absolute, out var link) && link.UserInfo.Length == 0
        && (link.Scheme == Uri.UriSchemeHttps || (link.Scheme == Uri.UriSchemeHttp && link.IsLoopback));

    private static MailboxAddress? Recipient(MailRecipient to, List<Error> errors)
    {
        var (address, name) = (to.Address.Text ?? "", to.Name?.Text ?? "");
        if (HasControl(name))
        {
            errors.Add(OutboxErrors.ControlCharacter.At("$.to.name", "to.name"));
        }

        // One plain address: no name, no list, no comment, and a domain that is one.
        if (HasControl(address) || !MailboxAddress.TryParse(address, out var parsed) || parsed.Address != address || parsed.Name is { Length: > 0 }
            || parsed.Route.Count > 0 || !parsed.Domain.Contains('.', StringComparison.Ordinal))
        {
            errors.Add(OutboxErrors.BadAddress.At("$.to.address"));
        }

        return errors.Count > 0 ? null : new MailboxAddress(Encoding.UTF8, NoWord(name), address);
    }

    private static string Html(MailTemplate template, Dictionary<string, string> values, Language language)
    {
        var html = new StringBuilder("<!DOCTYPE html><html lang=\"").Append(language == Language.Korean ? "ko" : "en").Append("\"><head><meta charset=\"utf-8\"></head><body>");
        foreach (var paragraph in template.Paragraphs)
        {
            // The template's own text is escaped, too: it is text, not markup. Braces stay as they are, so that the places are found afterwards.
            html.Append("<p>").Append(MailTemplates.Fill(WebUtility.HtmlEncode(paragraph.In(language)), name =>
            {
                var value = WebUtility.HtmlEncode(values[name]);
                return template.Values.Contains((name, TemplateValue.Link)) ? $"<a href=\"{value}\">{value}</a>" : value;
            })).Append("</p>");
        }

        return html.Append("</body></html>").ToString();
    }
}
