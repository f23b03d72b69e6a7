using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Naru.Hub.Api;

namespace Naru.Hub.Files;

/// <summary>The door of the files module.</summary>
public static partial class FileHosting
{
    /// <summary>
    /// Adds the files. The host adds <see cref="Kernel.HubDatabase"/>, <see cref="Naru.Ledger.Personal.IPersonKeys"/>, a <see cref="TimeProvider"/> and the API; modules whose things have files add
    /// <see cref="Contracts.IFileAccess"/>.
    /// </summary>
    /// <param name="services">The hub's services.</param>
    /// <param name="options">How files are kept.</param>
    public static IServiceCollection AddFiles(this IServiceCollection services, FileServiceOptions options)
    {
        services.AddSingleton(options);
        services.AddSingleton(FileKinds.Shipped);
        services.AddSingleton<FileService>();
        services.AddSingleton<Kernel.IPersonalHolder>(s => s.GetRequiredService<FileService>());
        services.AddSingleton<FilePermissions>();
        services.AddHostedService<FileCollector>();
        services.Configure<ApiStatuses>(FileEndpoints.SetStatuses);
        return services;
    }

    /// <summary>Prepares the files before the first request, and collects what need not be kept every hour.</summary>
    private sealed partial class FileCollector(FileService files, TimeProvider clock, ILogger<FileService> log)
        : Kernel.RepeatedWork(TimeSpan.FromHours(1), clock, restsFirst: true)
    {
        public override async Task StartAsync(CancellationToken cancellationToken)
        {
            await files.PrepareAsync(cancellationToken).ConfigureAwait(false);
            await base.StartAsync(cancellationToken).ConfigureAwait(false);
        }

        public override async Task TurnAsync(CancellationToken stop)
        {
            var done = await files.CollectAsync(stop).ConfigureAwait(false);
            if (log.IsEnabled(LogLevel.Information))
            {
                Collected(log, done.Abandoned, done.Expired, done.Erased, done.Contents);
            }

            if (done.KeysMissing.Count > 0)
            {
                KeysMissing(log, FileErrors.KeyMissing.Code, done.KeysMissing.Count);
            }
        }

        protected override void Failed(string kind) => Failed(log, kind);

        [LoggerMessage(EventId = 1, EventName = "FilesCollected", Level = LogLevel.Information, Message = "Files: {Abandoned} abandoned, {Expired} expired, {Erased} erased, {Contents} contents deleted")]
        private static partial void Collected(ILogger log, int abandoned, int expired, int erased, int contents);

        [LoggerMessage(EventId = 3, EventName = "FileKeysMissing", Level = LogLevel.Error, Message = "{Code}: the keys of {Count} persons are missing; their files are left as they are")]
        private static partial void KeysMissing(ILogger log, string code, int count);

        [LoggerMessage(EventId = 2, EventName = "FilesNotCollected", Level = LogLevel.Warning, Message = "Files could not be collected: {Kind}")]
        private static partial void Failed(ILogger log, string kind);
    }
}
