using System.Text;
using Naru.Core;
using Naru.Hub.Api;
using Naru.Hub.Directories;
using Naru.Hub.Files;
using Naru.Hub.Identity.Names;
using Naru.Hub.Kernel;
using Naru.Hub.Outbox;
using Xunit;

namespace Naru.Tests.Hub.Kernel;

/// <summary>What a reader does not see, asked of every rule for texts.</summary>
public sealed class CharactersTests
{
    private static readonly (string Rule, Func<string, bool> Refuses)[] Names =
    [
        ("directory", text => Directory(text).Count > 0),
        ("person", text => !NameRule.Check(text, "$").IsSuccess),
        ("file", text => !FileName.Of($"{text}.pdf").IsSuccess),
    ];

    [Fact]
    public void Names_WithWhatIsNotSeenOrIsNone_AreRefusedByEveryRule()
    {
        foreach (var rune in EveryRune().Where(r => Characters.Turns(r) || Characters.IsUnseen(r) || Characters.BreaksLine(r) || Characters.IsUnassigned(r)))
        {
            var text = $"나루{rune}바이오";
            Assert.All(Names, n => Assert.True(n.Refuses(text), $"{n.Rule} takes {Characters.CodeOf(rune.Value)}"));
        }
    }

    [Fact]
    public void Texts_MayHoldWhatShapesThem_ButNothingThatTurnsOrHides()
    {
        foreach (var rune in EveryRune())
        {
            var isRefused = HiddenCharacters.In($"가{rune}나") is not null;
            var isHarm = Characters.Turns(rune) || Characters.IsNever(rune) || (Characters.IsUnseen(rune) && !Characters.ShapesText(rune))
                || (Rune.IsControl(rune) && rune.Value is not ('\t' or '\n' or '\r'));
            Assert.True(isHarm == isRefused, Characters.CodeOf(rune.Value));
        }
    }

    [Fact]
    public void MailHeaders_TakeNothingThatBreaksTheirLine() =>
        Assert.All(EveryRune().Where(Characters.BreaksLine), r => Assert.True(MailComposer.HasControl($"a{r}b"), Characters.CodeOf(r.Value)));

    [Theory]
    [InlineData("나루 바이오")]
    [InlineData("TNFα 표적 치료제")]
    [InlineData("Société d’Études")]
    public void Names_ThatPeopleHave_AreTaken(string text) => Assert.All(Names.Where(n => n.Rule == "directory"), n => Assert.False(n.Refuses(text), n.Rule));

    [Fact]
    public void Words_ShareNothing_ThatOneOfThemDenies()
    {
        Assert.All(EveryRune().Where(Characters.ShapesText), r => Assert.True(Characters.IsUnseen(r) && !Characters.Turns(r), Characters.CodeOf(r.Value)));
        Assert.All(EveryRune().Where(r => Rune.IsLetterOrDigit(r) && r.Value is (>= 'A' and <= 'z') or (>= 0xAC00 and <= 0xD7A3)), r => Assert.False(Characters.IsUnseen(r)));
    }

    private static List<Error> Directory(string text)
    {
        var errors = new List<Error>();
        TextRules.Name(errors, "$", text);
        return errors;
    }

    private static IEnumerable<Rune> EveryRune() => Enumerable.Range(0, 0x110000).Where(Rune.IsValid).Where(v => v < 0x30000 || v is (>= 0xE0000 and < 0xE1000) or >= 0x10FF00).Select(v => new Rune(v));
}
