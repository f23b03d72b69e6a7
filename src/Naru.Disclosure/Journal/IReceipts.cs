namespace Naru.Disclosure.Journal;

/// <summary>
/// The port to the receipts kept outside the hospital, of which the node has checked its own signature.
/// </summary>
public interface IReceipts
{
    /// <summary>The greatest ρ, the greatest number of looks and the greatest number of answers on any receipt for the dataset; null if there is none.</summary>
    Receipt? Highest(string dataset);
}
