using PaymentQuest.Screens;
using Terminal.Gui.ViewBase;

namespace PaymentQuest.Tui;

/// <summary>The view of one kind of screen. It shows the model and tells what the player does; it decides nothing but what is scrolled.</summary>
internal abstract class ScreenView : View
{
    /// <summary>A view that fills the window.</summary>
    protected ScreenView()
    {
        (Width, Height) = (Dim.Fill(), Dim.Fill());
        CanFocus = true;
    }

    /// <summary>Where the view tells what the player does.</summary>
    public Action<Input> Tell { get; set; } = _ => { };

    /// <summary>The line that is typed; null where none is ever.</summary>
    protected internal virtual DraftField? Field => null;

    /// <summary>The panels that Tab goes through, in order.</summary>
    protected virtual IReadOnlyList<Panel> Panels => [];

    /// <summary>What is scrolled by the keys of pages while entries are chosen from; null for nothing.</summary>
    protected virtual LinesView? Reading => null;

    /// <summary>Shows the visible screen of a model.</summary>
    public abstract void Show(GameModel model, Page page);

    /// <summary>What a view does by itself with what is asked for: it scrolls, and goes to another panel. False where that is the model's.</summary>
    public virtual bool Meet(Intent intent)
    {
        if (Field is { Visible: true } field && field.Meet(intent))
        {
            return true;
        }

        var panels = Panels.Where(p => p.Visible).ToList();
        var focused = panels.FirstOrDefault(p => p.HasFocus);
        switch (intent)
        {
            case Intent.NextPanel or Intent.PreviousPanel when panels.Count > 1:
                var at = focused is null ? 0 : panels.IndexOf(focused) + (intent == Intent.NextPanel ? 1 : -1);
                panels[(at + panels.Count) % panels.Count].SetFocus();
                return true;
            case Intent.Up or Intent.Down or Intent.First or Intent.Last when focused is null or { HasPointer: true }:
                return false;
            default:
                var read = focused is null or { HasPointer: true } ? Reading : focused;
                return read is not null && Rows(intent, read) is { } rows && (read.Scroll(rows) || true);
        }
    }

    private static int? Rows(Intent intent, LinesView read) => intent switch
    {
        Intent.Up => -1,
        Intent.Down => 1,
        Intent.PageUp => -Math.Max(read.Rows - 1, 1),
        Intent.PageDown => Math.Max(read.Rows - 1, 1),
        Intent.First => -read.Lines.Count,
        Intent.Last => read.Lines.Count,
        _ => null,
    };
}
