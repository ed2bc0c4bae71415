using PaymentQuest.Documents;
using PaymentQuest.Terms;

namespace PaymentQuest.Screens;

/// <summary>The key tables of sheets.</summary>
public static class SheetKeys
{
    private static readonly Prose Enter = new("Enter", "Intro");
    private static readonly Prose Escape = new("Esc", "Esc");

    private static readonly Binding[] Sideways =
    [
        Binding.Of(Intent.Left, "←", new Prose("column left", "columna izquierda"), false, new KeyPress(Key.Left)),
        Binding.Of(Intent.Right, "→", new Prose("column right", "columna derecha"), false, new KeyPress(Key.Right)),
    ];

    private static readonly Binding HandIn = Binding.Of(Intent.Send, 's', new Prose("hand in", "entregar"), true);
    private static readonly Binding Clear = new(Intent.Remove, new Prose("Bksp", "Retr."), new Prose("clear", "borrar"), true, [new KeyPress(Key.Backspace), new KeyPress(Key.Delete)]);

    /// <summary>The table of a classify quest.</summary>
    public static Sequence<Binding> Classify { get; } =
    [
        Choose(new Prose("change mark", "cambiar marca")),
        Binding.Of(Intent.MarkKnown, '+', new Prose("knows", "lo sabe"), true),
        Binding.Of(Intent.MarkUnknown, '-', new Prose("does not know", "no lo sabe"), true),
        Clear,
        HandIn,
        .. Sideways,
        .. Common(),
    ];

    /// <summary>The table of an order quest.</summary>
    public static Sequence<Binding> Order { get; } = [Choose(new Prose("pick up", "coger")), HandIn, .. Common()];

    /// <summary>The table while a check is carried to another place.</summary>
    public static Sequence<Binding> Carrying { get; } =
    [
        Choose(new Prose("put down", "dejar aquí")),
        Binding.Of(Intent.Up, "↑", new Prose("carry up", "llevar arriba"), true, new KeyPress(Key.Up), KeyPress.Of('k')),
        Binding.Of(Intent.Down, "↓", new Prose("carry down", "llevar abajo"), true, new KeyPress(Key.Down), KeyPress.Of('j')),
        new(Intent.Back, Escape, new Prose("back to its place", "devolver a su sitio"), true, [new KeyPress(Key.Escape)]),
        .. KeyTable.Everywhere,
    ];

    /// <summary>The table of a compute quest.</summary>
    public static Sequence<Binding> Compute { get; } = [Choose(new Prose("write", "escribir")), Clear, HandIn, .. Common()];

    /// <summary>The table while a value is typed.</summary>
    public static Sequence<Binding> Typing { get; } =
    [
        Choose(new Prose("next", "siguiente")),
        .. KeyTable.Editing.Where(b => b.Intent is not (Intent.Complete or Intent.PageUp or Intent.PageDown)),
        KeyTable.KeepAndLeave,
        .. KeyTable.WhileTyping,
    ];

    /// <summary>The table while it is asked whether to hand in.</summary>
    public static Sequence<Binding> HandingIn { get; } =
    [
        new(Intent.Choose, Enter, new Prose("hand in", "entregar"), true, [new KeyPress(Key.Enter), KeyPress.Of('s')]),
        new(Intent.Back, Escape, new Prose("not yet", "todavía no"), true, [new KeyPress(Key.Escape), KeyPress.Of('q')]),
        .. KeyTable.Everywhere,
    ];

    /// <summary>The table of a sheet that was handed in.</summary>
    public static Sequence<Binding> Over { get; } =
        [Choose(new Prose("go on", "seguir")), .. KeyTable.Moving, .. Sideways, KeyTable.Desk[4], KeyTable.BackToList, .. KeyTable.Everywhere];

    private static Binding[] Common() => [.. KeyTable.Moving, .. KeyTable.Desk, KeyTable.BackToList, .. KeyTable.Everywhere];

    private static Binding Choose(Prose label) => new(Intent.Choose, Enter, label, true, [new KeyPress(Key.Enter)]);
}
