using PaymentQuest.Kills;
using PaymentQuest.Quests;
using PaymentQuest.Tests.Screens;
using Xunit;

namespace PaymentQuest.Tests.Terminal;

/// <summary>
/// The short form of <c>dotnet run -c Release --project tests/PaymentQuest.Kills</c>: one game of each kind is killed when it confirms a move, and one
/// is ended in each way, on a disk that takes its time.
/// </summary>
public sealed class KillsTests(KillsTests.Disk disk) : IClassFixture<KillsTests.Disk>
{
    public static TheoryData<QuestKind, string> Games
    {
        get
        {
            var games = new TheoryData<QuestKind, string>();
            for (var i = 0; i < Script.All.Count; i++)
            {
                games.Add(Script.All[i].Kind, Killing.Endings[i].Name);
            }

            return games;
        }
    }

    [Theory]
    [MemberData(nameof(Games))]
    public void A_game_that_is_killed_when_it_confirms_a_move_has_kept_it(QuestKind kind, string ending)
    {
        var script = Script.All.Single(s => s.Kind == kind);

        Assert.Null(disk.Killing.Kill(script, script.Acts.Count + ending.Length));
    }

    [Theory]
    [MemberData(nameof(Games))]
    public void A_game_that_is_ended_keeps_what_was_done_and_typed_and_says_how_it_ended(QuestKind kind, string ending)
    {
        Assert.Null(disk.Killing.End(Script.All.Single(s => s.Kind == kind), Killing.Endings.Single(e => e.Name == ending)));
    }

    [Fact]
    public void There_is_a_script_for_each_kind_of_quest()
    {
        Assert.Equal(["build", "verify", "classify", "order", "compute", "attack"], Script.All.Select(s => QuestKinds.Words.Single(w => w.Value == s.Kind).Key));
        Assert.All(Script.All, s => Assert.NotNull(s.After(PlayedGame.Source, s.Acts.Select(a => a.Keys)).Result));
        Assert.All(Script.All, s => Assert.True(s.Confirmations(PlayedGame.Source).Count >= 3));
    }

    public sealed class Disk : IDisposable
    {
        private readonly SlowDisk _disk;

        public Disk()
        {
            Tool.Require("gcc");
            _disk = new SlowDisk(100);
            Killing = new Killing(Path.Combine(AppContext.BaseDirectory, "paymentquest.dll"), _disk, PlayedGame.Source);
        }

        internal Killing Killing { get; }

        public void Dispose() => _disk.Dispose();
    }
}
