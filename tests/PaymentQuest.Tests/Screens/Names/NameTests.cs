using PaymentQuest.Documents;
using PaymentQuest.Protocols;
using PaymentQuest.Quests;
using PaymentQuest.Roles;
using PaymentQuest.Screens;
using PaymentQuest.Terms;
using Xunit;

namespace PaymentQuest.Tests.Screens;

/// <summary>F1 on a name: what it is, who knows it, where it is made and where it travels.</summary>
public sealed class NameTests
{
    [Fact]
    public void On_a_value_it_tells_the_sort_the_size_and_who_knows_it_by_now()
    {
        var card = Asked(new PlayedGame(Language.En, 80, 24).Open("assemble-slip"));

        var told = Told(card);
        Assert.Equal(new Named.Value(new Term.Atom("PRICE")), card.Name);
        Assert.Contains("PRICE is an amount of money.", told, StringComparison.Ordinal);
        Assert.Contains("Who knows it before message 3", told, StringComparison.Ordinal);
        Assert.Contains("the customer, from the start", told, StringComparison.Ordinal);
        Assert.Contains("the acquirer: not yet", told, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("H(Common)", "a hash")]
    [InlineData("PRICE, H(Common", "an amount of money")]
    [InlineData("SALT_C", "a random number")]
    public void On_a_draft_it_is_the_name_at_the_cursor_and_the_line_is_still_there_afterwards(string draft, string kind)
    {
        var game = new PlayedGame(Language.En, 80, 24).Open("ask-the-bank").Type("=" + draft);
        game.Press(kind == "an amount of money" ? Key.Home : Key.End);

        Assert.Contains($" is {kind}.", Told(Asked(game)), StringComparison.Ordinal);

        game.Press(Key.Escape);
        Assert.Equal(draft, Assert.IsType<BuildScreen>(game.Model.Top).Draft.Text);
        Assert.True(game.Model.Top.IsTyping);
    }

    [Fact]
    public void On_a_check_it_tells_who_makes_it_and_not_what_it_costs_where_that_is_asked()
    {
        var game = new PlayedGame(Language.En, 80, 24).Open("cheap-first");
        var card = Asked(game);

        Assert.Equal(Assert.IsType<OrderScreen>(game.Press(Key.Escape).Model.Top).Labels[0], Assert.IsType<Named.Check>(card.Name).Name.Label);
        Assert.Contains("On message 4 Auth-Request, the acquirer makes this check.", Told(card), StringComparison.Ordinal);
        Assert.DoesNotContain("It costs", Told(card), StringComparison.Ordinal);

        var over = game.Type("s").Press(Key.Enter);
        Assert.Contains("It costs", Told(Asked(over)), StringComparison.Ordinal);
    }

    [Fact]
    public void On_a_party_it_tells_its_role_its_keys_and_its_messages()
    {
        var card = Asked(new PlayedGame(Language.En, 80, 24).Open("man-in-the-middle").Type("sB1"));

        var (told, protocol) = (Told(card), PlayedGame.Quest("man-in-the-middle").Protocol);
        var role = Assert.IsType<Named.Party>(card.Name).Role;
        Assert.Equal("B", protocol.RoleNamed(role).Symbol);
        Assert.Contains("SK_B", told, StringComparison.Ordinal);
        Assert.Equal(
            protocol.Steps.Where(s => s.From == role || s.To == role).Select(s => s.Number),
            card.Card.Entries.Select(e => e.Name).OfType<Named.Message>().Select(m => m.Step));
        Assert.Equal(protocol.Knows[role], card.Card.Entries.TakeWhile(e => e.Name is Named.Value).Select(e => ((Named.Value)e.Name!).Term).Take(protocol.Knows[role].Count));
    }

    [Fact]
    public void On_a_message_it_tells_its_way_its_parts_and_its_size()
    {
        var game = new PlayedGame(Language.En, 80, 24).Open("man-in-the-middle");
        var heard = Assert.IsType<AttackScreen>(game.Model.Top).Board.Runs.Heard[0];
        var card = Asked(game);

        var step = PlayedGame.Quest("man-in-the-middle").Protocol.Steps[heard.Step - 1];
        Assert.Equal(new Named.Message(heard.Step), card.Name);
        Assert.Contains($"{step.Name} = {step.Written}", Told(card), StringComparison.Ordinal);
        Assert.Matches("it takes [1-9][0-9]+ bytes", Told(card));
    }

    [Fact]
    public void A_goal_is_reached_from_the_message_and_escape_goes_back_one_card_after_the_other()
    {
        var game = new PlayedGame(Language.En, 80, 24).Open("man-in-the-middle");
        var card = Asked(game);
        var at = card.Card.Entries.ToList().FindIndex(e => e.Name is Named.Goal);
        game.Press([.. Enumerable.Repeat(Key.Down, at), Key.F1]);

        var goal = Assert.IsType<NameScreen>(game.Model.Top);
        Assert.Contains(Assert.IsType<Named.Goal>(goal.Name).Name, ((AttackQuest)PlayedGame.Quest("man-in-the-middle")).Field.Goals);
        Assert.NotEmpty(goal.Card.About);

        game.Press(Key.Escape);
        Assert.Equal(card.Name, Assert.IsType<NameScreen>(game.Model.Top).Name);
        game.Press(Key.Escape);
        Assert.IsType<AttackScreen>(game.Model.Top);
    }

    [Fact]
    public void Where_no_name_is_at_hand_it_is_the_help()
    {
        Assert.IsType<HelpScreen>(new PlayedGame(Language.En, 80, 24).Press(Key.F1).Model.Top);
        Assert.IsType<HelpScreen>(new PlayedGame(Language.En, 80, 24).Open("ask-the-bank").Type("=nobody").Press(Key.F1).Model.Top);
    }

    [Theory]
    [InlineData("gatekeeper")]
    [InlineData("man-in-the-middle")]
    public void Who_knows_a_value_and_from_when_is_what_the_engine_says(string id)
    {
        var quest = PlayedGame.Quest(id);
        var (protocol, glossary) = (quest.Protocol, new Glossary(quest, quest.Seed));
        foreach (var name in protocol.Vocabulary.Atoms.Keys.Concat(protocol.Vocabulary.Definitions.Keys))
        {
            var term = protocol.Vocabulary.Expand(new Term.Atom(name))!;
            var told = NameCards.Of(new Named.Value(term), glossary).Entries.Select(e => e.Text.En).ToList();
            foreach (var who in protocol.Roles.Select(r => r.Name).Append(SecrecyGoal.Network))
            {
                bool Knows(int step) => (who == SecrecyGoal.Network ? RoleKnowledge.OfNetwork(protocol, step) : RoleKnowledge.Of(protocol, quest.Compiled.Programs[who], step)).Derive(term) is not null;
                var since = Enumerable.Range(0, protocol.Steps.Count + 1).Where(Knows).Cast<int?>().FirstOrDefault();
                var subject = Vocables.Subject(who, protocol).En;
                var start = since switch { null => $"{subject}, never. ", 0 => $"{subject}, from the start: ", _ => $"{subject}, from message {since} " };
                Assert.Contains(told, line => line.StartsWith(start, StringComparison.Ordinal));
            }
        }
    }

    [Theory]
    [InlineData("CAN", 3, "inside EncSlip")]
    [InlineData("ID_M", 2, "in the clear")]
    [InlineData("ID_M", 4, "in the clear")]
    public void A_value_is_told_in_the_messages_that_contain_it(string name, int step, string how)
    {
        var quest = PlayedGame.Quest("read-the-invoice");
        var entries = NameCards.Of(new Named.Value(new Term.Atom(name)), new Glossary(quest, quest.Seed)).Entries.Where(e => e.Name is Named.Message).ToList();

        Assert.EndsWith(how, entries.Single(e => ((Named.Message)e.Name!).Step == step).Text.En, StringComparison.Ordinal);
        Assert.Equal(
            quest.Protocol.Steps.Where(s => s.Message.SelfAndDescendants.Contains(new Term.Atom(name))).Select(s => s.Number),
            entries.Select(e => ((Named.Message)e.Name!).Step));
    }

    [Fact]
    public void No_card_tells_what_a_quest_asks_to_be_composed()
    {
        foreach (var quest in PlayedGame.Source.Topics.SelectMany(t => t.Quests).Where(q => q.Kind == BuildQuest.Composing).Select(q => PlayedGame.Quest(q.Id)).Cast<BuildQuest>())
        {
            var desk = (BuildScreen)DeskKind.Of(quest.Kind).Begin(PlayedGame.Source.Topics.SelectMany(t => t.Quests).First(q => q.Id == quest.Id), Session.Begin(quest, quest.Seed), 1);
            var (protocol, glossary) = (quest.Protocol, desk.Glossary);
            foreach (var word in protocol.Vocabulary.Definitions.Keys.Concat(protocol.Steps.Select(s => s.Name)))
            {
                var card = NameCards.Of(glossary.Of(word)!, glossary);
                var told = string.Join('\n', card.About.Concat(card.Entries.Select(e => e.Text)).Select(t => t.En));
                foreach (var slot in quest.Slots)
                {
                    Assert.DoesNotContain($"= {slot.Solution}\n", told + "\n", StringComparison.Ordinal);
                    Assert.DoesNotContain($"\n{slot.Key} = ", told, StringComparison.Ordinal);
                }
            }
        }
    }

    [Fact]
    public void Who_knows_what_is_not_told_where_the_quest_asks_it()
    {
        var told = Told(Asked(new PlayedGame(Language.En, 80, 24).Open("who-can-know")));

        Assert.Contains("Who knows it is what this quest asks.", told, StringComparison.Ordinal);
        Assert.DoesNotContain("from the start", told, StringComparison.Ordinal);
    }

    private static NameScreen Asked(PlayedGame game)
    {
        var card = Assert.IsType<NameScreen>(game.Press(Key.F1).Model.Top);
        Assert.Contains(card.Card.Title.En, game.Text, StringComparison.Ordinal);
        return card;
    }

    private static string Told(NameScreen card) => string.Join('\n', card.Card.About.Concat(card.Card.Entries.SelectMany(e => e.Heading is { } heading ? (Prose[])[heading, e.Text] : [e.Text])).Select(t => t.En));
}
