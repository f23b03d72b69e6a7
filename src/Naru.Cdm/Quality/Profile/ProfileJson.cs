using System.Globalization;
using System.Text.Json;
using Naru.Core;

namespace Naru.Cdm.Quality.Profile;

/// <summary>Writes a profile as JSON, for programs. A hidden count is a text such as <c>"&lt;5"</c>, every other a number.</summary>
public static class ProfileJson
{
    /// <summary>Writes the profile as one object.</summary>
    /// <param name="json">Where to write; it must be where a value may stand.</param>
    /// <param name="profile">What to write.</param>
    public static void Write(Utf8JsonWriter json, DataProfile profile)
    {
        ArgumentNullException.ThrowIfNull(json);
        ArgumentNullException.ThrowIfNull(profile);
        json.WriteStartObject();
        if (profile.HideBelow is { } minimum)
        {
            json.WriteNumber("countsHiddenBelow", minimum);
        }

        WritePeople(json, profile.People);
        if (profile.Observation is { } observation)
        {
            WriteObservation(json, observation);
        }

        Array(json, "tables", profile.Tables, t =>
        {
            json.WriteString("table", t.Table);
            Count(json, "rows", t.Rows);
            if (t.Persons is { } persons)
            {
                Count(json, "persons", persons);
            }

            Month(json, "firstMonth", t.FirstMonth);
            Month(json, "lastMonth", t.LastMonth);
        });
        Array(json, "recordsOverTime", profile.Domains, d =>
        {
            json.WriteString("table", d.Table);
            Count(json, "records", d.Records);
            Count(json, "before", d.Before);
            Count(json, "after", d.After);
            Count(json, "undated", d.Undated);
            Series(json, d.OverTime);
        });
        Array(json, "unmapped", profile.Unmapped, u =>
        {
            json.WriteString("table", u.Table);
            json.WriteString("field", u.Field);
            Count(json, "records", u.Records);
            Count(json, "unmapped", u.Unmapped);
            json.WriteNumber("sourceValues", u.SourceValues);
        });
        Array(json, "topConcepts", profile.TopConcepts, d =>
        {
            json.WriteString("table", d.Table);
            json.WriteString("field", d.Field);
            Array(json, "concepts", d.Concepts, c => WriteConcept(json, c));
        });
        json.WriteEndObject();
    }

    private static void WritePeople(Utf8JsonWriter json, PeopleFigures people)
    {
        json.WriteStartObject("people");
        Count(json, "persons", people.Persons);
        Count(json, "male", people.Male);
        Count(json, "female", people.Female);
        Count(json, "otherSex", people.OtherSex);
        Count(json, "dead", people.Dead);
        if (people.AgeYear is { } year)
        {
            json.WriteNumber("ageInYear", year);
        }

        Count(json, "unknownAge", people.UnknownAge);
        Array(json, "ages", people.Ages, band =>
        {
            json.WriteNumber("from", band.From);
            Count(json, "male", band.Male);
            Count(json, "female", band.Female);
            Count(json, "otherSex", band.OtherSex);
        });
        json.WriteEndObject();
    }

    private static void WriteObservation(Utf8JsonWriter json, ObservationFigures observation)
    {
        json.WriteStartObject("observation");
        Count(json, "persons", observation.Persons);
        Count(json, "withoutPeriod", observation.WithoutPeriod);
        if (observation.MedianDays is { } days)
        {
            json.WriteNumber("medianDays", days);
        }

        Count(json, "periodsEndingLater", observation.EndingLater);
        json.WriteStartArray("atLeastYears");
        foreach (var count in observation.AtLeastYears)
        {
            Value(json, count);
        }

        json.WriteEndArray();
        Series(json, observation.OnFirstDay);
        json.WriteEndObject();
    }

    private static void WriteConcept(Utf8JsonWriter json, ConceptFigures concept)
    {
        json.WriteNumber("conceptId", concept.ConceptId);
        if (concept.Name is not null)
        {
            json.WriteString("name", concept.Name);
            json.WriteString("vocabulary", concept.Vocabulary);
            json.WriteString("code", concept.Code);
        }

        Count(json, "records", concept.Records);
        Count(json, "persons", concept.Persons);
    }

    private static void Series(Utf8JsonWriter json, TimeSeries? series)
    {
        if (series is null)
        {
            return;
        }

        json.WriteStartObject("overTime");
        json.WriteString("step", series.Axis.Step switch { TimeStep.Month => "month", TimeStep.Quarter => "quarter", TimeStep.Year => "year" });
        Month(json, "firstMonth", series.Axis.First);
        json.WriteStartArray("counts");
        foreach (var count in series.Counts)
        {
            Value(json, count);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Array<T>(Utf8JsonWriter json, string name, ValueList<T> items, Action<T> write)
    {
        json.WriteStartArray(name);
        foreach (var item in items)
        {
            json.WriteStartObject();
            write(item);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Month(Utf8JsonWriter json, string name, DateOnly? month)
    {
        if (month is { } first)
        {
            json.WriteString(name, first.ToString("yyyy-MM", CultureInfo.InvariantCulture));
        }
    }

    private static void Count(Utf8JsonWriter json, string name, CellCount count)
    {
        json.WritePropertyName(name);
        Value(json, count);
    }

    private static void Value(Utf8JsonWriter json, CellCount count)
    {
        if (count.IsHidden)
        {
            json.WriteStringValue(count.ToString());
        }
        else
        {
            json.WriteNumberValue(count.Value);
        }
    }
}
