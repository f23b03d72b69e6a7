using Naru.Core;

namespace Naru.Cohorts.Sql;

/// <summary>A SELECT statement as a tree.</summary>
/// <param name="Columns">What is selected.</param>
/// <param name="From">Where from.</param>
public sealed record SqlSelect(ValueList<SqlSelected> Columns, SqlSource From)
{
    /// <summary>What is joined, in order.</summary>
    public ValueList<SqlJoin> Joins { get; init; } = [];

    /// <summary>Conditions, all of which must hold.</summary>
    public ValueList<SqlExpression> Where { get; init; } = [];

    /// <summary>Names of selected columns by which the rows are ordered.</summary>
    public ValueList<string> OrderBy { get; init; } = [];
}

/// <summary>A selected expression.</summary>
/// <param name="Expression">The expression.</param>
/// <param name="Name">The name it gets.</param>
public sealed record SqlSelected(SqlExpression Expression, string Name);

/// <summary>What a statement reads from: a closed family.</summary>
/// <param name="Alias">The alias by which columns refer to it.</param>
public abstract record SqlSource(string Alias);

/// <summary>A table of the CDM.</summary>
/// <param name="Name">The table.</param>
/// <param name="Alias">Its alias.</param>
public sealed record SqlTable(string Name, string Alias) : SqlSource(Alias);

/// <summary>A statement in brackets.</summary>
/// <param name="Select">The statement.</param>
/// <param name="Alias">Its alias.</param>
public sealed record SqlSubquery(SqlSelect Select, string Alias) : SqlSource(Alias);

/// <summary>A join to a table.</summary>
/// <param name="Table">The table.</param>
/// <param name="On">The conditions, all of which must hold.</param>
/// <param name="IsOuter">Whether rows without a partner stay.</param>
public sealed record SqlJoin(SqlTable Table, ValueList<SqlExpression> On, bool IsOuter);
