using PaymentQuest.Cryptography;
using PaymentQuest.Documents;
using PaymentQuest.Protocols;
using PaymentQuest.Roles;
using PaymentQuest.Runs;
using PaymentQuest.Terms;

namespace PaymentQuest.Quests;

/// <summary>
/// Something to do in a protocol, as its author wrote it in a scenario file. How it is judged is not in it: the run is.
/// </summary>
public abstract record Quest
{
    private Quest(QuestHead head)
    {
        Head = head;
    }

    /// <summary>What every kind of quest has.</summary>
    public QuestHead Head { get; }

    /// <inheritdoc cref="QuestHead.Id"/>
    public string Id => Head.Id;

    /// <inheritdoc cref="QuestHead.Compiled"/>
    public CompiledProtocol Compiled => Head.Compiled;

    /// <inheritdoc cref="QuestHead.Suite"/>
    public Suite Suite => Head.Suite;

    /// <inheritdoc cref="QuestHead.Setting"/>
    public Setting Setting => Head.Setting;

    /// <inheritdoc cref="QuestHead.Seed"/>
    public ulong Seed => Head.Seed;

    /// <inheritdoc cref="QuestHead.Title"/>
    public Prose Title => Head.Title;

    /// <inheritdoc cref="QuestHead.Story"/>
    public Prose Story => Head.Story;

    /// <inheritdoc cref="QuestHead.Brief"/>
    public Prose Brief => Head.Brief;

    /// <inheritdoc cref="QuestHead.Hints"/>
    public Sequence<Prose> Hints => Head.Hints;

    /// <inheritdoc cref="QuestHead.Debrief"/>
    public Prose Debrief => Head.Debrief;

    /// <inheritdoc cref="QuestHead.Source"/>
    public string Source => Head.Source;

    /// <inheritdoc cref="QuestHead.Requires"/>
    public Sequence<string> Requires => Head.Requires;

    /// <inheritdoc cref="QuestHead.Teaches"/>
    public Sequence<string> Teaches => Head.Teaches;

    /// <inheritdoc cref="QuestHead.ParSeconds"/>
    public int ParSeconds => Head.ParSeconds;

    /// <inheritdoc cref="QuestHead.ParMoves"/>
    public int ParMoves => Head.ParMoves;

    /// <inheritdoc cref="QuestHead.Foreign"/>
    public Sequence<Term.Atom> Foreign => Head.Foreign;

    /// <inheritdoc cref="QuestHead.ForeignCertificates"/>
    public Sequence<Term> ForeignCertificates => Head.ForeignCertificates;

    /// <inheritdoc cref="QuestHead.Place"/>
    public Place Place => Head.Place;

    /// <summary>The protocol.</summary>
    public Protocol Protocol => Compiled.Protocol;

    /// <summary>The plan of the honest run under a seed.</summary>
    public RunPlan Plan(ulong seed) => new(Compiled, Suite, Setting, seed);

    /// <summary>The player composes messages.</summary>
    public sealed record Build(QuestHead Head) : Quest(Head)
    {
        /// <summary>What is to be composed, in order.</summary>
        public required Sequence<Slot> Slots { get; init; }

        /// <summary>Wrong answers and the check that each trips.</summary>
        public required Sequence<Reject> Rejects { get; init; }
    }

    /// <summary>A message arrives, honest or not, and the player finds out which.</summary>
    public sealed record Verify(QuestHead Head) : Quest(Head)
    {
        /// <summary>The player's role, which receives the message.</summary>
        public required Role Role { get; init; }

        /// <summary>The message.</summary>
        public required Step Step { get; init; }

        /// <summary>Whether the player writes both sides of every check; else checks are chosen from a list.</summary>
        public required bool IsHard { get; init; }

        /// <summary>How many messages arrive, one after the other.</summary>
        public required int Rounds { get; init; }

        /// <summary>What may have been done to the message.</summary>
        public required Sequence<Fault> Faults { get; init; }

        /// <summary>Statements that find out everything, in the syntax of answers.</summary>
        public required Sequence<string> Solution { get; init; }

        /// <summary>Answers that miss something.</summary>
        public required Sequence<Oversight> Oversights { get; init; }
    }

    /// <summary>The player is the network and plays dishonest parties, and wins by violating a goal, whichever way.</summary>
    public sealed record Attack(QuestHead Head) : Quest(Head)
    {
        /// <summary>The protocol that is attacked, and the goals one of which must be violated.</summary>
        public required Battlefield Field { get; init; }

        /// <summary>The protocol in which the attack is stopped, and the same goals.</summary>
        public required Battlefield Repaired { get; init; }

        /// <summary>What stops it there: the name of a check, or the word of a ploy that can no longer be carried out.</summary>
        public required string StoppedBy { get; init; }

        /// <summary>What the adversary has and may do.</summary>
        public required Means Means { get; init; }

        /// <summary>Ploys that are played before the player's first.</summary>
        public required Sequence<string> Opening { get; init; }

        /// <summary>Ploys that win, in two ways of different shape.</summary>
        public required Sequence<AttackScript> Wins { get; init; }

        /// <summary>Ploys that do not win: everything passed on as it should be, and noise.</summary>
        public required Sequence<AttackScript> Misses { get; init; }
    }

    /// <summary>The player fills in a sheet and hands it in once; it is then judged as a whole.</summary>
    public abstract record Sheet : Quest
    {
        private Sheet(QuestHead head)
            : base(head)
        {
        }

        /// <summary>The name of the whole sheet, as something that can be handed in.</summary>
        public const string Whole = "sheet";

        /// <summary>Names of the entries that can be filled in, in order.</summary>
        public abstract IEnumerable<string> Keys { get; }

        /// <summary>What earns everything, by entry.</summary>
        public required IReadOnlyDictionary<string, string> Solution { get; init; }

        /// <summary>Where the solution is written.</summary>
        public required Place SolutionPlace { get; init; }

        /// <summary>Wrong entries that are worth explaining.</summary>
        public required Sequence<WrongEntry> Rejects { get; init; }

        /// <summary>The player tells who can know what.</summary>
        public sealed record Classify(QuestHead Head) : Sheet(Head)
        {
            /// <summary>The mark for a term that is known.</summary>
            public const string Knows = "knows";

            /// <summary>The mark for a term that is not known.</summary>
            public const string KnowsNot = "not";

            /// <summary>The terms that are asked about.</summary>
            public required Sequence<ClassifyRow> Rows { get; init; }

            /// <summary>Who is asked about: names of roles, or <see cref="SecrecyGoal.Network"/>.</summary>
            public required Sequence<string> Columns { get; init; }

            /// <summary>The last message that counts; null for the whole run.</summary>
            public required Step? Step { get; init; }

            /// <inheritdoc/>
            public override IEnumerable<string> Keys => Columns.SelectMany(c => Rows.Select(r => Cell(c, r)));

            /// <summary>The entry of a cell.</summary>
            public static string Cell(string column, ClassifyRow row) => $"{column}/{row.Label}";
        }

        /// <summary>The player puts the checks of a receiver into the order in which they are best made.</summary>
        public sealed record Order(QuestHead Head) : Sheet(Head)
        {
            /// <summary>The one entry: labels of checks, a line for each.</summary>
            public const string Entry = "order";

            /// <summary>The receiver.</summary>
            public required Role Role { get; init; }

            /// <summary>The message.</summary>
            public required Step Step { get; init; }

            /// <summary>The checks that are to be put into order, as the compiler orders them.</summary>
            public required Sequence<RoleAction> Checks { get; init; }

            /// <inheritdoc/>
            public override IEnumerable<string> Keys => [Entry];
        }

        /// <summary>The player computes values.</summary>
        public sealed record Compute(QuestHead Head) : Sheet(Head)
        {
            /// <summary>Arithmetic for pen and paper; null when values are octets of a run under the quest's suite.</summary>
            public required Arithmetic? Arithmetic { get; init; }

            /// <summary>The numbers that formulas compute with, in order; empty in other compute quests.</summary>
            public Sequence<Figure> Figures { get; init; } = [];

            /// <summary>What is asked for, in order.</summary>
            public required Sequence<Calculation> Calculations { get; init; }

            /// <inheritdoc/>
            public override IEnumerable<string> Keys => Calculations.Select(c => c.Key);

            /// <summary>What a formula gives; null when it gives no number.</summary>
            /// <param name="result">The objective.</param>
            /// <param name="figures">The figures.</param>
            /// <param name="earlier">Objectives that may be named in the formula; itself and later ones are no harm.</param>
            /// <param name="given">Values of earlier objectives that come before what they compute.</param>
            public static double? Value(Calculation.Result result, IReadOnlyList<Figure> figures, IReadOnlyList<Calculation.Result> earlier, IReadOnlyDictionary<string, double> given) =>
                result.Formula.Value(name => given.TryGetValue(name, out var number) ? number
                    : figures.FirstOrDefault(f => f.Name == name)?.Number
                    ?? (earlier.TakeWhile(e => e.Key != result.Key).FirstOrDefault(e => e.Key == name) is { } before ? Value(before, figures, earlier, given) : null));
        }
    }
}

/// <summary>One thing to compose: a message, or a definition that a role's messages contain.</summary>
/// <param name="Key">The message's name, or the name of the definition.</param>
/// <param name="Step">The message that is composed, or the first message of the role in which the definition occurs.</param>
/// <param name="Definition">The definition, or null when the whole message is composed.</param>
/// <param name="InAtoms">Whether names of definitions must not be used.</param>
/// <param name="Without">Names of definitions or atoms that must not be used: always the one that stands for the whole answer.</param>
/// <param name="Weight">The share of the score, in parts of the sum of all weights.</param>
/// <param name="Solution">What solves it, in the notation.</param>
public sealed record Slot(string Key, Step Step, string? Definition, bool InAtoms, Sequence<string> Without, int Weight, string Solution)
{
    /// <summary>Where its solution is written.</summary>
    public Place Place { get; init; }
}

/// <summary>A wrong answer.</summary>
/// <param name="Slot">The slot's key.</param>
/// <param name="Answer">The notation.</param>
/// <param name="Trips">The name of the check that refuses it, or <c>unknown</c>, <c>form</c>, <c>secret</c>, <c>atoms</c>, <c>notation</c>.</param>
/// <param name="Because">Why it is wrong.</param>
public sealed record Reject(string Slot, string Answer, string Trips, Prose Because)
{
    /// <summary>Where it is written.</summary>
    public Place Place { get; init; }
}

/// <summary>Something dishonest that may have happened before the message arrives.</summary>
/// <param name="Id">Its identifier within the quest.</param>
/// <param name="Step">The message that is not what it should be.</param>
/// <param name="Kind">What is done to it.</param>
/// <param name="Term">What is sent, spliced or flipped; null for a replay.</param>
/// <param name="Trips">The name of the check that finds it.</param>
/// <param name="Story">What was done, told when the round is over.</param>
public sealed record Fault(string Id, Step Step, FaultKind Kind, Term? Term, string Trips, Prose Story)
{
    /// <summary>The word for a message to which nothing was done; no fault is called that.</summary>
    public const string Honest = "honest";

    /// <summary>Where it is written.</summary>
    public Place Place { get; init; }
}

/// <summary>What is done to a message.</summary>
public enum FaultKind
{
    /// <summary>The sender composes something else.</summary>
    Send,

    /// <summary>A field comes from an earlier run between the same parties.</summary>
    Splice,

    /// <summary>The whole message was accepted once before.</summary>
    Replay,

    /// <summary>One bit of a field is flipped on the way.</summary>
    Flip,
}

/// <summary>An answer to a verify quest that misses something.</summary>
/// <param name="Statements">The statements.</param>
/// <param name="Misses">The fault that goes unnoticed, by identifier.</param>
/// <param name="Because">Why that matters.</param>
public sealed record Oversight(Sequence<string> Statements, string Misses, Prose Because)
{
    /// <summary>Where it is written.</summary>
    public Place Place { get; init; }
}
