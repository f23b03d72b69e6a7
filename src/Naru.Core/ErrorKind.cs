using System.Globalization;

namespace Naru.Core;

/// <summary>
/// One kind of finding, declared once. Its code is permanent: it is never reused for another meaning, so that people can
/// search for it and programs can depend on it.
/// </summary>
/// <param name="Code">Letters and a number, such as <c>CIRCE101</c>.</param>
/// <param name="Severity">How serious a finding of this kind is.</param>
/// <param name="Message">What was found; may hold <c>{0}</c>, <c>{1}</c> … for names, codes and counts — never for a patient's value.</param>
/// <param name="Advice">What to do about it; may hold the same placeholders.</param>
public sealed record ErrorKind(string Code, Severity Severity, BilingualText Message, BilingualText Advice)
{
    /// <summary>A finding of this kind.</summary>
    /// <param name="place">Where it was found.</param>
    /// <param name="arguments">Names, codes and counts for the placeholders; of a <see cref="BilingualText"/> each message gets its own language.</param>
    public Error At(SourcePlace place, params object[] arguments) =>
        new(this, place, Fill(Message, arguments), Fill(Advice, arguments));

    /// <summary>A finding of this kind at a JSON path.</summary>
    public Error At(string jsonPath, params object[] arguments) => At(new SourcePlace(JsonPath: jsonPath), arguments);

    private static BilingualText Fill(BilingualText template, object[] arguments) => new(
        KoreanParticles.Resolve(string.Format(CultureInfo.InvariantCulture, template.Korean, In(Language.Korean, arguments))),
        string.Format(CultureInfo.InvariantCulture, template.English, In(Language.English, arguments)));

    private static object[] In(Language language, object[] arguments) =>
        Array.ConvertAll(arguments, a => a is BilingualText text ? text.In(language) : a);
}
