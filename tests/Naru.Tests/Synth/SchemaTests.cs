using NJsonSchema;
using Xunit;

namespace Naru.Tests.Synth;

/// <summary>The shipped data files fit the JSON schemas beside them, as an editor checks them.</summary>
public class SchemaTests
{
    public static TheoryData<string> Files =>
        [.. Directory.EnumerateFiles(SynthFolder.Shipped, "*.json", SearchOption.AllDirectories)
            .Where(f => !f.EndsWith(".schema.json", StringComparison.Ordinal)).Select(f => Path.GetRelativePath(SynthFolder.Shipped, f)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Files))]
    public async Task ShippedFile_FitsItsSchema(string file)
    {
        var schema = await SchemaOf(file);
        Assert.Empty(schema.Validate(await File.ReadAllTextAsync(Path.Combine(SynthFolder.Shipped, file), TestContext.Current.CancellationToken)));
    }

    [Theory]
    [InlineData("diseases/diabetes.json", SmallHospital.Disease, "\"share\": 0.6", "\"shore\": 0.6")]
    [InlineData("diseases/diabetes.json", SmallHospital.Disease, "\"outpatient\", \"every\"", "\"home\", \"every\"")]
    [InlineData("profiles/small.json", SmallHospital.Profile, "\"providers\": 3", "\"providers\": 0")]
    [InlineData("population.json", SmallHospital.Population, "\"mortality\"", "\"mortalities\"")]
    public async Task Mistake_DoesNotFit(string file, string sound, string text, string other)
    {
        var schema = await SchemaOf(file);
        Assert.Empty(schema.Validate(sound));
        Assert.NotEmpty(schema.Validate(sound.Replace(text, other, StringComparison.Ordinal)));
    }

    private static Task<JsonSchema> SchemaOf(string file)
    {
        var kind = Path.GetDirectoryName(file) switch { "diseases" => "disease", "profiles" => "profile", _ => Path.GetFileNameWithoutExtension(file) };
        return JsonSchema.FromFileAsync(Path.Combine(SynthFolder.Shipped, kind + ".schema.json"), TestContext.Current.CancellationToken);
    }
}
