using System.Globalization;
using System.Text.Json;

namespace Naru.Tests.Synth;

/// <summary>
/// What the data files say must come out, read here by other code than the engine's, and what a store's own rows say came out: first
/// diagnoses and persons at risk by age, sex and the diagnoses before. A disease is left out if its onset cannot be told from
/// diagnoses: because a risk depends on a state, because a disease that it depends on can end, or because its diagnoses are made for
/// other reasons, too.
/// </summary>
internal sealed class Epidemiology
{
    private const double DaysPerYear = 365.25;

    private readonly Dictionary<string, Course> courses = new(StringComparer.Ordinal);
    private readonly JsonElement catalogue;
    private readonly JsonElement profile;

    public Epidemiology(string data, string profileId)
    {
        catalogue = Json(Path.Combine(data, "catalogue.json"));
        profile = Json(Path.Combine(data, "profiles", profileId + ".json"));
        var population = File.ReadAllText(Path.Combine(data, "population.json"));
        var files = Directory.GetFiles(Path.Combine(data, "diseases")).Order(StringComparer.Ordinal).ToDictionary(f => Path.GetFileNameWithoutExtension(f)!, File.ReadAllText, StringComparer.Ordinal);
        foreach (var (id, text) in files)
        {
            courses[id] = new Course(id, JsonSerializer.Deserialize<JsonElement>(text));
        }

        foreach (var course in courses.Values)
        {
            course.IsVisible = course.Risks.All(r => r.States.Count == 0 && !courses[r.With].CanEnd)
                && course.Conditions.All(c =>
                    !population.Contains($"\"{c}\"", StringComparison.Ordinal)
                    && !files.Any(f => f.Key != course.Id && f.Value.Contains($"\"{c}\"", StringComparison.Ordinal) && courses[f.Key].Uses(c)));
        }
    }

    /// <summary>The diseases that can be told from diagnoses.</summary>
    public IReadOnlyList<string> Visible => [.. courses.Values.Where(c => c.IsVisible).Select(c => c.Id)];

    /// <summary>What was expected and what was seen: of each disease by sex and age when the record begins, and of each afterwards.</summary>
    public IEnumerable<(string What, double Expected, double Variance, long Observed)> Compare(SynthFolder folder, string store)
    {
        var ids = courses.Keys.ToList();
        var persons = folder.Query(store,
            $"""
            SELECT p.gender_concept_id = 8507, epoch(p.birth_datetime) / 86400, date_diff('day', DATE '1970-01-01', o.observation_period_start_date),
                date_diff('day', DATE '1970-01-01', o.observation_period_end_date),
                {string.Join(", ", ids.Select((_, i) => $"date_diff('day', DATE '1970-01-01', f{i})"))}
            FROM cdm.person p JOIN cdm.observation_period o USING (person_id) JOIN (
                SELECT person_id, {string.Join(", ", ids.Select((id, i) => $"{First(id)} AS f{i}"))}
                FROM cdm.person LEFT JOIN cdm.condition_occurrence c USING (person_id) GROUP BY person_id) USING (person_id)
            """);
        string First(string id) =>
            $"min(CASE WHEN c.condition_concept_id IN ({string.Join(',', courses[id].Conditions.Select(ConceptOf))}) THEN c.condition_start_date END)";
        var lives = persons.Select(r => new Life(
            (bool)r[0]!, Number(r[1]), Number(r[2]), Number(r[3]),
            ids.Select((id, i) => (id, First: r[4 + i] is { } day ? Number(day) : double.PositiveInfinity)).ToDictionary(p => p.id, p => p.First, StringComparer.Ordinal))).ToList();
        return courses.Values.Where(c => c.IsVisible).SelectMany(c => Prevalence(c, lives).Concat(Incidence(c, lives)));
    }

    private IEnumerable<(string, double, double, long)> Prevalence(Course course, List<Life> lives)
    {
        var before = Order().TakeWhile(id => id != course.Id).ToHashSet(StringComparer.Ordinal);
        foreach (var group in lives.Where(course.CanBeOf).GroupBy(l => (l.IsMale, Age: (int)((l.Start - l.Birth) / DaysPerYear / 20) * 20)))
        {
            double expected = 0, variance = 0;
            foreach (var life in group)
            {
                var share = course.Prevalence(life.IsMale, (life.Start - life.Birth) / DaysPerYear) / 1000;
                var odds = share / (1 - share) * CaseMix(course.Id);
                foreach (var risk in course.Risks.Where(r => before.Contains(r.With) && life.First[r.With] <= life.Start))
                {
                    odds *= risk.Times;
                }

                var p = odds / (1 + odds);
                expected += p;
                variance += p * (1 - p);
            }

            yield return ($"prevalence of {course.Id}, {group.Key}", expected, variance, group.Count(l => l.First[course.Id] <= l.Start));
        }
    }

    private IEnumerable<(string, double, double, long)> Incidence(Course course, List<Life> lives)
    {
        var expected = new Dictionary<(bool, int), double>();
        var observed = new Dictionary<(bool, int), long>();
        foreach (var life in lives.Where(course.CanBeOf).Where(l => l.First[course.Id] > l.Start))
        {
            // Cut where an age band begins or a risk does; onset on day d comes from the day before.
            var end = Math.Min(life.End, life.First[course.Id]);
            var cuts = course.Ages.Select(a => life.Birth + (a * DaysPerYear)).Concat(course.Risks.Select(r => life.First[r.With]))
                .Where(d => d > life.Start && d < end).Append(life.Start).Append(end).Order().ToList();
            for (var i = 0; i + 1 < cuts.Count; i++)
            {
                var middle = (cuts[i] + cuts[i + 1]) / 2;
                var age = (middle - life.Birth) / DaysPerYear;
                var rate = course.Incidence(life.IsMale, age) / 1000 * CaseMix(course.Id)
                    * course.Risks.Where(r => life.First[r.With] <= cuts[i]).Aggregate(1d, (product, r) => product * r.Times);
                var key = (life.IsMale, (int)(age / 20) * 20);
                expected[key] = expected.GetValueOrDefault(key) + (rate * (cuts[i + 1] - cuts[i]) / DaysPerYear);
            }

            if (life.First[course.Id] <= life.End)
            {
                var key = (life.IsMale, (int)((life.First[course.Id] - 0.5 - life.Birth) / DaysPerYear / 20) * 20);
                observed[key] = observed.GetValueOrDefault(key) + 1;
            }
        }

        return expected.Select(e => ($"incidence of {course.Id}, {e.Key}", e.Value, e.Value, observed.GetValueOrDefault(e.Key)));
    }

    /// <summary>The documented order: by id, but after what the risks name.</summary>
    private List<string> Order()
    {
        var order = new List<string>();
        var open = courses.Keys.Order(StringComparer.Ordinal).ToList();
        while (open.Count > 0)
        {
            var next = open.Find(id => courses[id].Risks.All(r => r.States.Count > 0 || !open.Contains(r.With))) ?? open[0];
            order.Add(next);
            open.Remove(next);
        }

        return order;
    }

    private double CaseMix(string id) =>
        profile.TryGetProperty("caseMix", out var mix) && (mix.TryGetProperty(id, out var times) || mix.TryGetProperty("default", out times)) ? times.GetDouble() : 1;

    private long ConceptOf(string condition) => catalogue.GetProperty("conditions").GetProperty(condition).GetProperty("concept").GetInt64();

    private static double Number(object? value) => Convert.ToDouble(value, CultureInfo.InvariantCulture);

    private static JsonElement Json(string path) => JsonSerializer.Deserialize<JsonElement>(File.ReadAllText(path));

    private sealed record Life(bool IsMale, double Birth, double Start, double End, Dictionary<string, double> First);

    private sealed record CourseRisk(string With, List<string> States, double Times);

    private sealed class Course(string id, JsonElement json)
    {
        public string Id => id;

        public bool IsVisible { get; set; }

        public List<CourseRisk> Risks { get; } = !json.TryGetProperty("risks", out var risks) ? [] :
        [
            .. risks.EnumerateArray().Select(r => new CourseRisk(
                r.GetProperty("with").GetString()!,
                r.TryGetProperty("in", out var states) ? [.. states.EnumerateArray().Select(s => s.GetString()!)] : [],
                r.GetProperty("times").GetDouble())),
        ];

        public bool CanEnd { get; } = json.GetProperty("states").EnumerateObject().Any(s => s.Value.TryGetProperty("inactive", out var i) && i.GetBoolean());

        public HashSet<string> Conditions { get; } =
            [.. json.GetProperty("states").EnumerateObject().Where(s => s.Value.TryGetProperty("condition", out _)).Select(s => s.Value.GetProperty("condition").GetString()!)];

        public List<double> Ages { get; } = [.. json.GetProperty("incidence").GetProperty("ages").EnumerateArray().Select(a => a.GetDouble())];

        public bool CanBeOf(Life life) => !json.TryGetProperty("sex", out var sex) || sex.GetString() == (life.IsMale ? "male" : "female");

        public double Prevalence(bool isMale, double age) => json.TryGetProperty("prevalence", out var table) ? Of(table, isMale, age) : 0;

        public double Incidence(bool isMale, double age) => Of(json.GetProperty("incidence"), isMale, age);

        /// <summary>Whether its files name a condition, whatever for.</summary>
        public bool Uses(string condition) => json.GetProperty("states").GetRawText().Contains($"\"{condition}\"", StringComparison.Ordinal);

        private static double Of(JsonElement table, bool isMale, double age)
        {
            var ages = table.GetProperty("ages").EnumerateArray().Select(a => a.GetDouble()).ToList();
            return table.GetProperty(isMale ? "male" : "female")[ages.FindLastIndex(a => a <= age)].GetDouble();
        }
    }
}
