using DuckDB.NET.Data;
using Naru.Cohorts.Sql;
using Naru.Cohorts.Sql.DuckDb;

namespace Naru.Cdm.Running;

/// <summary>Turns statement trees into commands: text and parameters, never one in the other.</summary>
internal static class Statements
{
    internal static DuckDBCommand Prepare(DuckDBConnection connection, SqlSelect select, Func<object, object> value)
    {
        var statement = DuckDbPrinter.Print(select);
        var command = connection.CreateCommand();
        command.CommandText = statement.Text;
        foreach (var parameter in statement.Parameters)
        {
            command.Parameters.Add(new DuckDBParameter(value(parameter)));
        }

        return command;
    }

    /// <summary>The value of a parameter that does not depend on the run.</summary>
    internal static object PlainValue(object parameter) => parameter switch
    {
        ListedIds listed => listed.Ids.ToList(),
        SqlIdList list => throw new InvalidOperationException($"{list.GetType().Name} is known to a run only."),
        _ => parameter,
    };
}
