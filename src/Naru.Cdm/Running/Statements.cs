using Naru.Cohorts.Sql;

namespace Naru.Cdm.Running;

/// <summary>Values of the parameters of statements.</summary>
internal static class Statements
{
    /// <summary>The value of a parameter that does not depend on the run.</summary>
    internal static object PlainValue(object parameter) => parameter switch
    {
        ListedIds listed => listed.Ids,
        SqlIdList list => throw new InvalidOperationException($"{list.GetType().Name} is known to a run only."),
        _ => parameter,
    };
}
