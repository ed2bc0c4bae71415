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
    private const int Rows = 40;

    private readonly LineReader _lines = new(input, Bounds.PlayerLine);
    private GameModel _model = GameApplication.Begin(source.Topics, store.Reached(), language, (Columns, Rows), null);
    private Prose? _told;
    private bool _isUnkeptTold;

    private IEnumerable<QuestEntry> Quests => source.Topics.SelectMany(t => t.Quests);

    private Language Language => _model.Language;

    private Page Page => new(new Surface(Columns, Rows, glyphs, Language), Language);

    private DeskScreen? Desk => _model.Top as DeskScreen;

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
                Say(Prose.Of("plain.too-long", ("most", Bounds.PlayerLine)).In(Language));
            }
            else if (line?.IndexOf(PlainText.NotUtf8, StringComparison.Ordinal) is >= 0 and var broken)
            {
                Say(Prose.Of("plain.not-utf8", ("column", broken + 1)).In(Language));
            }
            else if (line is null || !Obey(PlainLine.Of(line.Trim())))
            {
                Rise();
                return 0;
            }
        }
    }

    private bool Obey(PlainLine line)
    {
        switch (line.Word)
        {
            case "":
                break;
            case var word when line.HasSurplus:
                Say(Prose.Of("plain.takes-nothing", ("word", word)).In(Language));
                break;
            case "quit" or "exit" or "salir":
                return false;
            case "help" or "ayuda" or "?":
                PlainWording.Help.Concat(QuestKinds.All.SelectMany(k => DeskKind.Of(k).PlainHelp)).ToList().ForEach(h => Say(h.In(Language)));
                break;
            case "list" or "lista":
                List();
                break;
            case "play" or "jugar":
                Begin(line.Rest);
                break;
            case "lang" or "idioma":
                Choose(line.Rest);
                break;
            default:
                InQuest(line);
                break;
        }

        return true;
    }

    private void InQuest(PlainLine line)
    {
        if (Desk is not { } desk)
        {
            if (QuestOf(line.Word) is not null)
            {
                Begin(line.Word);
                return;
            }

            Say(Prose.Of("plain.no-quest").In(Language));
            return;
        }

        var isHint = line.Word is "hint" or "pista";
        if (desk.Notice is DeskNotice.HintOffer && !isHint)
        {
            // Whatever else is said means no.
            desk = desk.AtRest();
            _model = _model.Show(desk);
        }

        switch (line.Word)
        {
            case "hint" or "pista":
                Hint(desk);
                break;
            case "undo" or "deshacer":
                Take(desk, new Move.Undo(), Prose.Of("plain.undone"));
                break;
            case "redo" or "rehacer":
                Take(desk, new Move.Redo(), Prose.Of("plain.redone"));
                break;
            case "reset" or "vaciar":
                Take(desk, new Move.Reset(), Prose.Of("plain.cleared"));
                break;
            case "surrender" or "rendirse":
                Take(desk, new Move.GiveUp(), Prose.Of("debrief.given-up"));
                break;
            case "show" or "ver":
                Show(desk);
                break;
            case "bytes" or "octets" or "octetos":
                ShowOctets(desk, line.Rest);
                break;
            case "certificates" or "certificados" or "certificate" or "certificado":
                ShowCertificates(desk, line.Rest);
                break;
            case "again" or "repetir" when desk.Session.IsOver:
                Begin(desk.Entry.Id);
                break;
            case "next" or "siguiente" when desk.Session.IsOver:
                Begin(_model.After(desk.Entry.Id)?.Id ?? "");
                break;
            default:
                After(model => desk.Kind.Obey(model, desk, line, Page));
                break;
        }
    }

    private void List()
    {
        var reached = store.Reached();
        var number = 1;
        foreach (var topic in source.Topics)
        {
            Say(topic.Title.In(Language));
            foreach (var quest in topic.Quests)
            {
                // In words: this is also read aloud.
                var mark = reached.GetValueOrDefault(quest.Id) switch
                {
                    { IsSolved: true } => Prose.Of("plain.is-solved").In(Language),
                    { IsOpen: true } => Prose.Of("plain.is-begun").In(Language),
                    _ => "",
                };
                Say($"  {number++,2}{mark} {quest.Title.In(Language)}  ({quest.Id}; {quest.Protocol}, {Vocables.Of(quest.Kind).In(Language)})");
            }
        }

        Say(Prose.Of("plain.how-to-start").In(Language));
    }

    private void Begin(string which)
    {
        var entry = QuestOf(which);
        if (entry is null)
        {
            Say(Prose.Of("plain.no-such-quest", ("which", which)).In(Language));
            return;
        }

        Leave();
        var (quest, problem) = source.Load(entry.Id);
        if (quest is null)
        {
            Say(Prose.Of("common.broken", ("problem", problem ?? "")).In(Language));
            return;
        }

        var edition = source.EditionOf(entry.Id);
        var (unfinished, next) = store.Open(entry.Id, edition);
        unfinished = unfinished?.Moves.Count >= Bounds.AttemptMoves ? null : unfinished;
        var attempt = unfinished?.Number ?? next;
        Sit(entry.Id, attempt, unfinished);
        var session = Session.Replay(quest, unfinished?.Seed ?? BriefingUpdate.SeedOf(quest, attempt), unfinished?.Moves ?? []);
        _model = _model with { Stack = [DeskKind.Of(quest.Kind).Begin(entry, session, attempt) with { Field = null }] };
        if (session.Log.Count == 0 && source.Measure(quest) is { } measured)
        {
            After(model => new PlainAnswer(DeskUpdate.Moved(model, Desk!, measured), []));
        }

        session = Desk!.Session;
        Say(quest.Title.In(Language));
        Say(quest.Protocol.Title.In(Language));
        Say(quest.Story.In(Language));
        Say(quest.Brief.In(Language));
        if (store.IsBestOfAnother(entry.Id, edition))
        {
            Say(Prose.Of("attempt.of-another", ("best", store.Reached().GetValueOrDefault(entry.Id)?.BestScore ?? 0)).In(Language));
        }

        if (session.Log.Count > 0)
        {
            Say(Prose.Of("plain.resumed", ("moves", session.Moves)).In(Language));
        }

        Show(Desk!);
        if (session.Line.Length > 0)
        {
            Say(Prose.Of("plain.draft", ("draft", session.Line)).In(Language));
        }
    }

    private void Choose(string language)
    {
        Language? chosen = language.ToLowerInvariant() switch
        {
            ['e', 's', ..] => Language.Es,
            ['e', 'n', ..] or ['i', 'n', ..] => Language.En,
            _ => null,
        };
        _model = _model with { Language = chosen ?? Language };
        Say(chosen is null ? Prose.Of("plain.no-such-language").In(Language) : Prose.Of("plain.chosen").In(Language));
    }

    private void Leave() => _model = _model.Home(null);

    private void Show(DeskScreen desk) => Tell(desk.Kind.Shown(desk, Page));

    // By its number in the list or its identifier.
    private QuestEntry? QuestOf(string which)
    {
        var all = Quests.ToList();
        return int.TryParse(which, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var number) && number >= 1 && number <= all.Count
            ? all[number - 1]
            : all.FirstOrDefault(q => q.Id.Equals(which, StringComparison.OrdinalIgnoreCase));
    }

    private void Debrief(DeskScreen desk)
    {
        Tell(DebriefText.Lines(new DebriefScreen(desk.Entry, desk.Session, desk.Attempt), Page, clock is null ? PlayTime.Stopped : _watch, Math.Min(Page.Columns - 2, 100)).Select(l => l.Text));
        Say(Prose.Of("plain.what-next").In(Language));
    }

    // Asked for again, the hint that was offered is taken.
    private void Hint(DeskScreen desk)
    {
        After(model => new PlainAnswer(desk.Notice is DeskNotice.HintOffer ? desk.Do(model, Intent.Choose) : DeskUpdate.Do(model, desk, Intent.Hint), []));
        Tell(HintText.Lines(Desk!.Session.Quest, Desk.Session, Desk.Notice is DeskNotice.HintOffer, Page, isPlain: true).Select(l => l.Text));
    }

    private void Take(DeskScreen desk, Move move, Prose said) => After(model =>
    {
        var next = DeskUpdate.Rested(model, desk, move);
        return new PlainAnswer(next, desk.Session.IsFull ? [] : [(next.Effects.Count > 0 ? said : Prose.Of("plain.nothing")).In(Language)]);
    });

    // What is confirmed is kept, or it has been said that it is not.
    private void After(Func<GameModel, PlainAnswer> step)
    {
        var wasOver = Desk!.Session.IsOver;
        var answer = step(Counted());
        _model = answer.Next.Model with { Note = null };
        if (answer.Next.Effects.Count > 0)
        {
            Moved();
        }

        foreach (var effect in answer.Next.Effects)
        {
            Keep(effect);
        }

        if (answer.Next.Model.Note is { } full)
        {
            Say(full.In(Language));
        }

        Tell(answer.Told);
        if (Desk is { Session.IsOver: true } over && !wasOver)
        {
            Debrief(over);
        }
        else if (answer.IsShown)
        {
            Show(Desk!);
        }
    }

    private void Keep(Effect effect)
    {
        if (effect is Keep keep)
        {
            store.Save(keep is SaveMoves moves && clock is null ? moves with { Thinking = moves.Thinking with { Spent = null, Ran = false } } : keep);
            Warn();
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
            Say("! " + note.In(Language));
        }
        else if (_isUnkeptTold)
        {
            Say(Prose.Of("plain.kept-again").In(Language));
        }

        (_told, _isUnkeptTold) = (store.Note, store.Problem is not null);
    }

    private void Tell(IEnumerable<string> lines)
    {
        foreach (var line in lines)
        {
            Say(line);
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
