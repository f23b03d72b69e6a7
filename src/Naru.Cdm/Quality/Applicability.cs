using Naru.Core;

namespace Naru.Cdm.Quality;

/// <summary>
/// When there is nothing to check. The rules are the Data Quality Dashboard's, with two of Naru's: without a vocabulary nothing can be
/// said of concepts, and a check that needs a second column or table which the data do not have cannot be made. A field that must
/// not be empty and is empty throughout fails, as the Dashboard's documentation says, although its code skips it.
/// </summary>
internal sealed class Applicability(CdmDatabase database)
{
    private readonly bool hasConcepts = database.RowCounts["concept"] > 0;
    private readonly bool hasAncestors = database.RowCounts["concept_ancestor"] > 0;

    /// <summary>Why a check cannot be made, as far as that is known before counting; null if it can be.</summary>
    public BilingualText? Before(CheckDefinition check)
    {
        if (check.Check.Kind == CheckKind.CdmTable)
        {
            return null;
        }

        if (!database.HasTable(check.Table))
        {
            return NoTable(check.Table);
        }

        if (check.Check.Kind is CheckKind.CdmField or CheckKind.MeasurePersonCompleteness)
        {
            return null;
        }

        if (check.Check.Kind == CheckKind.MeasureConditionEraCompleteness)
        {
            return database.RowCounts["condition_occurrence"] == 0 ? EmptyTable("condition_occurrence") : null;
        }

        return NoField(check.Table, check.Field)
            ?? NoField(check.Table, OtherField(check))
            ?? (database.RowCounts[check.Table] == 0 ? EmptyTable(check.Table) : null)
            ?? NoReference(check);
    }

    /// <summary>Why a check was not about anything, as counting showed; null if it was.</summary>
    /// <param name="check">The check.</param>
    /// <param name="rows">Out of how many rows it counted.</param>
    /// <param name="isEmpty">Whether its field has no value in any row.</param>
    public static BilingualText? After(CheckDefinition check, long rows, bool isEmpty)
    {
        if (isEmpty && check.Check.Kind is not (CheckKind.CdmField or CheckKind.MeasureValueCompleteness or CheckKind.IsRequired))
        {
            return new($"{check.Table}.{check.Field}에 값이 하나도 없습니다.", $"{check.Table}.{check.Field} has no value in any row.");
        }

        return check.Check.Level == CheckLevel.Concept && rows == 0
            ? new($"{check.Table}에 이 개념의 해당 기록이 없습니다.", $"{check.Table} has no such records of this concept.")
            : null;
    }

    private static string? OtherField(CheckDefinition check) => check.Check.Kind switch
    {
        CheckKind.PlausibleStartBeforeEnd or CheckKind.SourceValueCompleteness => check.Parameter,
        CheckKind.PlausibleTemporalAfter when !check.Parameter.Contains('.', StringComparison.Ordinal) => check.Parameter,
        CheckKind.WithinVisitDates => "visit_occurrence_id",
        _ => null,
    };

    private static BilingualText NoTable(string table) => new($"{table} 테이블이 없습니다.", $"There is no table {table}.");

    private static BilingualText EmptyTable(string table) => new($"{table} 테이블에 행이 없습니다.", $"The table {table} has no rows.");

    private static BilingualText NoVocabulary(string table) =>
        new($"어휘({table})가 없습니다.", $"There is no vocabulary ({table}).");

    private BilingualText? NoField(string table, string? field) => field is null || database.HasColumn(table, field)
        ? null
        : new($"{table} 테이블에 {field} 열이 없습니다.", $"{table} has no column {field}.");

    private BilingualText? NoReference(CheckDefinition check)
    {
        if (check.Check.Kind == CheckKind.PlausibleGenderUseDescendants)
        {
            return hasAncestors ? null : NoVocabulary("concept_ancestor");
        }

        var isForeignKey = check.Check.Kind == CheckKind.IsForeignKey;
        var referenced = isForeignKey ? check.Parameter.Split('.')[0] : null;
        if (referenced == "concept" || check.Check.Kind is CheckKind.FkDomain or CheckKind.FkClass or CheckKind.IsStandardValidConcept)
        {
            return hasConcepts ? null : NoVocabulary("concept");
        }

        return referenced is null || database.HasTable(referenced) ? null
            : database.RowCounts.ContainsKey(referenced) ? NoTable(referenced)
            : new($"Naru는 {referenced} 테이블을 읽지 않습니다.", $"Naru does not read the table {referenced}.");
    }
}
