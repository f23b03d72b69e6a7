using System.Globalization;
using Naru.Bench;
using Naru.Bench.Cohorts;
using Naru.Bench.Directories;
using Naru.Bench.Hub;
using Naru.Bench.Importing;
using Naru.Bench.Ledger;
using Naru.Bench.Synthetic;
using Naru.Bench.Vocabulary;

const string Usage =
    """
    ./naru bench WHAT, or: dotnet run -c Release --project bench/Naru.Bench -- WHAT

      cohorts [options]              How fast are definitions answered on 180,000 persons, beside OHDSI's own SQL? (--help lists the options)
      library|generated [rounds]     How fast are compiling and running an oracle set's definitions, what does each pass buy, where does the time go?
      import [options]               How fast is `naru cdm import`, and how much memory does it take, beside DuckDB alone? (--help lists the options)
      cancellation [CDM [times]]     How soon is whoever cancels a question free, and how soon has the engine really stopped?
      synth [PERSONS [PROFILE [MEMORY]]]   How fast is `naru synth`, and how much memory does it take? (100000 gil 8GiB)
      import-memory [options]        Does its memory stay within the limit when the rows become four times as many?
      vocabulary [options]           How fast are concepts found in a vocabulary of Athena's size, beside DuckDB looking through all names? (--help lists the options)
      ledger [options]               How many commands a second does the ledger record, beside plain INSERT and COMMIT; how fast is it rebuilt? (--help lists the options)
      hub [options]                  How many commands a second does the whole hub take by HTTP, beside requests that do nothing? (--help lists the options)
      directory [options]            How fast are 100,000 offerings searched and matched, beside SQLite's FTS5 and a plain LIKE? (--help lists the options)
    """;

if (args.Length > 1 && args[0] != "cohorts" && args.Skip(1).Any(a => a is "--help" or "-h"))
{
    Console.WriteLine(Usage);
    Console.WriteLine();
    Console.WriteLine(args[0] switch
    {
        "vocabulary" => VocabularyBenchOptions.Help,
        "ledger" => LedgerBenchOptions.Help,
        "hub" => HubBenchOptions.Help,
        "directory" => DirectoryBenchmark.Help,
        _ => ImportBenchOptions.Help,
    });
    return 0;
}

switch (args.FirstOrDefault() ?? "help")
{
    case "help" or "--help" or "-h":
        Console.WriteLine(Usage);
        return 0;
    case "cohorts":
        return CohortBenchmark.Run(args[1..], LibraryBenchmark.FindRoot());
    case "import":
        if (ImportOptionsOf(ImportBenchmark.SpeedDefaults) is not { } speed)
        {
            return 2;
        }

        ImportBenchmark.RunSpeed(speed, LibraryBenchmark.FindRoot());
        return 0;
    case "import-memory":
        return ImportOptionsOf(ImportBenchmark.MemoryDefaults) is not { } memory ? 2
            : ImportBenchmark.RunMemory(memory, LibraryBenchmark.FindRoot()) ? 0 : 1;
    case "import-yardstick":
        // Not for people: the benchmark of the import starts it.
        ImportYardstick.Run(
            args[1], args[2], args[3], long.Parse(args[4], CultureInfo.InvariantCulture), int.Parse(args[5], CultureInfo.InvariantCulture));
        return 0;
    case "vocabulary":
        try
        {
            return VocabularyBenchmark.Run(VocabularyBenchOptions.Parse(args.AsSpan(1)), LibraryBenchmark.FindRoot());
        }
        catch (FormatException e)
        {
            Console.Error.WriteLine(e.Message);
            Console.Error.WriteLine(VocabularyBenchOptions.Help);
            return 2;
        }

    case "directory":
        try
        {
            return DirectoryBenchmark.Run(args[1..]);
        }
        catch (FormatException e)
        {
            Console.Error.WriteLine(e.Message);
            Console.Error.WriteLine(DirectoryBenchmark.Help);
            return 2;
        }

    case "vocabulary-build":
        // Not for people: the benchmark of the vocabulary starts it.
        return VocabularyBenchmark.Build(args[1], args[2], int.Parse(args[3], CultureInfo.InvariantCulture));
    case "ledger":
        try
        {
            return await LedgerBenchmark.RunAsync(LedgerBenchOptions.Parse(args.AsSpan(1)));
        }
        catch (FormatException e)
        {
            Console.Error.WriteLine(e.Message);
            Console.Error.WriteLine(LedgerBenchOptions.Help);
            return 2;
        }

    case "hub":
        try
        {
            return await HubBenchmark.RunAsync(HubBenchOptions.Parse(args.AsSpan(1)));
        }
        catch (FormatException e)
        {
            Console.Error.WriteLine(e.Message);
            Console.Error.WriteLine(HubBenchOptions.Help);
            return 2;
        }

    case "ledger-writer":
        // Not for people: a test starts it and kills it.
        await CrashWriter.RunAsync(args[1]);
        return 0;
    case "cancellation":
        var cdm = args.ElementAtOrDefault(1);
        if (cdm is not null && !Path.Exists(cdm))
        {
            return WrongUse($"There is no such file or folder: {cdm}");
        }

        if (NumberAt(2, 200) is not { } times)
        {
            return WrongUse($"'{args[2]}' is no number of times.");
        }

        CancellationBenchmark.Run(cdm, times);
        return 0;
    case "synth":
        return NumberAt(1, 100_000) is { } persons
            ? SynthBenchmark.Run(LibraryBenchmark.FindRoot(), persons, args.ElementAtOrDefault(2) ?? "gil", args.ElementAtOrDefault(3) ?? "8GiB")
            : WrongUse($"'{args[1]}' is no number of persons.");
    case "library" or "generated":
        if (NumberAt(1, 3) is not { } rounds)
        {
            return WrongUse($"'{args[1]}' is no number of rounds.");
        }

        LibraryBenchmark.Run(args[0], rounds);
        return 0;
    case var unknown:
        return WrongUse($"There is no benchmark '{unknown}'.");
}

int? NumberAt(int index, int otherwise) =>
    args.Length <= index ? otherwise
    : int.TryParse(args[index], NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 ? number : null;

ImportBenchOptions? ImportOptionsOf(ImportBenchOptions defaults)
{
    try
    {
        return ImportBenchOptions.Parse(args.AsSpan(1), defaults);
    }
    catch (Exception e) when (e is FormatException or OverflowException)
    {
        Console.Error.WriteLine(e.Message);
        Console.Error.WriteLine(ImportBenchOptions.Help);
        return null;
    }
}

static int WrongUse(string message)
{
    Console.Error.WriteLine(message);
    Console.Error.WriteLine(Usage);
    return 2;
}
