using PaymentQuest.Documents;
using PaymentQuest.Quests;
using PaymentQuest.Runs;

namespace PaymentQuest.Screens;

/// <content>A quest on the desk: what lies there, and what the player does with it.</content>
public sealed partial class PlainGame
{
    private void Show()
    {
        switch (_session!.Quest)
        {
            case BuildQuest b:
                ShowSlot(b);
                break;
            case VerifyQuest v when _session.CurrentRound is { } round:
                ShowRound(v, round);
                break;
            case AttackQuest a:
                ShowBoard(a);
                break;
            case SheetQuest h:
                ShowSheet(h);
                break;
        }
    }

    private void ShowSlot(BuildQuest quest)
    {
        var (slot, names) = (quest.Slots[_slot], quest.Protocol.Names);
        Say(slot.Definition is { } name
            ? Prose.Of("plain.compose-definition", ("name", Vocables.OfDefinition(name, quest.Protocol)), ("step", slot.Step.Number), ("told", names.OfMessage(slot.Step.Name))).In(language)
            : Prose.Of("plain.compose", ("step", slot.Step.Number), ("name", names.OfMessage(slot.Step.Name)), ("to", names.OfRole(slot.Step.To))).In(language));
        var palette = Offered.Of(Workbench.PaletteOf(quest, slot, _session!.Seed), slot, quest.Protocol.Vocabulary);
        Say(Prose.Of("plain.you-know").In(language));
        foreach (var item in palette.Items)
        {
            var value = item.Value.Length > 40 ? item.Value[..40] + glyphs.Ellipsis : item.Value;
            Say($"  {item.Name}{(value.Length > 0 ? " = " + value : "")}; {Provenance.Of(item.Why, quest, language)}");
        }

        Say(Prose.Of("plain.you-can", ("constructors", string.Join("  ", palette.Constructors.Select(c => c.Before + glyphs.Ellipsis + c.After)))).In(language));
        if (_session.Desk.Drafts.GetValueOrDefault(slot.Key) is { Length: > 0 } draft)
        {
            Say(Prose.Of("plain.draft", ("draft", draft)).In(language));
        }

        Say(Prose.Of("plain.how-to-build").In(language));
    }

    private void ShowRound(VerifyQuest quest, Round round)
    {
        Say(Prose.Of("plain.arrived", ("round", round.Number + 1), ("rounds", quest.Rounds), ("step", quest.Protocol.Names.OfMessage(quest.Step.Name)), ("message", round.Message.Length)).In(language));
        foreach (var field in MessageField.Of(quest.Step, round.Message))
        {
            var octets = field.Value(round.Message);
            var value = field.Term is { } term ? TermText.Of(term, octets, quest.Protocol.Vocabulary) : Convert.ToHexStringLower(octets);
            Say($"  {(field.Term is { } t ? quest.Protocol.Vocabulary.Label(t) : "?")} = {(value.Length > 72 ? value[..72] + glyphs.Ellipsis : value)}");
        }

        if (!quest.IsHard)
        {
            Say(Prose.Of("plain.checks-offered").In(language));
            for (var i = 0; i < _choices.Count; i++)
            {
                Say($"  {i + 1} {_choices[i].Check.Label}: {CheckText.Of(quest, _choices[i].Check, Page)}");
            }
        }

        Say((quest.IsHard ? Prose.Of("plain.how-to-verify-hard") : Prose.Of("plain.how-to-verify")).In(language));
    }

    private void Build(BuildQuest quest, Session session, string word, string rest, string line)
    {
        var named = quest.Slots.ToList().FindIndex(s => line.StartsWith(s.Key + ":", StringComparison.OrdinalIgnoreCase));
        if (named >= 0)
        {
            _slot = named;
            line = line[(quest.Slots[named].Key.Length + 1)..].Trim();
        }

        var slot = quest.Slots[_slot];
        if (word is "message" or "mensaje" && quest.Slots.ToList().FindIndex(s => s.Key.Equals(rest, StringComparison.OrdinalIgnoreCase)) is >= 0 and var chosen)
        {
            _slot = chosen;
            ShowSlot(quest);
            return;
        }

        if (word is not ("send" or "enviar"))
        {
            if (line.Length > 0)
            {
                Move(new Move.Write(slot.Key, line), null);
                if (!session.IsFull)
                {
                    Say(Prose.Of("plain.draft", ("draft", line)).In(language));
                }
            }

            return;
        }

        if (string.IsNullOrWhiteSpace(session.Desk.Drafts.GetValueOrDefault(slot.Key)))
        {
            Say(Prose.Of("plain.nothing-to-send").In(language));
            return;
        }

        Move(new Move.Send(slot.Key), null);
        var judgement = _session!.Judgements[slot.Key];
        Tell(new BuildFeedback(quest, slot, _session!.Desk.Drafts[slot.Key], _session!.Seed, language, glyphs).Lines(judgement));
        if (_session.IsOver)
        {
            Debrief();
        }
        else if (judgement.IsSolved)
        {
            _slot = quest.Slots.ToList().FindIndex(s => !(_session.Judgements.GetValueOrDefault(s.Key)?.IsSolved ?? false));
            ShowSlot(quest);
        }
    }

    private void Verify(VerifyQuest quest, string word, string rest, string line)
    {
        if (_session!.CurrentRound is null)
        {
            Say(Prose.Of("plain.over").In(language));
            return;
        }

        switch (word)
        {
            case "accept" or "aceptar":
                Decide(quest, null);
                break;
            case "refuse" or "rechazar":
                Decide(quest, Named(rest));
                break;
            default:
                var statement = word is "check" or "comprobar" ? Named(rest) : line;
                if (statement.Length == 0)
                {
                    break;
                }

                // As at the desk, a slip of the pen costs no move.
                if (word is not ("check" or "comprobar") && (CheckText.Circular(quest, statement) ?? (new StatementReader(quest).Read(statement) as Statement.Unreadable)?.Error) is { } error)
                {
                    Say($"{glyphs.Refused} {ReasonText.Expected(error, language)}.");
                    break;
                }

                Move(new Move.State(statement), null);
                var screen = VerifyScreen.Of(_entry!, quest, _session!, _attempt);
                if (screen.Results.Count > 0)
                {
                    Tell(CheckText.Details(screen, screen.Results[^1], Page));
                }

                break;
        }
    }

    // A number stands for a check of the list.
    private string Named(string text) =>
        int.TryParse(text, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var n) && n >= 1 && n <= _choices.Count ? _choices[n - 1].Check.Label : text;

    private void Decide(VerifyQuest quest, string? label)
    {
        if (label is null && _session!.Desk.Statements.Count == 0)
        {
            Say(Prose.Of("plain.nothing-checked").In(language));
            return;
        }

        if (label is not null && !VerifyScreen.Of(_entry!, quest, _session!, _attempt).RefusalLabels.Contains(label))
        {
            Say(Prose.Of("plain.not-made").In(language));
            return;
        }

        Move(new Move.Decide(label), null);
        var judgement = _session!.Rounds[^1];
        var told = RoundText.Of(judgement).In(language);
        Say($"{(judgement.Outcome == RoundOutcome.Right ? glyphs.Accepted : glyphs.Refused)} {char.ToUpperInvariant(told[0])}{told[1..]}");
        if (judgement.Round.Fault is { } fault)
        {
            Say(fault.Story.In(language));
        }

        if (_session!.IsOver)
        {
            Debrief();
        }
        else
        {
            Show();
        }
    }
}
