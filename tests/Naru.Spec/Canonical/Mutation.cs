using System.Collections;
using System.Reflection;
using Naru.Cohorts.Model;

namespace Naru.Spec.Canonical;

/// <summary>A definition in which one thing is different.</summary>
/// <param name="Member">Which property, by its record's name and its own.</param>
/// <param name="Definition">The definition with it.</param>
internal sealed record Mutation(string Member, CohortDefinition Definition)
{
    /// <summary>Every single change of a definition that the types of the model allow: each property of each record in it, to other values.</summary>
    internal static IEnumerable<Mutation> Of(CohortDefinition definition) =>
        Changes(definition).Select(c => new Mutation(c.Member, (CohortDefinition)c.Record));

    /// <summary>The properties of all records that a definition may hold.</summary>
    internal static IReadOnlySet<string> Members { get; } = FindMembers();

    private static HashSet<string> FindMembers()
    {
        var members = new HashSet<string>(StringComparer.Ordinal);
        var seen = new HashSet<Type>();
        var open = new Queue<Type>([typeof(CohortDefinition)]);
        while (open.TryDequeue(out var type))
        {
            if (!Records.IsRecord(type) || !seen.Add(type))
            {
                continue;
            }

            foreach (var derived in type.Assembly.GetTypes().Where(t => t.BaseType == type))
            {
                open.Enqueue(derived);
            }

            foreach (var property in Records.Properties(type))
            {
                // A record that is always there is nothing but its members.
                if (!Records.IsRecord(property.PropertyType) || Records.MayBeNull(property))
                {
                    members.Add(Records.Name(property));
                }

                open.Enqueue(Records.IsList(property.PropertyType) ? property.PropertyType.GetGenericArguments()[0] : property.PropertyType);
            }
        }

        return members;
    }

    private static IEnumerable<(string Member, object Record)> Changes(object record) =>
        from property in Records.Properties(record.GetType())
        from change in Changes(property, property.GetValue(record))
        select (change.Member, Records.With(record, property, change.Value));

    private static IEnumerable<(string Member, object? Value)> Changes(PropertyInfo property, object? value)
    {
        var name = Records.Name(property);
        if (Records.IsList(property.PropertyType))
        {
            return Changes(name, property.PropertyType, ((IEnumerable)value!).Cast<object>().ToList());
        }

        if (value is not null && Records.IsRecord(value.GetType()))
        {
            var inside = Changes(value).Select(c => (c.Member, (object?)c.Record));
            return Records.MayBeNull(property) ? inside.Append((name, null)) : inside;
        }

        var type = Nullable.GetUnderlyingType(property.PropertyType);
        var others = Others(type ?? property.PropertyType, value);
        return (value is not null && Records.MayBeNull(property) ? others.Append(null) : others).Select(o => (name, o));
    }

    /// <summary>A list without each of its elements, with each of them changed, and with one more where only names are meant.</summary>
    private static IEnumerable<(string Member, object? Value)> Changes(string name, Type type, List<object> items)
    {
        for (var i = 0; i < items.Count; i++)
        {
            var at = i;
            yield return (name, Records.ListOf(type, items.Where((_, n) => n != at)));
            foreach (var (member, changed) in Changes(items[i]))
            {
                yield return (member, Records.ListOf(type, items.Select((item, n) => n == at ? changed : item)));
            }
        }

        if (type.GetGenericArguments()[0] == typeof(JsonMember))
        {
            yield return (name, Records.ListOf(type, items.Append(new JsonMember("added", "1"))));
        }
    }

    private static IEnumerable<object?> Others(Type type, object? value) => value switch
    {
        AttributeDefinition attribute => CriterionCatalogue.All.SelectMany(t => t.Attributes)
            .Where(a => a.Form == attribute.Form && a.Name != attribute.Name).Take(1),
        CriterionType other => CriterionCatalogue.All.Where(t => t != other).Take(1),
        _ when type == typeof(bool) => [value is not true],
        _ when type == typeof(int) => value is null ? [7] : [(int)value == int.MaxValue ? 0 : (int)value + 1],
        _ when type == typeof(long) => [(long)value! + 1],
        _ when type == typeof(double) => [value is null ? 7.0 : (double)value + 1],
        _ when type == typeof(string) => [$"{value}x"],
        _ when type == typeof(DateOnly) => value is null ? [new DateOnly(2015, 5, 5)] : [((DateOnly)value).AddDays((DateOnly)value == DateOnly.MaxValue ? -1 : 1)],
        _ when type.IsEnum => Enum.GetValues(type).Cast<object>().Where(v => !v.Equals(value)),
        _ when Records.IsRecord(type) => [],
        _ => throw new InvalidOperationException($"Nobody said what else a {type.Name} may be."),
    };
}
