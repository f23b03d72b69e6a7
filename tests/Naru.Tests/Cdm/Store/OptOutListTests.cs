using System.Text;
using Naru.Cdm;
using Naru.Cdm.Store;
using Xunit;

namespace Naru.Tests.Cdm.Store;

public sealed class OptOutListTests
{
    [Theory]
    [InlineData("2\n7\n")]
    [InlineData("7\r\n2\r\n")]
    [InlineData("person_id\n7\n2")]
    [InlineData("\n# opted out, 2024\nPERSON_ID\n2 # first, of two\n\n\"7\"\n")]
    [InlineData("\"\",\"person_id\"\n\"1\",\"2\"\n\"2\",\"7\"\n")]
    [InlineData("no,name,Person_ID\n1,\"Kim, \"\"M\"\" #3\",2\n2,,7\n,,\n")]
    [InlineData("person_id;since\n2;2024-01-01\n7;1,5\n")]
    [InlineData("since\tperson_id\r\n\t2\r\nx\t7\r\n")]
    public void Read_List_TakesTheColumnOfPersons(string text) => Assert.Equal([2L, 7L], Read(text).Value!.Persons);

    [Theory]
    [InlineData("person_id\n")]
    [InlineData("# none left\n\nno;\"person_id\"\n")]
    public void Read_HeaderOnly_IsTheEmptyList(string text) => Assert.Empty(Read(text).Value!.Persons);

    [Theory]
    [InlineData("1,2\n", 1)]
    [InlineData("1;2\n", 1)]
    [InlineData("1\t2\n", 1)]
    [InlineData("no,patient\n1,2\n", 1, 2)]
    [InlineData("person_id,person_id\n1,2\n", 1, 2)]
    [InlineData("person_id\n\"1\",2\n3", 2)]
    [InlineData("person_id,since\n1,2,2024-01-01\n", 2)]
    [InlineData("since,person_id\n2024-01-01,\n", 2)]
    [InlineData("since,person_id\n2024-01-01\n", 2)]
    [InlineData("person_id,since\n1,\"a\n2,b\"\n", 2, 3)]
    [InlineData("5\nperson_id\n", 2)]
    [InlineData("person_id\n1.0\n", 2)]
    public void Read_LineWhosePersonIsNotCertain_IsRefused(string text, params int[] lines)
    {
        var result = Read(text);
        Assert.False(result.IsSuccess);
        Assert.Equal(lines.Select(l => (StoreErrors.BadOptOutLine.Code, (long?)l)), result.Errors.Select(e => (e.Code, e.Place.Line)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("\n \n")]
    [InlineData("# person_id\n\"\"\n,,\n")]
    public void Read_NothingAtAll_IsRefused(string text) =>
        Assert.Equal([StoreErrors.EmptyOptOutList.Code], Read(text).Errors.Select(e => e.Code));

    [Fact]
    public void Read_ByteOrderMarks_AreNoPartOfTheHeader()
    {
        foreach (var encoding in new Encoding[] { new UTF8Encoding(true), new UnicodeEncoding(false, true), new UnicodeEncoding(true, true) })
        {
            Assert.Equal([2L], Read("person_id\r\n2\r\n", encoding).Value!.Persons);
        }
    }

    [Fact]
    public void Read_MissingFile_IsCalledMissing()
    {
        using var folder = new TestFolder();
        foreach (var path in new[] { folder.Beside("none.csv"), Path.Combine(folder.Beside("nowhere"), "none.csv") })
        {
            Assert.Equal([CdmErrors.PathNotFound.Code], OptOutList.Read(path).Errors.Select(e => e.Code));
        }
    }

    private static Naru.Core.Result<OptOutList> Read(string text, Encoding? encoding = null)
    {
        using var folder = new TestFolder();
        var path = folder.Beside("list.csv");
        File.WriteAllText(path, text, encoding ?? new UTF8Encoding(false));
        return OptOutList.Read(path);
    }
}
