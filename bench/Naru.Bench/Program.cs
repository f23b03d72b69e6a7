using System.Globalization;
using Naru.Bench;
using Naru.Bench.Cohorts;
using Naru.Bench.Importing;

const string Usage =
    """
    ./naru bench WHAT, or: dotnet run -c Release --project bench/Naru.Bench -- WHAT

      cohorts [options]              How fast are definitions answered on 180,000 persons, beside OHDSI's own SQL? (--help lists the options)
      library|generated [rounds]     How fast are compiling and running an oracle set's definitions, what does each pass buy, where does the time go?
      import [options]               How fast is `naru cdm import`, and how much memory does it take, beside DuckDB alone?
      cancellation [CDM [times]]     How soon is whoever cancels a question free, and how soon has the engine really stopped?
      import-memory [options]        Does its memory stay within the limit when the rows become four times as many?
    """;

// Options of the import's benchmarks: see ImportBenchOptions.
switch (args.FirstOrDefault() ?? "help")
{
    case "help" or "--help" or "-h":
        Console.WriteLine(Usage);
        return 0;
    case "cohorts":
        return CohortBenchmark.Run(args[1..], LibraryBenchmark.FindRoot());
    case "import":
        ImportBenchmark.RunSpeed(args.AsSpan(1), LibraryBenchmark.FindRoot());
        return 0;
    case "import-memory":
        return ImportBenchmark.RunMemory(args.AsSpan(1), LibraryBenchmark.FindRoot()) ? 0 : 1;
    case "import-yardstick":
        ImportYardstick.Run(
            args[1], args[2], args[3], long.Parse(args[4], CultureInfo.InvariantCulture), int.Parse(args[5], CultureInfo.InvariantCulture));
        return 0;
    case "cancellation":
        CancellationBenchmark.Run(args.ElementAtOrDefault(1), args.Length > 2 ? int.Parse(args[2], CultureInfo.InvariantCulture) : 200);
        return 0;
    case "library" or "generated":
        LibraryBenchmark.Run(args[0], args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 3);
        return 0;
    case var unknown:
        Console.Error.WriteLine($"There is no benchmark '{unknown}'.");
        Console.Error.WriteLine(Usage);
        return 2;
}
