namespace Naru.Ledger.Stores;

/// <summary>
/// The ledger's tables. Everything that verification looks at is in <c>ledger_event</c> and <c>ledger_head</c>; an index by command makes the same command
/// be found again, so that there is no second table that could say something else.
/// </summary>
internal static class Schema
{
    /// <summary>Raised when a program that knows the former number would misread what is written now.</summary>
    public const int Format = 1;

    public const string EventColumns = "position, stream, version, type, schema, time, actor, rule, command, content, payload, previous, hash";

    public const string InsertEvent =
        $"INSERT INTO ledger_event ({EventColumns}) VALUES (@position, @stream, @version, @type, @schema, @time, @actor, @rule, @command, @content, @payload, @previous, @hash)";

    public const string InsertMeta = "INSERT INTO ledger_meta (name, value) VALUES (@name, @value)";

    public const string InsertHead = "INSERT INTO ledger_head (id, position, time) VALUES (1, 0, 0)";

    public const string InsertKeyMeta = "INSERT INTO person_key_meta (name, value) VALUES (@name, @value)";

    /// <summary>The tables of the persons' keys: in a file or a schema of their own, so that no copy of the events brings them along.</summary>
    public static string[] KeyTables(string integer, string text, string bytes, string options) =>
    [
        $"CREATE TABLE person_key_meta (name {text} NOT NULL PRIMARY KEY, value {text} NOT NULL){options}",
        $"CREATE TABLE person_key (person {text} NOT NULL PRIMARY KEY, wrapped {bytes}, made {integer} NOT NULL, destroyed {integer}){options}",
    ];

    public static string[] Tables(string integer, string text, string bytes, string options) =>
    [
        $"CREATE TABLE ledger_meta (name {text} NOT NULL PRIMARY KEY, value {text} NOT NULL){options}",
        $"CREATE TABLE ledger_head (id {integer} NOT NULL PRIMARY KEY CHECK (id = 1), position {integer} NOT NULL, time {integer} NOT NULL){options}",
        $"""
        CREATE TABLE ledger_event (
            position {integer} NOT NULL PRIMARY KEY, stream {text} NOT NULL, version {integer} NOT NULL, type {text} NOT NULL, schema {integer} NOT NULL,
            time {integer} NOT NULL, actor {text} NOT NULL, rule {text} NOT NULL, command {text} NOT NULL, content {text},
            payload {bytes} NOT NULL, previous {bytes} NOT NULL, hash {bytes} NOT NULL){options}
        """,
        "CREATE UNIQUE INDEX ledger_event_stream ON ledger_event (stream, version)",
        "CREATE INDEX ledger_event_command ON ledger_event (command, position)",
        $"CREATE TABLE ledger_projection (name {text} NOT NULL PRIMARY KEY, version {integer} NOT NULL, position {integer} NOT NULL, tables {text} NOT NULL){options}",
        $"""
        CREATE TABLE ledger_message (
            id {text} NOT NULL PRIMARY KEY, position {integer} NOT NULL, part {integer} NOT NULL, channel {text} NOT NULL, order_key {text}, body {bytes} NOT NULL,
            command {text} NOT NULL, recorded {integer} NOT NULL, state {text} NOT NULL, attempts {integer} NOT NULL, due {integer} NOT NULL,
            lease {integer}, owner {text}, reason {text}, finished {integer}){options}
        """,
        "CREATE INDEX ledger_message_due ON ledger_message (channel, due, position, part) WHERE state = 'waiting'",
        "CREATE INDEX ledger_message_order ON ledger_message (channel, order_key, position, part) WHERE state = 'waiting'",
        "CREATE INDEX ledger_message_finished ON ledger_message (state, finished)",
        $"CREATE TABLE ledger_checkpoint (size {integer} NOT NULL PRIMARY KEY, envelope {text} NOT NULL){options}",
    ];
}

/// <summary>What a file or a schema is for.</summary>
/// <param name="ApplicationId">What SQLite notes in the file's header.</param>
/// <param name="Markers">Tables by which it is recognised.</param>
/// <param name="Tables">The statements that make it, for the names that a database has for whole numbers, text and bytes, and for what follows a table.</param>
internal sealed record StoreContents(int ApplicationId, string[] Markers, Func<string, string, string, string, string[]> Tables)
{
    /// <summary>“NaLe”.</summary>
    public static readonly StoreContents Ledger = new(0x4E614C65, ["ledger_meta", "ledger_head", "ledger_event"], Schema.Tables);

    /// <summary>“NaKe”.</summary>
    public static readonly StoreContents Keys = new(0x4E614B65, ["person_key_meta", "person_key"], Schema.KeyTables);
}
