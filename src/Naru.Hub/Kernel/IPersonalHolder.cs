namespace Naru.Hub.Kernel;

/// <summary>The port to a module that holds something personal beside the ledger: asked when a person is erased. Implementations are safe for threads.</summary>
public interface IPersonalHolder
{
    /// <summary>The first day on which nothing of the person need be kept that could not be read without the key; null if nothing is kept now. The key is not destroyed before.</summary>
    /// <param name="person">The person's id.</param>
    /// <param name="stop">Stops.</param>
    Task<DateOnly?> KeptUntilAsync(string person, CancellationToken stop);

    /// <summary>Deletes what is there of the person, once the key is destroyed. Doing it again changes nothing.</summary>
    /// <param name="person">The person's id.</param>
    /// <param name="stop">Stops; it is asked again.</param>
    Task DropAsync(string person, CancellationToken stop);
}
