using PaymentQuest.Documents;
using PaymentQuest.Quests;
using PaymentQuest.Terms;

namespace PaymentQuest.Screens;

/// <summary>The story of a quest and how it is played, before the first move.</summary>
/// <param name="Entry">The quest in the list.</param>
/// <param name="Loaded">The quest as read; null until it has been.</param>
/// <param name="Scroll">Lines above the visible ones, not negative.</param>
public sealed record BriefingScreen(QuestEntry Entry, QuestLoaded? Loaded, int Scroll) : Screen
{
    /// <summary>Whether the player already asked to play while the quest was being read: it is played as soon as it is there.</summary>
    public bool IsAwaited { get; init; }

    /// <inheritdoc/>
    public override Sequence<Binding> Keys => Loaded switch
    {
        null => KeyTable.BriefingOfUnread,
        { Quest: null } => KeyTable.BriefingOfBroken,
        { Unfinished: null } => KeyTable.Briefing,
        _ => KeyTable.BriefingOfUnfinished,
    };
}

/// <summary>What keys do on a briefing.</summary>
internal static class BriefingUpdate
{
    public static (GameModel Model, Sequence<Effect> Effects) Do(GameModel model, BriefingScreen screen, Intent intent)
    {
        switch (intent)
        {
            case Intent.Back:
                return (model.Home(screen.Entry.Id), []);
            case Intent.Up or Intent.Down or Intent.PageUp or Intent.PageDown:
                var last = BriefingView.Lines(model, screen, model.Size.Columns, model.Language).Count - 1;
                return (model.Show(screen with { Scroll = Scrolling.After(screen.Scroll, intent, model.Size.Rows, last) }), []);
            case Intent.Choose when screen.Loaded is null:
                return (model.Show(screen with { IsAwaited = true }), []);
            case Intent.Choose when screen.Loaded is { Quest: { } quest } loaded:
                return loaded.Unfinished is { } saved
                    ? (model.Show(Desk(screen.Entry, Session.Replay(quest, saved.Seed, saved.Moves), saved.Number)), [])
                    : Anew(model, screen.Entry, quest, loaded);
            case Intent.Anew when screen.Loaded is { Quest: { } quest } loaded:
                return Anew(model, screen.Entry, quest, loaded);
            default:
                return (model, []);
        }
    }

    /// <summary>The briefing once its quest has been read, or the desk where the player did not wait for that.</summary>
    public static (GameModel Model, Sequence<Effect> Effects) Loaded(GameModel model, BriefingScreen waiting, QuestLoaded loaded)
    {
        var briefed = waiting with { Loaded = loaded, IsAwaited = false };
        return waiting.IsAwaited ? Do(model.Show(briefed), briefed, Intent.Choose) : (model.Show(briefed), []);
    }

    /// <summary>The first attempt has the quest's own seed; each later one draws other values and, to verify, another order of messages.</summary>
    public static ulong SeedOf(Quest quest, int attempt) => unchecked(quest.Seed + (ulong)(attempt - 1));

    private static (GameModel Model, Sequence<Effect> Effects) Anew(GameModel model, QuestEntry entry, Quest quest, QuestLoaded loaded)
    {
        var empty = Session.Begin(quest, SeedOf(quest, loaded.NextAttempt));
        var begun = loaded.Measured is { } measured ? empty.After(measured) : empty;
        var (saved, effects) = model.Saved(empty, begun, loaded.NextAttempt);
        return (saved.Show(Desk(entry, begun, loaded.NextAttempt)), effects);
    }

    private static Screen Desk(QuestEntry entry, Session session, int attempt) => session.IsOver
        ? new DebriefScreen(entry, session, attempt, 0)
        : session.Quest switch
        {
            BuildQuest b => BuildScreen.Of(entry, b, session, attempt, null),
            VerifyQuest v => VerifyScreen.Of(entry, v, session, attempt),
            SheetQuest h => SheetScreen.Of(entry, h, session, attempt),
            AttackQuest a => AttackScreen.Of(entry, a, session, attempt),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
}

/// <summary>Draws a briefing.</summary>
internal static class BriefingView
{
    private static readonly Prose Reading = new("One moment, the quest is being read …", "Un momento, se está leyendo la misión …");
    private static readonly Prose Broken = new("This quest cannot be played: {0}", "Esta misión no se puede jugar: {0}");
    private static readonly Prose Task = new("Your task", "Tu tarea");
    private static readonly Prose How = new("How to play", "Cómo se juega");
    private static readonly Prose Unfinished = new(
        "You began this quest before (moves so far: {0}). Enter goes on where you were; n begins anew.",
        "Ya empezaste esta misión (jugadas hasta ahora: {0}). Intro continúa donde estabas; n empieza otra vez.");

    private static readonly Prose[] HowToBuild =
    [
        new("Choose a value from your list with ↑↓ and put it into the message with Enter.", "Elige un valor de tu lista con ↑↓ y ponlo en el mensaje con Intro."),
        new("H(…) computes a hash, PK_X(…) seals for X, SK_X[…] signs. What you choose next goes between the brackets; → leaves them.", "H(…) calcula un hash, PK_X(…) sella para X, SK_X[…] firma. Lo que elijas después va entre los paréntesis; → sale de ellos."),
        new("s sends. The others really compute on your octets; whoever refuses says at which check.", "s envía. Los demás calculan de verdad con tus octetos; quien rechaza dice en qué comprobación."),
        new("Trying costs nothing but moves. h offers a hint and tells its price first.", "Probar solo cuesta jugadas. h ofrece una pista y antes dice lo que cuesta."),
    ];

    private static readonly Prose Network = new("You are the network: every message comes to you first. Enter passes the one under the pointer on, r sends it to somebody else or once more, x drops it.", "Tú eres la red: todos los mensajes te llegan antes a ti. Intro reenvía el señalado, r lo envía a otra parte o una vez más, x lo descarta.");
    private static readonly Prose Sending = new("s sends a message of your own, made of what you have: {0}1 is the first party with symbol {0}, {1} is the last {1} that you saw, {1}@1 that of message 1.", "s envía un mensaje tuyo, hecho con lo que tienes: {0}1 es la primera parte con símbolo {0}, {1} es el último {1} que viste, {1}@1 el del mensaje 1.");
    private static readonly Prose Primes = new("What has a prime is yours: {0}{1}' is a value that you make up. n starts a party: start {2}.", "Lo que lleva prima es tuyo: {0}{1}' es un valor que te inventas. n inicia una parte: start {2}.");
    private static readonly Prose Playing = new("{0}' is the registered party that you play, ", "{0}' es la parte registrada que haces tú, ");
    private static readonly Prose Signing = new("SK_{0}' signs for it, ", "SK_{0}' firma por ella, ");
    private static readonly Prose Winning = new("You win as soon as a goal is violated, whichever way. u takes a ploy back. h offers a hint and tells its price first.", "Ganas en cuanto se viola un objetivo, como sea. u deshace un ardid. h ofrece una pista y antes dice lo que cuesta.");

    private static readonly Prose[] HowToVerify =
    [
        new("A message arrives, honest or not. Choose a check with ↑↓ and make it with Enter; both values are shown.", "Llega un mensaje, honesto o no. Elige una comprobación con ↑↓ y hazla con Intro; se ven los dos valores."),
        new("Then a accepts the message, or r refuses it for one of the checks you made.", "Después a acepta el mensaje, o r lo rechaza por una de las comprobaciones hechas."),
        new("Guessing does not pay: a right decision counts only with the checks that show it.", "Adivinar no vale: la decisión correcta solo cuenta con las comprobaciones que la demuestran."),
    ];

    private static readonly Prose[] HowToVerifyHard =
    [
        new("A message arrives, honest or not. Enter opens a line; write a check and see what it gives:", "Llega un mensaje, honesto o no. Intro abre una línea; escribe una comprobación y mira qué da:"),
        new("   H(x) = H(a, b)      a received value = another way to it", "   H(x) = H(a, b)      un valor recibido = otro camino hasta él"),
        new("   open X with SK_X     verify S with PK_X over T     within D     once T     look_up f(x)", "   open X with SK_X     verify S with PK_X over T     within D     once T     look_up f(x)"),
        new("Then a accepts the message, or r refuses it for one of the checks you made. Guessing does not pay.", "Después a acepta el mensaje, o r lo rechaza por una de las comprobaciones hechas. Adivinar no vale."),
    ];

    private static readonly Prose[] HowToClassify =
    [
        new("Rows are terms, columns are who might know them. The arrows move; + says it is known, - that it is not, Enter changes the mark.", "Las filas son términos; las columnas, quién podría saberlos. Las flechas mueven; + dice que se sabe, - que no, Intro cambia la marca."),
        new("Known is what is held, opened, or can be computed from that, by the rules and by nobody's mistake. t shows the messages.", "Se sabe lo que se tiene, lo que se puede abrir y lo que se calcula con ello, según las reglas y sin error de nadie. t muestra los mensajes."),
        new("A right mark earns what a wrong one costs: guessing does not pay, an empty cell costs nothing. s hands the sheet in, once.", "Una marca correcta gana lo que cuesta una equivocada: adivinar no vale, una casilla vacía no cuesta. s entrega la hoja, una sola vez."),
    ];

    private static readonly Prose[] HowToOrder =
    [
        new("Enter picks the check under the pointer up, ↑↓ carry it, Enter puts it down.", "Intro coge la comprobación señalada, ↑↓ la llevan, Intro la deja."),
        new("A check can only be made once everything that it reads is there. Of those that can be made, the cheapest comes first: a bad message should cost you little.", "Una comprobación solo se puede hacer cuando está todo lo que lee. De las que se pueden hacer, primero la más barata: un mensaje malo debe costarte poco."),
        new("From cheap to dear: comparing, your memory and clock, a hash, a look-up, a certificate, a signature, opening, asking the issuer.", "De barato a caro: comparar, tu memoria y tu reloj, un hash, una consulta, un certificado, una firma, abrir, preguntar al emisor."),
        new("s hands the order in, once. It earns the places that are right from the first on.", "s entrega el orden, una sola vez. Gana los puestos correctos desde el primero."),
    ];

    private static readonly Prose[] HowToCompute =
    [
        new("The rules of the arithmetic are on the sheet. Compute with pen and paper; Enter opens a line for the value under the pointer, or says yes or no.", "Las reglas de la aritmética están en la hoja. Calcula con lápiz y papel; Intro abre una línea para el valor señalado, o dice sí o no."),
        new("Leading zeros belong to a value. What is right for a wrong value of yours earns half; a wrong yes or no costs what a right one earns.", "Los ceros a la izquierda forman parte del valor. Lo que es correcto para un valor tuyo equivocado gana la mitad; un sí o un no equivocado cuesta lo que gana uno correcto."),
        new("s hands the sheet in, once.", "s entrega la hoja, una sola vez."),
    ];

    private static readonly Prose[] HowToComputeOctets =
    [
        new("The sheet shows the octets to compute from, in hexadecimal; a name in angle brackets stands for a value that you compute before. Any program may help, such as openssl.", "La hoja muestra en hexadecimal los octetos de partida; un nombre entre ángulos es un valor que se calcula antes. Puede ayudar cualquier programa, como openssl."),
        new("Enter opens a line for the value under the pointer. Write it in hexadecimal; spaces and colons do not matter.", "Intro abre una línea para el valor señalado. Escríbelo en hexadecimal; los espacios y los dos puntos no importan."),
        new("What is right for a wrong value of yours earns half. s hands the sheet in, once.", "Lo que es correcto para un valor tuyo equivocado gana la mitad. s entrega la hoja, una sola vez."),
    ];

    private static readonly Prose[] HowToComputeFigures =
    [
        new("The figures are on the sheet; what is a time was measured on this machine when you opened the quest. Use pen and paper, or a calculator.", "Las cifras están en la hoja; las que son tiempos se midieron en esta máquina al abrir la misión. Usa lápiz y papel, o una calculadora."),
        new("Enter opens a line for the number under the pointer. Where times are measured, near is right; elsewhere it must be exact.", "Intro abre una línea para el número señalado. Donde hay tiempos medidos basta con acercarse; en lo demás debe ser exacto."),
        new("What is right for a wrong number of yours earns half. s hands the sheet in, once.", "Lo que es correcto para un número tuyo equivocado gana la mitad. s entrega la hoja, una sola vez."),
    ];

    public static Frame Frame(GameModel model, BriefingScreen screen, Page page)
    {
        var footer = page.Footer(screen, model.Note);
        List<Line> header = [page.Header(page.Say(screen.Entry.Title), $"{screen.Entry.Protocol} · {page.Say(Vocables.OfPlayer(screen.Entry))}"), page.Rule()];
        var lines = Lines(model, screen, page.Columns, page.Language);
        return page.Compose(header, Layout.Viewport(lines, screen.Scroll, page.Columns, page.Rows - header.Count - footer.Count, page.Glyphs), footer);
    }

    public static List<Line> Lines(GameModel model, BriefingScreen screen, int columns, Language language)
    {
        var width = Math.Min(columns - 2, 100);
        var lines = new List<Line>();
        void Add(string text, Style style = default) => lines.AddRange(Page.Wrap(Line.From(" " + text, style), width));
        if (screen.Loaded is not { Quest: { } quest } loaded)
        {
            Add(screen.Loaded is { Problem: { } problem } ? Broken.Fill(language, problem) : Reading.In(language));
            Add("");
            Add(screen.Entry.Brief.In(language));
            return lines;
        }

        if (loaded is { IsBestOfAnother: true, Reached.BestScore: var best })
        {
            Add(AttemptText.OfAnother.Fill(language, best), Style.Notice);
            Add("");
        }

        if (loaded.Unfinished is { } saved)
        {
            Add(Unfinished.Fill(language, saved.Moves.Count), Style.Notice);
            Add("");
        }

        Add(quest.Story.In(language));
        Add("");
        Add(Task.In(language), Style.Strong);
        Add(quest.Brief.In(language));
        Add("");
        Add(How.In(language), Style.Strong);
        foreach (var line in HowTo(quest))
        {
            Add(line.In(language));
        }

        return lines;
    }

    /// <summary>How a quest is played, in a few sentences.</summary>
    public static IReadOnlyList<Prose> HowTo(Quest quest) =>
        quest switch
        {
            VerifyQuest v => v.IsHard ? HowToVerifyHard : HowToVerify,
            AttackQuest a => HowToAttack(a),
            ClassifyQuest => HowToClassify,
            OrderQuest => HowToOrder,
            ComputeQuest c => c.Figures.Count > 0 ? HowToComputeFigures : c.Arithmetic is null ? HowToComputeOctets : HowToCompute,
            _ => HowToBuild,
        };

    /// <summary>With examples that are of use in the quest's protocol.</summary>
    private static IReadOnlyList<Prose> HowToAttack(AttackQuest quest)
    {
        var protocol = quest.Field.Compiled.Protocol;
        var first = protocol.Steps[0];
        var value = first.Message.SelfAndDescendants.OfType<Term.Atom>().Select(a => a.Name).FirstOrDefault(protocol.Fresh.ContainsKey) ?? protocol.Fresh.Keys.FirstOrDefault() ?? protocol.Roles[0].Symbol;
        var own = quest.Means.Plays.Select(p => protocol.RoleNamed(p).Symbol).FirstOrDefault();
        var signs = own is not null && protocol.Steps.SelectMany(s => s.Message.SelfAndDescendants).OfType<Term.Signed>().Any(s => s.Holder == own);
        var primed = new Prose((own is null ? "" : Playing.Fill(Language.En, own)) + (signs ? Signing.Fill(Language.En, own!) : ""), (own is null ? "" : Playing.Fill(Language.Es, own)) + (signs ? Signing.Fill(Language.Es, own!) : ""));
        return
        [
            Network,
            new(Sending.Fill(Language.En, protocol.RoleNamed(first.To).Symbol, value), Sending.Fill(Language.Es, protocol.RoleNamed(first.To).Symbol, value)),
            new(Primes.Fill(Language.En, primed.En, value, first.To), Primes.Fill(Language.Es, primed.Es, value, first.To)),
            Winning,
        ];
    }
}

/// <summary>Moves through text.</summary>
internal static class Scrolling
{
    /// <summary>The new offset; never beyond the last line.</summary>
    public static int After(int offset, Intent intent, int rows, int last)
    {
        var page = Math.Max(rows / 2, 1);
        var moved = intent switch
        {
            Intent.Up => offset - 1,
            Intent.Down => offset + 1,
            Intent.PageUp => offset - page,
            Intent.PageDown => offset + page,
            _ => offset,
        };

        // The end of the text stays at the bottom of the screen, as far as the size is known here.
        return Math.Clamp(moved, 0, Math.Max(last - (rows / 2), 0));
    }
}
