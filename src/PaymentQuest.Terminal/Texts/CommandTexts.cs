using PaymentQuest.Documents;

namespace PaymentQuest.Terminal.Texts;

/// <summary>What commands say of themselves, in both languages.</summary>
internal static class CommandTexts
{
    public static readonly Prose Root = new(
        "PaymentQuest: build and verify the messages of electronic-payment protocols. Without a command it opens the game.",
        "PaymentQuest: construir y verificar los mensajes de protocolos de pago electrónico. Sin orden abre el juego.");

    public static readonly Prose Usage = new("USAGE", "USO");
    public static readonly Prose Command = new("COMMAND", "ORDEN");
    public static readonly Prose SomeOptions = new("options", "opciones");
    public static readonly Prose Commands = new("COMMANDS", "ÓRDENES");
    public static readonly Prose Arguments = new("ARGUMENTS", "ARGUMENTOS");
    public static readonly Prose Options = new("OPTIONS", "OPCIONES");
    public static readonly Prose Examples = new("EXAMPLES", "EJEMPLOS");
    public static readonly Prose ExitCodesHeading = new("EXIT CODES", "CÓDIGOS DE SALIDA");
    public static readonly Prose ExitCodesText = new(
        "0 accepted, 1 judged negative, 2 usage, 3 invalid content, 4 environment: a file, the output or the terminal cannot be used,\n70 internal fault, 129 hung up, 130 interrupted, 131 quit, 141 nobody reads the output, 143 terminated",
        "0 aceptado, 1 juicio negativo, 2 uso, 3 contenido no válido, 4 entorno: no se puede usar un fichero, la salida o el terminal,\n70 fallo interno, 129 terminal cerrado, 130 interrumpido, 131 abandonado, 141 nadie lee la salida, 143 terminado");

    public static readonly Prose HelpOption = new("show this help", "muestra esta ayuda");
    public static readonly Prose VersionOption = new("show the version", "muestra la versión");
    public static readonly Prose LangOption = new("language of texts for people (default: from LC_ALL, LC_MESSAGES or LANG)", "idioma de los textos (por omisión, según LC_ALL, LC_MESSAGES o LANG)");
    public static readonly Prose JsonOption = new("write JSON, the same in every language", "escribe JSON, igual en todos los idiomas");
    public static readonly Prose PurchasesOption = new("how many purchases, in a protocol that goes on after its last message (default: 1)", "cuántas compras, en un protocolo que continúa tras su último mensaje (por omisión, 1)");
    public static readonly Prose SuiteOption = new("the set of algorithms (default: modern, where the protocol runs under it)", "el conjunto de algoritmos (por omisión, modern, si el protocolo lo admite)");
    public static readonly Prose SeedOption = new("all randomness comes from it (default: 1)", "de él sale todo el azar (por omisión, 1)");
    public static readonly Prose ClockOption = new("the time of the run, UTC (default: the protocol's setting)", "la hora de la ejecución, UTC (por omisión, la del protocolo)");
    public static readonly Prose FormatOption = new("text, mermaid or json (default: text)", "text, mermaid o json (por omisión, text)");

    public static readonly Prose List = new("List the protocols and quests that ship with the program.", "Enumera los protocolos y las misiones que vienen con el programa.");
    public static readonly Prose Run = new("Run a protocol honestly and show messages, checks and what changed in the world.", "Ejecuta un protocolo con partes honradas y muestra mensajes, comprobaciones y lo que cambió en el mundo.");
    public static readonly Prose Explain = new("Explain a protocol: messages, what each role knows, checks, and what it cannot see.", "Explica un protocolo: mensajes, qué sabe cada papel, qué comprueba y qué no puede ver.");
    public static readonly Prose Knows = new("Say whether a party can know a term, and why or why not.", "Dice si una parte puede conocer un término, y por qué.");
    public static readonly Prose Analyse = new("Search a protocol for attacks on its goals, within a bound.", "Busca ataques contra los objetivos de seguridad de un protocolo, dentro de un límite.");
    public static readonly Prose Attacks = new("Write a table of the attacks on protocols: goal, verdict, bound, states and time.", "Escribe una tabla de los ataques contra protocolos: objetivo, veredicto, límite, estados y tiempo.");
    public static readonly Prose GoalOption = new("only goals whose name contains this", "solo los objetivos cuyo nombre contiene esto");
    public static readonly Prose SessionsOption = new("how many runs of every role (default: 1)", "cuántas sesiones de cada papel (por omisión, 1)");
    public static readonly Prose DishonestOption = new("the roles that dishonest parties can play; network: none of them (default: all that are not trusted)", "los papeles que pueden desempeñar partes deshonestas; network: ninguno (por omisión, todos los que no son de confianza)");
    public static readonly Prose TimeOption = new("the most time for each goal, in seconds (default: 60)", "el tiempo máximo para cada objetivo, en segundos (por omisión, 60)");
    public static readonly Prose MemoryOption = new("the most memory, in MiB (default: 500)", "la memoria máxima, en MiB (por omisión, 500)");
    public static readonly Prose NecessityOption = new("leave out each check by itself, and search for the attack that this allows", "omite cada comprobación por separado y busca el ataque que eso permite");
    public static readonly Prose SaveOption = new("write the first attack that is found as an attack quest, to be played and finished", "escribe el primer ataque hallado como misión de ataque, para jugarla y acabarla");
    public static readonly Prose Mutate = new("Change every field of an honest run in every way, and say who refuses it at which check, and what nothing protects.", "Cambia de todas las maneras cada campo de una ejecución honrada y dice quién lo rechaza, en qué comprobación, y qué no protege nada.");
    public static readonly Prose FieldOption = new("only this field, every octet of it", "solo este campo, con cada uno de sus octetos");
    public static readonly Prose Trace = new("Show the messages of an honest run as a sequence chart.", "Muestra los mensajes de una ejecución honrada como diagrama de secuencia.");
    public static readonly Prose Validate = new("Replay the octets of a transcript through its receivers.", "Repite los octetos de una transcripción ante sus receptores.");
    public static readonly Prose Export = new("Write what a transcript holds for openssl, with a verify.sh that checks it all.", "Escribe el contenido de una transcripción para openssl, con un verify.sh que lo comprueba todo.");
    public static readonly Prose Asn1 = new("Show the values in a message, a certificate or any DER, as openssl asn1parse does.", "Muestra los valores de un mensaje, un certificado o cualquier DER, como openssl asn1parse.");
    public static readonly Prose Certificates = new("Explain certificates: every field in words, and whom each role of a run trusts and why.", "Explica los certificados: cada campo con palabras, y de quién se fía cada papel de una ejecución y por qué.");
    public static readonly Prose Play = new("Play a quest.", "Juega una misión.");
    public static readonly Prose Try = new("Judge an answer to a quest as the game would.", "Juzga una respuesta a una misión como lo haría el juego.");
    public static readonly Prose Oracle = new("Play an attack quest by JSON, one object a line in and out, from a program of your own.", "Juega una misión de ataque por JSON, un objeto por línea de entrada y de salida, desde un programa propio.");
    public static readonly Prose Lint = new("Check protocol and quest files: run each protocol honestly, and prove each quest by playing it.", "Revisa ficheros de protocolos y misiones: ejecuta cada protocolo con partes honradas y demuestra cada misión jugándola.");
    public static readonly Prose Completion = new("Print a script that lets a shell complete the command line of this program.", "Muestra un guion con el que una consola completa la línea de órdenes de este programa.");
    public static readonly Prose ShellArgument = new("the shell: bash, zsh or fish", "la consola: bash, zsh o fish");
    public static readonly Prose Doctor = new("Report whether this machine has what the program needs.", "Informa de si esta máquina tiene lo que el programa necesita.");

    public static readonly Prose ProtocolArgument = new("an identifier such as 1kp, or the path of a file", "un identificador como 1kp, o la ruta de un fichero");
    public static readonly Prose ProtocolsArgument = new("identifiers such as 1kp, or paths of files", "identificadores como 1kp, o rutas de ficheros");
    public static readonly Prose RoleArgument = new("only this role, by name or symbol", "solo este papel, por nombre o símbolo");
    public static readonly Prose RunArgument = new("a protocol (identifier or path) or a transcript file", "un protocolo (identificador o ruta) o un fichero de transcripción");
    public static readonly Prose PartyArgument = new("a role by name or symbol, or network", "un papel por nombre o símbolo, o network");
    public static readonly Prose TermArgument = new("a term in the notation, such as \"H(R_C, CAN)\"", "un término en la notación, como \"H(R_C, CAN)\"");
    public static readonly Prose TranscriptArgument = new("a transcript file, or - for standard input", "un fichero de transcripción, o - para la entrada estándar");
    public static readonly Prose OfProtocolOption = new("the protocol file that the transcript is of (default: the shipped protocol that it names)", "el fichero del protocolo de la transcripción (por omisión, el que ella nombra)");
    public static readonly Prose DerArgument = new("a transcript, or a file in DER, PEM, hexadecimal or base64; - for standard input", "una transcripción, o un fichero en DER, PEM, hexadecimal o base64; - para la entrada estándar");
    public static readonly Prose StepOption = new("of a transcript only this message, by number or name", "de una transcripción, solo este mensaje, por número o nombre");
    public static readonly Prose InFormOption = new("how the file is written (default: found out)", "cómo está escrito el fichero (por omisión, se averigua)");
    public static readonly Prose OnlyRoleOption = new("only what this role trusts, by name or symbol", "solo aquello de lo que se fía este papel, por nombre o símbolo");
    public static readonly Prose CertificateOfOption = new("the protocol that the file is of, which says what its certificates look like", "el protocolo del fichero, que dice cómo son sus certificados");
    public static readonly Prose QuestArgument = new("an identifier of a quest, or the path of a file", "el identificador de una misión, o la ruta de un fichero");
    public static readonly Prose AnswerOption = new("the answer in the notation, a file that holds it, or -", "la respuesta en la notación, un fichero que la contenga, o -");
    public static readonly Prose MovesOption = new("of an attack quest the ploys, one a line or as JSON: a file that holds them, or -", "de una misión de ataque, los ardides, uno por línea o en JSON: un fichero que los contenga, o -");
    public static readonly Prose RepairedOption = new("play the same ploys against the repaired protocol, and say what stops them", "juega los mismos ardides contra el protocolo arreglado y dice qué los frena");
    public static readonly Prose PathArgument = new("files or folders", "ficheros o carpetas");
    public static readonly Prose RolesOption = new("print the role programs as reviewed", "muestra los programas de los papeles tal como se revisan");
    public static readonly Prose OpenSslOption = new("the folder to write", "la carpeta que se escribe");
    public static readonly Prose ForceOption = new("overwrite a folder that is not empty", "sobrescribe una carpeta que no está vacía");
    public static readonly Prose PlainOption = new("line by line, for pipes and screen readers", "línea a línea, para tuberías y lectores de pantalla");
    public static readonly Prose AsciiOption = new("draw with ASCII only", "dibuja solo con ASCII");

    public static readonly Prose Internal = new("internal fault (set PAYMENTQUEST_DEBUG=1 for details):", "fallo interno (PAYMENTQUEST_DEBUG=1 da detalles):");
    public static readonly Prose CannotWrite = new("the output cannot be written:", "no se puede escribir la salida:");

    /// <summary>The word of a verdict, for people.</summary>
    public static Prose Verdict(string word) => word switch
    {
        "completed" => new("completed", "completada"),
        "declined" => new("completed, payment declined", "completada, pago denegado"),
        "refused" => new("refused", "rechazada"),
        "malformed" => new("malformed", "mal formada"),
        "incompatible" => new("incompatible", "incompatible"),
        _ => new("stalled", "detenida"),
    };

    /// <summary>The word for what happened in the world, for people.</summary>
    public static Prose Event(string kind) => kind switch
    {
        "record" => new("records", "anota"),
        "reserve" => new("reserves", "retiene"),
        "settle" => new("settles", "liquida"),
        "issue" => new("issues", "emite"),
        "ship" => new("ships", "entrega"),
        "lapse" => new("Not claimed in time:", "No reclamado a tiempo:"),
        _ => new("keeps as evidence", "guarda como prueba"),
    };
}
