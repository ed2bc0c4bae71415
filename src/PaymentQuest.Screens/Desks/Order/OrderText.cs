using System.Globalization;
using PaymentQuest.Documents;
using PaymentQuest.Quests;
using PaymentQuest.Roles;

namespace PaymentQuest.Screens;

/// <summary>What came of an order quest, in words.</summary>
/// <param name="quest">The quest.</param>
/// <param name="language">The language.</param>
/// <param name="glyphs">The signs to use.</param>
public sealed class OrderText(OrderQuest quest, Language language, Glyphs glyphs) : SheetText(language, glyphs)
{
    /// <inheritdoc/>
    private protected override Prose Praise => Prose.Of("sheet.all-in-order");

    /// <summary>What came of a place in an order.</summary>
    internal IEnumerable<Line> Of(PlaceJudgement place, Prose? because)
    {
        switch (place.Finding)
        {
            case PlaceFinding.Right:
                yield return Line.From($"{Glyphs.Accepted} {Prose.Of(
                    "sheet.right-place",
                    ("place", place.Number),
                    ("named", Named(place.Label)),
                    ("costOf", CostOf(place.Label))).In(Language)}.", Style.Good);
                break;
            case PlaceFinding.TooEarly e:
                yield return Line.From($"{Glyphs.Refused} {Prose.Of(
                    "sheet.early",
                    ("place", place.Number),
                    ("named", Named(place.Label)),
                    ("tooEarly", Lacks(e))).In(Language)}.", Style.Bad);
                break;
            case PlaceFinding.TooDear d:
                yield return Line.From($"{Glyphs.Refused} {Prose.Of(
                    "sheet.dear",
                    ("place", place.Number),
                    ("named", Named(place.Label)),
                    ("cheaper", Named(d.Cheaper)),
                    ("cost", Vocables.Of(d.Cost).In(Language)),
                    ("own", Vocables.Of(d.Own).In(Language))).In(Language)}.", Style.Bad);
                yield return Line.From("   " + Prose.Of("sheet.flood").In(Language), Style.Plain);
                break;
            default:
                yield return Line.From($"{Glyphs.Hollow} {Prose.Of("sheet.behind", ("place", place.Number), ("named", Named(place.Label))).In(Language)}.", Style.Faint);
                break;
        }

        if (because is not null && place.Finding is PlaceFinding.TooEarly or PlaceFinding.TooDear)
        {
            yield return Line.From("   " + because!.In(Language), Style.Notice);
        }
    }

    /// <summary>What a check of an order quest costs.</summary>
    internal string CostOf(string label) => Check(label) is { } check && CheckCosts.Of(check) is { } cost ? Vocables.Of(cost).In(Language) : "";

    /// <summary>A check of an order quest in words.</summary>
    internal string Short(string label) => Check(label) is { } check
        ? ReasonText.Short(check, quest.Compiled.Programs[quest.Role.Name], quest.Protocol, Glyphs, Language)
        : label;

    /// <summary>The checks in the order in which they lie, each as its lines.</summary>
    /// <param name="screen">The sheet.</param>
    /// <param name="columns">Columns of the terminal that there are.</param>
    public IReadOnlyList<IReadOnlyList<Line>> Entries(OrderScreen screen, int columns)
    {
        var places = (screen.Session.Sheet as SheetJudgement.Ordered)?.Places;
        return [.. screen.Labels.Select(Entry)];

        IReadOnlyList<Line> Entry(string label, int at)
        {
            var isChosen = at == screen.Row;
            var pointer = !isChosen ? "  " : (screen.Carried is null ? Glyphs.Pointer : Glyphs.Full) + " ";
            var mark = places is null || at >= places.Count ? Line.Empty : places[at].Finding switch
            {
                PlaceFinding.Right => Line.From(Glyphs.Accepted + " ", Style.Good),
                PlaceFinding.Behind => Line.From(Glyphs.Hollow + " ", Style.Faint),
                _ => Line.From(Glyphs.Refused + " ", Style.Bad),
            };
            var number = (at + 1).ToString(CultureInfo.InvariantCulture).PadLeft(2);
            var start = Line.From($"{pointer}{number}  ") + mark;
            var end = Line.From($" {label}", Style.Faint);
            var text = Line.From(Short(label), isChosen ? Style.Chosen : Style.Plain);
            var margin = Line.From(new string(' ', start.Width));
            List<Line> lines = [.. Wrapping.Wrap(text, Math.Max(columns - start.Width, 1)).Select((l, i) => (i == 0 ? start : margin) + l)];
            // What it is called stands at the edge, where there is room for it.
            if (lines[^1].Width + end.Width <= columns)
            {
                lines[^1] = lines[^1].Pad(columns - end.Width) + end;
            }

            return lines;
        }
    }

    /// <inheritdoc/>
    private protected override IEnumerable<Line> Wrong(SheetJudgement judgement) => (SheetJudgement.Ordered)judgement switch
    {
        { Wrong: { } wrong, Because: var because } => Of(wrong, because),
        { Score: < 100 } => [Line.From($"{Glyphs.Refused} {Prose.Of("sheet.not-named").In(Language)}", Style.Bad)],
        _ => [],
    };

    // What the same check gives is said in one breath.
    private string Lacks(PlaceFinding.TooEarly early) => string.Join("; ", early.Lacking.GroupBy(l => l.Giver, l => quest.Protocol.Vocabulary.Label(l.Term))
        .Select(terms => Listing.Of([.. terms]).In(Language) is var listed && terms.Key is { } giver ? Prose.Of(
            "sheet.given-by",
            ("listed", listed),
            ("giver", giver)).In(Language) : listed));

    private string Named(string label) => Vocables.OfCheck(label).In(Language);

    private RoleAction? Check(string label) => quest.Checks.FirstOrDefault(c => c.Check!.Label == label);
}
