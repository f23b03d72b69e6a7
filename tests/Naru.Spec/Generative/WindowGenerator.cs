using Naru.Cohorts.Model;

namespace Naru.Spec.Generative;

/// <summary>Makes windows around the distance of two events, their ends often exactly on it.</summary>
internal sealed class WindowGenerator(Draw draw)
{
    internal Window Next(Witness index, Witness witness, bool isEndWindow)
    {
        bool? useIndexEnd = draw.Any(null, null, false, (bool?)true);
        bool? useEventEnd = draw.Any(null, null, false, (bool?)true);
        var from = useIndexEnd ?? false ? index.End ?? index.Start : index.Start;
        var day = useEventEnd ?? isEndWindow ? witness.End ?? witness.Start : witness.Start;
        var distance = day.DayNumber - from.DayNumber + (draw.Chance(80) ? 0 : draw.Int(-4, 4));
        return new Window(
            Endpoint(draw.Chance(25) ? null : distance - draw.Any(0, 0, 1, 5, 30), -1),
            Endpoint(draw.Chance(25) ? null : distance + draw.Any(0, 0, 1, 5, 30), 1))
        {
            UseIndexEnd = useIndexEnd,
            UseEventEnd = useEventEnd,
        };
    }

    private WindowEndpoint Endpoint(int? days, int openCoefficient)
    {
        if (days is not { } number)
        {
            return new WindowEndpoint(null, draw.Chance(95) ? openCoefficient : draw.Any(-1, 0, 1, 2));
        }

        if (draw.Chance(2))
        {
            return new WindowEndpoint(draw.Any(int.MaxValue, int.MinValue, 99_999, 0), draw.Any(-1, 1, int.MinValue));
        }

        // ATLAS writes days without a sign; other tools do not care.
        return draw.Chance(95)
            ? new WindowEndpoint(Math.Abs(number), number < 0 || (number == 0 && draw.Chance(50)) ? -1 : 1)
            : new WindowEndpoint(-number, -1);
    }
}
