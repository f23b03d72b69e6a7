using System.Reflection;
using System.Reflection.Emit;

namespace Naru.Tests.Disclosure;

/// <summary>What the code of a type mentions: everything that its signatures, variables and instructions refer to, read from the compiled code.</summary>
internal static class Mentioned
{
    private const BindingFlags Own =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private static readonly Dictionary<short, OpCode> OpCodesByValue = typeof(OpCodes).GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(f => (OpCode)f.GetValue(null)!).ToDictionary(o => o.Value);

    /// <summary>The members (of whatever assembly) that the code of a type refers to, itself included.</summary>
    internal static HashSet<MemberInfo> By(Type type)
    {
        var found = new HashSet<MemberInfo>();
        foreach (var field in type.GetFields(Own))
        {
            Add(found, field.FieldType);
        }

        foreach (var method in type.GetConstructors(Own).Concat<MethodBase>(type.GetMethods(Own)))
        {
            AddSignature(found, method);
            AddBody(found, method);
        }

        return found;
    }

    /// <summary>The same as full names: <c>System.DateTime.get_Now</c>, <c>System.IO.File</c>.</summary>
    internal static IEnumerable<string> Names(IEnumerable<MemberInfo> members) =>
        members.Select(m => m is Type t ? t.FullName ?? t.Name : $"{m.DeclaringType?.FullName}.{m.Name}");

    private static void AddBody(HashSet<MemberInfo> found, MethodBase method)
    {
        if (method.GetMethodBody() is not { } body)
        {
            return;
        }

        foreach (var local in body.LocalVariables)
        {
            Add(found, local.LocalType);
        }

        var code = body.GetILAsByteArray()!;
        for (var at = 0; at < code.Length;)
        {
            var value = code[at++];
            var op = value == 0xFE ? OpCodesByValue[unchecked((short)(0xFE00 | code[at++]))] : OpCodesByValue[value];
            switch (op.OperandType)
            {
                case OperandType.InlineMethod or OperandType.InlineField or OperandType.InlineType or OperandType.InlineTok:
                    AddToken(found, method, BitConverter.ToInt32(code, at));
                    at += 4;
                    break;
                case OperandType.InlineSwitch:
                    at += 4 + (4 * BitConverter.ToInt32(code, at));
                    break;
                default:
                    at += op.OperandType switch
                    {
                        OperandType.InlineNone => 0,
                        OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
                        OperandType.InlineVar => 2,
                        OperandType.InlineI8 or OperandType.InlineR => 8,
                        _ => 4,
                    };
                    break;
            }
        }
    }

    private static void AddToken(HashSet<MemberInfo> found, MethodBase method, int token)
    {
        var ofType = method.DeclaringType!.IsGenericType ? method.DeclaringType.GetGenericArguments() : null;
        var ofMethod = method.IsGenericMethod ? method.GetGenericArguments() : null;
        var member = method.Module.ResolveMember(token, ofType, ofMethod)!;
        found.Add(member);
        switch (member)
        {
            case Type type: Add(found, type); break;
            case FieldInfo field: Add(found, field.FieldType); break;
            case MethodBase called: AddSignature(found, called); break;
        }

        Add(found, member.DeclaringType);
    }

    private static void AddSignature(HashSet<MemberInfo> found, MethodBase method)
    {
        foreach (var parameter in method.GetParameters())
        {
            Add(found, parameter.ParameterType);
        }

        Add(found, (method as MethodInfo)?.ReturnType);
        if (method.IsGenericMethod)
        {
            foreach (var argument in method.GetGenericArguments())
            {
                Add(found, argument);
            }
        }
    }

    private static void Add(HashSet<MemberInfo> found, Type? type)
    {
        if (type is null)
        {
            return;
        }

        found.Add(type.IsGenericType ? type.GetGenericTypeDefinition() : type);
        Add(found, type.HasElementType ? type.GetElementType() : null);
        foreach (var argument in type.IsGenericType ? type.GetGenericArguments() : [])
        {
            if (!argument.IsGenericParameter)
            {
                Add(found, argument);
            }
        }
    }
}
