using PaymentQuest.Documents;
using PaymentQuest.Quests;
using PaymentQuest.Screens;
using PaymentQuest.Tui;
using Xunit;

namespace PaymentQuest.Tests.Terminal;

public sealed class EndingTests
{
    private static readonly TimeSpan Instant = TimeSpan.FromMilliseconds(1);
    private static readonly SaveMoves Save = new("first-message", 2, 7, 3, [new Move.Send("Initiate"), new Move.Undo()], null);

    [Fact]
    public void What_takes_long_to_be_kept_is_waited_for_and_told_once()
    {
        var ended = new Ended();
        ended.Ending.Owe([Save, new Quit()]);
        ended.Ending.Ask(ExitCodes.Terminated, isUrged: true);

        ended.Clock.Pass(Ending.Moment - Instant);
        Assert.Empty(ended.Said);
        ended.Clock.Pass(TimeSpan.FromHours(1));

        Assert.Equal(["paymentquest: saving first-message, attempt 2, moves from 4 to 5; Control-C ends without it"], ended.Said);
        Assert.Equal(1, ended.TimesLeft);
        Assert.Null(ended.ExitCode);
    }

    [Fact]
    public void Who_asks_again_after_it_was_told_ends_at_once_and_hears_what_was_not_kept()
    {
        var ended = new Ended();
        ended.Ending.Owe([Save, new KeepLanguage(Language.Es)]);
        ended.Ending.Ask(ExitCodes.Terminated, isUrged: true);
        ended.Clock.Pass(Ending.Moment);
        ended.Ending.Kept();

        ended.Ending.Ask(ExitCodes.Interrupted, isUrged: true);

        Assert.Equal(ExitCodes.Environment, ended.ExitCode);
        Assert.Equal("paymentquest: not kept: the language", ended.Said[^1]);
        Assert.Equal(2, ended.Said.Count);
    }

    [Fact]
    public void A_key_that_repeats_itself_and_a_terminal_that_goes_away_ask_only_once()
    {
        var ended = new Ended();
        ended.Ending.Owe([Save]);
        ended.Ending.Ask(ExitCodes.Interrupted, isUrged: true);
        ended.Ending.Ask(ExitCodes.Interrupted, isUrged: true);
        ended.Clock.Pass(Ending.Moment);
        ended.Ending.Ask(ExitCodes.HungUp, isUrged: false);
        ended.Ending.Ask(ExitCodes.HungUp, isUrged: false);

        Assert.Null(ended.ExitCode);
    }

    [Fact]
    public void A_loop_that_stands_still_and_keeps_nothing_is_given_up()
    {
        var ended = new Ended();
        ended.Ending.Ask(ExitCodes.Terminated, isUrged: true);

        ended.Clock.Pass(Ending.Patience - Instant);
        Assert.Null(ended.ExitCode);
        ended.Ending.Step();
        ended.Clock.Pass(Ending.Patience);
        Assert.Null(ended.ExitCode);
        ended.Clock.Pass(Ending.Patience);

        Assert.Equal(ExitCodes.Terminated, ended.ExitCode);
        Assert.Empty(ended.Said);
    }

    [Fact]
    public void An_end_that_has_come_is_not_asked_for_again()
    {
        var ended = new Ended();
        ended.Ending.Ask(ExitCodes.Terminated, isUrged: true);
        ended.Ending.Dispose();
        ended.Clock.Pass(TimeSpan.FromHours(1));
        ended.Ending.Ask(ExitCodes.Interrupted, isUrged: true);

        Assert.Null(ended.ExitCode);
        Assert.Equal(0, ended.TimesLeft);
    }

    private sealed class Ended : ITerminal
    {
        internal Ended() => Ending = new Ending(this, Clock, Language.En, WriteError, code => ExitCode = code);

        internal Ending Ending { get; }

        internal ManualClock Clock { get; } = new();

        internal List<string> Said { get; } = [];

        internal int TimesLeft { get; private set; }

        internal int? ExitCode { get; private set; }

        public bool IsInteractive => true;

        public (int Columns, int Rows) Size => (80, 24);

        public void Enter()
        {
        }

        public void Leave() => TimesLeft++;

        public IReadOnlyList<Arrival>? Read() => null;

        public bool Write(string text) => true;

        public void WriteError(string line) => Said.Add(line);

        public void RequestStop()
        {
        }

        public void Stop()
        {
        }
    }
}
