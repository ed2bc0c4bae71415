namespace PaymentQuest.Terms;

/// <summary>
/// What a file, a line or a number may ask for at most. All of it comes from strangers, so every size, count and depth is bounded where it is read, and whoever
/// passes a bound is told the place and the number. What ships lies well below each of them, which is a test.
/// </summary>
public static class Bounds
{
    /// <summary>The largest content file, in octets: thirty times the longest that ships.</summary>
    public const int ContentOctets = 1 << 20;

    /// <summary>The deepest nesting of a content file, the root being 1. Protocols need about eight; readers may recurse this deep safely.</summary>
    public const int ContentDepth = 32;

    /// <summary>The most nodes of a content file, keys included: bounds memory to some megabytes whatever the file's shape.</summary>
    public const int ContentNodes = 20_000;

    /// <summary>The longest text in a content file, in UTF-16 units: a debriefing of twenty pages; no term or story is near it.</summary>
    public const int ContentText = 64 * 1024;

    /// <summary>The longest title, and name of a thing in sentences, in UTF-16 units: a line or two of a screen. The longest that ships has 80.</summary>
    public const int ContentName = 200;

    /// <summary>The most content files that are looked at in a folder.</summary>
    public const int ContentFiles = 2_000;

    /// <summary>The most folders inside one another in which content files are looked for.</summary>
    public const int FolderDepth = 16;

    /// <summary>The longest notation, in UTF-16 units. The longest message of 3KP in atoms has 400.</summary>
    public const int Notation = 16_384;

    /// <summary>The deepest nesting of brackets in notation. The deepest message of 3KP has 5.</summary>
    public const int NotationDepth = 64;

    /// <summary>
    /// The largest canonical term, in constructors. Definitions that double at each step would otherwise grow without bound; the largest message of 3KP has 130.
    /// </summary>
    public const int Term = 5_000;

    /// <summary>
    /// The deepest canonical term, in constructors inside one another. Definitions inside definitions would otherwise grow deeper than any text, and what works on
    /// terms recurses. The deepest message of 3KP has 9.
    /// </summary>
    public const int TermDepth = 200;

    /// <summary>As how many constructors inside one another a text form counts. Each makes what is in it longer, hexadecimal twice as long, so that few levels make a text that no memory holds.</summary>
    public const int TextFormDepth = 25;

    /// <summary>The most definitions of a protocol. 3KP has 9; definitions refer to one another, and this bounds how deep.</summary>
    public const int Definitions = 200;

    /// <summary>
    /// The largest protocol, in constructors of all its terms together with every definition written out: what each role can check is derived by comparing all of
    /// them with one another.
    /// </summary>
    public const int ProtocolTerms = 20_000;

    /// <summary>The most goals of a protocol.</summary>
    public const int Goals = 200;

    /// <summary>The most propositions in the claims of a quest.</summary>
    public const int Propositions = 400;

    /// <summary>The most roles of a protocol.</summary>
    public const int Roles = 8;

    /// <summary>The most steps of a protocol.</summary>
    public const int Steps = 64;

    /// <summary>The most accounts, and the most entries of all tables together, of a setting. A run looks through them again and again.</summary>
    public const int Accounts = 10_000;

    /// <summary>The longest time between two rounds, in seconds: 366 days. As many rounds as there may be still end before the last year of the calendar.</summary>
    public const int RoundSeconds = 366 * 86_400;

    /// <summary>The most runs of every role in a search for attacks, and of one role in an attack quest.</summary>
    public const int Sessions = 4;

    /// <summary>The most roles that dishonest parties play in an attack quest.</summary>
    public const int DishonestRoles = 4;

    /// <summary>The most values of all lists together that the adversary of an attack quest can try.</summary>
    public const int GuessedValues = 20_000;

    /// <summary>The most that happens on a branch of a search for attacks: whom it happens to and when are kept as bits of one number.</summary>
    public const int Events = 127;

    /// <summary>The most encodings that are remembered of values that strangers chose; a crowd of them starts the memory afresh.</summary>
    public const int Remembered = 256;

    /// <summary>The largest transcript of one round, in octets.</summary>
    public const int TranscriptOctets = 16 << 20;

    /// <summary>How many octets more a transcript may have for each further round that it says it has. A purchase with change and refund needs 22,000.</summary>
    public const int RoundOctets = 24_000;

    /// <summary>The largest transcript, in octets, whatever it says.</summary>
    public const int LargestTranscriptOctets = 64 << 20;

    /// <summary>The deepest nesting of a transcript, which needs five.</summary>
    public const int TranscriptDepth = 16;

    /// <summary>The most values of a transcript of one round.</summary>
    public const int TranscriptValues = 500_000;

    /// <summary>How many values more a transcript may have for each further round that it says it has. A purchase with change and refund needs 800.</summary>
    public const int RoundValues = 1_000;

    /// <summary>The most values of a transcript, whatever it says.</summary>
    public const int LargestTranscriptValues = 3_000_000;

    /// <summary>The most purchases of a run.</summary>
    public const int Purchases = 10_000;

    /// <summary>The highest number that an attempt keeps when progress is merged. One with a higher gets the next number.</summary>
    public const int AttemptNumber = 1_000_000;

    /// <summary>The most attempts at a quest in exported progress that began at one moment with one seed. Merging compares them with one another.</summary>
    public const int AttemptsAlike = 100;

    /// <summary>The longest name in exported progress, of a player or of a quest, in UTF-16 units.</summary>
    public const int RecordedName = 100;

    /// <summary>The largest encoding that is not a transcript, in octets: DER, PEM, hexadecimal or base64.</summary>
    public const int EncodingOctets = 1 << 20;

    /// <summary>The most beginnings of blocks in a text that is taken for PEM.</summary>
    public const int PemBlocks = 1_000;

    /// <summary>The largest answer or script, in octets.</summary>
    public const int AnswerOctets = 1 << 20;

    /// <summary>The most lines of an answer or script: ploys, statements, entries.</summary>
    public const int AnswerLines = 1_000;

    /// <summary>The most moves of an attempt. Beyond them nothing is written, stated or taken back; what is there can be sent and decided.</summary>
    public const int AttemptMoves = 20_000;

    /// <summary>The longest line of a script, in UTF-16 units.</summary>
    public const int PloyLine = 8_192;

    /// <summary>The longest line that a program says to an oracle, in UTF-16 units. JSON writes some characters with six.</summary>
    public const int OracleLine = 64 * 1024;

    /// <summary>The longest text that a player types in one place, or in one line without screens, in UTF-16 units.</summary>
    public const int PlayerLine = 4_000;

    /// <summary>The longest time that a ploy waits, in seconds: 366 days.</summary>
    public const int WaitSeconds = 366 * 86_400;

    /// <summary>The most parts that an adversary puts together in one ploy, each name counted with all that it stands for.</summary>
    public const int CraftedParts = 2_000;

    /// <summary>The most octets that an adversary puts together in one ploy.</summary>
    public const int CraftedOctets = 1 << 15;

    /// <summary>
    /// The most steps that an adversary works in one play. A step is to put something to something else, up to <see cref="StepOctets"/> together; an operation with a
    /// key pair is <see cref="OperationSteps"/>. To try a list of 20,000 values takes some 200,000.
    /// </summary>
    public const int AdversarySteps = 1_000_000;

    /// <summary>How many octets are worked on in one step.</summary>
    public const int StepOctets = 1_024;

    /// <summary>How many steps an operation with a key pair is worth.</summary>
    public const int OperationSteps = 2_000;
}
