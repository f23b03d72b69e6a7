using System.Globalization;
using Naru.Core;

namespace Naru.Cohorts.Admission;

/// <summary>Why a question that could be answered was not. Codes are permanent.</summary>
public static class AskErrors
{
    /// <summary>The question ran for as long as it may.</summary>
    public static readonly ErrorKind TimeLimitReached = new("ASK101", Severity.Error,
        new("시간 제한 {0}초 안에 답을 구하지 못해 멈췄습니다.", "Stopped: there was no answer within the time limit of {0} s."),
        new("시간 제한을 늘리거나, 기준과 개념 집합을 줄여 다시 물으세요.", "Allow more time, or ask again with fewer criteria or smaller concept sets."));

    /// <summary>Too many questions wait already: of this user, or of all.</summary>
    public static readonly ErrorKind TooManyWaiting = new("ASK102", Severity.Error,
        new("대기 중인 질문이 이미 {0}개라 더 받지 않습니다.", "{0} questions wait already, and no more are taken."),
        new("앞의 질문이 끝난 뒤 다시 물으세요. 필요 없는 질문은 취소하세요.", "Ask again when earlier questions are done. Cancel those that are no longer needed."));

    /// <summary>No place became free within the time that the question may wait.</summary>
    public static readonly ErrorKind WaitedTooLong = new("ASK103", Severity.Error,
        new("{0}초를 기다렸지만 차례가 오지 않았습니다.", "The question waited for {0} s and its turn did not come."),
        new("잠시 뒤 다시 물으세요.", "Ask again later."));

    /// <summary>Whoever answers is closing down.</summary>
    public static readonly ErrorKind Closing = new("ASK104", Severity.Error,
        new("종료하는 중이라 질문에 답하지 않습니다.", "Questions are no longer answered: the program is closing."),
        new("다시 시작된 뒤 물으세요.", "Ask again once it has started again."));

    /// <summary>All kinds.</summary>
    public static ValueList<ErrorKind> All { get; } = [TimeLimitReached, TooManyWaiting, WaitedTooLong, Closing];

    internal static Error Of(ErrorKind kind, TimeSpan time) =>
        kind.At(SourcePlace.None, time.TotalSeconds.ToString("0.###", CultureInfo.InvariantCulture));
}
