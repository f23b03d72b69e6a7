namespace Naru.Cdm.Loading;

/// <summary>DuckDB could not take rows: memory or disk are exhausted. Its message is DuckDB's own, and not for people: it may hold values.</summary>
internal sealed class AppendException : Exception
{
    public AppendException()
    {
    }

    public AppendException(string message)
        : base(message)
    {
    }

    public AppendException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
