namespace Naru.Bench.Vocabulary;

/// <summary>How long the queries of a class took, in milliseconds.</summary>
internal sealed record QueryFigure(string Class, int Times, double P50, double P95, double P99, double Max, double KilobytesEach, double FoundShare, string Slowest);
