namespace PaymentQuest.Screens;

/// <content>A build quest line by line.</content>
internal sealed partial class BuildDesk
{
    /// <inheritdoc/>
    protected override IEnumerable<string> Shown(BuildScreen screen, Page page)
    {
        var (quest, slot, names) = (screen.Quest, screen.Slot, screen.Quest.Protocol.Names);
        yield return slot.Definition is { } name
            ? page.Say("plain.compose-definition", ("name", Vocables.OfDefinition(name, quest.Protocol)), ("step", slot.Step.Number), ("told", names.OfMessage(slot.Step.Name)))
            : page.Say("plain.compose", ("step", slot.Step.Number), ("name", names.OfMessage(slot.Step.Name)), ("to", names.OfRole(slot.Step.To)));
        yield return page.Say("plain.you-know");
        foreach (var item in screen.Palette.Items)
        {
            var value = item.Value.Length > 40 ? item.Value[..40] + page.Glyphs.Ellipsis : item.Value;
            yield return $"  {item.Name}{(value.Length > 0 ? " = " + value : "")}; {Provenance.Of(item.Why, quest, page.Language)}";
        }

        yield return page.Say("plain.you-can", ("constructors", string.Join("  ", screen.Palette.Constructors.Select(c => c.Before + page.Glyphs.Ellipsis + c.After))));
        if (screen.Draft.Text.Length > 0)
        {
            yield return page.Say("plain.draft", ("draft", screen.Draft.Text));
        }

        yield return page.Say("plain.how-to-build");
    }

    /// <inheritdoc/>
    protected override PlainAnswer Obey(GameModel model, BuildScreen screen, PlainLine line, Page page)
    {
        int Named(Func<string, bool> isMeant) => screen.Quest.Slots.ToList().FindIndex(s => isMeant(s.Key));
        if (line.Word is "message" or "mensaje" && Named(k => k.Equals(line.Rest, StringComparison.OrdinalIgnoreCase)) is >= 0 and var chosen)
        {
            return PlainAnswer.Showing(model.Show(screen.On(chosen)));
        }

        if (line.Word is "message" or "mensaje")
        {
            return new PlainAnswer(model, [page.Say("plain.no-such-message", ("keys", string.Join(", ", screen.Quest.Slots.Select(s => s.Key))), ("first", screen.Quest.Slots[0].Key))]);
        }

        var text = line.Text;
        if (Named(k => text.StartsWith(k + ":", StringComparison.OrdinalIgnoreCase)) is >= 0 and var named)
        {
            screen = named == screen.SlotIndex ? screen : screen.On(named);
            text = text[(screen.Slot.Key.Length + 1)..].Trim();
        }

        // What is no name and looks like a command is no message.
        if (text == line.Text && line.Word is not ("send" or "enviar") && line.MeantCommand is { } near && !screen.Quest.Protocol.Vocabulary.Names.Contains(text.Split(' ')[0]))
        {
            return new PlainAnswer(model, [page.Say("plain.no-draft", ("word", line.Word), ("near", near), ("slot", screen.Slot.Key), ("text", text))]);
        }

        return line.Word is "send" or "enviar" ? line.Surplus(model, page) ?? Sent(model, screen, page)
            : text.Length == 0 ? new PlainAnswer(model.Show(screen), [])
            : new PlainAnswer(BuildUpdate.Write(model, screen, TextField.Of(text)), screen.Session.IsFull ? [] : [page.Say("plain.draft", ("draft", text))]);
    }

    private static PlainAnswer Sent(GameModel model, BuildScreen screen, Page page)
    {
        var (sent, effects) = BuildUpdate.Send(model, screen);
        if (sent.Top is not BuildScreen { Notice: DeskNotice.Result, Judgement: { } judgement } judged)
        {
            return new PlainAnswer(sent, [page.Say("plain.nothing-to-send")]);
        }

        var told = new BuildFeedback(screen.Quest, screen.Slot, screen.Draft.Text, screen.Session.Seed, page.Language, page.Glyphs).Lines(judgement).Select(l => l.Text).ToList();
        return judgement.IsSolved && !judged.Session.IsOver
            ? new PlainAnswer((BuildUpdate.GoOn(sent, judged).Model, effects), told) { IsShown = true }
            : new PlainAnswer((sent, effects), told);
    }
}
