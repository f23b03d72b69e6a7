namespace Naru.Tests.Synth;

/// <summary>A hospital of one disease, whose every figure is easy to work out: for what the shipped diseases mix with each other.</summary>
internal static class SmallHospital
{
    public const string Population =
        """
        {"source": "test", "mortality": {"ages": [0, 50], "female": [4, 20], "male": [8, 40]}}
        """;

    public const string Profile =
        """
        {
          "id": "small", "source": "test", "name": {"ko": "시험", "en": "Test"},
          "record": {"from": "2010-01-01", "to": "2024-12-31", "years": {"median": 8, "least": 2}},
          "persons": {"ages": [0, 20, 70], "female": [0, 1, 0], "male": [0, 1, 0]},
          "drugs": {"infliximab": {"infliximab-ct-p13": 0.7}},
          "places": {"careSites": [{"name": {"ko": "내과", "en": "Medicine"}}], "providers": 3}
        }
        """;

    public const string Disease =
        """
        {
          "id": "diabetes", "source": "test", "name": {"ko": "당뇨병", "en": "Diabetes"},
          "prevalence": {"ages": [0, 40], "female": [50, 100], "male": [80, 200]},
          "incidence": {"ages": [0, 40, 60], "female": [5, 20, 30], "male": [10, 30, 60]},
          "onset": [{"state": "new"}],
          "states": {
            "new": {
              "name": {"ko": "처음", "en": "New"}, "condition": "type-2-diabetes",
              "onEntry": [{"visit": "outpatient", "measurements": ["hba1c"]}],
              "care": [{"visit": "outpatient", "every": {"days": 30, "spread": 5}, "measurements": ["hba1c"]}],
              "drugs": [{"drug": "metformin", "share": 0.6}, {"oneOf": [{"drug": "glimepiride", "weight": 1}, {"drug": "sitagliptin", "weight": 3}], "share": 0.5}, "infliximab"],
              "levels": {"hba1c": {"mean": 8, "between": 0.5, "within": 0.3, "perYear": 0.2}},
              "deaths": 30
            }
          }
        }
        """;

    /// <summary>Its data files.</summary>
    public static SynthFolder Create()
    {
        var folder = new SynthFolder(withDiseases: false);
        folder.Write("population.json", Population).Write("profiles/small.json", Profile);
        return folder.Write("diseases/diabetes.json", Disease);
    }
}
