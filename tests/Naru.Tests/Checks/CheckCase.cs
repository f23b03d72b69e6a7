using Naru.Core;

namespace Naru.Tests.Checks;

/// <summary>A definition that triggers a kind of finding once, and a near twin that does not.</summary>
public sealed record CheckCase(ErrorKind Kind, string Path, string Trigger, string Twin)
{
    public override string ToString() => $"{Kind.Code} {Path}";
}
