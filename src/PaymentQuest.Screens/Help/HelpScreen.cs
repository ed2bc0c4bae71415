using PaymentQuest.Documents;
using PaymentQuest.Terms;

namespace PaymentQuest.Screens;

/// <summary>The keys of the screen below.</summary>
/// <param name="Table">Its key table.</param>
/// <param name="Topic">What else is worth knowing there.</param>
/// <param name="Scroll">Lines above the visible ones, not negative.</param>
public sealed record HelpScreen(Sequence<Binding> Table, Sequence<Prose> Topic, int Scroll) : Screen
{
    /// <inheritdoc/>
    public override Sequence<Binding> Keys => KeyTable.Help;
}

/// <summary>Draws the help, which is generated from the key table.</summary>
internal static class HelpView
{
    private static readonly Prose Title = new("Help: the keys here", "Ayuda: las teclas de aquí");
    private static readonly Prose Anywhere = new(
        "Everywhere: F1 help, F2 the other language, Ctrl-C ends the program, Ctrl-Z sends it to the background. Every move is saved at once.",
        "En todas partes: F1 ayuda, F2 el otro idioma, Ctrl-C termina el programa, Ctrl-Z lo deja en segundo plano. Cada jugada se guarda al instante.");

    private static readonly Prose Notation = new(
        "Notation: a, b parts in order · H(x) hash · HMAC(k, x) hash with a key · PK_X(x) sealed for X, only SK_X opens it · SK_X[x] signed by X · E(k, x) encrypted · CERT_X certificate of X.",
        "Notación: a, b partes en orden · H(x) hash · HMAC(k, x) hash con clave · PK_X(x) sellado para X, solo SK_X lo abre · SK_X[x] firmado por X · E(k, x) cifrado · CERT_X certificado de X.");

    private static readonly Prose Encoding = new(
        "Messages are written in DER: each value is a tag (what it is), a length, and so many octets of content, which may be values again. ? marks a guess: octets in a string that look like DER and need not be.",
        "Los mensajes se escriben en DER: cada valor es una etiqueta (qué es), una longitud y esos octetos de contenido, que pueden ser otra vez valores. ? señala una conjetura: octetos de una cadena que parecen DER y no tienen por qué serlo.");

    private static readonly Prose Chains = new(
        "A certificate ties a key to a name, with the signature of its issuer, whose key another certificate ties to a name, up to a key that is trusted from the start. The key below may be used only when every demand on every link holds. What a demand gives is told once you have made the check.",
        "Un certificado ata una clave a un nombre, con la firma de su emisor, cuya clave ata a un nombre otro certificado, hasta llegar a una clave de confianza desde el principio. La clave de abajo solo se puede usar si se cumple cada exigencia en cada eslabón. Lo que da una exigencia se dice cuando has hecho la comprobación.");

    private static readonly Prose Ploys = new(
        "Ploys: start ROLE [with ROLE', …] [order N] [reversed]; pass N [to WHO]; send WHO TERM; drop N; hold N; read N; wait SECONDS; guess ATOM by TERM = TERM; let NAME = TERM; flip N of TERM by HEX as NAME; cut LENGTH at N of TERM as NAME; make NAME as SORT. In a term X@3 is the X of message 3, and @3 is that message.",
        "Ardides: start PAPEL [with PAPEL', …] [order N] [reversed]; pass N [to QUIÉN]; send QUIÉN TÉRMINO; drop N; hold N; read N; wait SEGUNDOS; guess ÁTOMO by TÉRMINO = TÉRMINO; let NOMBRE = TÉRMINO; flip N of TÉRMINO by HEX as NOMBRE; cut LONGITUD at N of TÉRMINO as NOMBRE; make NOMBRE as CLASE. En un término, X@3 es el X del mensaje 3, y @3 es ese mensaje.");

    public static Sequence<Prose> TopicOf(Screen screen) => screen switch
    {
        DerScreen => [Encoding, Anywhere],
        CertificateScreen => [Chains, Anywhere],
        BuildScreen b => [.. BriefingView.HowTo(b.Quest), Notation, Anywhere],
        VerifyScreen v => [.. BriefingView.HowTo(v.Quest), Notation, Anywhere],
        AttackScreen a => [.. BriefingView.HowTo(a.Quest), Ploys, Notation, Anywhere],
        SheetScreen h => [.. BriefingView.HowTo(h.Quest), Notation, Anywhere],
        _ => [Anywhere],
    };

    public static GameModel Do(GameModel model, HelpScreen screen, Intent intent)
    {
        if (intent == Intent.Back)
        {
            return model.Pop();
        }

        var last = Lines(screen, model.Size.Columns, model.Language).Count - 1;
        return model.Show(screen with { Scroll = Scrolling.After(screen.Scroll, intent, model.Size.Rows, last) });
    }

    public static Frame Frame(GameModel model, HelpScreen screen, Page page)
    {
        var footer = page.Footer(screen, model.Note);
        List<Line> header = [page.Header(page.Say(Title), "PaymentQuest"), page.Rule()];
        var lines = Lines(screen, page.Columns, page.Language);
        return page.Compose(header, Layout.Viewport(lines, screen.Scroll, page.Columns, page.Rows - header.Count - footer.Count, page.Glyphs), footer);
    }

    private static List<Line> Lines(HelpScreen screen, int columns, Language language)
    {
        var width = Math.Min(columns - 2, 100);
        var lines = new List<Line>();
        foreach (var binding in screen.Table)
        {
            lines.Add(Line.From(" " + Named(binding, language).PadRight(12), Style.Strong) + binding.Label.In(language));
        }

        foreach (var text in screen.Topic)
        {
            lines.Add(Line.Empty);
            lines.AddRange(Wrapping.Wrap(text.In(language), width).Select(l => " " + l));
        }

        return lines;
    }

    // The name in the table is the key that is advertised; its other keys follow.
    private static string Named(Binding binding, Language language)
    {
        var name = binding.Keys.In(language);
        var others = binding.Presses.Where(p => p.Key == Key.Character).Select(p => (p.Modifiers == Modifiers.Control ? "^" : "") + p.Character)
            .Concat(binding.Presses.Where(p => p.Key is Key.F1 or Key.F2 or Key.Tab).Select(p => p.Key.ToString()))
            .Where(other => other != name);
        return string.Join(" ", others.Prepend(name));
    }
}
