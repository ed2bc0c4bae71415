using System.Text.Json;
using PaymentQuest.Quests;
using PaymentQuest.Scenarios;
using PaymentQuest.Screens;
using PaymentQuest.Terminal;
using Xunit;
using static PaymentQuest.Tests.Commands.Executable;

namespace PaymentQuest.Tests.Commands;

/// <content>What <c>results</c> makes of records.</content>
public sealed partial class ProgressCommandTests
{
    [Fact]
    public void Results_count_the_moves_that_count_against_par()
    {
        var sheet = PaymentQuest.Tests.Screens.PlayedGame.Source.Topics.SelectMany(t => t.Quests).First(q => q.Kind == ClassifyQuest.Classifying).Id;
        foreach (var quest in (string[])["first-message", sheet, "of-nobody"])
        {
            using var store = Store("");
            store.Save(new SaveMoves(quest, 1, 7, 0, [new Move.Write("A", "N"), new Move.Write("A", "CAN"), new Move.TakeHint(), new Move.Undo(), new Move.Send("A")], null));
        }

        var moves = Results(Home).ToDictionary(r => r.GetProperty("quest").GetString()!, r => r.GetProperty("moves"));

        Assert.Equal((1, 3), (moves["first-message"].GetInt32(), moves[sheet].GetInt32()));
        Assert.Equal(JsonValueKind.Null, moves["of-nobody"].ValueKind);
        var lines = Run(Home, "results").Expect(0).Output.Split('\n');
        Assert.Equal(["quest", "no.", "begun", "time", "moves", "score", "result"], lines[0].Split(' ', StringSplitOptions.RemoveEmptyEntries));
        Assert.Equal(lines[0].IndexOf("moves", StringComparison.Ordinal) + 4, lines.Single(l => l.Contains("first-message", StringComparison.Ordinal)).IndexOf(" 1       -", StringComparison.Ordinal) + 1);
    }

    [Fact]
    public void A_time_that_is_none_spoils_no_table()
    {
        Run(Home with { Input = """{"schema":"paymentquest/progress/1","editions":[],"attempts":[{"player":"","quest":"q","number":1,"seed":"1","hints":0,"began_ms":1,"moves":[{"word":"hint"}]}]}"""u8.ToArray() }, "progress", "import", "-").Expect(0);
        using (var database = ProgressFile.Writable(Path.Combine(_scratch.Folder, ProgressStore.FileName)))
        {
            database.Execute("UPDATE attempt SET began_ms = 9223372036854775807");
        }

        Assert.Contains("not finished", Run(Home, "results").Expect(0).Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Results_say_in_which_edition_a_score_was_given()
    {
        Play("", "first-message", new AttemptResult(true, 90), new Edition(Library.Shipped.DigestOf("first-message"), Session.Scoring));
        Play("", "whose-word", new AttemptResult(true, 80), new Edition(Library.Shipped.DigestOf("whose-word"), Session.Scoring + 1));

        Assert.Equal([true, false], Results(Home).Select(r => r.GetProperty("current").GetBoolean()));
        var text = Run(Home, "results").Expect(0).Output;
        Assert.Contains(" 90  solved", text, StringComparison.Ordinal);
        Assert.Contains(" 80*  solved", text, StringComparison.Ordinal);
        Assert.Contains("resuelta", Run(Home, "results", "--lang", "es").Expect(0).Output, StringComparison.Ordinal);
    }

    [Fact]
    public void The_table_for_spreadsheets_is_RFC_4180_and_starts_no_formula()
    {
        Play("=cmd|'/c calc'!A1, \"x\"", "first-message", new AttemptResult(true, 90));

        var lines = Run(Home, "results", "--csv", "--all-players").Expect(0).Output.Split("\r\n");

        Assert.Equal("player,quest,attempt,seed,began_ms,ended_ms,thought_ms,moves,hints,solved,score,content,scoring,current", lines[0]);
        Assert.StartsWith("\"'=cmd|'/c calc'!A1, \"\"x\"\"\",first-message,1,7,1772366399000,1772366400000,1500,2,0,true,90,", lines[1], StringComparison.Ordinal);
        Assert.Equal(("", 3), (lines[^1], lines.Length));
    }
}
