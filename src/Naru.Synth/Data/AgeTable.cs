namespace Naru.Synth.Data;

/// <summary>Values by age and sex: a value holds from its age up to the next one.</summary>
/// <param name="Ages">Ages in years, rising from 0.</param>
/// <param name="Female">As many values.</param>
/// <param name="Male">As many values.</param>
internal sealed record AgeTable(double[] Ages, double[] Female, double[] Male)
{
    /// <summary>A table that says 0.</summary>
    public static readonly AgeTable Zero = new([0], [0], [0]);

    /// <summary>Reads a table.</summary>
    public static AgeTable Read(DataNode node, double most)
    {
        var table = node.Object("ages", "female", "male");
        if (table.Required("ages") is not { } agesNode)
        {
            return Zero;
        }

        var ages = agesNode.Items(1).Select(n => n.Number(0, 120)).ToArray();
        for (var i = 0; i < ages.Length; i++)
        {
            if (i == 0 ? ages[0] != 0 : ages[i] <= ages[i - 1])
            {
                agesNode.Add(SynthErrors.AgesNotRising);
                break;
            }
        }

        double[] Values(string sex)
        {
            if (table.Required(sex) is not { } list)
            {
                return new double[ages.Length];
            }

            var values = list.Items().Select(n => n.Number(0, most)).ToArray();
            if (values.Length != ages.Length)
            {
                list.Add(SynthErrors.TableLength, ages.Length, values.Length);
            }

            return values;
        }

        return new AgeTable(ages, Values("female"), Values("male"));
    }

    /// <summary>The value for somebody.</summary>
    /// <param name="isMale">The sex.</param>
    /// <param name="age">The age in years.</param>
    public double Of(bool isMale, double age)
    {
        var i = Ages.Length - 1;
        while (i > 0 && age < Ages[i])
        {
            i--;
        }

        return (isMale ? Male : Female)[i];
    }
}
