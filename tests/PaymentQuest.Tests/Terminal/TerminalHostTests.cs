using System.Collections.Concurrent;
using PaymentQuest.Documents;
using PaymentQuest.Screens;
using PaymentQuest.Terms;
using PaymentQuest.Tui;
using Xunit;

namespace PaymentQuest.Tests.Terminal;

public class TerminalHostTests
{
    private static readonly TerminalTraits Traits = new(Glyphs.Unicode, HasColour: true, CanAddressCursor: true);

    [Fact]
    public void A_closed_input_ends_the_program_after_the_model_was_told()
    {
        var terminal = new ScriptedTerminal();
        terminal.EndInput();

        var (exitCode, seen) = Run(terminal);

        Assert.Equal(ExitCodes.HungUp, exitCode);
        Assert.IsType<Input.Interrupted>(seen[0]);
        Assert.False(terminal.IsTaken);
    }

    [Fact]
    public void A_terminal_that_takes_no_more_output_is_closed_and_ends_the_program()
    {
        var terminal = new ScriptedTerminal { IsRead = false };

        var (exitCode, seen) = Run(terminal);

        Assert.Equal(ExitCodes.HungUp, exitCode);
        Assert.IsType<Input.Interrupted>(seen[0]);
        Assert.False(terminal.IsTaken);
    }

    [Fact]
    public void What_a_signal_says_is_not_lost_among_keys_that_fill_the_queue()
    {
        var terminal = new ScriptedTerminal();
        var queue = new BlockingCollection<Happening>(1);
        using var ending = new PaymentQuest.Tui.Ending(terminal, TimeProvider.System, Language.En, _ => { }, _ => { });
        using var signals = new TerminalSignals(terminal, queue, ending);

        signals.Tell(new Happening.SizeChanged());
        signals.Tell(new Happening.GoneOn());
        signals.Tell(new Happening.EndAsked(ExitCodes.Terminated));
        signals.Tell(new Happening.EndAsked(ExitCodes.Terminated));

        Assert.Equal([new Happening.SizeChanged()], queue);
        Assert.Equal(new HashSet<Happening?> { new Happening.GoneOn(), new Happening.EndAsked(ExitCodes.Terminated) }, [signals.CrowdedOut(), signals.CrowdedOut()]);
        Assert.Null(signals.CrowdedOut());
    }

    [Fact]
    public void What_is_no_terminal_is_not_taken_over()
    {
        var terminal = new ScriptedTerminal { IsInteractive = false };

        Assert.Equal(ExitCodes.Environment, Run(terminal).ExitCode);
        Assert.Equal(0, terminal.TimesTaken);
    }

    [Fact]
    public void Effects_begin_in_order_and_their_results_come_back()
    {
        var terminal = new ScriptedTerminal();
        terminal.Press('e');

        var (exitCode, seen) = Run(terminal);

        Assert.Equal(3, exitCode);
        Assert.Equal([1, 2, 3], seen.OfType<Input.Finished>().Select(finished => finished.Result));
    }

    [Fact]
    public void Effects_asked_for_together_with_the_end_are_still_carried_out()
    {
        var terminal = new ScriptedTerminal();
        terminal.Press('s');
        var saved = new List<int>();

        var (exitCode, _) = Run(terminal, saved);

        Assert.Equal(0, exitCode);
        Assert.Equal([7], saved);
    }

    [Fact]
    public void What_must_be_kept_is_kept_and_its_result_known_before_the_next_frame()
    {
        var terminal = new ScriptedTerminal();
        terminal.Press('k');
        var kept = new List<int>();
        var drawn = new List<(int Known, int Kept)>();

        var (exitCode, seen) = Run(terminal, kept, finished =>
        {
            drawn.Add((finished, kept.Count));
            if (finished == 2)
            {
                // Only once it has been drawn, or the end might come before the frame.
                terminal.Press('q');
            }
        });

        Assert.Equal(0, exitCode);
        Assert.Equal([1, 2], kept);
        Assert.Equal([1, 2], seen.OfType<Input.Finished>().Select(finished => finished.Result));
        Assert.Equal([(0, 0), (2, 2)], drawn.Distinct());
    }

    [Theory]
    [InlineData('c', ExitCodes.Interrupted)]
    [InlineData('\\', ExitCodes.QuitAsked)]
    public void What_is_kept_at_an_interruption_is_kept_before_the_end(char key, int expected)
    {
        var terminal = new ScriptedTerminal();
        terminal.Press(key, Modifiers.Control);
        var kept = new List<int>();

        var (exitCode, seen) = Run(terminal, kept);

        Assert.Equal(expected, exitCode);
        Assert.Equal([9], kept);
        Assert.IsType<Input.Interrupted>(seen[0]);
    }

    [Fact]
    public void The_clock_of_the_model_stands_still_while_the_program_is_stopped()
    {
        var clock = new ManualClock();
        var running = new RunningClock(clock);
        clock.Pass(TimeSpan.FromSeconds(3));
        running.StandStillDuring(() => clock.Pass(TimeSpan.FromHours(1)));
        clock.Pass(TimeSpan.FromSeconds(4));

        Assert.Equal(TimeSpan.FromSeconds(7), running.Now);
    }

    private static (int ExitCode, IReadOnlyList<Input> Seen) Run(ScriptedTerminal terminal, List<int>? done = null, Action<int>? drawn = null)
    {
        var seen = new List<Input>();
        var application = new Application<int>(
            () => (0, []),
            (finished, input) =>
            {
                Assert.NotNull(input.At);
                seen.Add(input with { At = null });
                return input switch
                {
                    Input.Pressed { Press: var press } when press.Is('k') => (0, [new Kept(1)]),
                    Input.Pressed { Press: var press } when press.Is('q') => (finished, [new Quit()]),
                    Input.Finished { Result: 1 } when seen.Any(i => i is Input.Pressed { Press: var press } && press.Is('k')) => (finished + 1, [new Kept(2)]),
                    Input.Finished { Result: 2 } when seen.Any(i => i is Input.Pressed { Press: var press } && press.Is('k')) => (finished + 1, []),
                    Input.Finished { Result: 9 } => (finished, []),
                    Input.Elapsed => (finished, [new Quit()]),
                    Input.Interrupted => (finished, [new Kept(9)]),
                    Input.Pressed { Press: var press } when press.Is('e') => (0, [new Numbered(1), new Numbered(2), new Numbered(3)]),
                    Input.Pressed { Press: var press } when press.Is('s') => (0, [new Quit(), new Numbered(7)]),
                    Input.Finished => (finished + 1, finished + 1 == 3 ? [new Quit(3)] : Sequence<Effect>.Empty),
                    _ => (finished, []),
                };
            });
        var exitCode = TerminalHost.Run(application, () => new NotingWindow(drawn), Traits, Language.En, Carry, TimeProvider.System, terminal);
        return (exitCode, seen);

        Task<Input?> Carry(Effect effect, CancellationToken cancellation)
        {
            var number = effect is Kept kept ? kept.Number : ((Numbered)effect).Number;
            done?.Add(number);
            return Task.FromResult<Input?>(new Input.Finished(number));
        }
    }

    private sealed class NotingWindow(Action<int>? drawn) : ApplicationWindow<int>
    {
        public override void Show(int model, Surface surface) => drawn?.Invoke(model);

        protected override bool OnKeyDown(global::Terminal.Gui.Input.Key key)
        {
            Tell(new Input.Pressed(KeyPresses.Of(key)!.Value));
            return true;
        }
    }

    private sealed record Numbered(int Number) : Effect;

    private sealed record Kept(int Number) : DurableEffect
    {
        public override Prose What => new("it", "eso");
    }

    private sealed class ScriptedTerminal : ITerminal
    {
        private readonly BlockingCollection<Arrival> _arrivals = [];

        public bool IsInteractive { get; init; } = true;

        public bool IsRead { get; init; } = true;

        public (int Columns, int Rows) Size => (80, 24);

        public bool IsTaken { get; private set; }

        public int TimesTaken { get; private set; }

        public void Press(char character, Modifiers modifiers = Modifiers.None) => _arrivals.Add(modifiers == Modifiers.Control ? new Arrival.Urged(character) : new Arrival.Characters(character.ToString()));

        public void EndInput() => _arrivals.CompleteAdding();

        public void Enter() => (IsTaken, TimesTaken) = (true, TimesTaken + 1);

        public void Leave() => IsTaken = false;

        public IReadOnlyList<Arrival>? Read() => _arrivals.TryTake(out var arrival, Timeout.Infinite) ? [arrival] : null;

        public bool Write(string text) => IsRead;

        public void WriteError(string line)
        {
        }

        public void RequestStop()
        {
        }

        public void Stop()
        {
        }
    }
}
