namespace Naru.Core;

/// <summary>Makes <see cref="Result{T}"/>s.</summary>
public static class Result
{
    /// <summary>A value, with what was found beside it.</summary>
    /// <exception cref="ArgumentException">A finding is an error: then there is no value.</exception>
    public static Result<T> Success<T>(T value, ValueList<Error>? findings = null)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(value);
        var list = findings ?? [];
        return HasError(list)
            ? throw new ArgumentException("A result with an error has no value.", nameof(findings))
            : new Result<T>(value, list);
    }

    /// <summary>No value.</summary>
    /// <exception cref="ArgumentException">No finding is an error.</exception>
    public static Result<T> Failure<T>(ValueList<Error> findings)
        where T : class =>
        HasError(findings) ? new Result<T>(null, findings) : throw new ArgumentException("A failure needs an error.", nameof(findings));

    /// <summary>The value if no finding is an error, otherwise a failure.</summary>
    public static Result<T> From<T>(Func<T> value, ValueList<Error> findings)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(value);
        return HasError(findings) ? Failure<T>(findings) : Success(value(), findings);
    }

    private static bool HasError(ValueList<Error> findings) => findings.Any(f => f.Severity == Severity.Error);
}
