using PaymentQuest.Documents;
using PaymentQuest.Quests;
using PaymentQuest.Screens;
using PaymentQuest.Terms;
using Xunit;

namespace PaymentQuest.Tests.Screens;

public sealed class PlainGameTests
{
    [Fact]
    public void A_build_quest_is_solved_line_by_line()
    {
        var (text, store) = Play("play first-message", "CAN, CID", "send", "SALT_C, CID", "send", "quit");

        Assert.Contains("cannot read message 1", text, StringComparison.Ordinal);
        Assert.Contains("✓ Solved", text, StringComparison.Ordinal);
        Assert.Contains(store.Saves, s => s.Result is { IsSolved: true, Score: 100 });
    }

    public static TheoryData<string> Quests => [.. Thoroughness.Sample(PlayedGame.Source.Topics.SelectMany(t => t.Quests).Select(q => q.Id), 24, "quests played line by line")];

    [Theory]
    [MemberData(nameof(Quests))]
    public void Every_quest_is_solved_line_by_line(string id)
    {
        var (text, store) = Play([$"play {id}", .. Solving(PlayedGame.Quest(id))]);

        Assert.Contains("✓ Solved", text, StringComparison.Ordinal);
        Assert.Contains(store.Saves, s => s.Result is { IsSolved: true, Score: 100 });
    }

    private static IEnumerable<string> Solving(Quest quest)
    {
        switch (quest)
        {
            case BuildQuest b:
                foreach (var slot in b.Slots)
                {
                    yield return $"{slot.Key}: {slot.Solution.ReplaceLineEndings(" ")}";
                    yield return "send";
                }

                break;
            case VerifyQuest v:
                for (var number = 0; number < v.Rounds; number++)
                {
                    var round = VerifyJudge.Draw(v, v.Seed, number);
                    foreach (var statement in v.Solution)
                    {
                        yield return "check " + statement;
                    }

                    var labels = CheckLabels.Made(v, round, VerifyJudge.Make(v, round, v.Solution));
                    var failing = round.Inspections?.FirstOrDefault(i => i.IsPossible && !i.Holds && labels.Contains(i.Check.Label))?.Check.Label;
                    yield return round.Inspections is null ? "refuse form" : failing is null ? "accept" : "refuse " + failing;
                }

                break;
            case OrderQuest o:
                var presented = OrderJudge.Presented(o, o.Seed).ToList();
                yield return string.Join(' ', o.Solution[OrderQuest.Entry].Split('\n').Select(l => presented.IndexOf(l) + 1));
                yield return "send";
                break;
            case AttackQuest attack:
                foreach (var ploy in attack.Wins[0].Ploys)
                {
                    yield return ploy;
                }

                break;
            case SheetQuest sheet:
                foreach (var line in PaymentQuest.Tests.Scenarios.QuestFiles.Answer(sheet).Split('\n'))
                {
                    yield return line;
                }

                yield return "send";
                break;
        }
    }

    [Fact]
    public void Values_are_computed_line_by_line_and_gaps_are_named_before_they_count()
    {
        var (text, store) = Play(ExampleQuests.OnPaper, "play tea-on-paper", "CID 28", "cid: 28", "H(V): 68", "Sig_M: 12 5", "send", "changed: no", "send", "send");

        Assert.Contains("✗ this quest asks for CID, H(V), Sig_M, changed", text, StringComparison.Ordinal);
        Assert.Contains("Still empty: changed. send once more hands in.", text, StringComparison.Ordinal);
        Assert.Contains("Sig_M = 82^23 mod 187 = 125", text, StringComparison.Ordinal);
        Assert.Contains(store.Saves, s => s.Result is { IsSolved: true, Score: 100 });
    }

    [Fact]
    public void One_cell_can_be_marked_and_what_is_no_cell_is_named()
    {
        var (text, store) = Play("play who-can-know", "knows Merchant CAN", "no network PRICE", "knows nobody CAN", "knows Merchant ZZZ", "Merchant: CAN(", "send", "show", "send", "send");

        Assert.Contains("'ZZZ' is not a row of this quest", text, StringComparison.Ordinal);
        Assert.Contains("You marked the opposite: the merchant does not know CAN.", text, StringComparison.Ordinal);
        Assert.Equal(["knows", "not"], store.Saves.SelectMany(s => s.Moves).OfType<Move.Write>().Select(w => w.Notation));
    }

    [Fact]
    public void An_order_that_is_none_is_refused_before_it_is_handed_in()
    {
        var (text, store) = Play("play cheap-first", "1 1", "0", "x", "99", "2 1", "send", "send");

        Assert.Equal(4, text.Split("Write numbers from 1 to 11, each once.").Length - 1);
        Assert.Contains(store.Saves, s => s.Result is not null);
    }

    [Fact]
    public void A_number_alone_begins_that_quest()
    {
        var (text, _) = Play("5", "accept");

        Assert.Contains("Read before you pay\n1KP: only the acquirer has a key\n", text, StringComparison.Ordinal);
        Assert.EndsWith("Make a check first.\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_language_changes_at_once()
    {
        var (text, _) = Play("lang es", "jugar 1", "enviar", "salir");

        Assert.Contains("El primer mensaje", text, StringComparison.Ordinal);
        Assert.Contains("Aún no hay nada que enviar", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Whatever_is_typed_it_goes_on_to_the_end_of_the_input()
    {
        var (text, _) = Play("foo", "send", "play nothing", "hint", "undo", "next", "play 1", "hint", "hint", "undo", "redo", "reset", "message x", "", "PK_(((", "send", "play read-the-invoice", "refuse 1", "refuse zzz", "check zzz", "check 99", "undo", "send");

        Assert.DoesNotContain("\e", text, StringComparison.Ordinal);
        Assert.Contains("10 %", text, StringComparison.Ordinal);
    }

    [Fact]
    public void An_attempt_with_too_many_moves_says_so_and_can_still_be_sent()
    {
        var lines = Enumerable.Range(0, Bounds.AttemptMoves + 2).Select(n => n % 2 == 0 ? "SALT_C" : "CID");
        var (text, store) = Play(["play first-message", .. lines, "undo", "send", "quit"]);

        Assert.Contains($"This attempt has {Bounds.AttemptMoves} moves", text, StringComparison.Ordinal);
        Assert.Equal(Bounds.AttemptMoves + 1, store.Saves.Sum(m => m.Moves.Count));
        Assert.IsType<Move.Send>(store.Saves.Last().Moves[^1]);
    }

    [Fact]
    public void Octets_and_certificates_are_looked_at_line_by_line()
    {
        var (text, _) = Play(
            ExampleQuests.Chain, "play whose-word", "certificates", "certificate PX", "check CERT_BCA", "certificado bca", "certificate NOBODY", "bytes", "octets 3", "octets 99999", "lang es", "certificados", "play first-message", "octetos", "PRICE, CAN", "octetos");

        Assert.Contains("CERT_PX ○ not checked yet", text, StringComparison.Ordinal);
        Assert.Contains("making the check CERT_PX", text, StringComparison.Ordinal);
        Assert.Contains("✓ signature: made with the key of RCA", text, StringComparison.Ordinal);
        Assert.Contains("There is no certificate 'NOBODY' here.", text, StringComparison.Ordinal);
        Assert.Contains("   26   UTF8String", text, StringComparison.Ordinal);
        Assert.Contains("bytes 26 to ", text, StringComparison.Ordinal);
        Assert.Contains("There are values 1 to ", text, StringComparison.Ordinal);
        Assert.Contains("CERT_BCA ✓ de confianza", text, StringComparison.Ordinal);
        Assert.Contains("Aún no hay bytes", text, StringComparison.Ordinal);
        Assert.Contains("SEQUENCE", text[text.IndexOf("Aún no hay bytes", StringComparison.Ordinal)..], StringComparison.Ordinal);
    }

    [Fact]
    public void A_line_that_is_too_long_is_told_and_forgotten_and_the_game_goes_on()
    {
        var (text, store) = Play("play first-message", "SALT_C, CID", new string('x', 3 * Bounds.PlayerLine), "send", "quit");

        Assert.Contains("That line has more than 4000 characters", text, StringComparison.Ordinal);
        Assert.Contains("✓ Solved", text, StringComparison.Ordinal);
        Assert.Contains(store.Saves, s => s.Result is { IsSolved: true });
    }

    [Theory]
    [InlineData("show")]
    [InlineData("undo")]
    [InlineData("bytes")]
    [InlineData("zzz")]
    public void A_hint_that_was_offered_is_not_taken_after_something_else_was_said(string other)
    {
        var (text, store) = Play("play first-message", "hint", other, "hint");

        Assert.DoesNotContain(store.Saves, s => s.Moves.Any(m => m is Move.TakeHint));
        Assert.Equal(3, text.Split("hint number 1 costs").Length);
    }

    [Theory]
    [InlineData("lang es", "Español.")]
    [InlineData("lang English", "English.")]
    [InlineData("idioma inglés", "English.")]
    [InlineData("lang fr", "A language is es or en: lang es.")]
    [InlineData("lang", "A language is es or en: lang es.")]
    public void A_language_is_one_of_two(string line, string told) => Assert.EndsWith(told + "\n", Play(line).Text, StringComparison.Ordinal);

    [Fact]
    public void A_finished_quest_is_played_again_by_the_letter_that_the_debrief_names()
    {
        var (text, store) = Play(["play first-message", .. Solving(PlayedGame.Quest("first-message")), "again", "CID"]);

        Assert.Equal(3, text.Split("Type the message in the notation").Length);
        Assert.Equal("CID", Assert.IsType<Move.Write>(store.Saves[^1].Moves[0]).Notation);
    }

    [Fact]
    public void A_quest_that_does_not_exist_does_not_take_the_place_of_the_one_that_is_open()
    {
        var (text, store) = Play("play first-message", "play nothing-of-that-name", "CID");

        Assert.Contains("There is no quest 'nothing-of-that-name'", text, StringComparison.Ordinal);
        Assert.IsType<Move.Write>(Assert.Single(Assert.Single(store.Saves).Moves));
    }

    [Theory]
    [InlineData("check 99")]
    [InlineData("check zzz")]
    [InlineData("zzz")]
    [InlineData("1 2")]
    public void A_slip_of_the_pen_costs_no_move_and_does_not_stick(string slip)
    {
        var (text, store) = Play("play check-the-offer", slip, "refuse zzz", "accept", "check 1");

        Assert.Contains("✗ at column 1", text, StringComparison.Ordinal);
        Assert.IsType<Move.State>(Assert.Single(Assert.Single(store.Saves).Moves));
        Assert.DoesNotContain("at column", text[text.LastIndexOf('✗')..].Split('\n', 2)[1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("list all", "list")]
    [InlineData("quit now", "quit")]
    [InlineData("ayuda aceptar", "ayuda")]
    [InlineData("play first-message|undo it", "undo")]
    [InlineData("play first-message|show me", "show")]
    [InlineData("play first-message|pista ya", "pista")]
    [InlineData("play first-message|send it", "send")]
    [InlineData("play check-the-offer|check 1|accept all", "accept")]
    [InlineData("play check-the-offer|check 1|aceptar todo", "aceptar")]
    [InlineData("play who-can-know|entregar ya", "entregar")]
    public void A_command_that_takes_nothing_does_nothing_when_something_follows_it(string lines, string word)
    {
        var (text, store) = Play(lines.Split('|'));

        Assert.EndsWith($"Nothing may follow {word}: nothing was done.\n", text, StringComparison.Ordinal);
        Assert.DoesNotContain(store.Saves, s => s.Moves.Any(m => m is not Move.State));
    }

    [Theory]
    [InlineData("sned", "send")]
    [InlineData("Enviarr", "enviar")]
    [InlineData("hnit", "hint")]
    [InlineData("rset please", "reset")]
    [InlineData("oktets 3", "octets")]
    [InlineData("mesage Initiate", "message")]
    public void A_mistyped_command_is_no_draft_unless_it_is_meant_as_one(string line, string command)
    {
        var (text, store) = Play("play first-message", line);
        Assert.Contains($"did you mean {command}?", text.ReplaceLineEndings(" "), StringComparison.Ordinal);
        Assert.Empty(store.Saves);

        (_, store) = Play("play first-message", $"Initiate: {line}");
        Assert.Equal(line, Assert.IsType<Move.Write>(Assert.Single(Assert.Single(store.Saves).Moves)).Notation);
    }

    [Fact]
    public void A_message_that_the_quest_does_not_ask_for_is_told_and_no_draft()
    {
        var (text, store) = Play("play first-message", "message Invoice", "mensaje");

        Assert.Equal(3, text.Split("This quest asks for Initiate: message Initiate.").Length);
        Assert.Empty(store.Saves);
    }

    [Fact]
    public void Every_name_of_every_protocol_can_begin_a_draft()
    {
        var quest = (BuildQuest)PlayedGame.Quest("first-message");
        foreach (var name in quest.Protocol.Vocabulary.Names)
        {
            var (_, store) = Play("play first-message", name);
            Assert.Equal(name, Assert.IsType<Move.Write>(Assert.Single(Assert.Single(store.Saves).Moves)).Notation);
        }
    }

    [Theory]
    [InlineData("check")]
    [InlineData("comprobar")]
    public void A_check_without_one_tells_how_checks_are_made(string line)
    {
        var (text, store) = Play("play check-the-offer", line);

        Assert.Equal(3, text.Split("check N, or N alone, makes a check; then accept, or refuse N.").Length);
        Assert.Empty(store.Saves);
    }

    [Fact]
    public void The_number_of_a_check_alone_makes_it_as_check_does()
    {
        var (alone, store) = Play("play check-the-offer", "2");
        var (named, _) = Play("play check-the-offer", "check 2");

        Assert.Equal(named, alone);
        Assert.Contains(store.Saves, s => s.Moves.Any(m => m is Move.State));
    }

    [Theory]
    [InlineData("open EncSlip")]
    [InlineData("verify Sig_A")]
    [InlineData("once DESC")]
    public void What_the_role_cannot_check_does_not_count_as_checked_when_the_message_is_accepted(string impossible)
    {
        var (text, store) = Play("play check-the-offer", impossible, "accept", "check 1", "accept");

        Assert.Equal(2, text.Split("Make a check first.").Length);
        Assert.Equal(1, store.Saves.SelectMany(s => s.Moves).Count(m => m is Move.Decide));
    }

    [Fact]
    public void Moves_so_far_are_those_that_count()
    {
        var store = new MemoryStore { Unfinished = new SavedAttempt(1, 1, [new Move.Write("Initiate", "CAN"), new Move.TakeHint(), new Move.Send("Initiate")]) };
        var output = new StringWriter();
        new PlainGame(PlayedGame.Source, store, new StringReader("play first-message"), output, Language.En, Glyphs.Unicode).Play(null);

        Assert.Contains("(moves so far: 1)", output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_dishonest_party_is_told_by_its_role_in_the_language_of_the_player()
    {
        var (text, _) = Play("lang es", "play man-in-the-middle");

        Assert.Contains("Mallory (respondedor)", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Responder", text, StringComparison.Ordinal);
    }

    private static (string Text, MemoryStore Store) Play(params string[] lines) => Play(PlayedGame.Source, lines);

    private static (string Text, MemoryStore Store) Play(IQuestSource source, params string[] lines)
    {
        var output = new StringWriter { NewLine = "\n" };
        var store = new MemoryStore();
        new PlainGame(source, store, new StringReader(string.Join('\n', lines)), output, Language.En, Glyphs.Unicode).Play(null);
        return (output.ToString(), store);
    }

    private sealed class MemoryStore : IProgressStore
    {
        public List<SaveMoves> Saves { get; } = [];

        public Prose? Problem => null;

        public IReadOnlyDictionary<string, QuestProgress> Reached() => new Dictionary<string, QuestProgress>();

        public SavedAttempt? Unfinished { get; init; }

        public (SavedAttempt? Unfinished, int NextAttempt) Open(string quest, Edition edition) => (Unfinished, 1);

        public void Save(Keep keep) => Saves.AddRange(keep is SaveMoves save ? [save] : []);

        public Prose? Flush(TimeSpan patience) => null;
    }
}
