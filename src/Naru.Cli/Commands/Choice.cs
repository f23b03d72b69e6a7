using System.Globalization;
using Naru.Cdm;
using Naru.Cli.Wording;
using Naru.Core;

namespace Naru.Cli.Commands;

/// <summary>Reads option values, with errors in both languages.</summary>
internal sealed class Choice
{
    private const int MostThreads = 1024;
    private const decimal MostSeconds = 24 * 60 * 60;

    private readonly List<Error> errors = [];

    /// <summary>What was wrong so far.</summary>
    public ValueList<Error> Errors => errors.ToValueList();

    /// <summary>Adds findings of another kind.</summary>
    public void Add(IEnumerable<Error> more) => errors.AddRange(more);

    /// <summary>One of several words.</summary>
    public string OneOf(string option, string? value, string otherwise, IReadOnlyList<string> words)
    {
        if (value is null)
        {
            return otherwise;
        }

        if (words.FirstOrDefault(w => w.Equals(value, StringComparison.OrdinalIgnoreCase)) is { } word)
        {
            return word;
        }

        Bad(option, value, string.Join(", ", Nearest.First(words, value)));
        return otherwise;
    }

    /// <summary>A number of threads.</summary>
    public int Threads(string option, string? value)
    {
        if (value is null)
        {
            return Environment.ProcessorCount;
        }

        if (int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var threads) && threads is >= 1 and <= MostThreads)
        {
            return threads;
        }

        Bad(option, value, string.Create(CultureInfo.InvariantCulture, $"1 … {MostThreads}"));
        return 1;
    }

    /// <summary>An amount of memory such as <c>4GB</c>; decimal and binary units mean what they say.</summary>
    public long? Bytes(string option, string? value)
    {
        if (value is null)
        {
            return null;
        }

        var digits = value.TakeWhile(c => char.IsAsciiDigit(c) || c == '.').Count();
        decimal? unit = value[digits..].Trim().ToUpperInvariant() switch
        {
            "KB" => 1_000m,
            "MB" => 1_000_000m,
            "GB" or "G" => 1_000_000_000m,
            "TB" => 1_000_000_000_000m,
            "KIB" => 1024m,
            "MIB" => 1024m * 1024,
            "GIB" => 1024m * 1024 * 1024,
            "TIB" => 1024m * 1024 * 1024 * 1024,
            _ => null,
        };
        if (unit is { } factor && decimal.TryParse(value[..digits], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            && number is > 0 and < 1_000_000 && number * factor >= 1 << 20)
        {
            return (long)(number * factor);
        }

        Bad(option, value, "512MB, 4GB, 16GiB …");
        return null;
    }

    /// <summary>A stretch of time such as <c>30s</c>, <c>5m</c> or <c>1h</c>; a number alone is seconds. Null for none.</summary>
    public TimeSpan? Duration(string option, string? value)
    {
        if (value is null)
        {
            return null;
        }

        var digits = value.TakeWhile(c => char.IsAsciiDigit(c) || c == '.').Count();
        decimal? unit = value[digits..].Trim().ToUpperInvariant() switch
        {
            "MS" => 0.001m,
            "" or "S" => 1m,
            "M" => 60m,
            "H" => 3600m,
            _ => null,
        };
        if (unit is { } factor && decimal.TryParse(value[..digits], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            && number < 1_000_000 && number * factor is >= 0.001m and <= MostSeconds)
        {
            return TimeSpan.FromSeconds((double)(number * factor));
        }

        errors.Add(CliErrors.BadOptionValue.At(SourcePlace.None, option, value, "") with { Advice = CliText.TimeForm });
        return null;
    }

    /// <summary>How text files are encoded; null to find it out.</summary>
    public TextEncoding? Encoding(string option, string? value) => value?.ToLowerInvariant().Replace("-", "", StringComparison.Ordinal) switch
    {
        null => null,
        "utf8" => TextEncoding.Utf8,
        "cp949" or "euckr" => TextEncoding.Cp949,
        "utf16" => TextEncoding.Utf16,
        _ => Refused<TextEncoding>(option, value!, "utf-8, cp949, utf-16"),
    };

    /// <summary>How dates that end with the year are written; null to find it out.</summary>
    public string? DateFormat(string option, string? value)
    {
        if (value is null || CdmOpenOptions.IsDateFormat(value))
        {
            return value;
        }

        Bad(option, value, "dd/MM/yyyy, MM/dd/yyyy");
        return null;
    }

    /// <summary>A path at which there must be a file or a folder.</summary>
    public string Existing(string path)
    {
        if (!File.Exists(path) && !Directory.Exists(path))
        {
            Add([AddressText.Is(path)
                ? CliErrors.AddressOnlyForImport.At(SourcePlace.None, AddressText.Masked(path))
                : CliErrors.PathNotFound.At(SourcePlace.None, path)]);
        }

        return path;
    }

    /// <summary>A path, which must not be empty.</summary>
    public string Path(string name, string value)
    {
        if (value.Trim() is "" or "-")
        {
            Bad(name, value, "PATH");
        }

        return value;
    }

    /// <summary>Notes a value that an option does not take.</summary>
    public void Bad(string option, string value, string allowed) =>
        errors.Add(CliErrors.BadOptionValue.At(SourcePlace.None, option, value, allowed));

    private T? Refused<T>(string option, string value, string allowed)
        where T : struct
    {
        Bad(option, value, allowed);
        return null;
    }
}
