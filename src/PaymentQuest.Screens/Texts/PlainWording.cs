using PaymentQuest.Documents;

namespace PaymentQuest.Screens;

/// <summary>Texts of the line mode.</summary>
internal static class PlainWording
{
    public static readonly Prose[] Help =
    [
        new("list                 all quests", "lista                todas las misiones"),
        new("play N               plays quest N, by number or identifier", "jugar N              juega la misión N, por número o identificador"),
        new("show                 the quest as it stands", "ver                  la misión tal como está"),
        new("hint                 tells the price of the next hint; once more takes it", "pista                dice el precio de la siguiente pista; otra vez la muestra"),
        new("undo, redo, reset    take back, do again, clear", "deshacer, rehacer, reset"),
        new("octets               the values in the octets (DER); octets N tells all of value N", "octetos              los valores de los octetos (DER); octetos N cuenta todo del valor N"),
        new("certificates         the certificates before you; certificate X tells all of CERT_X", "certificados         los certificados que tienes delante; certificado X cuenta todo de CERT_X"),
        new("lang es, lang en     language", "idioma es, idioma en"),
        new("quit                 leaves; every move is kept", "salir                termina; cada jugada queda guardada"),
        new("To build: type the message in the notation, then send. Of several messages: NAME: NOTATION, or message NAME.", "Para construir: escribe el mensaje en la notación y después enviar. Si hay varios mensajes: NOMBRE: NOTACIÓN, o mensaje NOMBRE."),
        new("To verify: check N (or a check in notation), then accept, or refuse N.", "Para verificar: comprobar N (o una comprobación en la notación), y después aceptar, o rechazar N."),
        new("To classify: COLUMN: all that it knows; or knows COLUMN TERM, not COLUMN TERM. To order: the numbers in your order. To compute: NAME: VALUE. send hands in, once.", "Para clasificar: COLUMNA: todo lo que sabe; o sabe COLUMNA TÉRMINO, no COLUMNA TÉRMINO. Para ordenar: los números en tu orden. Para calcular: NOMBRE: VALOR. entregar entrega, una sola vez."),
    ];

    public static readonly Prose Have = new("You have:", "Tienes:");
    public static readonly Prose HowToAttack = new("Type a ploy: start ROLE, pass N, pass N to WHO, send WHO TERM, drop N, guess ATOM by TERM = TERM.", "Escribe un ardid: start PAPEL, pass N, pass N to QUIÉN, send QUIÉN TÉRMINO, drop N, guess ÁTOMO by TÉRMINO = TÉRMINO.");
    public static readonly Prose Chosen = new("English.", "Español.");
    public static readonly Prose TooLong = new("That line has more than {0} characters; it was not read, and all is as it was.", "Esa línea tiene más de {0} caracteres; no se ha leído y todo sigue como estaba.");
    public static readonly Prose NoQuest = new("No quest is open. play 1 begins the first, help lists the commands.", "No hay ninguna misión abierta. jugar 1 empieza la primera, ayuda enumera las órdenes.");
    public static readonly Prose NoSuchQuest = new("There is no quest '{0}'. list shows them.", "No hay ninguna misión '{0}'. lista las muestra.");
    public static readonly Prose Broken = new("This quest cannot be played: {0}", "Esta misión no se puede jugar: {0}");
    public static readonly Prose HowToStart = new("play N begins a quest, help lists the commands.", "jugar N empieza una misión, ayuda enumera las órdenes.");
    public static readonly Prose Full = new("This attempt has {0} moves, the most that it may have: nothing was added, all is kept. Send or decide what is there, or begin the quest anew.", "Este intento tiene {0} jugadas, las que puede tener: no se ha añadido nada y todo está guardado. Envía o decide lo que hay, o empieza la misión de nuevo.");
    public static readonly Prose Resumed = new("You go on where you were (moves so far: {0}).", "Continúas donde estabas (jugadas hasta ahora: {0}).");
    public static readonly Prose KeptAgain = new("Progress is kept again.", "El progreso vuelve a guardarse.");
    public static readonly Prose Compose = new("Compose message {0}, {1}, to the {2}.", "Compón el mensaje {0}, {1}, al {2}.");
    public static readonly Prose ComposeDefinition = new("Compose {0}, which goes into message {1}, {2}.", "Compón {0}, que va en el mensaje {1}, {2}.");
    public static readonly Prose YouKnow = new("You know:", "Sabes:");
    public static readonly Prose YouCan = new("You can: {0}", "Puedes: {0}");
    public static readonly Prose Draft = new("Draft: {0}", "Borrador: {0}");
    public static readonly Prose HowToBuild = new("Type the message in the notation, then send.", "Escribe el mensaje en la notación y después enviar.");
    public static readonly Prose NothingToSend = new("There is nothing to send yet. Type the message first.", "Aún no hay nada que enviar. Escribe antes el mensaje.");
    public static readonly Prose Arrived = new("Message {0} of {1}: {2} has arrived, {3} octets.", "Mensaje {0} de {1}: ha llegado {2}, {3} octetos.");
    public static readonly Prose ChecksOffered = new("Checks:", "Comprobaciones:");
    public static readonly Prose HowToVerify = new("check N makes a check; then accept, or refuse N.", "comprobar N hace una comprobación; después aceptar, o rechazar N.");
    public static readonly Prose HowToVerifyHard = new("Type a check, such as H(x) = H(a, b) or open X with SK_X; then accept, or refuse LABEL.", "Escribe una comprobación, como H(x) = H(a, b) u open X with SK_X; después aceptar, o rechazar ETIQUETA.");
    public static readonly Prose NotMade = new("Refuse it for a check that you have made.", "Recházalo por una comprobación que hayas hecho.");
    public static readonly Prose NothingChecked = new("Make a check first.", "Haz antes una comprobación.");
    public static readonly Prose IsSolved = new(" (solved)", " (resuelta)");
    public static readonly Prose IsBegun = new(" (begun)", " (empezada)");
    public static readonly Prose Over = new("This quest is over. next goes on, play N begins another.", "Esta misión ha terminado. siguiente continúa, jugar N empieza otra.");
    public static readonly Prose WhatNext = new("next goes on, list shows all quests.", "siguiente continúa, lista muestra todas las misiones.");
    public static readonly Prose Undone = new("Taken back.", "Deshecho.");
    public static readonly Prose Redone = new("Done again.", "Rehecho.");
    public static readonly Prose Cleared = new("Cleared.", "Vaciado.");
    public static readonly Prose Nothing = new("There is nothing to do that to.", "No hay nada a lo que aplicarlo.");
    public static readonly Prose WhoKnows = new("Who can know what in the end?", "¿Quién puede saber qué al final?");
    public static readonly Prose WhoKnowsAfter = new("Who can know what after message {0}, {1}?", "¿Quién puede saber qué tras el mensaje {0}, {1}?");
    public static readonly Prose Column = new("{0}: knows [{1}], does not know [{2}], not marked [{3}]", "{0}: sabe [{1}], no sabe [{2}], sin marcar [{3}]");
    public static readonly Prose HowToClassify = new("Write {0}: and all that it knows, the rest it does not; or mark one: knows {0} {1}, not {0} {1}. Then send.", "Escribe {0}: y todo lo que sabe, lo demás no lo sabe; o marca uno: sabe {0} {1}, no {0} {1}. Después entregar.");
    public static readonly Prose ChecksToOrder = new("Your checks at message {0}, {1}:", "Tus comprobaciones en el mensaje {0}, {1}:");
    public static readonly Prose HowToOrder = new("Write the numbers in the order in which the checks are to be made; now it is {0}. Then send.", "Escribe los números en el orden en que se han de hacer las comprobaciones; ahora es {0}. Después entregar.");
    public static readonly Prose NoOrder = new("Write numbers from 1 to {0}, each once.", "Escribe números del 1 al {0}, cada uno una vez.");
    public static readonly Prose HowToCompute = new("Write NAME: VALUE, such as {0}: 12. Then send.", "Escribe NOMBRE: VALOR, como {0}: 12. Después entregar.");
    public static readonly Prose Noted = new("Noted.", "Anotado.");
    public static readonly Prose Gaps = new("Still empty: {0}. send once more hands in.", "Quedan vacías: {0}. entregar otra vez la entrega.");
    public static readonly Prose OctetsOf = new("{0}: {1} octets. First the number of each value, then where it begins; ? marks a guess. octets N tells more.", "{0}: {1} octetos. Primero el número de cada valor y luego dónde empieza; ? señala una conjetura. octetos N cuenta más.");
    public static readonly Prose NoOctets = new("There are no octets yet: {0}.", "Aún no hay octetos: {0}.");
    public static readonly Prose NoSuchValue = new("There are values 1 to {0}.", "Hay valores del 1 al {0}.");
    public static readonly Prose NoCertificates = new("You hold no certificates here, and none came with the message.", "Aquí no tienes certificados, y con el mensaje no llegó ninguno.");
    public static readonly Prose CertificatesBefore = new("Certificates from the root down; certificate X tells all of CERT_X:", "Certificados, de la raíz hacia abajo; certificado X cuenta todo de CERT_X:");
    public static readonly Prose NoSuchCertificate = new("There is no certificate '{0}' here.", "Aquí no hay ningún certificado '{0}'.");
}
