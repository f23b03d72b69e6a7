using System.Data.Common;
using System.Globalization;
using Npgsql;

namespace Naru.Cdm.Sources.Postgres;

/// <summary>
/// Where the data are: a URI as PostgreSQL's own tools take it, or the keys and values of Npgsql. Passwords need not be in it:
/// <c>PGPASSWORD</c>, <c>PGPASSFILE</c> and <c>~/.pgpass</c> are read by Npgsql. Immutable.
/// </summary>
/// <param name="Connection">What Npgsql connects by. May hold a password: it is never shown.</param>
/// <param name="Schema">The schema of the CDM; null if it is to be found.</param>
/// <param name="VocabularySchema">The schema of the vocabulary; null if it is to be found.</param>
internal sealed record PostgresAddress(string Connection, string? Schema, string? VocabularySchema)
{
    private const int DefaultPort = 5432;
    private static readonly string[] Schemes = ["postgresql://", "postgres://"];

    /// <summary>libpq's names for what Npgsql calls otherwise.</summary>
    private static readonly Dictionary<string, string> Keys = new(StringComparer.OrdinalIgnoreCase)
    {
        ["host"] = "Host",
        ["port"] = "Port",
        ["dbname"] = "Database",
        ["user"] = "Username",
        ["password"] = "Password",
        ["passfile"] = "Passfile",
        ["sslmode"] = "SSL Mode",
        ["sslrootcert"] = "Root Certificate",
        ["sslcert"] = "SSL Certificate",
        ["sslkey"] = "SSL Key",
        ["sslpassword"] = "SSL Password",
        ["connect_timeout"] = "Timeout",
        ["timezone"] = "Timezone",
    };

    /// <summary><c>host:port/database</c>, for messages: never the user or a password.</summary>
    public string Name
    {
        get
        {
            var builder = new NpgsqlConnectionStringBuilder(Connection);
            return string.Create(CultureInfo.InvariantCulture, $"{builder.Host}:{builder.Port}/{builder.Database}");
        }
    }

    /// <summary>Whether a text is meant to be an address, sound or not, and no path.</summary>
    public static bool IsAddress(string text) =>
        Array.Exists(Schemes, s => text.StartsWith(s, StringComparison.OrdinalIgnoreCase))
        || (text.Contains('=', StringComparison.Ordinal)
            && text.Split(';').Any(p => p.TrimStart().StartsWith("host=", StringComparison.OrdinalIgnoreCase)));

    /// <summary>Reads an address.</summary>
    /// <param name="text">The address.</param>
    /// <param name="fault">The part that is not understood: a key or a part's name, never its value.</param>
    public static PostgresAddress? Parse(string text, out string fault)
    {
        try
        {
            var scheme = Array.Find(Schemes, s => text.StartsWith(s, StringComparison.OrdinalIgnoreCase));
            var values = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
            fault = scheme is null ? ReadPairs(text, values) : ReadUri(text[scheme.Length..], values);
            return fault.Length > 0 ? null : Build(values, out fault);
        }
        catch (ArgumentException)
        {
            fault = "key=value";
            return null;
        }
    }

    private static string ReadPairs(string text, Dictionary<string, string> values)
    {
        var pairs = new DbConnectionStringBuilder { ConnectionString = text };
        foreach (string key in pairs.Keys)
        {
            values[key] = (string)pairs[key];
        }

        return "";
    }

    /// <summary><c>user:password@host:port/database?key=value&amp;…</c>; what is wrong with it, or nothing.</summary>
    private static string ReadUri(string text, Dictionary<string, string> values)
    {
        var mark = text.IndexOf('?', StringComparison.Ordinal);
        var query = mark >= 0 ? text[(mark + 1)..] : "";
        var path = mark >= 0 ? text[..mark] : text;
        var slash = path.IndexOf('/', StringComparison.Ordinal);
        var authority = slash >= 0 ? path[..slash] : path;
        if (slash >= 0)
        {
            Put("dbname", path[(slash + 1)..]);
        }

        var at = authority.LastIndexOf('@');
        if (at >= 0)
        {
            var user = authority[..at];
            var colon = user.IndexOf(':', StringComparison.Ordinal);
            Put("user", colon >= 0 ? user[..colon] : user);
            Put("password", colon >= 0 ? user[(colon + 1)..] : "");
        }

        var host = authority[(at + 1)..];
        var port = host.LastIndexOf(':');
        if (port > host.LastIndexOf(']'))
        {
            if (!ushort.TryParse(host[(port + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out _))
            {
                return "port";
            }

            Put("port", host[(port + 1)..]);
            host = host[..port];
        }

        Put("host", host.Trim('[', ']'));
        foreach (var pair in query.Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var equals = pair.IndexOf('=', StringComparison.Ordinal);
            if (equals <= 0)
            {
                return "?key=value";
            }

            Put(Uri.UnescapeDataString(pair[..equals]), pair[(equals + 1)..]);
        }

        return values.Keys.FirstOrDefault(k => !Keys.ContainsKey(k) && k is not ("schema" or "vocabulary_schema")) ?? "";

        void Put(string key, string value)
        {
            if (value.Length > 0)
            {
                values[key] = Uri.UnescapeDataString(value);
            }
        }
    }

    private static PostgresAddress? Build(Dictionary<string, string> values, out string fault)
    {
        fault = "";
        var builder = new NpgsqlConnectionStringBuilder();
        values.Remove("schema", out var schema);
        if (!values.Remove("vocabulary_schema", out var vocabulary))
        {
            values.Remove("vocabularyschema", out vocabulary);
        }

        foreach (var (key, value) in values)
        {
            try
            {
                builder[Keys.GetValueOrDefault(key, key)] = key.Equals("sslmode", StringComparison.OrdinalIgnoreCase)
                    ? value.Replace("-", "", StringComparison.Ordinal) : value;
            }
            catch (Exception e) when (e is ArgumentException or FormatException or OverflowException or InvalidCastException)
            {
                fault = key;
                return null;
            }
        }

        builder.Host ??= "localhost";
        if (builder.Host.Contains(',', StringComparison.Ordinal))
        {
            fault = "host";
            return null;
        }

        // A server that is there answers in this time; what it then does may take as long as it takes.
        builder.Timeout = values.ContainsKey("connect_timeout") || values.ContainsKey("Timeout") ? builder.Timeout : 15;
        builder.Port = builder.Port == 0 ? DefaultPort : builder.Port;
        builder.Database ??= builder.Username ?? Environment.GetEnvironmentVariable("PGUSER") ?? Environment.UserName;
        builder.ApplicationName = "naru";
        builder.CommandTimeout = 0;

        // One connection from beginning to end.
        builder.Pooling = false;
        builder.Enlist = false;
        builder.ReadBufferSize = 1 << 18;
        builder.TcpKeepAlive = true;
        builder.TcpKeepAliveTime = 30;
        builder.TcpKeepAliveInterval = 10;
        builder.IncludeErrorDetail = false;
        return new PostgresAddress(builder.ConnectionString, schema, vocabulary);
    }
}
