namespace Naru.Cohorts.Model;

/// <summary>
/// A member of a JSON object that the model gives no meaning to (an unknown property, an explicit null, a number written as
/// text), kept with its exact text so that reading and writing a definition loses nothing.
/// </summary>
/// <param name="Name">The member's name.</param>
/// <param name="RawJson">Its value as JSON text.</param>
public sealed record JsonMember(string Name, string RawJson);
