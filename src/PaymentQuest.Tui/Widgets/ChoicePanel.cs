using PaymentQuest.Screens;
using Terminal.Gui.Input;

namespace PaymentQuest.Tui;

/// <summary>
/// Entries of which one is chosen. A click points at an entry, another one on the chosen entry does what Enter does, and where that means something an
/// entry can be dragged to another place. Keys are the model's.
/// </summary>
internal sealed class ChoicePanel : Panel
{
    private IReadOnlyList<int> _starts = [];
    private int _chosen = -1;
    private int? _held;

    /// <summary>Where the panel tells what the player does with the entries.</summary>
    public Action<Input> Tell { get; set; } = _ => { };

    /// <inheritdoc/>
    public override bool HasPointer => true;

    /// <summary>Whether entries can be dragged.</summary>
    public bool CanDrag { get; set; }

    /// <summary>What lies at a place of the terminal outside the entries that one can be dragged to, as a number of the model's; null where nothing does.</summary>
    public Func<System.Drawing.Point, int?>? Elsewhere { get; set; }

    /// <summary>Puts the panel somewhere in the view above it and shows its entries.</summary>
    /// <param name="at">Its place and size in columns and rows, the frame included; none hides it.</param>
    /// <param name="title">Its title.</param>
    /// <param name="entries">Makes the entries for a width: each has one line or more.</param>
    /// <param name="chosen">The chosen entry, from 0; it is kept in sight. -1 for none.</param>
    /// <param name="above">Lines above the entries, such as headings.</param>
    public void Show(System.Drawing.Rectangle at, string title, Func<int, IReadOnlyList<IReadOnlyList<Line>>> entries, int chosen, Func<int, IReadOnlyList<Line>>? above = null)
    {
        _chosen = chosen;
        Show(at, title, columns =>
        {
            var lines = new List<Line>(above?.Invoke(columns) ?? []);
            var starts = new List<int>();
            foreach (var entry in entries(columns))
            {
                starts.Add(lines.Count);
                lines.AddRange(entry);
            }

            _starts = [.. starts, lines.Count];
            return lines;
        });
    }

    /// <summary>Puts the panel somewhere in the view above it and shows a long list of entries, of a line each; those in sight only are made.</summary>
    /// <param name="at">Its place and size in columns and rows, the frame included; none hides it.</param>
    /// <param name="title">Its title.</param>
    /// <param name="count">How many entries there are.</param>
    /// <param name="entry">Makes, for a width, an entry by its number from 0.</param>
    /// <param name="chosen">The chosen entry, from 0; it is kept in sight. -1 for none.</param>
    public void Show(System.Drawing.Rectangle at, string title, int count, Func<int, Func<int, Line>> entry, int chosen)
    {
        _chosen = chosen;
        if (_starts.Count != count + 1 || _starts[count] != count)
        {
            _starts = [.. Enumerable.Range(0, count + 1)];
        }

        Show(at, title, columns => new LinesInSight(count, entry(columns)));
    }

    /// <inheritdoc/>
    protected override int Top(int before, int rows)
    {
        if (_chosen < 0 || _chosen >= _starts.Count - 1)
        {
            return before;
        }

        // The whole entry, as far as there is room; its first line matters most.
        var (first, last) = (_starts[_chosen], _starts[_chosen + 1] - 1);
        return Math.Min(Math.Max(before, last - rows + 1), _chosen == 0 ? 0 : first);
    }

    /// <inheritdoc/>
    protected override bool Meet(Mouse mouse)
    {
        var entry = Pointed(mouse) is { } at ? EntryAt(at.Y + First) : null;
        if (mouse.Flags.HasFlag(MouseFlags.LeftButtonPressed) && !mouse.Flags.HasFlag(MouseFlags.PositionReport) && entry is not null)
        {
            _held = entry;
            SetFocus();
            if (Elsewhere is not null)
            {
                App?.Mouse.GrabMouse(this);
            }

            return true;
        }

        if (!mouse.Flags.HasFlag(MouseFlags.LeftButtonReleased) || _held is not { } held)
        {
            return _held is not null && Elsewhere is not null;
        }

        _held = null;
        if (Elsewhere is not null)
        {
            App?.Mouse.UngrabMouse();
        }

        if (held == entry)
        {
            Tell(held == _chosen ? new Input.Asked(Intent.Choose) : new Input.Pointed(held));
        }
        else if ((CanDrag ? entry : Elsewhere?.Invoke(mouse.ScreenPosition)) is { } to)
        {
            Tell(new Input.Dragged(held, to));
        }

        return true;
    }

    private int? EntryAt(int line)
    {
        for (var entry = 0; entry < _starts.Count - 1; entry++)
        {
            if (line >= _starts[entry] && line < _starts[entry + 1])
            {
                return entry;
            }
        }

        return null;
    }
}
