using Naru.Core;
using Naru.Disclosure.Questions;

namespace Naru.Tests.Disclosure;

/// <summary>Questions in few words.</summary>
internal static class Questions
{
    internal static Question One(string about) => Of(about, new Population("all"));

    internal static Question Of(string about, params CountBlock[] blocks) => Question.Create(about, blocks.ToValueList()).Value!;
}
