using System.Text;

namespace Naru.Hub.Api;

/// <summary>JSON pointers (RFC 6901), which is how API clients name a place.</summary>
internal static class JsonPointer
{
    /// <summary>A pointer to a member of what the given pointer shows.</summary>
    public static string Member(string pointer, string name) =>
        $"{pointer}/{name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal)}";

    /// <summary>The pointer for a path as Naru's checks write it (<c>$.a[2].b</c>); a pointer stays what it is.</summary>
    public static string Of(string path)
    {
        if (path.Length == 0 || path[0] != '$')
        {
            return path;
        }

        var pointer = new StringBuilder();
        foreach (var c in path.AsSpan(1))
        {
            switch (c)
            {
                case '.' or '[':
                    pointer.Append('/');
                    break;
                case ']':
                    break;
                case '~':
                    pointer.Append("~0");
                    break;
                case '/':
                    pointer.Append("~1");
                    break;
                default:
                    pointer.Append(c);
                    break;
            }
        }

        return pointer.ToString();
    }
}
