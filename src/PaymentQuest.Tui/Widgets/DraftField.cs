using System.Drawing;
using System.Globalization;
using PaymentQuest.Screens;
using Terminal.Gui.Input;
using Terminal.Gui.ViewBase;
using Key = Terminal.Gui.Input.Key;
using Line = PaymentQuest.Screens.Line;
using TextField = PaymentQuest.Screens.TextField;

namespace PaymentQuest.Tui;

/// <summary>
/// The line that is typed on a screen, <see cref="Screen.Typing"/>. The model holds it: letters, pastes and commands go on to the window and to the model as
/// everywhere, and what the model then holds is shown. What is selected is the field's alone, with the keys and the clicks that select, copy, cut and paste.
/// </summary>
/// <remarks>
/// A view adds one, overrides <see cref="ScreenView.Field"/> with it and shows it with its other parts:
/// <code>
/// private readonly DraftField _field = new();
/// public MyView() => Add(_field);
/// protected internal override DraftField Field => _field;
/// _field.Show(new Rectangle(0, row, page.Columns, 1), screen.Typing, page.Glyphs);
/// </code>
/// It hides itself while nothing is typed. What is wrong with the line, and what it can be completed to, is told by the model's own lines below.
/// </remarks>
internal sealed class DraftField : View
{
    private const int Prompt = 2;

    private readonly LinesView _prompt = new();
    private readonly Entry _entry = new();
    private TextField _line = TextField.Empty;

    /// <summary>A field that is not shown.</summary>
    public DraftField()
    {
        (Visible, CanFocus) = (false, true);
        _entry.Edited = () => Edit(_entry.Text, _entry.Place);
        Add(_prompt, _entry);
    }

    /// <summary>Where the field tells what the player does. <see cref="GameWindow"/> sets it.</summary>
    public Action<Input> Tell { get; set; } = _ => { };

    /// <summary>Puts the field somewhere in the view above it, with the line that is typed, and gives it the keys unless something lies over that view.</summary>
    /// <param name="at">Its place and width; it is a row high.</param>
    /// <param name="line">The line; null hides the field.</param>
    /// <param name="glyphs">The signs.</param>
    public void Show(Rectangle at, TextField? line, Glyphs glyphs)
    {
        Visible = line is not null && at is { Width: > 3, Height: > 0 };
        if (line is null || !Visible)
        {
            return;
        }

        _line = line;
        this.PutAt(at);
        _prompt.PutAt(new Rectangle(0, 0, Prompt, 1));
        _entry.PutAt(new Rectangle(Prompt, 0, at.Width - Prompt, 1));

        _prompt.Lines = [Line.From(glyphs.Pointer, Style.Notice)];
        if (!_entry.HasFocus && SuperView is { HasFocus: true })
        {
            _entry.SetFocus();
        }

        Layout();
        _entry.Show(line);
    }

    /// <summary>What the field does by itself with what is asked for. False where that is the model's.</summary>
    public bool Meet(Intent intent)
    {
        switch (intent)
        {
            case Intent.SelectLeft:
                return Select(Command.LeftExtend);
            case Intent.SelectRight:
                return Select(Command.RightExtend);
            case Intent.SelectFirst:
                return Select(Command.LeftStartExtend);
            case Intent.SelectLast:
                return Select(Command.RightEndExtend);
            case Intent.Copy:
                Copy();
                return true;
            case Intent.Cut:
                Copy();
                TakeSelected();
                return true;
            case Intent.Paste:
                Paste(App?.Clipboard?.GetClipboardData() ?? "");
                return true;
            case Intent.Remove or Intent.Delete:
                return TakeSelected();
            default:
                _entry.ClearAllSelection();
                return false;
        }
    }

    /// <summary>Puts text in the place of what is selected, or where the cursor stands.</summary>
    public void Paste(string text)
    {
        TakeSelected();
        Tell(new Input.Pasted(text));
    }

    /// <summary>Takes away what is selected, because something comes in its place. False where nothing is.</summary>
    public bool TakeSelected()
    {
        if (_entry.Selected is not var (from, to))
        {
            return false;
        }

        _entry.ClearAllSelection();
        var left = _line.Without(from, to);
        Edit(left.Text, left.Cursor);
        return true;
    }

    /// <inheritdoc/>
    protected override bool OnClearingViewport() => true;

    private bool Select(Command command)
    {
        _entry.InvokeCommand(command);
        return true;
    }

    private void Copy()
    {
        if (_entry.SelectedText is { Length: > 0 } text)
        {
            App?.Clipboard?.SetClipboardData(text);
        }
    }

    private void Edit(string text, int cursor)
    {
        if (text != _line.Text || cursor != _line.Cursor)
        {
            Tell(new Input.Edited(text, cursor));
        }
    }

    /// <summary>The library's field, for what it draws, scrolls and selects. It edits nothing: it takes the longer for each letter the more there are.</summary>
    private sealed class Entry : Terminal.Gui.Views.TextField
    {
        private int[] _starts = [0];

        public Entry()
        {
            // Its popup is not drawn within frames, its menu would be one of other words, and its keys are not in our table.
            Autocomplete = null;
            KeyBindings.Clear();
            HotKeySpecifier = (System.Text.Rune)0xFFFF;
        }

        /// <summary>What is told after the mouse moved the cursor or selected.</summary>
        public Action Edited { get; set; } = () => { };

        /// <summary>Where the cursor stands, in UTF-16 units.</summary>
        public int Place => _starts[Math.Min(InsertionPoint, _starts.Length - 1)];

        /// <summary>What is selected, in UTF-16 units; null for nothing.</summary>
        public (int From, int To)? Selected
        {
            get
            {
                var from = Math.Min(SelectedStart, InsertionPoint);
                return SelectedLength > 0 && from >= 0 ? (_starts[from], _starts[Math.Min(from + SelectedLength, _starts.Length - 1)]) : null;
            }
        }

        /// <inheritdoc/>
        // It writes its whole row.
        protected override bool OnClearingViewport() => true;

        public void Show(TextField line)
        {
            if (Text != line.Text)
            {
                Text = line.Text;
                _starts = [.. StringInfo.ParseCombiningCharacters(line.Text), line.Text.Length];
                // What is taken back is the desk's.
                ClearHistoryChanges();
            }

            if (Place != line.Cursor || !HasFocus)
            {
                ClearAllSelection();
                var at = Array.BinarySearch(_starts, line.Cursor);
                InsertionPoint = at < 0 ? ~at : at;
            }
        }

        /// <inheritdoc/>
        protected override void OnHasFocusChanged(bool newHasFocus, View? previousFocusedView, View? view) => InsertionPoint = InsertionPoint;

        /// <inheritdoc/>
        protected override bool OnKeyDownNotHandled(Key key) => false;

        /// <inheritdoc/>
        protected override bool OnMouseEvent(Mouse mouse)
        {
            if ((mouse.Flags & (MouseFlags.WheeledUp | MouseFlags.WheeledDown)) != 0)
            {
                return false;
            }

            var isMet = base.OnMouseEvent(mouse);
            if (mouse.Flags == MouseFlags.LeftButtonPressed)
            {
                // The library would select from where the first movement ended.
                SelectedStart = InsertionPoint;
            }

            Edited();
            return isMet;
        }
    }
}
