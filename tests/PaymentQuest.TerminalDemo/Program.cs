// The smallest application that lets the tests see, in a real pseudo-terminal, how the loop takes a terminal over and hands it back.
using PaymentQuest.Documents;
using PaymentQuest.Screens;
using PaymentQuest.Terminal;
using PaymentQuest.Terms;
using PaymentQuest.Tui;
using Terminal.Gui.ViewBase;
using Line = PaymentQuest.Screens.Line;

var application = new Application<Seen>(
    () => (new Seen("nothing", 0), []),
    (model, input) => input switch
    {
        Input.Pressed { Press: var press } when press.Is('q') => (model, [new Quit()]),
        Input.Pressed { Press: var press } when press.Is('t') => (model, [new Throw(OnOwnThread: true)]),
        Input.Pressed { Press: var press } when press.Is('e') => (model, [new Throw(OnOwnThread: false)]),
        Input.Pressed { Press: var press } when press.Is('u') => throw new InvalidOperationException("thrown by the update"),
        Input.Pressed { Press: var press } when press.Is('w') => (model, [new Wait(TimeSpan.FromMilliseconds(1))]),
        Input.Pressed { Press: var press } when press.Is('b') => Stuck(model),
        Input.Pressed { Press: var press } => (new Seen($"key {press.Key} {press.Character} {press.Modifiers}", model.Count + 1), []),
        Input.Pasted { Text: var text } => (new Seen($"paste {text}", model.Count + 1), []),
        Input.Elapsed => (new Seen("elapsed", model.Count + 1), []),
        _ => (model, []),
    });
var traits = TerminalTraits.From(Environment.GetEnvironmentVariable, args.Contains("--ascii"));
return TerminalHost.Run(application, () => new SeenWindow(), traits, Language.En, Run, TimeProvider.System, new UnixTerminal());

static (Seen Model, Sequence<Effect> Effects) Stuck(Seen model)
{
    Thread.Sleep(Timeout.Infinite);
    return (model, []);
}

static Task<Input?> Run(Effect effect, CancellationToken cancellation)
{
    if (effect is Throw { OnOwnThread: true })
    {
        new Thread(() => throw new InvalidOperationException("thrown by another thread")).Start();
        return Task.FromResult<Input?>(null);
    }

    throw new InvalidOperationException("thrown by an effect");
}

internal sealed class SeenWindow : ApplicationWindow<Seen>
{
    private readonly LinesView _lines = new() { Width = Dim.Fill(), Height = Dim.Fill() };

    public SeenWindow() => Add(_lines);

    public override void Show(Seen model, Surface surface)
    {
        _lines.Lines = surface.IsTooSmall
            ? surface.Enlarge()
            : [Edge($" demo {surface.Columns}x{surface.Rows} ", surface, surface.Glyphs.TopLeft, surface.Glyphs.TopRight), Side(model, surface), .. Enumerable.Repeat(Side(null, surface), surface.Rows - 3), Edge("", surface, surface.Glyphs.BottomLeft, surface.Glyphs.BottomRight)];
    }

    private static Line Edge(string title, Surface surface, string left, string right) => left + title + new string(surface.Glyphs.Horizontal[0], surface.Columns - 2 - title.Length) + right;

    private static Line Side(Seen? model, Surface surface) =>
        Line.From(surface.Glyphs.Vertical) + Line.From(model is null ? "" : $"seen {model.Count}: {model.Last}").Fit(surface.Columns - 2, surface.Glyphs) + surface.Glyphs.Vertical;

    protected override bool OnKeyDown(Terminal.Gui.Input.Key key)
    {
        if (KeyPresses.Of(key) is { } press)
        {
            Tell(new Input.Pressed(press));
        }

        return true;
    }
}

internal sealed record Seen(string Last, int Count);

internal sealed record Throw(bool OnOwnThread) : Effect;
