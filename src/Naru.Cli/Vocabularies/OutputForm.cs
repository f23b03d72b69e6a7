namespace Naru.Cli.Vocabularies;

/// <summary>In which form results are written.</summary>
internal enum OutputForm
{
    /// <summary>For people.</summary>
    Table,

    /// <summary>One JSON object.</summary>
    Json,

    /// <summary>CSV.</summary>
    Csv,
}
