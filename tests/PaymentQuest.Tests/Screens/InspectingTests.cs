using PaymentQuest.Documents;
using PaymentQuest.Screens;
using PaymentQuest.Wire;
using Xunit;

namespace PaymentQuest.Tests.Screens;

public sealed class InspectingTests
{
    [Fact]
    public void Every_value_is_reached_by_keys_and_marks_its_octets()
    {
        var game = new PlayedGame(Language.En, 120, 40).Open("check-the-offer").Type("o");
        var seen = new List<int>();
        while (game.Model.Top is DerScreen { Node: { } node } screen && (seen.Count == 0 || seen[^1] != screen.Chosen))
        {
            seen.Add(screen.Chosen);
            Assert.Equal((node.Offset, node.End), screen.Marked);
            var frame = string.Concat(game.Text.Where(c => c != '\n'));
            Assert.Contains($"octets {node.Offset} to {node.End - 1}", frame, StringComparison.Ordinal);
            Assert.Contains('[' + screen.Octets[node.Offset].ToString("x2"), frame, StringComparison.Ordinal);
            game.Press(Key.Down);
        }

        Assert.Equal(Enumerable.Range(0, ((DerScreen)game.Model.Top).Tree.Nodes.Count), seen);
    }

    [Fact]
    public void Nested_octets_that_nothing_prescribes_are_marked_as_a_guess()
    {
        var octets = Der.Frame([Der.OctetString([0x02, 0x01, 0x05])]);
        var screen = new DerScreen("x", octets, [], ProtocolFiles.Load("1kp").Protocol.Vocabulary) { Chosen = 2 };

        var lines = DerLines.Plain(screen, Glyphs.Ascii, Language.En, 80).Select(l => l.Text).ToList();

        Assert.Contains("? INTEGER 5", lines[2], StringComparison.Ordinal);
        Assert.DoesNotContain("?", lines[0] + lines[1], StringComparison.Ordinal);
        var page = new Page(new Surface(80, 24, Glyphs.Ascii, Language.Es), Language.Es);
        Assert.Contains(DerLines.Details(screen, page), l => l.Text.StartsWith("Una conjetura", StringComparison.Ordinal));
    }

    [Fact]
    public void Hostile_octets_are_shown_in_terminals_of_any_size()
    {
        byte[][] hostile = [[], [0x30], [0x30, 0x84, 0xFF, 0xFF, 0xFF, 0xFF], [0x04, 0x80], [.. Enumerable.Repeat<byte>(0x30, 400)], [0x0C, 0x03, 0x1B, 0x5B, 0x41], [0x02, 0x01, 0x01, 0xFF]];
        var vocabulary = ProtocolFiles.Load("1kp").Protocol.Vocabulary;
        foreach (var octets in hostile)
        {
            foreach (var (columns, rows) in ((int, int)[])[(1, 1), (20, 5), (40, 10), (80, 24), (109, 12), (200, 60)])
            {
                var model = new PlayedGame(Language.En, columns, rows).Model.Push(new DerScreen("x", octets, [], vocabulary));
                foreach (var key in (Key[])[Key.Down, Key.End, Key.Left, Key.Right, Key.PageDown, Key.Up])
                {
                    model = GameApplication.Update(model, new Input.Pressed(new KeyPress(key))).Model;
                    var frame = GameApplication.View(model, new Surface(columns, rows, Glyphs.Unicode, Language.En));
                    Assert.True(frame.Lines.Count <= rows);
                    Assert.All(frame.Lines, l => Assert.True(l.Width <= columns));
                    Assert.DoesNotContain(frame.ToPlainText(), c => c == '\u001b');
                }
            }
        }
    }

    [Fact]
    public void What_a_check_would_give_is_not_told_before_it_was_made()
    {
        var game = new PlayedGame(Language.En, 120, 40, own: ExampleQuests.Chain).Open("whose-word");
        for (var round = 0; round < 7; round++)
        {
            game.Type("c");
            var screen = (CertificateScreen)game.Model.Top;
            Assert.Contains(screen.Chain!.Nodes, n => n.HasArrived);
            Assert.DoesNotContain(screen.Chain.Nodes, n => n.IsJudgementTold);
            var told = string.Join('\n', screen.Chain.Nodes.SelectMany(n => CertificateText.Lines(screen.Chain, n, Glyphs.Unicode, Language.En, 100).Append(CertificateText.Branch(n, Glyphs.Unicode, Language.En, null))).Select(l => l.Text));
            Assert.DoesNotContain(told, c => c is '✓' or '✗' or '◌');
            Assert.DoesNotContain("not trusted", told, StringComparison.Ordinal);
            game.Press(Key.Escape).Press(Key.Enter).Type("a").Press(Key.Enter);
        }
    }

    [Fact]
    public void What_is_told_after_the_check_is_what_the_check_gave()
    {
        var game = new PlayedGame(Language.En, 120, 40, own: ExampleQuests.Chain).Open("whose-word");
        var failed = 0;
        for (var round = 0; round < 7; round++)
        {
            var desk = (VerifyScreen)game.Model.Top;
            for (var i = 0; i < desk.Choices.Count; i++)
            {
                game.Press(Key.Enter, Key.Down);
            }

            desk = (VerifyScreen)game.Model.Top;
            game.Type("c");
            var screen = (CertificateScreen)game.Model.Top;
            foreach (var node in screen.Chain!.Nodes.Where(n => n.IsJudgementTold && n.Finding!.Issuer is not null))
            {
                Assert.Equal(desk.Results.Last(r => r.Text == $"CERT_{node.Holder}").Holds, node.Finding!.IsTrusted);
                failed += node.Finding.IsTrusted ? 0 : 1;
            }

            Assert.Contains(screen.Chain.Nodes, n => n.IsJudgementTold);
            game.Press(Key.Escape).Press(Key.Up).Type("a").Press(Key.Enter);
        }

        Assert.Equal(6, failed);
    }
}
