using Naru.Bench.Cohorts;

namespace Naru.Bench.Vocabulary;

/// <summary>All figures of a run of the benchmark. Times are seconds or milliseconds as their names say.</summary>
internal sealed record VocabularyReport(
    Machine Machine, int Concepts, long Synonyms, double? BuildSeconds, long? BuildPeakBytes, long IndexBytes, double OpenMilliseconds, double FirstSearchMilliseconds,
    double UseMilliseconds, double ScanMilliseconds, IReadOnlyList<QueryFigure> Classes, QueryFigure All);
