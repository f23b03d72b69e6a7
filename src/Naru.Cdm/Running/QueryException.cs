namespace Naru.Cdm.Running;

/// <summary>DuckDB could not answer a statement. Its message is DuckDB's own, and not for people: it may hold values.</summary>
internal sealed class QueryException : Exception
{
    /// <summary>Without a message.</summary>
    public QueryException()
    {
    }

    /// <summary>With DuckDB's message.</summary>
    public QueryException(string message)
        : base(message)
    {
    }

    /// <summary>With DuckDB's message and what led to it.</summary>
    public QueryException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
