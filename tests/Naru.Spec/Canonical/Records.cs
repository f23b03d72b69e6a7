using System.Collections;
using System.Reflection;
using Naru.Cohorts.Model;
using Naru.Core;

namespace Naru.Spec.Canonical;

/// <summary>The model's records seen as data, so that a test cannot forget a property that somebody adds.</summary>
internal static class Records
{
    private static readonly NullabilityInfoContext Nullability = new();

    /// <summary>The properties that make up a record; what is computed from others is not among them.</summary>
    internal static IEnumerable<PropertyInfo> Properties(Type record) =>
        record.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(p => p is { CanRead: true, CanWrite: true });

    /// <summary>Whether a type is a record of the model; the catalogue's own are no part of a definition.</summary>
    internal static bool IsRecord(Type type) =>
        type.Namespace == typeof(CohortDefinition).Namespace && type.IsClass && !IsCatalogue(type);

    internal static bool IsCatalogue(Type type) => type == typeof(AttributeDefinition) || type == typeof(CriterionType);

    internal static bool MayBeNull(PropertyInfo property)
    {
        lock (Nullability)
        {
            return Nullability.Create(property).WriteState == NullabilityState.Nullable;
        }
    }

    /// <summary>The name of a property in the tests' lists.</summary>
    internal static string Name(PropertyInfo property) => $"{property.DeclaringType!.Name}.{property.Name}";

    internal static object With(object record, PropertyInfo property, object? value)
    {
        var clone = record.GetType().GetMethod("<Clone>$")!.Invoke(record, null)!;
        property.SetValue(clone, value);
        return clone;
    }

    /// <summary>A list of the same type with other elements.</summary>
    internal static object ListOf(Type list, IEnumerable<object> items)
    {
        var element = list.GetGenericArguments()[0];
        var cast = typeof(Enumerable).GetMethod(nameof(Enumerable.Cast))!.MakeGenericMethod(element).Invoke(null, [items]);
        return typeof(ValueList).GetMethod(nameof(ValueList.ToValueList))!.MakeGenericMethod(element).Invoke(null, [cast])!;
    }

    internal static bool IsList(Type type) => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ValueList<>);

    /// <summary>The record with every record in it, innermost first, replaced by what a function makes of it.</summary>
    internal static T Map<T>(T record, Func<object, object> change)
        where T : class => (T)Mapped(record, change);

    private static object Mapped(object record, Func<object, object> change)
    {
        foreach (var property in Properties(record.GetType()))
        {
            var value = property.GetValue(record);
            if (value is not null && IsRecord(value.GetType()))
            {
                record = With(record, property, Mapped(value, change));
            }
            else if (value is IEnumerable list && IsList(property.PropertyType) && IsRecord(property.PropertyType.GetGenericArguments()[0]))
            {
                record = With(record, property, ListOf(property.PropertyType, list.Cast<object>().Select(i => Mapped(i, change)).ToList()));
            }
        }

        return change(record);
    }
}
