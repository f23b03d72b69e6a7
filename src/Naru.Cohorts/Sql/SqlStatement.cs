using Naru.Core;

namespace Naru.Cohorts.Sql;

/// <summary>A printed statement.</summary>
/// <param name="Text">The SQL, with <c>$1</c>, <c>$2</c> … for parameters.</param>
/// <param name="Parameters">The parameters in order: a <see cref="SqlValue"/>'s value, or a <see cref="SqlIdList"/> to fill in when it runs.</param>
public sealed record SqlStatement(string Text, ValueList<object> Parameters);
