using System.Text;
using PaymentQuest.Screens;

namespace PaymentQuest.Terminal;

/// <summary>A terminal of Windows, through System.Console.</summary>
internal sealed class WindowsTerminal : ITerminal
{
    private readonly Lock _gate = new();
    private bool _isTaken;

    /// <inheritdoc/>
    public bool IsInteractive => !Console.IsInputRedirected && !Console.IsOutputRedirected;

    /// <inheritdoc/>
    public (int Columns, int Rows) Size => (Console.WindowWidth, Console.WindowHeight);

    /// <inheritdoc/>
    public void Enter()
    {
        lock (_gate)
        {
            _isTaken = true;
            Console.OutputEncoding = Encoding.UTF8;
            Console.TreatControlCAsInput = true;
            Console.Out.Write("\e[?1049h\e[?7l\e[?25l\e[0m\e[2J");
        }
    }

    /// <inheritdoc/>
    public void Leave()
    {
        lock (_gate)
        {
            if (_isTaken)
            {
                _isTaken = false;
                try
                {
                    Console.Out.Write("\e[0m\e[?7h\e[?25h\e[?1049l");
                    Console.TreatControlCAsInput = false;
                }
                catch (IOException)
                {
                    // The window is gone, and with it whatever could be handed back.
                }
            }
        }
    }

    /// <inheritdoc/>
    public IReadOnlyList<Input>? Read()
    {
        try
        {
            while (true)
            {
                if (ToKeyPress(Console.ReadKey(intercept: true)) is { } press)
                {
                    return [new Input.Pressed(press)];
                }
            }
        }
        catch (Exception exception) when (exception is IOException or InvalidOperationException)
        {
            return null;
        }
    }

    /// <inheritdoc/>
    public bool Write(string text)
    {
        lock (_gate)
        {
            try
            {
                if (_isTaken)
                {
                    Console.Out.Write(text);
                }

                return true;
            }
            catch (IOException)
            {
                return false;
            }
        }
    }

    /// <inheritdoc/>
    public void RequestStop()
    {
        // Windows has no job control.
    }

    /// <inheritdoc/>
    public void Stop()
    {
        // Windows has no job control.
    }

    private static KeyPress? ToKeyPress(ConsoleKeyInfo pressed)
    {
        var held = (pressed.Modifiers.HasFlag(ConsoleModifiers.Shift) ? Modifiers.Shift : 0)
            | (pressed.Modifiers.HasFlag(ConsoleModifiers.Alt) ? Modifiers.Alt : 0)
            | (pressed.Modifiers.HasFlag(ConsoleModifiers.Control) ? Modifiers.Control : 0);
        Key? key = pressed.Key switch
        {
            ConsoleKey.Enter => Key.Enter,
            ConsoleKey.Escape => Key.Escape,
            ConsoleKey.Tab => held.HasFlag(Modifiers.Shift) ? Key.BackTab : Key.Tab,
            ConsoleKey.Backspace => Key.Backspace,
            ConsoleKey.Delete => Key.Delete,
            ConsoleKey.Insert => Key.Insert,
            ConsoleKey.UpArrow => Key.Up,
            ConsoleKey.DownArrow => Key.Down,
            ConsoleKey.LeftArrow => Key.Left,
            ConsoleKey.RightArrow => Key.Right,
            ConsoleKey.Home => Key.Home,
            ConsoleKey.End => Key.End,
            ConsoleKey.PageUp => Key.PageUp,
            ConsoleKey.PageDown => Key.PageDown,
            >= ConsoleKey.F1 and <= ConsoleKey.F12 => Key.F1 + (pressed.Key - ConsoleKey.F1),
            _ => null,
        };
        if (key is { } named)
        {
            return new KeyPress(named, default, named == Key.BackTab ? Modifiers.None : held);
        }

        if (held.HasFlag(Modifiers.Control) && pressed.Key is >= ConsoleKey.A and <= ConsoleKey.Z && !held.HasFlag(Modifiers.Alt))
        {
            return KeyPress.Of((char)('a' + (pressed.Key - ConsoleKey.A)), Modifiers.Control);
        }

        // Alt with Control is AltGr, which is part of the character.
        var alt = held.HasFlag(Modifiers.Alt) && !held.HasFlag(Modifiers.Control) ? Modifiers.Alt : Modifiers.None;
        return char.IsControl(pressed.KeyChar) || char.IsSurrogate(pressed.KeyChar) ? null : KeyPress.Of(pressed.KeyChar, alt);
    }
}
