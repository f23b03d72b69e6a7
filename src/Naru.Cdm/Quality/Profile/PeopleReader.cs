using Naru.Core;

namespace Naru.Cdm.Quality.Profile;

/// <summary>Counts persons by sex and age.</summary>
internal sealed class PeopleReader(CdmDatabase database, ProfileSql sql, Func<long, CellCount> cell)
{
    private const int OldestAge = 120;
    private const int BandYears = 5;
    private const int OpenBand = 100 / BandYears;

    public PeopleFigures Read(int? year)
    {
        var unknown = year is null ? "true" : $"age IS NULL OR age < 0 OR age > {OldestAge}";
        var rows = sql.Rows(
            $"""
            WITH dead AS (SELECT person_id, min(death_date) AS day FROM cdm.death GROUP BY 1),
            aged AS (
                SELECT
                    CASE gender_concept_id WHEN 8507 THEN 1 WHEN 8532 THEN 2 ELSE 3 END AS sex,
                    least({year ?? 0}, year(day)) - year_of_birth AS age,
                    day IS NOT NULL AS died
                FROM cdm.person LEFT JOIN dead USING (person_id))
            SELECT sex::BIGINT, (CASE WHEN {unknown} THEN -1 ELSE least(age // {BandYears}, {OpenBand}) END)::BIGINT,
                count(*)::BIGINT, (count(*) FILTER (died))::BIGINT
            FROM aged GROUP BY 1, 2
            """,
            r => (Sex: r.GetInt64(0), Band: r.GetInt64(1), Persons: r.GetInt64(2), Dead: r.GetInt64(3)));
        var oldest = rows.Select(r => r.Band).DefaultIfEmpty(-1).Max();
        CellCount Sum(Func<(long Sex, long Band, long Persons, long Dead), bool> which) => cell(rows.Where(which).Sum(r => r.Persons));
        return new PeopleFigures(
            cell(database.RowCounts["person"]),
            Sum(r => r.Sex == 1),
            Sum(r => r.Sex == 2),
            Sum(r => r.Sex == 3),
            cell(rows.Sum(r => r.Dead)),
            year,
            Sum(r => r.Band < 0),
            Enumerable.Range(0, (int)oldest + 1).Select(band => new AgeBand(
                band * BandYears,
                Sum(r => r.Sex == 1 && r.Band == band),
                Sum(r => r.Sex == 2 && r.Band == band),
                Sum(r => r.Sex == 3 && r.Band == band))).ToValueList());
    }
}
