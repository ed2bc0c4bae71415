using System.Globalization;
using PaymentQuest.Documents;

namespace PaymentQuest.Terminal.Texts;

/// <summary>What the commands about records say, in both languages.</summary>
internal static class RecordsTexts
{
    public static readonly Prose Progress = new("Say where progress is kept and how much of it; export, import or forget it.", "Dice dónde se guarda el progreso y cuánto hay; lo exporta, importa u olvida.");
    public static readonly Prose Export = new("Write attempts with all moves as JSON, for a backup or another machine.", "Escribe los intentos con todas sus jugadas como JSON, como copia o para otra máquina.");
    public static readonly Prose Import = new("Merge attempts from an exported file into the records; nothing that is there changes.", "Añade al progreso los intentos de un fichero exportado; nada de lo que hay cambia.");
    public static readonly Prose Forget = new("Forget a player's attempts for good: at a quest, or all.", "Olvida para siempre los intentos de una persona: los de una misión o todos.");
    public static readonly Prose Results = new("Show what attempts came to, with their times.", "Muestra el resultado de los intentos, con sus tiempos.");

    public static readonly Prose ExportFile = new("a new file to write (default: standard output)", "un fichero nuevo (por omisión, la salida estándar)");
    public static readonly Prose ImportFile = new("a file that 'progress export' wrote; - for standard input", "un fichero de «progress export»; - para la entrada estándar");
    public static readonly Prose ForgetQuest = new("only attempts at this quest", "solo los intentos de esta misión");
    public static readonly Prose ForgetAll = new("the attempts at every quest", "los intentos de todas las misiones");
    public static readonly Prose Yes = new("do not ask", "no pregunta");
    public static readonly Prose OfPlayer = new("whose attempts; - for the player without a name (default: PAYMENTQUEST_PLAYER, else the one without a name)", "de quién son los intentos; - para quien no dio nombre (por omisión, PAYMENTQUEST_PLAYER o, si no, quien no dio nombre)");
    public static readonly Prose AllPlayers = new("the attempts of every player", "los intentos de todas las personas");
    public static readonly Prose OneOrAll = new("give --player or --all-players, not both", "elige --player o --all-players, no los dos");
    public static readonly Prose Name = new("a name of at most 100 characters on one line", "un nombre de 100 caracteres como máximo, en una línea");
    public static readonly Prose AsPlayer = new("keep them all as attempts of this player", "guárdalos todos como intentos de esta persona");
    public static readonly Prose WhoPlays = new("who plays, when several share the records (default: PAYMENTQUEST_PLAYER)", "quién juega, si varias personas comparten el progreso (por omisión, PAYMENTQUEST_PLAYER)");
    public static readonly Prose CsvOption = new("write comma-separated values (RFC 4180), the same in every language", "escribe valores separados por comas (RFC 4180), iguales en todos los idiomas");

    public static readonly Prose Nothing = new("nothing is kept yet", "aún no hay nada guardado");
    public static readonly Prose NothingToForget = new("there is no such attempt; nothing was forgotten", "no hay ningún intento así; no se ha olvidado nada");
    public static readonly Prose ForgetWhat = new("say what to forget: a quest, or --all for every quest", "di qué olvidar: una misión, o --all para todas");
    public static readonly Prose NeedsYes = new("without a terminal to ask on, --yes is needed", "sin un terminal donde preguntar hace falta --yes");
    public static readonly Prose Titles = new("quest|no.|begun|time|moves|score|result", "misión|n.º|comienzo|tiempo|jugadas|puntos|resultado");
    public static readonly Prose Solved = new("solved", "resuelta");
    public static readonly Prose Over = new("not solved", "sin resolver");
    public static readonly Prose Unfinished = new("not finished", "sin acabar");
    public static readonly Prose Earlier = new("scored in another edition of the quest or of the rules, or in one that is not known", "puntuado con otra edición de la misión o de las reglas, o con una desconocida");

    public static Prose Counted(int attempts, int quests) => Filled("attempts: {0}, quests: {1}", "intentos: {0}, misiones: {1}", attempts, quests);

    public static Prose Imported(int read, int added, int moves) => Filled("attempts read: {0}; new or longer: {1}; moves added: {2}", "intentos leídos: {0}; nuevos o más largos: {1}; jugadas añadidas: {2}", read, added, moves);

    public static Prose Exported(int attempts, string whose, string path) => Filled("attempts written to {2}: {0}, of {1}", "intentos escritos en {2}: {0}, de {1}", attempts, whose, path);

    public static Prose TooLarge(int octets) => Filled(
        "'progress import' reads at most {0} bytes, and this would be more; nothing was written; export one player at a time with --player",
        "«progress import» lee como mucho {0} bytes y esto serían más; no se ha escrito nada; exporta las personas de una en una con --player", octets);

    public static Prose NotImportable(string why) => Filled(
        "'progress import' would not read this: {0}; nothing was written; export one player at a time with --player",
        "«progress import» no leería esto: {0}; no se ha escrito nada; exporta las personas de una en una con --player", why);

    public static Prose NothingOf(string player, string others) => Filled("nothing is kept of {0}; there are attempts of: {1}", "no hay nada guardado de {0}; hay intentos de: {1}", player, others);

    public static Prose Ask(int attempts, int quests, string whose) =>
        Filled("Attempts of {2} to forget for good: {0}, quests: {1}. Go on? [y/N]", "Intentos de {2} que se olvidarán para siempre: {0}, misiones: {1}. ¿Seguir? [s/N]", attempts, quests, whose);

    public static Prose Forgotten(int attempts, string whose) => Filled("attempts forgotten: {0}, of {1}", "intentos olvidados: {0}, de {1}", attempts, whose);

    private static Prose Filled(string en, string es, params object[] parts) => new(string.Format(CultureInfo.InvariantCulture, en, parts), string.Format(CultureInfo.InvariantCulture, es, parts));
}
