using PaymentQuest.Documents;
using PaymentQuest.Quests;
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
/// <param name="clock">The clock that the player's time is measured with; null when it is not measured.</param>
public sealed partial class PlainGame(IQuestSource source, IProgressStore store, TextReader input, TextWriter output, Language language, Glyphs glyphs, TimeProvider? clock = null)
{
    private const int Columns = 79;

    private readonly LineReader _lines = new(input, Bounds.PlayerLine);
    private QuestEntry? _entry;
    private Session? _session;
    private int _attempt;
    private int _slot;
    private bool _isHintOffered;
    private Sequence<CheckChoice> _choices = [];
    private Prose? _told;
    private bool _isUnkeptTold;

    private IEnumerable<QuestEntry> Quests => source.Topics.SelectMany(t => t.Quests);

    private Page Page => new(new Surface(Columns, 40, glyphs, language), language);

    /// <summary>Plays until the input ends or the player quits.</summary>
    /// <param name="quest">The identifier of a quest to begin with, or null for the list.</param>
    /// <returns>0.</returns>
    public int Play(string? quest)
    {
        using var beat = clock?.CreateTimer(_ => Count(), null, PlayTime.Tick, PlayTime.Tick);
        Warn();
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
            var line = _lines.Read(out var isTooLong);
            Count();
            if (isTooLong)
            {
                Say(Prose.Of("plain.too-long", ("most", Bounds.PlayerLine)).In(language));
            }
            else if (line is null || !Obey(line.Trim()))
            {
                Rise();
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
                Say(Prose.Of("plain.chosen").In(language));
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
            if (QuestOf(word) is not null)
            {
                Begin(word);
                return;
            }

            Say(Prose.Of("plain.no-quest").In(language));
            return;
        }

        var isHint = word is "hint" or "pista";
        switch (word)
        {
            case "hint" or "pista":
                Hint(session);
                break;
            case "undo" or "deshacer":
                Move(new Move.Undo(), Prose.Of("plain.undone"));
                break;
            case "redo" or "rehacer":
                Move(new Move.Redo(), Prose.Of("plain.redone"));
                break;
            case "reset":
                Move(new Move.Reset(), Prose.Of("plain.cleared"));
                break;
            case "show" or "ver":
                Show();
                break;
            case "octets" or "octetos":
                ShowOctets(session, rest);
                break;
            case "certificates" or "certificados" or "certificate" or "certificado":
                ShowCertificates(session, rest);
                break;
            case "next" or "siguiente" when session.IsOver:
                Begin(Quests.SkipWhile(q => q.Id != _entry!.Id).Skip(1).FirstOrDefault()?.Id ?? "");
                break;
            default:
                switch (session.Quest)
                {
                    case BuildQuest b:
                        Build(b, session, word, rest, line);
                        break;
                    case VerifyQuest v:
                        Verify(v, word, rest, line);
                        break;
                    case AttackQuest a:
                        Attack(a, session, line);
                        break;
                    case SheetQuest h:
                        Sheet(h, word, rest, line);
                        break;
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
                // In words: this is also read aloud.
                var mark = reached.GetValueOrDefault(quest.Id) switch
                {
                    { IsSolved: true } => Prose.Of("plain.is-solved").In(language),
                    { IsOpen: true } => Prose.Of("plain.is-begun").In(language),
                    _ => "",
                };
                Say($"  {number++,2}{mark} {quest.Title.In(language)}  ({quest.Id}; {quest.Protocol}, {Vocables.Of(quest.Kind).In(language)})");
            }
        }

        Say(Prose.Of("plain.how-to-start").In(language));
    }

    private void Begin(string which)
    {
        _entry = QuestOf(which);
        if (_entry is null)
        {
            Say(Prose.Of("plain.no-such-quest", ("which", which)).In(language));
            return;
        }

        var (quest, problem) = source.Load(_entry.Id);
        if (quest is null)
        {
            _session = null;
            Say(Prose.Of("common.broken", ("problem", problem ?? "")).In(language));
            return;
        }

        var edition = source.EditionOf(_entry.Id);
        var (unfinished, next) = store.Open(_entry.Id, edition);
        unfinished = unfinished?.Moves.Count >= Bounds.AttemptMoves ? null : unfinished;
        _attempt = unfinished?.Number ?? next;
        Sit(unfinished);
        _session = unfinished is { Moves.Count: > 0 } saved
            ? Session.Replay(quest, saved.Seed, saved.Moves)
            : Session.Begin(quest, unfinished?.Seed ?? BriefingUpdate.SeedOf(quest, _attempt));
        if (_session.Log.Count == 0 && source.Measure(quest) is { } measured)
        {
            Move(measured, null);
        }

        _slot = 0;
        (_isHintOffered, _isHandingInOffered) = (false, false);
        _choices = quest is VerifyQuest v && !_session.IsOver ? VerifyScreen.Of(_entry, v, _session, _attempt).Choices : [];
        Say($"{quest.Title.In(language)}. {quest.Protocol.Title.In(language)}");
        Say(quest.Story.In(language));
        Say(quest.Brief.In(language));
        if (store.IsBestOfAnother(_entry.Id, edition))
        {
            Say(Prose.Of("attempt.of-another", ("best", store.Reached().GetValueOrDefault(_entry.Id)?.BestScore ?? 0)).In(language));
        }

        if (_session.Log.Count > 0)
        {
            Say(Prose.Of("plain.resumed", ("log", _session.Log.Count)).In(language));
        }

        Show();
        if (_session.Line.Length > 0)
        {
            Say(Prose.Of("plain.draft", ("draft", _session.Line)).In(language));
        }
    }

    // By its number in the list or its identifier.
    private QuestEntry? QuestOf(string which)
    {
        var all = Quests.ToList();
        return int.TryParse(which, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var number) && number >= 1 && number <= all.Count
            ? all[number - 1]
            : all.FirstOrDefault(q => q.Id.Equals(which, StringComparison.OrdinalIgnoreCase));
    }

    private void Debrief()
    {
        Tell(DebriefView.Lines(new DebriefScreen(_entry!, _session!, _attempt, 0), Page, clock is null ? PlayTime.Stopped : _watch));
        Say(Prose.Of("plain.what-next").In(language));
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
            store.Save(new SaveMoves(_entry!.Id, _attempt, _session.Seed, before.Log.Count, _session.Log.Skip(before.Log.Count).ToSequence(), result)
            {
                Thinking = Moved(),
                Before = before.Log,
                Outcome = MoveOutcome.Of(before, _session),
            });
            // What is confirmed afterwards is kept, or it has been said that it is not.
            Warn();
        }

        else if (before.IsFull)
        {
            Say(Prose.Of("plain.full", ("most", Bounds.AttemptMoves)).In(language));
            return;
        }

        if (said is not null)
        {
            Say((_session.Log.Count > before.Log.Count ? said : Prose.Of("plain.nothing")).In(language));
        }
    }

    private void Warn()
    {
        if (store.Note == _told)
        {
            return;
        }

        if (store.Note is { } note)
        {
            Say("! " + note.In(language));
        }
        else if (_isUnkeptTold)
        {
            Say(Prose.Of("plain.kept-again").In(language));
        }

        (_told, _isUnkeptTold) = (store.Note, store.Problem is not null);
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
