using Naru.Bench;

// How fast are compiling and running the library's 520 definitions, what does each pass buy, and where does the time go?
// Usage: dotnet run -c Release --project bench/Naru.Bench [-- library|generated] [rounds]
var set = args.Length > 0 ? args[0] : "library";
var rounds = args.Length > 1 ? int.Parse(args[1], System.Globalization.CultureInfo.InvariantCulture) : 3;
LibraryBenchmark.Run(set, rounds);
