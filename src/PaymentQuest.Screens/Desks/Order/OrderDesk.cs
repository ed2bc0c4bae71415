using System.Globalization;
using PaymentQuest.Documents;
using PaymentQuest.Quests;
using PaymentQuest.Terms;

namespace PaymentQuest.Screens;

/// <summary>Quests in which checks are put in order.</summary>
internal sealed class OrderDesk() : SheetDesk<OrderQuest, OrderScreen>(OrderQuest.Ordering, Prose.Of("word.order"))
{
    private static readonly Prose[] HowToOrder =
    [
        Prose.Of("briefing.enter-picks-the-check-under-the"),
        Prose.Of("briefing.a-check-can-only-be-made"),
        Prose.Of("briefing.from-cheap-to-dear-comparing-your"),
        Prose.Of("briefing.s-hands-the-order-in-once"),
    ];

    /// <inheritdoc/>
    public override Sequence<Prose> PlainHelp => [Prose.Of("plain.to-order-numbers")];

    /// <inheritdoc/>
    protected override OrderScreen Begin(QuestEntry entry, OrderQuest quest, Session session, int attempt) => new(entry, quest, session, attempt);

    /// <inheritdoc/>
    protected override IReadOnlyList<Prose> HowTo(OrderQuest quest) => HowToOrder;

    /// <inheritdoc/>
    protected override SheetText TextOf(OrderQuest quest, ulong seed, Language language, Glyphs glyphs) => new OrderText(quest, language, glyphs);

    /// <inheritdoc/>
    protected override void Debrief(OrderQuest quest, Session session, Page page, Action<Line> add)
    {
        if (session.Sheet is not SheetJudgement.Ordered judgement)
        {
            return;
        }

        var text = new OrderText(quest, page.Language, page.Glyphs);
        text.Lines(judgement).ToList().ForEach(add);
        SheetText.Solution(session, page, add, () =>
        {
            foreach (var (at, place) in judgement.Places.Index())
            {
                add(Line.From($"   {at + 1}. ") + Line.From(text.Short(place.Label), Style.Name) + Line.From($"  {text.CostOf(place.Label)}", Style.Faint));
            }
        });
    }

    /// <inheritdoc/>
    protected override IEnumerable<string> Entries(OrderScreen screen, Page page)
    {
        var (quest, presented) = (screen.Quest, screen.Presented.ToList());
        yield return page.Say("plain.checks-to-order", ("step", quest.Step.Number), ("name", quest.Protocol.Names.OfMessage(quest.Step.Name)));
        var text = new OrderText(quest, page.Language, page.Glyphs);
        foreach (var (at, label) in presented.Index())
        {
            yield return $"  {at + 1} {label}: {text.Short(label)}";
        }

        yield return page.Say("plain.how-to-order", ("orderQuest", string.Join(' ', screen.Labels.Select(l => presented.IndexOf(l) + 1))));
    }

    /// <summary>Numbers are those of the list as it was first shown; what is not named comes after it.</summary>
    protected override (IReadOnlyDictionary<string, string> Entries, string? Problem) Read(OrderScreen screen, PlainLine line, Language language)
    {
        var presented = screen.Presented;
        var numbers = line.Text.Split([' ', ','], StringSplitOptions.RemoveEmptyEntries)
            .Select(w => int.TryParse(w, NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : 0).ToList();
        if (numbers.Count == 0 || numbers.Any(n => n < 1 || n > presented.Count) || numbers.Distinct().Count() < numbers.Count)
        {
            return (new Dictionary<string, string>(), Prose.Of("plain.no-order", ("presented", presented.Count)).In(language));
        }

        var order = numbers.Select(n => presented[n - 1]).Concat(screen.Labels).Distinct(StringComparer.Ordinal);
        return (new Dictionary<string, string> { [OrderQuest.Entry] = string.Join('\n', order) }, null);
    }
}
