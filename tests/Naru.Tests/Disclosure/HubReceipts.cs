using Naru.Disclosure.Journal;

namespace Naru.Tests.Disclosure;

/// <summary>The receipts of the releases that the hub has seen.</summary>
internal sealed class HubReceipts : IReceipts
{
    private readonly List<Receipt> receipts = [];

    /// <summary>Whether the hub cannot be reached.</summary>
    internal bool IsAway { get; set; }

    internal void Keep(Receipt receipt) => receipts.Add(receipt);

    public Receipt? Highest(string dataset)
    {
        var kept = receipts.Where(r => r.Dataset == dataset).ToList();
        return IsAway || kept.Count == 0 ? null : new Receipt(dataset, kept.Max(r => r.Rho), kept.Max(r => r.Looks), kept.Max(r => r.Answers));
    }
}
