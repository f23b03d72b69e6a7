using System.Globalization;
using Naru.Bench;
using Naru.Bench.Importing;

// Usage: dotnet run -c Release --project bench/Naru.Bench -- WHAT
//   library|generated [rounds]   How fast are compiling and running an oracle set's definitions, what does each pass buy, where does the time go?
//   import [options]             How fast is `naru cdm import`, and how much memory does it take, beside DuckDB alone?
//   import-memory [options]      Does its memory stay within the limit when the rows become four times as many?
//   cancellation [CDM [times]]   How soon is whoever cancels a question free, and how soon has the engine really stopped?
// Options of the import's benchmarks: see ImportBenchOptions.
switch (args.FirstOrDefault() ?? "library")
{
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
    case var set:
        LibraryBenchmark.Run(set, args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 3);
        return 0;
}
