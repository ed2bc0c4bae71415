using PaymentQuest.Documents;
using PaymentQuest.Quests;
using PaymentQuest.Roles;

namespace PaymentQuest.Screens;

/// <summary>What came of an order quest, in words.</summary>
/// <param name="quest">The quest.</param>
/// <param name="language">The language.</param>
/// <param name="glyphs">The signs to use.</param>
internal sealed class OrderText(OrderQuest quest, Language language, Glyphs glyphs) : SheetText(language, glyphs)
{
    /// <inheritdoc/>
    protected override Prose Praise => Prose.Of("sheet.all-in-order");

    /// <summary>What came of a place in an order.</summary>
    public IEnumerable<Line> Of(PlaceJudgement place, Prose? because)
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
    public string CostOf(string label) => Check(label) is { } check && CheckCosts.Of(check) is { } cost ? Vocables.Of(cost).In(Language) : "";

    /// <summary>A check of an order quest in words.</summary>
    public string Short(string label) => Check(label) is { } check
        ? ReasonText.Short(check, quest.Compiled.Programs[quest.Role.Name], quest.Protocol, Glyphs, Language)
        : label;

    /// <inheritdoc/>
    protected override IEnumerable<Line> Wrong(SheetJudgement judgement) => (SheetJudgement.Ordered)judgement switch
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
