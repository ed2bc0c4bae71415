using PaymentQuest.Documents;
using PaymentQuest.Terms;

namespace PaymentQuest.Screens;

/// <summary>The key tables of all screens: the only place that says which key does what.</summary>
public static class KeyTable
{
    private static readonly Prose Enter = new("Enter", "Intro");
    private static readonly Prose Escape = new("Esc", "Esc");

    internal static readonly Binding[] Everywhere =
    [
        Binding.Of(Intent.Help, "?", new Prose("help", "ayuda"), true, KeyPress.Of('?'), new KeyPress(Key.F1)),
        Binding.Of(Intent.Language, "l", new Prose("español", "English"), true, KeyPress.Of('l'), new KeyPress(Key.F2)),
    ];

    internal static readonly Binding[] WhileTyping =
    [
        Binding.Of(Intent.Help, "F1", new Prose("help", "ayuda"), true, new KeyPress(Key.F1)),
        Binding.Of(Intent.Language, "F2", new Prose("español", "English"), true, new KeyPress(Key.F2)),
    ];

    internal static readonly Binding[] Moving =
    [
        Binding.Of(Intent.Up, "↑", new Prose("up", "arriba"), false, new KeyPress(Key.Up), KeyPress.Of('k')),
        Binding.Of(Intent.Down, "↓", new Prose("down", "abajo"), false, new KeyPress(Key.Down), KeyPress.Of('j')),
        new(Intent.PageUp, new Prose("PgUp", "RePág"), new Prose("text back", "texto atrás"), false, [new KeyPress(Key.PageUp)]),
        new(Intent.PageDown, new Prose("PgDn", "AvPág"), new Prose("text on", "texto adelante"), false, [new KeyPress(Key.PageDown)]),
    ];

    internal static readonly Binding[] Editing =
    [
        new(Intent.Complete, new Prose("Tab", "Tab"), new Prose("complete", "completar"), true, [new KeyPress(Key.Tab)]),
        Binding.Of(Intent.Left, "←", new Prose("left", "izquierda"), false, new KeyPress(Key.Left)),
        Binding.Of(Intent.Right, "→", new Prose("right", "derecha"), false, new KeyPress(Key.Right)),
        new(Intent.First, new Prose("Home", "Inicio"), new Prose("beginning", "principio"), false, [new KeyPress(Key.Home), KeyPress.Of('a', Modifiers.Control)]),
        new(Intent.Last, new Prose("End", "Fin"), new Prose("end", "final"), false, [new KeyPress(Key.End), KeyPress.Of('e', Modifiers.Control)]),
        new(Intent.Remove, new Prose("Bksp", "Retr."), new Prose("delete back", "borrar atrás"), false, [new KeyPress(Key.Backspace)]),
        new(Intent.Delete, new Prose("Del", "Supr"), new Prose("delete", "borrar"), false, [new KeyPress(Key.Delete)]),
        Binding.Of(Intent.Clear, "^U", new Prose("empty the line", "vaciar la línea"), true, KeyPress.Of('u', Modifiers.Control)),
        new(Intent.PageUp, new Prose("PgUp", "RePág"), new Prose("text back", "texto atrás"), false, [new KeyPress(Key.PageUp)]),
        new(Intent.PageDown, new Prose("PgDn", "AvPág"), new Prose("text on", "texto adelante"), false, [new KeyPress(Key.PageDown)]),
    ];

    internal static readonly Binding KeepAndLeave = new(Intent.Back, Escape, new Prose("keep and leave", "guardar y volver"), true, [new KeyPress(Key.Escape)]);

    internal static readonly Binding BackToList = new(Intent.Back, Escape, new Prose("quests", "misiones"), true, [new KeyPress(Key.Escape), KeyPress.Of('q')]);

    internal static readonly Binding[] Desk =
    [
        Binding.Of(Intent.Hint, 'h', new Prose("hint", "pista"), true),
        Binding.Of(Intent.Undo, 'u', new Prose("undo", "deshacer"), true),
        Binding.Of(Intent.Redo, "U", new Prose("redo", "rehacer"), false, KeyPress.Of('U'), KeyPress.Of('y', Modifiers.Control)),
        Binding.Of(Intent.Reset, 'R', new Prose("start over", "empezar de nuevo"), false),
        Binding.Of(Intent.Panel, 't', new Prose("other panel", "otro panel"), true),
    ];

    internal static readonly Binding[] Inspecting =
    [
        Binding.Of(Intent.Octets, 'o', new Prose("octets", "octetos"), true),
        Binding.Of(Intent.Certificates, 'c', new Prose("certificates", "certificados"), true),
    ];

    /// <summary>The table of the home screen.</summary>
    public static Sequence<Binding> Home { get; } =
    [
        Choose(new Prose("play", "jugar")),
        Binding.Of(Intent.Up, "↑", new Prose("up", "arriba"), false, new KeyPress(Key.Up), KeyPress.Of('k')),
        Binding.Of(Intent.Down, "↓", new Prose("down", "abajo"), false, new KeyPress(Key.Down), KeyPress.Of('j')),
        new(Intent.PageUp, new Prose("PgUp", "RePág"), new Prose("page up", "página atrás"), false, [new KeyPress(Key.PageUp)]),
        new(Intent.PageDown, new Prose("PgDn", "AvPág"), new Prose("page down", "página adelante"), false, [new KeyPress(Key.PageDown)]),
        new(Intent.First, new Prose("Home", "Inicio"), new Prose("first", "primera"), false, [new KeyPress(Key.Home)]),
        new(Intent.Last, new Prose("End", "Fin"), new Prose("last", "última"), false, [new KeyPress(Key.End)]),
        Binding.Of(Intent.Find, '/', new Prose("find", "buscar"), true),
        Binding.Of(Intent.Quit, 'q', new Prose("quit", "salir"), true),
        .. Everywhere,
    ];

    /// <summary>The table while a filter is typed on the home screen.</summary>
    public static Sequence<Binding> HomeFinding { get; } =
    [
        Choose(new Prose("play", "jugar")),
        Binding.Of(Intent.Up, "↑", new Prose("up", "arriba"), false, new KeyPress(Key.Up)),
        Binding.Of(Intent.Down, "↓", new Prose("down", "abajo"), false, new KeyPress(Key.Down)),
        new(Intent.Remove, new Prose("Bksp", "Retr."), new Prose("delete back", "borrar atrás"), false, [new KeyPress(Key.Backspace)]),
        new(Intent.Back, Escape, new Prose("all quests", "todas"), true, [new KeyPress(Key.Escape)]),
        .. WhileTyping,
    ];

    /// <summary>The table while what is typed finds nothing.</summary>
    public static Sequence<Binding> HomeFindingNothing { get; } = [.. HomeFinding.Where(b => b.Intent is not (Intent.Choose or Intent.Up or Intent.Down))];

    /// <summary>The table of the briefing while its quest is being read, when nobody knows yet whether an attempt is unfinished.</summary>
    public static Sequence<Binding> BriefingOfUnread { get; } =
        [Choose(new Prose("play", "jugar")), .. Moving, BackToList, .. Everywhere];

    /// <summary>The table of the briefing of a quest that cannot be read.</summary>
    public static Sequence<Binding> BriefingOfBroken { get; } =
        [.. Moving, BackToList, .. Everywhere];

    /// <summary>The table of the briefing before a quest.</summary>
    public static Sequence<Binding> Briefing { get; } =
        [Choose(new Prose("begin", "empezar")), .. Moving, BackToList, .. Everywhere];

    /// <summary>The table of the briefing when an attempt is unfinished.</summary>
    public static Sequence<Binding> BriefingOfUnfinished { get; } =
        [Choose(new Prose("go on", "continuar")), Binding.Of(Intent.Anew, 'n', new Prose("begin anew", "empezar otra vez"), true), .. Moving, BackToList, .. Everywhere];

    /// <summary>The table of a build quest.</summary>
    public static Sequence<Binding> Build { get; } =
    [
        Choose(new Prose("add", "añadir")),
        Binding.Of(Intent.Up, "↑", new Prose("part above", "parte de arriba"), false, new KeyPress(Key.Up), KeyPress.Of('k')),
        Binding.Of(Intent.Down, "↓", new Prose("part below", "parte de abajo"), false, new KeyPress(Key.Down), KeyPress.Of('j')),
        Binding.Of(Intent.Send, 's', new Prose("send", "enviar"), true),
        new(Intent.Remove, new Prose("Bksp", "Retr."), new Prose("remove", "quitar"), true, [new KeyPress(Key.Backspace), new KeyPress(Key.Delete), KeyPress.Of('x')]),
        Binding.Of(Intent.Type, "=", new Prose("type it", "escribir"), true, KeyPress.Of('='), KeyPress.Of(':')),
        Desk[0],
        Desk[4],
        .. Inspecting,
        BackToList,
        Binding.Of(Intent.Left, "←", new Prose("cursor left", "cursor a la izquierda"), false, new KeyPress(Key.Left)),
        Binding.Of(Intent.Right, "→", new Prose("cursor right", "cursor a la derecha"), false, new KeyPress(Key.Right)),
        new(Intent.First, new Prose("Home", "Inicio"), new Prose("cursor to the start", "cursor al principio"), false, [new KeyPress(Key.Home)]),
        new(Intent.Last, new Prose("End", "Fin"), new Prose("cursor to the end", "cursor al final"), false, [new KeyPress(Key.End)]),
        Binding.Of(Intent.Wrap, 'w', new Prose("wrap all in the chosen H(…), PK_X(…)", "envolver todo en el H(…), PK_X(…) elegido"), false),
        Binding.Of(Intent.NextSlot, "n", new Prose("next message", "mensaje siguiente"), false, KeyPress.Of('n'), new KeyPress(Key.Tab)),
        Binding.Of(Intent.PreviousSlot, "p", new Prose("previous message", "mensaje anterior"), false, KeyPress.Of('p'), new KeyPress(Key.BackTab)),
        Desk[1],
        Desk[2],
        Desk[3],
        new(Intent.PageUp, new Prose("PgUp", "RePág"), new Prose("text back", "texto atrás"), false, [new KeyPress(Key.PageUp)]),
        new(Intent.PageDown, new Prose("PgDn", "AvPág"), new Prose("text on", "texto adelante"), false, [new KeyPress(Key.PageDown)]),
        .. Everywhere,
    ];

    /// <summary>The table of a build quest with several messages.</summary>
    public static Sequence<Binding> BuildOfMany { get; } =
        [.. Build.Take(3), .. Build.Where(b => b.Intent == Intent.NextSlot).Select(b => b with { IsInFooter = true }), .. Build.Skip(3).Where(b => b.Intent != Intent.NextSlot)];

    /// <summary>The table of a build quest while it says that a message was accepted.</summary>
    public static Sequence<Binding> BuildSolved { get; } =
        [Choose(new Prose("go on", "seguir")), .. Build.Skip(1)];

    /// <summary>The table while notation is typed in a build quest.</summary>
    public static Sequence<Binding> BuildTyping { get; } =
        [Choose(new Prose("send", "enviar")), .. Editing, KeepAndLeave, .. WhileTyping];

    /// <summary>The table of an easy verify quest.</summary>
    public static Sequence<Binding> Verify { get; } =
    [
        Choose(new Prose("make check", "comprobar")),
        Binding.Of(Intent.Accept, 'a', new Prose("accept", "aceptar"), true),
        Binding.Of(Intent.Refuse, 'r', new Prose("refuse", "rechazar"), true),
        .. Moving,
        .. Desk,
        .. Inspecting,
        BackToList,
        .. Everywhere,
    ];

    /// <summary>The table of a hard verify quest.</summary>
    public static Sequence<Binding> VerifyHard { get; } =
    [
        new(Intent.Type, new Prose("Enter", "Intro"), new Prose("write a check", "escribir comprobación"), true, [new KeyPress(Key.Enter), KeyPress.Of('=')]),
        Binding.Of(Intent.Accept, 'a', new Prose("accept", "aceptar"), true),
        Binding.Of(Intent.Refuse, 'r', new Prose("refuse", "rechazar"), true),
        .. Moving,
        .. Desk,
        .. Inspecting,
        BackToList,
        .. Everywhere,
    ];

    /// <summary>The table while a check is typed.</summary>
    public static Sequence<Binding> VerifyTyping { get; } =
        [Choose(new Prose("make check", "comprobar")), .. Editing, KeepAndLeave, .. WhileTyping];

    /// <summary>The table while the reason for a refusal is chosen.</summary>
    public static Sequence<Binding> Refusing { get; } =
        [Choose(new Prose("refuse for this", "rechazar por esto")), .. Moving, new(Intent.Back, Escape, new Prose("do not refuse", "no rechazar"), true, [new KeyPress(Key.Escape), KeyPress.Of('q')]), .. Everywhere];

    /// <summary>The table when a round is over.</summary>
    public static Sequence<Binding> RoundOver { get; } =
        [Choose(new Prose("go on", "seguir")), .. Moving, .. Inspecting, BackToList, .. Everywhere];

    /// <summary>The table of an attack quest.</summary>
    public static Sequence<Binding> Attack { get; } =
    [
        Choose(new Prose("pass on", "reenviar")),
        Binding.Of(Intent.Redirect, 'r', new Prose("to somebody else", "a otra parte"), true),
        Binding.Of(Intent.Send, 's', new Prose("send your own", "enviar uno tuyo"), true),
        Binding.Of(Intent.Start, 'n', new Prose("start a party", "iniciar una parte"), true),
        new(Intent.Remove, new Prose("x", "x"), new Prose("drop", "descartar"), true, [KeyPress.Of('x'), new KeyPress(Key.Delete)]),
        Binding.Of(Intent.Guess, 'g', new Prose("guess", "adivinar"), true),
        Binding.Of(Intent.Type, "=", new Prose("write a ploy", "escribir un ardid"), true, KeyPress.Of('='), KeyPress.Of(':')),
        .. Desk,
        .. Moving,
        BackToList,
        .. Everywhere,
    ];

    /// <summary>The table of an attack quest before its first message: there is nothing yet to pass on or to drop.</summary>
    public static Sequence<Binding> AttackOfNothing { get; } = [.. Attack.Where(b => b.Intent is not (Intent.Choose or Intent.Redirect or Intent.Remove))];

    /// <summary>The table while a ploy is typed.</summary>
    public static Sequence<Binding> AttackTyping { get; } =
        [Choose(new Prose("do it", "hacerlo")), .. Editing, KeepAndLeave, .. WhileTyping];

    /// <summary>The table when a goal is violated.</summary>
    public static Sequence<Binding> AttackWon { get; } =
        [Choose(new Prose("go on", "seguir")), .. Moving, BackToList, .. Everywhere];

    /// <summary>The table while the price of a hint is shown.</summary>
    public static Sequence<Binding> Buying { get; } =
    [
        new(Intent.Choose, Enter, new Prose("take the hint", "ver la pista"), true, [new KeyPress(Key.Enter), KeyPress.Of('h')]),
        new(Intent.Back, Escape, new Prose("no, thank you", "no, gracias"), true, [new KeyPress(Key.Escape), KeyPress.Of('q')]),
        .. Everywhere,
    ];

    /// <summary>The table while it is asked whether to start over.</summary>
    public static Sequence<Binding> Resetting { get; } =
    [
        new(Intent.Choose, Enter, new Prose("start over", "empezar de nuevo"), true, [new KeyPress(Key.Enter), KeyPress.Of('R')]),
        new(Intent.Back, Escape, new Prose("keep it", "dejarlo"), true, [new KeyPress(Key.Escape), KeyPress.Of('q')]),
        .. Everywhere,
    ];

    /// <summary>The table of the debrief.</summary>
    public static Sequence<Binding> Debrief { get; } =
        [Choose(new Prose("next quest", "siguiente misión")), Binding.Of(Intent.Anew, 'n', new Prose("play again", "jugar otra vez"), true), .. Moving, BackToList, .. Everywhere];

    /// <summary>The table of the help.</summary>
    public static Sequence<Binding> Help { get; } =
    [
        new(Intent.Back, Escape, new Prose("back", "volver"), true, [new KeyPress(Key.Escape), KeyPress.Of('q'), KeyPress.Of('?'), new KeyPress(Key.F1), new KeyPress(Key.Enter)]),
        .. Moving,
        Binding.Of(Intent.Language, "l", new Prose("español", "English"), true, KeyPress.Of('l'), new KeyPress(Key.F2)),
    ];

    /// <summary>The table of octets and the values in them.</summary>
    public static Sequence<Binding> OctetTree { get; } =
    [
        Binding.Of(Intent.Up, "↑", new Prose("value above", "valor anterior"), true, new KeyPress(Key.Up), KeyPress.Of('k')),
        Binding.Of(Intent.Down, "↓", new Prose("value below", "valor siguiente"), true, new KeyPress(Key.Down), KeyPress.Of('j')),
        Binding.Of(Intent.Left, "←", new Prose("what it is in", "el que lo contiene"), true, new KeyPress(Key.Left)),
        Binding.Of(Intent.Right, "→", new Prose("skip what is in it", "saltar lo que contiene"), true, new KeyPress(Key.Right)),
        .. Paging,
        new(Intent.Back, Escape, new Prose("back", "volver"), true, [new KeyPress(Key.Escape), KeyPress.Of('q'), KeyPress.Of('o')]),
        .. Everywhere,
    ];

    /// <summary>The table of certificates.</summary>
    public static Sequence<Binding> CertificateTree { get; } =
    [
        Binding.Of(Intent.Up, "↑", new Prose("certificate above", "certificado anterior"), true, new KeyPress(Key.Up), KeyPress.Of('k')),
        Binding.Of(Intent.Down, "↓", new Prose("certificate below", "certificado siguiente"), true, new KeyPress(Key.Down), KeyPress.Of('j')),
        new(Intent.PageUp, new Prose("PgUp", "RePág"), new Prose("text back", "texto atrás"), true, [new KeyPress(Key.PageUp)]),
        new(Intent.PageDown, new Prose("PgDn", "AvPág"), new Prose("text on", "texto adelante"), true, [new KeyPress(Key.PageDown)]),
        Inspecting[0],
        new(Intent.Back, Escape, new Prose("back", "volver"), true, [new KeyPress(Key.Escape), KeyPress.Of('q'), KeyPress.Of('c')]),
        .. Everywhere,
    ];

    private static IEnumerable<Binding> Paging =>
    [
        new(Intent.PageUp, new Prose("PgUp", "RePág"), new Prose("page up", "página atrás"), false, [new KeyPress(Key.PageUp)]),
        new(Intent.PageDown, new Prose("PgDn", "AvPág"), new Prose("page down", "página adelante"), false, [new KeyPress(Key.PageDown)]),
        new(Intent.First, new Prose("Home", "Inicio"), new Prose("first", "primero"), false, [new KeyPress(Key.Home)]),
        new(Intent.Last, new Prose("End", "Fin"), new Prose("last", "último"), false, [new KeyPress(Key.End)]),
    ];

    private static Binding Choose(Prose label) => new(Intent.Choose, Enter, label, true, [new KeyPress(Key.Enter)]);
}
