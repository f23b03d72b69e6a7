namespace Naru.Disclosure.Questions;

/// <summary>Walks the kinds of blocks: a new kind breaks the build until everything handles it.</summary>
internal interface ICountBlockVisitor<out T>
{
    T Visit(Population block);

    T Visit(Funnel block);

    T Visit(DropOne block);

    T Visit(Breakdown block);

    T Visit(Histogram block);

    T Visit(Profile block);
}
