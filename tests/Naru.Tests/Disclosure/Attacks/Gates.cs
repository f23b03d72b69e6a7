using Naru.Disclosure.Keys;
using Naru.Disclosure.Policies;

namespace Naru.Tests.Disclosure.Attacks;

/// <summary>The gates that are attacked: the two defaults, and the ones that are broken on purpose.</summary>
internal static class Gates
{
    internal static readonly StandardPolicy Uncapped = StandardPolicy.Default with { LooksPerPartner = 1_000_000, LooksForLife = 1_000_000 };

    /// <summary>The hole of Leaf, whose noise is seeded by a hash of the question: another spelling is another draw.</summary>
    internal static readonly Twin NoiseOfTheText = new(
        new("잡음이 질문의 글에서 나옴 (한도 없음)", "noise from the question's text (no cap)"),
        seed => new GateRespondent(new Hospital(Uncapped, seed, keys: new KeysOfTheText(seed))));

    internal static readonly Twin NoCap = new(
        new("조회 한도 없음", "no cap on looks"), seed => new GateRespondent(new Hospital(Uncapped, seed)));

    /// <summary>SHRINE's hole: fresh noise for each answer, and nothing remembered.</summary>
    internal static readonly Twin NothingRemembered = new(
        new("strict이지만 답도 지출도 기록하지 않음", "strict, but neither answers nor spending are recorded"),
        seed => new ForgettingRespondent(seed, (_, _) => true));

    internal static readonly Twin RefreshResets = new(
        new("strict이지만 자료가 새로워지면 지출이 0이 됨", "strict, but new data reset the spending"), seed => new ForgettingRespondent(seed, (before, now) => before != now));

    internal static readonly Twin NoiseConstant = new(
        new("모든 수에 같은 잡음 (한도 없음)", "the same noise on every number (no cap)"),
        seed => new GateRespondent(new Hospital(Uncapped, seed, keys: new ConstantKeys())));

    internal static readonly Twin Exact = new(
        new("잡음 없이 10 미만만 감춤", "no noise, only counts below 10 hidden"), _ => new WrongRespondent(p => p.Length < 10 ? null : p.Length));

    internal static readonly Twin NoThreshold = new(new("잡음도 최솟값도 없음", "neither noise nor a threshold"), _ => new WrongRespondent(p => p.Length));

    /// <summary>The hole of a catalogue export: counts are rounded up to tens, and what is then below 10 is hidden, which nothing but zero ever is.</summary>
    internal static readonly Twin HiddenAfterRoundingUp = new(
        new("올림한 뒤에 10 미만을 감춤", "counts below 10 hidden after rounding up"), _ => new WrongRespondent(p => (p.Length + 9) / 10 * 10 is var up and >= 10 ? up : null));

    /// <summary>Noise as it should be, but the noised count alone decides what is hidden: three patients may be told as ten.</summary>
    internal static readonly Twin HiddenByTheNoise = new(
        new("잡음을 넣은 수로만 감춤 (한도 없음)", "hidden by the noised count alone (no cap)"),
        seed =>
        {
            var inner = new GateRespondent(new Hospital(Uncapped with { Threshold = 1 }, seed));
            return new WrongRespondent(p => inner.HowMany(p).Value is { } noised and >= 10 ? noised : null);
        });

    internal static readonly Twin CapOfEachPartnerOnly = new(
        new("협력자별 한도만 있고 전체 한도 없음", "a cap for each partner, none over all"),
        seed => new GateRespondent(new Hospital(StandardPolicy.Default with { LooksForLife = 1_000_000 }, seed)));

    internal static readonly Twin ShortSlots = new(
        new("세는 시간보다 짧은 0.7초 단위로 내보냄", "slots of 0.7 s, shorter than counting takes"),
        seed => new GateRespondent(new Hospital(StrictPolicy.Default with { Slot = TimeSpan.FromSeconds(0.7) }, seed)));

    internal static Respondent Strict(ulong seed) => new GateRespondent(new Hospital(StrictPolicy.Default, seed));

    internal static Respondent Standard(ulong seed) => new GateRespondent(new Hospital(StandardPolicy.Default, seed));

    private sealed class KeysOfTheText(ulong seed) : IPersonKeys
    {
        private readonly RememberedKeys keys = new(seed);
        private UInt128 questions;

        public UInt128 OfPerson(long personId) => keys.OfPerson(personId);

        public ulong OfSet(UInt128 sumOfKeys) => keys.OfSet(unchecked(sumOfKeys + ++questions));

        public ulong OfThing(UInt128 personKey, string thing) => keys.OfThing(personKey, thing);
    }

    private sealed class ConstantKeys : IPersonKeys
    {
        public UInt128 OfPerson(long personId) => unchecked((UInt128)(ulong)personId);

        public ulong OfSet(UInt128 sumOfKeys) => 1UL << 63;

        public ulong OfThing(UInt128 personKey, string thing) => 0;
    }

    /// <summary>Gates of the policy <c>strict</c>, each of which knows nothing of the ones before.</summary>
    private sealed class ForgettingRespondent(ulong seed, Func<string, string, bool> forgets) : Respondent
    {
        private readonly RememberedKeys keys = new(seed);
        private GateRespondent current = new(new Hospital(StrictPolicy.Default, seed * 100_000));
        private string before = "";
        private ulong opened;

        protected override Reply[]? Answer(IReadOnlyList<IEnumerable<int>> cells, string partner, string text, string version, bool renewed)
        {
            if (forgets(before, version))
            {
                current = new GateRespondent(new Hospital(StrictPolicy.Default, (seed * 100_000) + ++opened, keys: keys));
            }

            before = version;
            var replies = current.Table(cells, partner, text, version, renewed);
            return replies[0].IsRefused ? null : replies;
        }
    }
}
