using PaymentQuest.Documents;
using PaymentQuest.Play;
using PaymentQuest.Runs;
using PaymentQuest.Scenarios;
using PaymentQuest.Terms;

namespace PaymentQuest.Screens;

/// <summary>
/// The game line by line, for pipes, screen readers and terminals without screens: the same quests, texts and judgements. It reads
/// commands until the input ends.
/// </summary>
/// <param name="source">Where quests come from.</param>
/// <param name="store">What is kept between games.</param>
/// <param name="input">The player's lines.</param>
/// <param name="output">What is told.</param>
/// <param name="language">The language to begin with.</param>
/// <param name="glyphs">The signs to use.</param>
public sealed class PlainGame(IQuestSource source, IProgressStore store, TextReader input, TextWriter output, Language language, Glyphs glyphs)
{
    private const int Columns = 79;

    private QuestEntry? _entry;
    private Session? _session;
    private int _attempt;
    private int _slot;
    private bool _isHintOffered;
    private Sequence<CheckChoice> _choices = [];
    private Prose? _told;

    private IEnumerable<QuestEntry> Quests => source.Topics.SelectMany(t => t.Quests);

    private Page Page => new(new Surface(Columns, 40, glyphs, language), language);

    /// <summary>Plays until the input ends or the player quits.</summary>
    /// <param name="quest">The identifier of a quest to begin with, or null for the list.</param>
    /// <returns>0.</returns>
    public int Play(string? quest)
    {
        if (quest is null)
        {
            List();
        }
        else
        {
            Begin(quest);
        }

        while (true)
        {
            Warn();
            if (input.ReadLine() is not { } line || !Obey(line.Trim()))
            {
                return 0;
            }
        }
    }

    private bool Obey(string line)
    {
        var (word, rest) = Split(line);
        switch (word.ToLowerInvariant())
        {
            case "":
                break;
            case "quit" or "exit" or "salir":
                return false;
            case "help" or "ayuda" or "?":
                PlainWording.Help.ToList().ForEach(h => Say(h.In(language)));
                break;
            case "list" or "lista":
                List();
                break;
            case "play" or "jugar":
                Begin(rest);
                break;
            case "lang" or "idioma":
                language = rest.StartsWith("es", StringComparison.OrdinalIgnoreCase) ? Language.Es : Language.En;
                Say(PlainWording.Chosen.In(language));
                break;
            default:
                InQuest(word.ToLowerInvariant(), rest, line);
                break;
        }

        return true;
    }

    private void InQuest(string word, string rest, string line)
    {
        if (_session is not { } session)
        {
            Say(PlainWording.NoQuest.In(language));
            return;
        }

        var isHint = word is "hint" or "pista";
        switch (word)
        {
            case "hint" or "pista":
                Hint(session);
                break;
            case "undo" or "deshacer":
                Move(new Move.Undo(), PlainWording.Undone);
                break;
            case "redo" or "rehacer":
                Move(new Move.Redo(), PlainWording.Redone);
                break;
            case "reset":
                Move(new Move.Reset(), PlainWording.Cleared);
                break;
            case "show" or "ver":
                Show();
                break;
            case "next" or "siguiente" when session.IsOver:
                Begin(Quests.SkipWhile(q => q.Id != _entry!.Id).Skip(1).FirstOrDefault()?.Id ?? "");
                break;
            default:
                if (session.Quest is Quest.Build b)
                {
                    Build(b, session, word, rest, line);
                }
                else
                {
                    Verify((Quest.Verify)session.Quest, word, rest, line);
                }

                break;
        }

        _isHintOffered &= isHint;
    }

    private void List()
    {
        var reached = store.Reached();
        var number = 1;
        foreach (var topic in source.Topics)
        {
            Say(topic.Title.In(language));
            foreach (var quest in topic.Quests)
            {
                var mark = reached.GetValueOrDefault(quest.Id) is { IsSolved: true } ? glyphs.Full : glyphs.Hollow;
                Say($"  {number++,2} {mark} {quest.Title.In(language)}  ({quest.Id}; {quest.Protocol}, {Vocables.Of(quest.Kind).In(language)})");
            }
        }

        Say(PlainWording.HowToStart.In(language));
    }

    private void Begin(string which)
    {
        var all = Quests.ToList();
        _entry = int.TryParse(which, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var number) && number >= 1 && number <= all.Count
            ? all[number - 1]
            : all.FirstOrDefault(q => q.Id.Equals(which, StringComparison.OrdinalIgnoreCase));
        if (_entry is null)
        {
            Say(PlainWording.NoSuchQuest.Fill(language, which));
            return;
        }

        var (quest, problem) = source.Load(_entry.Id);
        if (quest is null)
        {
            _session = null;
            Say(PlainWording.Broken.Fill(language, problem ?? ""));
            return;
        }

        var (unfinished, next) = store.Open(_entry.Id);
        _attempt = unfinished?.Number ?? next;
        _session = unfinished is { Moves.Count: > 0 } saved
            ? Session.Replay(quest, saved.Seed, saved.Moves)
            : Session.Begin(quest, unfinished?.Seed ?? BriefingUpdate.SeedOf(quest, _attempt));
        _slot = 0;
        _isHintOffered = false;
        _choices = quest is Quest.Verify v && !_session.IsOver ? VerifyScreen.Of(_entry, v, _session, _attempt).Choices : [];
        Say($"{quest.Title.In(language)}. {quest.Protocol.Title.In(language)}");
        Say(quest.Story.In(language));
        Say(quest.Brief.In(language));
        if (_session.Log.Count > 0)
        {
            Say(PlainWording.Resumed.Fill(language, _session.Log.Count));
        }

        Show();
    }

    private void Show()
    {
        switch (_session!.Quest)
        {
            case Quest.Build b:
                ShowSlot(b);
                break;
            case Quest.Verify v when _session.CurrentRound is { } round:
                ShowRound(v, round);
                break;
        }
    }

    private void ShowSlot(Quest.Build quest)
    {
        var slot = quest.Slots[_slot];
        Say(slot.Definition is { } name
            ? PlainWording.ComposeDefinition.Fill(language, name, slot.Step.Number, slot.Step.Name)
            : PlainWording.Compose.Fill(language, slot.Step.Number, slot.Step.Name, Vocables.OfRole(slot.Step.To).In(language)));
        var palette = Workbench.PaletteOf(quest, slot, _session!.Seed);
        Say(PlainWording.YouKnow.In(language));
        foreach (var item in palette.Items)
        {
            var value = item.Value.Length > 40 ? item.Value[..40] + glyphs.Ellipsis : item.Value;
            Say($"  {item.Name}{(value.Length > 0 ? " = " + value : "")}; {Provenance.Of(item.Why, quest.Protocol, language)}");
        }

        Say(PlainWording.YouCan.Fill(language, string.Join("  ", palette.Constructors.Select(c => c.Before + glyphs.Ellipsis + c.After))));
        if (_session.Desk.Drafts.GetValueOrDefault(slot.Key) is { Length: > 0 } draft)
        {
            Say(PlainWording.Draft.Fill(language, draft));
        }

        Say(PlainWording.HowToBuild.In(language));
    }

    private void ShowRound(Quest.Verify quest, Round round)
    {
        Say(PlainWording.Arrived.Fill(language, round.Number + 1, quest.Rounds, quest.Step.Name, round.Message.Length));
        foreach (var field in MessageField.Of(quest.Step, round.Message))
        {
            var octets = round.Message.AsSpan(field.Offset, field.Length);
            var value = field.Term is { } term ? TermText.Of(term, octets, quest.Protocol.Vocabulary) : Convert.ToHexStringLower(octets);
            Say($"  {(field.Term is { } t ? quest.Protocol.Vocabulary.Label(t) : "?")} = {(value.Length > 72 ? value[..72] + glyphs.Ellipsis : value)}");
        }

        if (!quest.IsHard)
        {
            Say(PlainWording.ChecksOffered.In(language));
            for (var i = 0; i < _choices.Count; i++)
            {
                Say($"  {i + 1} {_choices[i].Check.Label}: {CheckText.Of(quest, _choices[i].Check, Page)}");
            }
        }

        Say((quest.IsHard ? PlainWording.HowToVerifyHard : PlainWording.HowToVerify).In(language));
    }

    private void Build(Quest.Build quest, Session session, string word, string rest, string line)
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
            if (line.Length is > 0 and <= TextField.Longest)
            {
                Move(new Move.Write(slot.Key, line), null);
                Say(PlainWording.Draft.Fill(language, line));
            }

            return;
        }

        if (string.IsNullOrWhiteSpace(session.Desk.Drafts.GetValueOrDefault(slot.Key)))
        {
            Say(PlainWording.NothingToSend.In(language));
            return;
        }

        Move(new Move.Send(slot.Key), null);
        var judgement = _session!.Judgements[slot.Key];
        Tell(new BuildFeedback(quest, slot, _session.Desk.Drafts[slot.Key], _session.Seed, language, glyphs).Lines(judgement));
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

    private void Verify(Quest.Verify quest, string word, string rest, string line)
    {
        if (_session!.CurrentRound is null)
        {
            Say(PlainWording.Over.In(language));
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
                if (statement.Length is 0 or > TextField.Longest)
                {
                    break;
                }

                Move(new Move.State(statement), null);
                var screen = VerifyScreen.Of(_entry!, quest, _session, _attempt);
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

    private void Decide(Quest.Verify quest, string? label)
    {
        if (label is not null && !VerifyScreen.Of(_entry!, quest, _session!, _attempt).RefusalLabels.Contains(label))
        {
            Say(PlainWording.NotMade.In(language));
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

        if (_session.IsOver)
        {
            Debrief();
        }
        else
        {
            Show();
        }
    }

    private void Debrief()
    {
        Tell(DebriefView.Lines(new DebriefScreen(_entry!, _session!, _attempt, 0), Page));
        Say(PlainWording.WhatNext.In(language));
    }

    private void Hint(Session session)
    {
        var isMore = session.HintsTaken < Math.Min(session.Quest.Hints.Count, Session.HintPrices.Count);
        if (isMore && _isHintOffered)
        {
            Move(new Move.TakeHint(), null);
            isMore = false;
        }

        Tell(HintText.Lines(_session!.Quest, _session, isMore, Page, isPlain: true));
        _isHintOffered = isMore;
    }

    private void Move(Move move, Prose? said)
    {
        var before = _session!;
        _session = before.After(move);
        if (_session.Log.Count > before.Log.Count)
        {
            var result = _session.IsOver ? new AttemptResult(_session.IsSolved, _session.Score) : null;
            store.Save(new SaveMoves(_entry!.Id, _attempt, _session.Seed, before.Log.Count, _session.Log.Skip(before.Log.Count).ToSequence(), result));
        }

        if (said is not null)
        {
            Say((_session.Log.Count > before.Log.Count ? said : PlainWording.Nothing).In(language));
        }
    }

    private void Warn()
    {
        if (store.Problem is { } problem && problem != _told)
        {
            _told = problem;
            Say("! " + problem.In(language));
        }
    }

    private static (string Word, string Tail) Split(string line)
    {
        var space = line.IndexOf(' ', StringComparison.Ordinal);
        return space < 0 ? (line, "") : (line[..space], line[(space + 1)..].Trim());
    }

    private void Tell(IEnumerable<Line> lines)
    {
        foreach (var line in lines)
        {
            Say(line.Text);
        }
    }

    private void Say(string text)
    {
        foreach (var line in Page.Wrap(text, Columns))
        {
            output.WriteLine((glyphs.IsAscii ? Glyphs.Fold(line.Text) : line.Text).TrimEnd());
        }

        output.Flush();
    }
}
