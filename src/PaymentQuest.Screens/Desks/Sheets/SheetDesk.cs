using PaymentQuest.Documents;
using PaymentQuest.Quests;

namespace PaymentQuest.Screens;

/// <summary>Quests in which a sheet is filled in and handed in once.</summary>
/// <inheritdoc cref="DeskKind"/>
internal abstract class SheetDesk<TQuest, TScreen>(QuestKind kind, Prose word) : DeskKind<TQuest, TScreen>(kind, word, Prose.Of("sheet.reset"))
    where TQuest : SheetQuest
    where TScreen : SheetScreen
{
    /// <inheritdoc/>
    protected sealed override IEnumerable<string> Told(TQuest quest, Attempt attempt, ulong seed, Language language, Glyphs glyphs) =>
        attempt.Sheet is { } judgement ? TextOf(quest, seed, language, glyphs).Lines(judgement).Select(l => l.Text) : [];

    /// <inheritdoc/>
    protected sealed override IEnumerable<string> Shown(TScreen screen, Page page) =>
        [.. ProtocolText.Lines(screen.Sheet.Protocol, page.Language, page.Glyphs).Select(l => l.Text), .. Entries(screen, page)];

    /// <inheritdoc/>
    protected sealed override PlainAnswer Obey(GameModel model, TScreen screen, PlainLine line, Page page)
    {
        if (screen.Session.IsOver)
        {
            return new PlainAnswer(model, [page.Say("plain.over")]);
        }

        if (line.Word is not ("send" or "enviar" or "entregar"))
        {
            var (entries, problem) = Read(screen, line, page.Language);
            var noted = Fill(model.Show(screen.AtRest()), entries);
            return new PlainAnswer(noted, screen.Session.IsFull ? [] : [problem is null ? page.Say("plain.noted") : $"{page.Glyphs.Refused} {problem}"]);
        }

        if (line.Surplus(model, page) is { } surplus)
        {
            return surplus;
        }

        if (!SheetJudge.IsFilled(screen.Sheet, screen.Session.Desk.Drafts) && screen.Notice is not HandingIn)
        {
            var empty = screen.Sheet.Keys.Where(k => screen.Session.Desk.Drafts.GetValueOrDefault(k, "").Length == 0);
            return new PlainAnswer(model.Show(screen with { Notice = new HandingIn() }), [page.Say("plain.gaps", ("quest", string.Join("; ", empty)))]);
        }

        var sent = SheetUpdate.HandIn(model, screen);
        return new PlainAnswer(sent, [.. TextOf((TQuest)screen.Sheet, screen.Session.Seed, page.Language, page.Glyphs).Lines(((SheetScreen)sent.Model.Top).Session.Sheet!).Select(l => l.Text)]);
    }

    /// <summary>What came of a sheet, in words.</summary>
    protected abstract SheetText TextOf(TQuest quest, ulong seed, Language language, Glyphs glyphs);

    /// <summary>The entries, and how they are filled in line by line.</summary>
    protected abstract IEnumerable<string> Entries(TScreen screen, Page page);

    /// <summary>What a line fills in, and why it could not be read to its end; null when it could.</summary>
    protected virtual (IReadOnlyDictionary<string, string> Entries, string? Problem) Read(TScreen screen, PlainLine line, Language language) =>
        SheetJudge.Read(screen.Sheet, line.Text) is var (entries, problem) && problem is { } told ? (entries, told.In(language) + ".") : (entries, null);

    private static (GameModel Model, Terms.Sequence<Effect> Effects) Fill(GameModel model, IReadOnlyDictionary<string, string> entries)
    {
        var effects = new List<Effect>();
        foreach (var (key, written) in entries)
        {
            var screen = (SheetScreen)model.Top;
            if (screen.Session.Desk.Drafts.GetValueOrDefault(key, "") != written)
            {
                (model, var more) = DeskUpdate.Rested(model, screen, new Move.Write(key, written));
                effects.AddRange(more);
            }
        }

        return (model, [.. effects]);
    }
}
