using Naru.Cdm.Quality.Profile;
using Xunit;

namespace Naru.Tests.Cdm.Quality.Profile;

/// <summary>A CDM small enough to count by hand: seven persons, one born in the last year, one dead, one without a year of birth.</summary>
internal static class SmallCdm
{
    public const string Planted = "PLANTED-SECRET";

    public static readonly DateOnly Today = new(2020, 6, 30);

    public static TestFolder Create()
    {
        var folder = new TestFolder();
        folder.Write("person.csv",
            """
            person_id,gender_concept_id,year_of_birth,month_of_birth,race_concept_id,ethnicity_concept_id,person_source_value
            1,8507,1970,5,0,0,PLANTED-SECRET-1
            2,8532,1980,1,0,0,PLANTED-SECRET-2
            3,8532,1981,1,0,0,PLANTED-SECRET-3
            4,8507,2019,12,0,0,PLANTED-SECRET-4
            5,8507,1934,1,0,0,PLANTED-SECRET-5
            6,0,1900,1,0,0,PLANTED-SECRET-6
            7,8532,,,0,0,PLANTED-SECRET-7

            """);
        // 1: two periods that overlap, from 2015-01-01 to 2018-12-31; 2: beyond today; 3: ends before it begins; 4: a few days of one month.
        folder.Write("observation_period.csv",
            """
            observation_period_id,person_id,observation_period_start_date,observation_period_end_date,period_type_concept_id
            1,1,2015-01-01,2017-07-01,0
            2,1,2017-01-01,2018-12-31,0
            3,2,2019-06-30,2099-12-31,0
            4,3,2019-06-30,2019-06-01,0
            5,4,2019-12-05,2019-12-20,0
            6,5,2015-01-02,2015-02-01,0

            """);
        folder.Write("death.csv", "person_id,death_date,death_type_concept_id,cause_concept_id\n5,2015-02-01,0,\n");
        folder.Write("condition_occurrence.csv",
            $"""
            condition_occurrence_id,person_id,condition_concept_id,condition_start_date,condition_type_concept_id,condition_source_value
            1,1,10,2015-01-10,0,A
            2,1,10,2015-01-20,0,A
            3,2,20,2019-12-31,0,B
            4,3,20,2019-12-31,0,B
            5,3,0,2019-12-31,0,{Planted}-X
            6,3,0,2019-12-31,0,{Planted}-Y
            7,3,,2019-12-31,0,{Planted}-Y
            8,4,0,2019-12-31,0,

            """);
        return folder;
    }

    public static DataProfile Profile(TestFolder folder, int? hideBelow = null, int topConcepts = 10)
    {
        var opened = folder.Open();
        Assert.True(opened.IsSuccess, string.Join('\n', opened.Findings));
        using var database = opened.Value;
        var options = new ProfileOptions { Today = Today, HideBelow = hideBelow, TopConcepts = topConcepts };
        return DataProfile.Take(database, options, TestContext.Current.CancellationToken);
    }
}
