using PaymentQuest.Screens;
using Terminal.Gui.Views;

namespace PaymentQuest.Tui;

/// <summary>The window of an application: it shows a model and tells what the player does. It decides nothing.</summary>
/// <typeparam name="TModel">The model.</typeparam>
public abstract class ApplicationWindow<TModel> : Runnable, IDrawsDirectly
{
    private readonly DirectDrawing _drawing = new();

    /// <summary>Where the window tells what the player did. The host sets it before anything is shown.</summary>
    public Action<Input> Tell { get; set; } = _ => { };

    /// <summary>Shows the model as it is at this moment: several keys may arrive together, and each is for what the one before has led to.</summary>
    public Action Refresh { get; set; } = () => { };

    /// <summary>Shows a model. It is called again whenever the model, the size or the language may be another one.</summary>
    /// <param name="model">What to show.</param>
    /// <param name="surface">What it is shown on.</param>
    public abstract void Show(TModel model, Surface surface);

    /// <summary>Whether text that was pasted is met; a paste that nothing wants is dropped.</summary>
    public virtual void Paste(string text) => Tell(new Input.Pasted(text));

    bool IDrawsDirectly.Draw() => _drawing.Draw(this);

    /// <summary>Draws all of it the next time, because everything looks otherwise.</summary>
    protected void DrawAll() => _drawing.Forget();
}
