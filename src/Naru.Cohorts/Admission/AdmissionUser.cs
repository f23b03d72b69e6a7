namespace Naru.Cohorts.Admission;

/// <summary>One user in an <see cref="AdmissionQueue"/>, which alone touches it, under its lock.</summary>
internal sealed class AdmissionUser
{
    public AdmissionUser(string name)
    {
        Name = name;
        Turn = new LinkedListNode<AdmissionUser>(this);
    }

    public string Name { get; }

    /// <summary>Its place among the users who wait.</summary>
    public LinkedListNode<AdmissionUser> Turn { get; }

    public LinkedList<AdmissionWaiter> Waiting { get; } = [];

    public int Running { get; set; }
}
