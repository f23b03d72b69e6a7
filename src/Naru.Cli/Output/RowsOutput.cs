using Naru.Cli.Running;

namespace Naru.Cli.Output;

/// <summary>Cohort rows as CSV, ordered by definition, subject, start and end.</summary>
internal sealed class RowsOutput : IRunOutput
{
    private readonly OutputTarget target;
    private readonly CsvText csv;

    public RowsOutput(OutputTarget target)
    {
        this.target = target;
        csv = new CsvText(target.Stream);
        csv.Line("definition", "subject_id", "cohort_start_date", "cohort_end_date");
    }

    public string? Place => target.Place;

    public bool LacksFailed => true;

    public void Write(RunOutcome outcome)
    {
        foreach (var row in outcome.Result?.Rows ?? [])
        {
            csv.Line(outcome.File.Name, CsvText.Number(row.SubjectId), CsvText.Date(row.Start), CsvText.Date(row.End));
        }

        // Whole definitions reach a reader of standard output as they are done.
        csv.Flush();
        if (target.Place is null)
        {
            target.Stream.Flush();
        }
    }

    public void Commit()
    {
        csv.Flush();
        target.Commit();
    }

    public void Dispose() => target.Dispose();
}
