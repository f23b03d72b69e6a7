using System.Diagnostics.CodeAnalysis;

namespace Naru.Core;

/// <summary>
/// A value, or the errors that prevented it; in both cases all findings. The one result type of the code base.
/// Immutable; as safe for threads as <typeparamref name="T"/> is.
/// </summary>
/// <typeparam name="T">The value's type.</typeparam>
public sealed class Result<T>
    where T : class
{
    internal Result(T? value, ValueList<Error> findings)
    {
        Value = value;
        Findings = findings;
    }

    /// <summary>The value; null when it could not be had.</summary>
    public T? Value { get; }

    /// <summary>Everything found on the way: errors, warnings and information, in the order of the input.</summary>
    public ValueList<Error> Findings { get; }

    /// <summary>Whether there is a value.</summary>
    [MemberNotNullWhen(true, nameof(Value))]
    public bool IsSuccess => Value is not null;

    /// <summary>The findings that are errors.</summary>
    public IEnumerable<Error> Errors => Findings.Where(f => f.Severity == Severity.Error);

    /// <summary>The findings that are warnings.</summary>
    public IEnumerable<Error> Warnings => Findings.Where(f => f.Severity == Severity.Warning);
}
