using System.Text;
using PaymentQuest.Documents;
using PaymentQuest.Screens;
using Xunit;

namespace PaymentQuest.Tests.Screens;

/// <summary>Games played by script, frame by frame, beside what people have read and found right.</summary>
public sealed class ApprovedScreens
{
    private static readonly Dictionary<string, Action<PlayedGame, Action<string>>> Scripts = new(StringComparer.Ordinal)
    {
        ["home"] = (game, see) =>
        {
            see("start");
            game.Press(Key.Down, Key.Down);
            see("down, down");
            game.Type("/1kp");
            see("/1kp");
            game.Type(" zzz");
            see("zzz");
            game.Press(Key.Escape, Key.Enter);
            see("Esc, Enter: a briefing");
            game.Press(Key.Escape).Type("?");
            see("Esc, ?: help");
        },
        ["build"] = (game, see) =>
        {
            game.Open("assemble-slip");
            see("opened");
            game.Type("s");
            see("s with an empty draft");
            Add(game, "PRICE");
            Add(game, "CAN");
            see("two parts");
            game.Type("s");
            see("sent in the clear");
            Choose(game, "PK_A(");
            game.Type("w");
            see("wrapped");
            game.Type("s");
            see("too short a slip");
            game.Type("h");
            see("h: the price");
            game.Type("h");
            see("h again: the hint");
            game.Type("=").Type("x, DES");
            see("typing");
            game.Press(Key.Enter);
            see("Enter: it stays");
            game.Press(Key.Tab, Key.Escape).Type("s");
            see("what cannot be read");
            game.Type("R");
            see("R asks");
            game.Press(Key.Enter).Type("=PK_A(PRICE, H(Common), CAN, R_C)").Press(Key.Enter);
            see("accepted");
            game.Type("t");
            see("octets");
            game.Type("t");
            see("chart");
            game.Type("t");
            see("story");
            game.Press(Key.Enter);
            see("debrief");
            game.Press(Key.PageDown, Key.PageDown);
            see("debrief, on");
            game.Type("?");
            see("help");
        },
        ["names"] = (game, see) =>
        {
            game.Open("assemble-slip").Press(Key.F1);
            see("F1: a value");
            game.Press(Key.Escape).Type("=R_C, EncSlip").Press(Key.F1);
            see("what is to be composed");
            game.Press(Key.Escape).Press(Key.Escape).Open("cheap-first").Press(Key.F1);
            see("a check");
            game.Press(Key.Enter);
            see("who makes it");
            game.Press(Key.Escape, Key.Escape).Open("man-in-the-middle").Press(Key.F1);
            see("a message");
            game.Press(Key.End, Key.Up, Key.Enter);
            see("a goal");
        },
        ["unknown"] = (game, see) =>
        {
            game.Open("ask-the-bank").Type("=Clear, CAN, EncSlip").Press(Key.Enter);
            see("what the merchant cannot know");
            game.Type("?");
            see("help");
        },
        ["verify"] = (game, see) =>
        {
            game.Open("read-the-invoice");
            see("opened");
            game.Type("r");
            see("r before any check");
            for (var i = 0; i < 5; i++)
            {
                game.Press(Key.Enter, Key.Down);
            }

            see("all checks made");
            game.Type("t");
            see("knowledge");
            game.Type("r");
            see("which check");
            game.Press(Key.Enter);
            see("round over");
            game.Press(Key.Enter).Type("a");
            see("a before any check");
            game.Press(Key.Enter).Type("a");
            see("accepted");
            game.Press(Key.Enter, Key.Enter).Type("a").Press(Key.Enter, Key.Enter).Type("a").Press(Key.Enter);
            see("debrief");
        },
        ["verify-hard"] = (game, see) =>
        {
            game.Open("gatekeeper").Press(Key.Enter).Type("open EncSlip with SK_A").Press(Key.Enter);
            game.Press(Key.Enter).Type("H(Common) = H(CAN)").Press(Key.Enter);
            see("a check that holds, and one that is none");
            game.Press(KeyPress.Of('u', Modifiers.Control)).Type("ope");
            see("typing");
            game.Press(Key.Tab, Key.Escape).Type("r");
            see("which check");
        },
        ["classify"] = (game, see) =>
        {
            game.Open("who-can-know");
            see("opened");
            game.Type("+").Press(Key.Down).Type("-").Press(Key.Right, Key.Enter, Key.Enter, Key.Down, Key.Enter).Type("u");
            see("marks, and one taken back");
            game.Type("t");
            see("messages, or the sheet where both are seen");
            game.Type("tt").Type("h");
            see("h: the price");
            game.Press(Key.Escape).Type("s");
            see("s asks");
            game.Press(Key.Enter);
            see("handed in");
            game.Press(Key.Right, Key.Down, Key.Down);
            see("another reason");
            game.Press(Key.Enter);
            see("debrief");
        },
        ["order"] = (game, see) =>
        {
            game.Open("cheap-first");
            see("opened");
            game.Press(Key.Enter, Key.Down, Key.Down);
            see("carried");
            game.Press(Key.Enter);
            Arrange(game, "DATE", "Sig_M", "once");
            see("arranged");
            game.Type("s").Press(Key.Enter);
            see("handed in");
            game.Press(Key.Down);
            see("behind");
            game.Press(Key.Enter);
            see("debrief");
        },
        ["order-solved"] = (game, see) =>
        {
            game.Open("cheap-first");
            Arrange(game, "DATE", "once", "accountOf(ID_M)", "protocolOf(ID_M)", "CERT_M", "CERT_M.ID_M", "Sig_M", "EncSlip", "EncSlip.H(Common)", "H(Common)", "Y/N");
            game.Type("s").Press(Key.Enter, Key.Enter);
            see("debrief");
        },
        ["compute"] = (game, see) =>
        {
            game.Open("tea-on-paper");
            see("opened");
            game.Press(Key.Enter).Type("0 9");
            see("typing");
            game.Press(Key.Enter, Key.Down, Key.Down, Key.Enter).Type("R");
            see("R asks");
            game.Press(Key.Escape).Type("s");
            see("s asks");
            game.Press(Key.Enter);
            see("handed in");
            game.Press(Key.Down, Key.Down, Key.Down);
            see("what is accepted");
            game.Press(Key.Enter);
            see("debrief");
        },
        ["octets"] = (game, see) =>
        {
            game.Open("check-the-offer").Type("o");
            see("o: the first value");
            game.Press(Key.Down, Key.Down, Key.Down);
            see("down, down, down");
            game.Press(Key.End).Press(Key.Left, Key.Left, Key.Left);
            see("End, and outwards");
            game.Press(Key.Right).Type("?");
            see("help");
            game.Press(Key.Escape, Key.Escape);
            see("back at the desk");
            game.Open("assemble-slip").Type("o");
            see("no bytes yet");
            game.Press(Key.Escape).Type("=PRICE, CAN").Press(Key.Escape).Type("o").Press(Key.Down);
            see("a draft");
        },
        ["certificates"] = (game, see) =>
        {
            game.Open("whose-word").Type("c");
            see("c: nothing checked");
            game.Press(Key.Down, Key.PageDown);
            see("the next one, further down");
            game.Press(Key.PageDown, Key.PageDown, Key.PageDown).Type("o");
            see("its bytes");
            game.Press(Key.Escape, Key.Escape);
            Check(game, "CERT_PCA");
            Check(game, "CERT_PX");
            Check(game, "CERT_M");
            game.Type("c");
            for (var i = 0; i < 8; i++)
            {
                game.Press(Key.Down);
            }

            see("three checks made");
            game.Press(Key.Up, Key.Up);
            see("a certificate that fails");
            game.Press(Key.Escape).Type("r").Press(Key.Enter).Type("c");
            see("round over");
            game.Type("?");
            see("help");
            game.Press(Key.Escape, Key.Escape).Open("sign-the-order").Type("c");
            see("what a role holds that composes");
            game.Press(Key.Up, Key.Up, Key.Up);
            see("whom it trusts from the start");
        },
        ["attack"] = (game, see) =>
        {
            game.Open("man-in-the-middle");
            see("start");
            game.Press(Key.Enter);
            see("Enter: passed on, refused");
            game.Type("sB1 PK_B(N_A, A)").Press(Key.Enter);
            see("nobody waits");
            game.Press(KeyPress.Of('u', Modifiers.Control)).Press(Key.Escape).Type("u").Type("s").Type("B1 ");
            see("typing");
            game.Type("PK_B(N_A, A)").Press(Key.Enter);
            see("crafted, and answered");
            game.Press(Key.Up);
            see("what is in a message");
            game.Press(Key.Down).Type("f").Type("A1").Press(Key.Enter);
            see("to somebody else");
            game.Type("ttt");
            see("protocol");
            game.Type("ttth");
            see("h: the price");
            game.Press(Key.Enter).Type("R");
            see("R asks");
            game.Press(Key.Escape).Type("=send B1 PK_B(N_B)").Press(Key.Enter);
            see("won");
            game.Press(Key.Enter);
            see("debrief");
            game.Press(Key.PageDown, Key.PageDown, Key.PageDown);
            see("debrief: the repaired protocol");
        },
        ["attack-price"] = (game, see) =>
        {
            game.Open("raised-price");
            see("start");
            game.Type("=let FAIR = PRICE', ID_M', TID_M', DATE', NONCE_M', CID, H(DESC', SALT_C), H(V')").Press(Key.Enter);
            game.Type("sC1 ID_M', TID_M', DATE', NONCE_M', H(FAIR), H(V'), SK_M'[H(H(FAIR), H(V'))], CERT_M'");
            see("a long message is typed");
            game.Press(Key.Enter);
            see("accepted");
            game.Type("=send A1 ID_M', TID_M', DATE', NONCE_M', H(FAIR), H(V'), H(DESC', SALT_C), EncSlip, SK_M'[H(H(FAIR), H(V'))], CERT_M'").Press(Key.Enter);
            see("the bank pays, and no goal is violated");
            game.Type("u").Type("=let DEAR = HIGHER, ID_M', TID_M', DATE', NONCE_M', CID, H(DESC', SALT_C), H(V')").Press(Key.Enter);
            game.Type("=send A1 ID_M', TID_M', DATE', NONCE_M', H(DEAR), H(V'), H(DESC', SALT_C), EncSlip, SK_M'[H(H(DEAR), H(V'))], CERT_M'").Press(Key.Enter);
            see("won");
            game.Press(Key.Enter);
            see("debrief");
        },
        ["attack-guess"] = (game, see) =>
        {
            game.Open("order-in-a-dictionary");
            see("start");
            game.Press(Key.Enter).Type("gDESC by H(DESC) = CID@1").Press(Key.Enter);
            see("nothing fits");
            game.Type("x");
            see("dropped");
            game.Type("u").Press(Key.Enter, Key.Enter).Type("gDESC by H(DESC) = H(DESC)@4").Press(Key.Enter);
            see("won");
        },
        ["compute-solved"] = (game, see) =>
        {
            game.Open("tea-on-paper");
            foreach (var value in (string[])["28", "68", "125"])
            {
                game.Press(Key.Enter).Type(value).Press(Key.Enter);
            }

            game.Press(Key.Enter, Key.Enter).Type("s").Press(Key.Enter, Key.Enter);
            see("debrief");
        },
    };

    private static void Check(PlayedGame game, string label)
    {
        var screen = (VerifyScreen)game.Model.Top;
        var at = screen.Choices.ToList().FindIndex(c => c.Check.Label == label);
        game.Press([.. Enumerable.Repeat(at < screen.Chosen ? Key.Up : Key.Down, Math.Abs(at - screen.Chosen)), Key.Enter]);
    }

    public static TheoryData<string, int, int, Language> Cases
    {
        get
        {
            var cases = new TheoryData<string, int, int, Language>();
            foreach (var name in Scripts.Keys)
            {
                foreach (var language in (Language[])[Language.En, Language.Es])
                {
                    cases.Add(name, 80, 24, language);
                    cases.Add(name, 120, 40, language);
                }
            }

            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Scripts_show_what_was_approved(string name, int columns, int rows, Language language)
    {
        var file = $"{name}.{language.ToString().ToLowerInvariant()}.{columns}x{rows}.txt";
        Approval.Check(Path.Combine(ProtocolFiles.Root, "tests", "PaymentQuest.Tests", "Screens", "Approved", file), Played(name, columns, rows, language));
    }

    [Fact]
    public void What_was_refused_is_written_anew_after_the_line_is_emptied()
    {
        var game = new PlayedGame(Language.Es, 80, 24).Open("assemble-slip").Type("=PK_A(PRICE, H(Common), CAN)").Press(Key.Enter);

        game.Type("=").Press(KeyPress.Of('u', Modifiers.Control)).Type("PK_A(PRICE, H(Common), CAN, R_C)").Press(Key.Enter);

        Assert.True(Assert.IsType<BuildScreen>(game.Model.Top).Judgement?.IsSolved);
    }

    [Fact]
    public void No_more_than_eight_keys_lead_from_the_start_to_a_first_message_that_is_explained()
    {
        var game = new PlayedGame(Language.En, 80, 24);

        game.Press(Key.Enter, Key.Enter, Key.Enter).Type("s");

        var build = Assert.IsType<BuildScreen>(game.Model.Top);
        Assert.NotNull(build.Judgement);
        Assert.Contains("✗", game.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void No_panel_shows_the_solution_of_a_message_that_was_refused()
    {
        var game = new PlayedGame(Language.En, 120, 40).Open("assemble-slip").Type("=PK_A(PRICE, CAN, H(Common), R_C)").Press(Key.Enter);
        for (var i = 0; i < 5; i++)
        {
            Assert.DoesNotContain("PRICE, H(Common), CAN, R_C", game.Text, StringComparison.Ordinal);
            game.Type("t");
        }
    }

    private static string Played(string name, int columns, int rows, Language language)
    {
        var game = new PlayedGame(language, columns, rows, own: name == "certificates" ? ExampleQuests.Chain : name.StartsWith("compute", StringComparison.Ordinal) ? ExampleQuests.OnPaper : null);
        var text = new StringBuilder();
        Scripts[name](game, what => text.Append("== ").Append(what).Append('\n').Append(game.Text));
        return text.ToString();
    }

    // Carries each check up to its place, as a player would.
    private static void Arrange(PlayedGame game, params string[] labels)
    {
        for (var place = 0; place < labels.Length; place++)
        {
            var screen = (OrderScreen)game.Model.Top;
            var from = screen.Labels.ToList().IndexOf(labels[place]);
            game.Press([.. Enumerable.Repeat(from < screen.Row ? Key.Up : Key.Down, Math.Abs(from - screen.Row)), Key.Enter, .. Enumerable.Repeat(Key.Up, from - place), Key.Enter]);
        }
    }

    private static void Add(PlayedGame game, string part)
    {
        Choose(game, part);
        game.Press(Key.Enter);
    }

    // Moves the pointer as a player would: by looking where it stands.
    private static void Choose(PlayedGame game, string part)
    {
        var screen = (BuildScreen)game.Model.Top;
        var names = screen.Palette.Items.Select(i => i.Name).Concat(screen.Palette.Constructors.Select(c => c.Before)).ToList();
        var way = names.IndexOf(part) - screen.Chosen;
        game.Press([.. Enumerable.Repeat(way < 0 ? Key.Up : Key.Down, Math.Abs(way))]);
    }
}
