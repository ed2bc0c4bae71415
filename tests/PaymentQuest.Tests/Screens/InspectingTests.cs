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
            Assert.Contains($"bytes {node.Offset} to {node.End - 1}", frame, StringComparison.Ordinal);
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
        foreach (var (columns, rows) in ((int, int)[])[(1, 1), (20, 5), (40, 10), (80, 24), (109, 12), (200, 60)])
        {
            var game = new PlayedGame(Language.En, columns, rows);
            foreach (var octets in hostile)
            {
                game.Push(new DerScreen("x", octets, [], vocabulary));
                foreach (var key in (Key[])[Key.Down, Key.End, Key.Left, Key.Left, Key.Right, Key.Enter, Key.PageDown, Key.Up])
                {
                    var lines = game.Press(key).Text.Split('\n');
                    Assert.Equal(rows, lines.Length - 1);
                    Assert.All(lines, l => Assert.True(ColumnWidth.Of(l) <= columns));
                    Assert.DoesNotContain(lines, l => l.Contains('\u001b'));
                    Assert.Contains(((DerScreen)game.Model.Top).Chosen, ((DerScreen)game.Model.Top).Shown.Append(0));
                }
            }
        }
    }

    [Fact]
    public void A_value_folds_its_parts_away_and_shows_them_again()
    {
        var octets = Der.Frame([Der.Frame([Der.OctetString([1]), Der.OctetString([2])]), Der.OctetString([3])]);
        var game = new PlayedGame(Language.En, 80, 24).Push(new DerScreen("x", octets, [], ProtocolFiles.Load("1kp").Protocol.Vocabulary));
        Assert.Equal([0, 1, 2, 3, 4], Tree().Shown);

        game.Press(Key.Down, Key.Down, Key.Left, Key.Left);
        Assert.Equal([0, 1, 4], Tree().Shown);
        Assert.Equal(4, ((DerScreen)game.Press(Key.Down).Model.Top).Chosen);
        Assert.DoesNotContain("OCTET STRING 01", game.Text, StringComparison.Ordinal);

        game.Press(Key.Up, Key.Right, Key.Right);
        Assert.Equal([0, 1, 2, 3, 4], Tree().Shown);
        Assert.Equal(2, Tree().Chosen);
        Assert.Equal([0], ((DerScreen)game.Press(Key.Home, Key.Enter).Model.Top).Shown);

        DerScreen Tree() => (DerScreen)game.Model.Top;
    }

    [Theory]
    [InlineData(80, 24)]
    [InlineData(120, 40)]
    public void Values_are_chosen_and_folded_by_clicks_in_the_tree_and_on_octets(int columns, int rows)
    {
        var game = new PlayedGame(Language.En, columns, rows).Open("check-the-offer").Type("o").Click("GeneralizedTime");
        Assert.Equal("DATE", Tree().Field(Tree().Node!));

        // The first octets of NONCE_M, whose value begins at octet 46 and whose content at 48.
        var screen = Tree();
        game.Click(Convert.ToHexStringLower(screen.Octets[48..51]).Chunk(2).Aggregate("", (line, octet) => line + new string(octet) + " ").TrimEnd());
        Assert.Equal("NONCE_M", Tree().Field(Tree().Node!));

        var all = Tree().Shown.Count;
        game.Click("SEQUENCE (1146)").Click("SEQUENCE (1146)");
        Assert.Equal([0], Tree().Shown);
        Assert.Equal(all, ((DerScreen)game.Click("SEQUENCE (1146)").Model.Top).Shown.Count);

        DerScreen Tree() => (DerScreen)game.Model.Top;
    }

    [Fact]
    public void What_is_said_of_a_certificate_scrolls_by_the_wheel_and_begins_at_the_top_of_the_next()
    {
        var game = new PlayedGame(Language.En, 80, 24, own: ExampleQuests.Chain).Open("whose-word").Type("c").Press(Key.Down, Key.Up).Click("CERT_M ");
        Assert.Equal("M", ((CertificateScreen)game.Model.Top).Node?.Holder);
        Assert.Contains("Demands of the customer", game.Text, StringComparison.Ordinal);

        for (var turn = 0; turn < 4 && game.Text.Contains("Demands of the customer", StringComparison.Ordinal); turn++)
        {
            game.Wheel("Demands of the customer");
        }

        Assert.DoesNotContain("Demands of the customer", game.Text, StringComparison.Ordinal);
        Assert.Contains("Demands of the customer", game.Press(Key.Down).Text, StringComparison.Ordinal);
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
