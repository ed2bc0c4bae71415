using System.Collections.Concurrent;
using PaymentQuest.Documents;
using PaymentQuest.Screens;
using PaymentQuest.Terminal;
using PaymentQuest.Terms;
using Xunit;

namespace PaymentQuest.Tests.Terminal;

public class TerminalLoopTests
{
    private static readonly TerminalTraits Traits = new(Glyphs.Unicode, HasColour: true, CanAddressCursor: true);

    [Fact]
    public void A_closed_input_ends_the_program_after_the_model_was_told()
    {
        var terminal = new ScriptedTerminal();
        terminal.EndInput();

        var (exitCode, seen) = Run(terminal);

        Assert.Equal(ExitCodes.HungUp, exitCode);
        Assert.IsType<Input.Interrupted>(Assert.Single(seen));
        Assert.False(terminal.IsTaken);
    }

    [Fact]
    public void An_output_that_nobody_reads_ends_the_program()
    {
        var terminal = new ScriptedTerminal { IsRead = false };

        var (exitCode, _) = Run(terminal);

        Assert.Equal(ExitCodes.NobodyReads, exitCode);
        Assert.False(terminal.IsTaken);
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

    private static (int ExitCode, IReadOnlyList<Input> Seen) Run(ScriptedTerminal terminal, List<int>? done = null)
    {
        var seen = new List<Input>();
        var application = new Application<int>(
            () => (0, []),
            (finished, input) =>
            {
                seen.Add(input);
                return input switch
                {
                    Input.Pressed { Press: var press } when press.Is('e') => (0, [new Numbered(1), new Numbered(2), new Numbered(3)]),
                    Input.Pressed { Press: var press } when press.Is('s') => (0, [new Quit(), new Numbered(7)]),
                    Input.Finished => (finished + 1, finished + 1 == 3 ? [new Quit(3)] : Sequence<Effect>.Empty),
                    _ => (finished, []),
                };
            },
            (finished, surface) => Frame.From(surface, [Line.From($"{finished}")]));
        var exitCode = TerminalLoop.Run(application, Traits, Language.En, Carry, TimeProvider.System, terminal);
        return (exitCode, seen);

        Task<Input?> Carry(Effect effect, CancellationToken cancellation)
        {
            var number = ((Numbered)effect).Number;
            done?.Add(number);
            return Task.FromResult<Input?>(new Input.Finished(number));
        }
    }

    private sealed record Numbered(int Number) : Effect;

    private sealed class ScriptedTerminal : ITerminal
    {
        private readonly BlockingCollection<Input> _inputs = [];

        public bool IsInteractive { get; init; } = true;

        public bool IsRead { get; init; } = true;

        public (int Columns, int Rows) Size => (80, 24);

        public bool IsTaken { get; private set; }

        public int TimesTaken { get; private set; }

        public void Press(char character) => _inputs.Add(new Input.Pressed(KeyPress.Of(character)));

        public void EndInput() => _inputs.CompleteAdding();

        public void Enter() => (IsTaken, TimesTaken) = (true, TimesTaken + 1);

        public void Leave() => IsTaken = false;

        public IReadOnlyList<Input>? Read() => _inputs.TryTake(out var input, Timeout.Infinite) ? [input] : null;

        public bool Write(string text) => IsRead;

        public void RequestStop()
        {
        }

        public void Stop()
        {
        }
    }
}
