using Naru.Cli;
using Naru.Cli.Hosting;

using var signals = new StopSignals();
return signals.ExitCodeOr(CliApp.Run(args, ProcessHost.Create(), signals.Token));
