using System.Diagnostics;
using Xunit;

namespace Naru.Tests.Cdm;

/// <summary>Text files that were damaged at random: what opens has all its records, and what does not says why.</summary>
public sealed class FuzzTests
{
    private static readonly string[] Snippets = ["\"", ",", "\n", "\r", "\0", "\t", ";", "\uFEFF", "가", "NULL", "1e5", "01/02/2010", "-", "99999999999999999999"];

    [Theory]
    [Trait("Category", "Slow")]
    [InlineData(1)]
    [InlineData(2)]
    public void Open_DamagedSample_FindsSomethingOrHasAllRecords(int seed)
    {
        using var folder = new TestFolder().Clear();
        Sample.UnpackInto(folder.Path);
        var names = new[] { "person.csv", "death.csv", "observation_period.csv", "condition_era.csv" };
        var files = Directory.EnumerateFiles(folder.Path).Where(f => names.Contains(Path.GetFileName(f).ToLowerInvariant())).ToDictionary(f => f, File.ReadAllBytes);
        foreach (var other in Directory.EnumerateFiles(folder.Path).Where(f => !files.ContainsKey(f)).ToList())
        {
            File.Delete(other);
        }

        var random = new Random(seed);
        var watch = Stopwatch.StartNew();
        for (var round = 0; round < 300 && watch.Elapsed < TimeSpan.FromSeconds(15); round++)
        {
            var (path, whole) = files.ElementAt(random.Next(files.Count));
            var damaged = Damage(whole, random);
            File.WriteAllBytes(path, damaged);
            using (var database = folder.Open().Value)
            {
                // Without quotes a record is a line that is not empty; the first is the header.
                if (database is not null && !damaged.Contains((byte)'"'))
                {
                    var lines = System.Text.Encoding.Latin1.GetString(damaged).Split('\n', '\r').Count(l => l.Length > 0) - 1;
                    Assert.Equal(lines, database.RowCounts[Path.GetFileNameWithoutExtension(path).ToLowerInvariant()]);
                }
            }

            Assert.Empty(Directory.EnumerateFileSystemEntries(folder.Scratch));
            File.WriteAllBytes(path, whole);
        }
    }

    private static byte[] Damage(byte[] whole, Random random)
    {
        var bytes = whole.ToList();
        for (var i = random.Next(1, 4); i > 0; i--)
        {
            var at = random.Next(bytes.Count);
            switch (random.Next(5))
            {
                case 0:
                    bytes[at] = (byte)random.Next(256);
                    break;
                case 1:
                    bytes.RemoveRange(at, Math.Min(random.Next(1, 50), bytes.Count - at));
                    break;
                case 2:
                    bytes.RemoveRange(at + 1, bytes.Count - at - 1);
                    break;
                case 3:
                    bytes.InsertRange(at, bytes.GetRange(at, Math.Min(random.Next(1, 200), bytes.Count - at)));
                    break;
                default:
                    bytes.InsertRange(at, System.Text.Encoding.UTF8.GetBytes(Snippets[random.Next(Snippets.Length)]));
                    break;
            }
        }

        return [.. bytes];
    }
}
