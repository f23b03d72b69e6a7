using System.Text.RegularExpressions;
using Naru.Cdm.Schema;

namespace Naru.Tests.Cdm.Postgres;

/// <summary>One of the ways in which hospitals write the tables of the CDM.</summary>
internal sealed partial record CdmForm
{
    public static readonly CdmForm Plain = new();

    /// <summary>How a name is written.</summary>
    public Func<string, string> Name { get; init; } = n => n;

    /// <summary>The type of keys and concepts.</summary>
    public string Id { get; init; } = "bigint";

    public string Integer { get; init; } = "integer";

    public string Number { get; init; } = "numeric";

    public string Date { get; init; } = "date";

    public string DateTime { get; init; } = "timestamp";

    public string Text { get; init; } = "varchar(255)";

    /// <summary>Whether columns have the names of CDM 5.3.</summary>
    public bool IsFormer { get; init; }

    /// <summary>What follows the columns.</summary>
    public string Options { get; init; } = "";

    public string Create(string schema, OmopTable table)
    {
        var columns = table.Fields.Select(f => $"{Column(f)} {TypeOf(f.Type)}");
        return $"CREATE TABLE \"{schema}\".\"{Name(table.Name)}\" ({string.Join(", ", columns)}) {Options}";
    }

    /// <summary>Rows, as literals that PostgreSQL turns into whatever type the columns have.</summary>
    public string Insert(string schema, string table, string columns, string rows)
    {
        var omop = OmopSchema.Table(table)!;
        var quoted = Numbers().Replace(rows, "${before}'${number}'");
        return $"INSERT INTO \"{schema}\".\"{Name(table)}\" ({string.Join(", ", columns.Split(", ").Select(c => Column(omop.Field(c)!)))}) VALUES {quoted}";
    }

    private string Column(OmopField field) => $"\"{Name(IsFormer ? field.FormerName ?? field.Name : field.Name)}\"";

    private string TypeOf(OmopType type) => type switch
    {
        OmopType.BigInteger => Id,
        OmopType.Integer => Integer,
        OmopType.Double => Number,
        OmopType.Date => Date,
        OmopType.DateTime => DateTime,
        OmopType.Text => Text,
    };

    [GeneratedRegex(@"(?<before>[(,] ?)(?<number>\d[\d.]*)(?=[,)])", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Numbers();
}
