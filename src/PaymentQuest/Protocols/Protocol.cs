using System.Runtime.CompilerServices;
using PaymentQuest.Cryptography;
using PaymentQuest.Documents;
using PaymentQuest.Rules;
using PaymentQuest.Terms;
using PaymentQuest.Wire;

namespace PaymentQuest.Protocols;

/// <summary>What one does in a protocol: its name and the symbol that terms use for it.</summary>
/// <param name="Name">Such as Customer.</param>
/// <param name="Symbol">Such as C: the atom that names the party, and the holder of PK_C, SK_C, CERT_C.</param>
public sealed record Role(string Name, string Symbol);

/// <summary>What a holder's certificate says besides the key.</summary>
/// <param name="Holder">The symbol after CERT_.</param>
/// <param name="Role">The role of the subject as written in the certificate and checked, such as <c>merchant</c>.</param>
/// <param name="Binds">Canonical terms whose values are certified with the key, such as ID_M.</param>
public sealed record CertificateDeclaration(string Holder, string Role, Sequence<Term> Binds)
{
    /// <summary>The holder of the key that signs it.</summary>
    public string Issuer { get; init; } = "";

    /// <summary>The terms under whose names the values of <see cref="Binds"/> stand in it; those themselves, but for one that is made like another.</summary>
    public Sequence<Term>? BoundAs { get; init; }

    /// <summary>The term whose value is the subject's name; null for a name that no role knows beforehand, an authority's.</summary>
    public Term? Subject { get; init; }

    /// <summary>The subject's name where no term stands for it.</summary>
    public string CommonName { get; init; } = Holder;

    /// <summary>The atom whose value is the organization of the subject's name, such as the brand; or null.</summary>
    public Term.Atom? Organization { get; init; }

    /// <summary>What the key is for.</summary>
    public KeyUses Uses { get; init; } = KeyUses.Party;

    /// <summary>How many authorities may follow below; null for a holder that issues nothing.</summary>
    public int? PathLength { get; init; }

    /// <summary>The policy's object identifier, or null.</summary>
    public string? Policy { get; init; }

    /// <summary>The first second of validity; null for a year before the run's clock.</summary>
    public DateTimeOffset? NotBefore { get; init; }

    /// <summary>The last second of validity; null for a year after the run's clock.</summary>
    public DateTimeOffset? NotAfter { get; init; }
}

/// <summary>One message of a protocol.</summary>
/// <param name="Number">From 1.</param>
/// <param name="Name">The message's name, unique in the protocol.</param>
/// <param name="From">The sending role's name.</param>
/// <param name="To">The receiving role's name.</param>
/// <param name="Written">The message as the author wrote it.</param>
/// <param name="Message">The canonical term.</param>
/// <param name="Declined">The canonical term that is sent instead once the decision is negative, or null for the same message.</param>
/// <param name="SenderRules">What the sender does before it composes the message, in order.</param>
/// <param name="ReceiverRules">What the receiver demands and does, in order.</param>
/// <param name="Place">Where the message is written.</param>
/// <param name="IsApprovedOnly">Whether the step takes place only when its sender knows of no negative decision.</param>
public sealed record Step(
    int Number,
    string Name,
    string From,
    string To,
    Term Written,
    Term Message,
    Term? Declined,
    Sequence<Rule> SenderRules,
    Sequence<Rule> ReceiverRules,
    Place Place,
    bool IsApprovedOnly = false)
{
    /// <summary>How the message looks on the network.</summary>
    public WireFormat Wire { get; init; } = WireFormat.Canonical;

    /// <summary>What the message travels over; null where nothing is said, which is a network where anybody reads and writes.</summary>
    public Channel? Channel { get; init; }

    /// <summary>The canonical term of what a channel wraps in the message; null where none wraps it.</summary>
    internal Term? Wrapped { get; init; }

    /// <summary>The canonical term of what is said: the message itself, or what a channel wraps in it.</summary>
    public Term Content => Wrapped ?? Message;

    /// <summary>The part of the message that a channel wraps the content in; null where none does.</summary>
    internal Term.AuthenticatedEncryption? Frame => Wrapped is null ? null : (Message is Term.Tuple t ? t.Parts[^1] : Message) as Term.AuthenticatedEncryption;

    /// <summary>Whether anybody can say something at this step: it begins a conversation over a channel that does not tell who speaks.</summary>
    internal bool IsOpenToAnybody => Frame is not null && Message is Term.Tuple && Channel!.Kind != ChannelKind.Hand;

    /// <summary>The same step as if nothing wrapped its content: what people, and octets that were taken out of their frame, have to do with.</summary>
    public Step Unwrapped() => Wrapped is null ? this : this with { Message = Wrapped, Wrapped = null };

    /// <summary>The step with something else that is said.</summary>
    /// <param name="content">The canonical term of that.</param>
    internal Step Saying(Term content) => this with { Message = Framed(content), Wrapped = Wrapped is null ? null : content };

    /// <summary>The message that travels when something is said at this step.</summary>
    /// <param name="content">The canonical term of what is said.</param>
    public Term Framed(Term content) => Frame is not { } frame ? content
        : Message is Term.Tuple t ? new Term.Tuple([.. t.Parts.Take(t.Parts.Count - 1), frame with { Body = content }])
        : frame with { Body = content };

    /// <summary>
    /// What roles, by name, still have of all that they learned when this message comes, besides what they knew beforehand. Who is not named has
    /// everything. A server that keeps nothing of a conversation retains nothing.
    /// </summary>
    public IReadOnlyDictionary<string, Sequence<Term>> Retains { get; init; } = new Dictionary<string, Sequence<Term>>();
}

/// <summary>A message with which a further round of a protocol can begin.</summary>
/// <param name="Step">The number of the message.</param>
/// <param name="Carrier">The name of the role that takes something over from the rounds before; mostly the sender.</param>
/// <param name="Carried">What it takes over, and where that is written: the octets that it has for the second term become those of the first.</param>
public sealed record RoundBeginning(int Step, string Carrier, Sequence<(Term To, Term From, Place Place)> Carried);

/// <summary>
/// How a protocol goes on after its last message, over and over, in the same world: the change of one purchase pays the next.
/// </summary>
/// <param name="Beginnings">Where a round begins: with the first of these whose sender's guards hold.</param>
/// <param name="Seconds">How much later than the one before a round begins.</param>
public sealed record FurtherRounds(Sequence<RoundBeginning> Beginnings, long Seconds);

/// <summary>That a term stays unknown to some roles, and to whoever listens on the network.</summary>
/// <param name="Secret">The canonical term.</param>
/// <param name="From">Names of roles, or <see cref="Network"/>.</param>
public sealed record SecrecyGoal(Term Secret, Sequence<string> From)
{
    /// <summary>Whoever reads every message on the network.</summary>
    public const string Network = "network";
}

/// <summary>
/// A payment protocol as data: what its file says, with all notation read and all names resolved. Nothing about a single protocol
/// is written anywhere else.
/// </summary>
public sealed record Protocol
{
    // Every keyring and every board asks, and the terms of a protocol are many.
    private static readonly ConditionalWeakTable<Protocol, HashSet<string>> RevocationLists = [];

    /// <summary>The identifier, in lower case: <c>1kp</c>.</summary>
    public required string Id { get; init; }

    /// <summary>The family that it is grouped under: <c>ikp</c>.</summary>
    public required string Family { get; init; }

    /// <summary>Its name for people.</summary>
    public required Prose Title { get; init; }

    /// <summary>What it is for, in a sentence or two.</summary>
    public required Prose Summary { get; init; }

    /// <summary>What its roles, messages, definitions and goals are called in sentences.</summary>
    public ProtocolNames Names { get; init; } = ProtocolNames.None;

    /// <summary>Where its messages are published.</summary>
    public required Prose Source { get; init; }

    /// <summary>Names of the suites that it runs under.</summary>
    public required Sequence<string> Suites { get; init; }

    /// <summary>How its terms look outside registers.</summary>
    public WireFormat Wire { get; init; } = WireFormat.Canonical;

    /// <summary>Its roles, in order of the file: the columns of a sequence chart.</summary>
    public required Sequence<Role> Roles { get; init; }

    /// <summary>The holder of the key that signs certificates.</summary>
    public required string Authority { get; init; }

    /// <summary>Atoms, definitions, functions, holders.</summary>
    public required Vocabulary Vocabulary { get; init; }

    /// <summary>Authorities below the first one: holders of keys that play no role.</summary>
    public Sequence<string> Authorities { get; init; } = [];

    /// <summary>How certificates say roles and policies.</summary>
    public CertificateProfile CertificateProfile { get; init; } = CertificateProfile.Plain;

    /// <summary>Which role owns the keys of a holder. Authorities are not in it.</summary>
    public required IReadOnlyDictionary<string, string> Owners { get; init; }

    /// <summary>Certificates by holder.</summary>
    public required IReadOnlyDictionary<string, CertificateDeclaration> Certificates { get; init; }

    /// <summary>What each role, by name, knows before the first message: canonical terms.</summary>
    public required IReadOnlyDictionary<string, Sequence<Term>> Knows { get; init; }

    /// <summary>What whoever listens has besides the messages, such as a session key that was searched for or a stolen card number.</summary>
    public Sequence<Term> KnownToNetwork { get; init; } = [];

    /// <summary>What is looked up anywhere in the protocol or known of tables beforehand, each once.</summary>
    internal IEnumerable<Term.Function> LookedUp =>
        Steps.SelectMany(s => s.SenderRules.Concat(s.ReceiverRules)).SelectMany(r => r.Asks is { } asked ? r.Inputs.Append(asked) : r.Inputs)
            .Concat(Steps.Select(s => s.Message))
            .Concat(Knows.Values.SelectMany(k => k))
            .SelectMany(t => t.SelfAndDescendants).OfType<Term.Function>().Distinct();

    /// <summary>What everybody can read in public tables, with the arguments: whatever a message brings may be an argument, and is nobody's secret for that.</summary>
    internal IEnumerable<Term.Function> PublicEntries => LookedUp.Where(f => Vocabulary.Functions[f.Name].IsPublic && f.Argument.SelfAndDescendants.All(t => t is not Term.Atom a || Setting.Values.ContainsKey(a.Name) || Roles.Any(r => r.Symbol == a.Name)));

    /// <summary>Which role, by name, generates an atom.</summary>
    public required IReadOnlyDictionary<string, string> Fresh { get; init; }

    /// <summary>The messages, in order.</summary>
    public required Sequence<Step> Steps { get; init; }

    /// <summary>Other ways to go on from some of its steps. Their steps stand behind those of the main path.</summary>
    public Sequence<Branch> Branches { get; init; } = [];

    /// <summary>In which order steps can come.</summary>
    internal Flow Flow => new(Steps, Branches);

    /// <summary>Whether a message is behind whoever has come to another, on the way there, or is that one.</summary>
    /// <param name="earlier">The number of the message that may be behind.</param>
    /// <param name="step">The number of the message that was come to.</param>
    public bool LeadsTo(int earlier, int step) => Flow.LeadsTo(earlier, step, null);

    /// <summary>By the name of a fresh atom, the function whose arguments its values are drawn from. All others are generated.</summary>
    public IReadOnlyDictionary<string, string> Draws { get; init; } = new Dictionary<string, string>();

    /// <summary>By the name of a fresh atom, how many bits of its values are secret, from 1 to <see cref="ShortKey.MostBits"/>. Of all others all are.</summary>
    public IReadOnlyDictionary<string, int> Weak { get; init; } = new Dictionary<string, int>();

    /// <summary>
    /// Names of fresh atoms whose values of one older run have become known since, such as an old session key (Denning and Sacco, 1981). Where there are some, that run
    /// went as it should before attacks begin, and the adversary has heard all of it.
    /// </summary>
    public Sequence<string> Compromised { get; init; } = [];

    /// <summary>How many runs of the honest parties lie before an attack: one where a value of it has become known, else none.</summary>
    internal int OlderRuns => Compromised.Count > 0 ? 1 : 0;

    /// <summary>How many seconds each message of an older run takes: one, unless dates must be fresher than that makes them.</summary>
    internal int OlderRunPace => Steps.SelectMany(s => s.SenderRules.Concat(s.ReceiverRules)).OfType<Rule.Within>().Any(w => w.Seconds < Steps.Count) ? 0 : 1;

    /// <summary>By symbol, holder or atom of one role, that of the other, both ways round, where two parties can play each other's roles. Empty where none can.</summary>
    public IReadOnlyDictionary<string, string> Reversible { get; init; } = new Dictionary<string, string>();

    /// <summary>How it goes on after its last message; null when it does not.</summary>
    public FurtherRounds? Rounds { get; init; }

    /// <summary>What each role, by name, keeps as evidence when it is done.</summary>
    public required IReadOnlyDictionary<string, Sequence<Term>> Keeps { get; init; }

    /// <summary>Where the file says what each role, by name, keeps.</summary>
    public IReadOnlyDictionary<string, Place> KeepPlaces { get; init; } = new Dictionary<string, Place>();

    /// <summary>What must stay secret.</summary>
    public required Sequence<SecrecyGoal> Secrets { get; init; }

    /// <summary>Names of the roles that no dishonest party plays, such as a server that everybody relies on.</summary>
    public Sequence<string> Trusted { get; init; } = [];

    /// <summary>The goals against which attacks are searched, those of secrecy included.</summary>
    public Sequence<Claim> Claims { get; init; } = [];

    /// <summary>The goals that are about the world.</summary>
    public Sequence<WorldGoal> WorldGoals { get; init; } = [];

    /// <summary>Goals that it does not reach, and those that it may not reach because its parent does not.</summary>
    internal Sequence<LostGoal> Loses { get; init; } = [];

    /// <summary>Names of checks that are left out, for variants that show what a check is good for.</summary>
    public required IReadOnlyDictionary<string, Place> Omitted { get; init; }

    /// <summary>Values, accounts and tables of a run whose scenario says nothing else.</summary>
    public required Setting Setting { get; init; }

    /// <summary>Where the file begins.</summary>
    public required Place Place { get; init; }

    /// <summary>All holders of keys: of the roles, and authorities.</summary>
    public IEnumerable<string> Holders => Owners.Keys.Concat(Authorities).Append(Authority);

    /// <summary>
    /// Whether certificates that a holder issued are looked for in its CRL_X by whoever has that. When no message and nobody's knowledge
    /// has one, everybody is taken to ask the issuer.
    /// </summary>
    public bool HasRevocationList(string issuer) => RevocationLists.GetValue(
        this,
        protocol => protocol.Knows.Values.SelectMany(k => k).Concat(protocol.Steps.Select(s => s.Message)).SelectMany(t => t.SelfAndDescendants).OfType<Term.RevocationList>().Select(l => l.Holder).ToHashSet(StringComparer.Ordinal)).Contains(issuer);

    /// <summary>
    /// What a certificate tells whoever has verified it, in this order: the holder's key, the subject's name if it stands for a term, the
    /// organization if there is one, the bound terms.
    /// </summary>
    public Sequence<Term> Certified(CertificateDeclaration declaration) =>
    [
        new Term.PublicKey(declaration.Holder),
        .. Named(declaration.Holder),
        .. declaration.Binds,
    ];

    /// <summary>The terms that a holder's name in certificates says: the subject if it stands for a term, the organization if there is one. None of the first authority's.</summary>
    internal Sequence<Term> Named(string holder) => !Certificates.TryGetValue(holder, out var declaration) ? [] :
    [
        .. declaration.Subject is { } subject ? (Term[])[subject] : [],
        .. declaration.Organization is { } organization ? (Term[])[organization] : [],
    ];

    /// <summary>
    /// What a role needs to issue a certificate itself: the issuer's private key, then what the certificate tells. Null when the issuer
    /// plays no role, so that certificates exist before the first message.
    /// </summary>
    public Sequence<Term>? Issuing(Term.Certificate certificate) =>
        Certificates.TryGetValue(certificate.Holder, out var declaration) && Owners.ContainsKey(declaration.Issuer)
            ? [new Term.PrivateKey(declaration.Issuer), .. Certified(declaration)]
            : null;

    /// <summary>What an atom or holder is for parties that play each other's roles.</summary>
    public string Reversed(string name) => Reversible.GetValueOrDefault(name, name);

    /// <summary>What a term is for parties that play each other's roles.</summary>
    public Term Reversed(Term term) => term.Renamed(Reversed, Reversed);

    /// <summary>The name of the role that the party of a role plays when parties play each other's.</summary>
    public string ReversedRole(string role) => Reversible.TryGetValue(RoleNamed(role).Symbol, out var symbol) ? Roles.First(r => r.Symbol == symbol).Name : role;

    /// <summary>The protocol as far as a step: what is numbered behind it does not take place.</summary>
    /// <param name="step">The number of the last step.</param>
    internal Protocol UpTo(int step) => this with
    {
        Steps = Steps.Take(step).ToSequence(),
        Branches = Branches.Where(b => b.First <= step).Select(b => b with { Last = Math.Min(b.Last, step) }).ToSequence(),
    };

    /// <summary>The role of this name.</summary>
    public Role RoleNamed(string name) => Roles.First(r => r.Name == name);

    /// <summary>The step of this name or number, ignoring case; null when there is none.</summary>
    public Step? FindStep(string nameOrNumber) => Steps.FirstOrDefault(s =>
        s.Name.Equals(nameOrNumber, StringComparison.OrdinalIgnoreCase)
        || s.Number.ToString(System.Globalization.CultureInfo.InvariantCulture) == nameOrNumber);

    /// <summary>The role of this name or symbol, ignoring the case of the name; null when there is none.</summary>
    public Role? FindRole(string nameOrSymbol) => Roles.FirstOrDefault(r =>
        r.Name.Equals(nameOrSymbol, StringComparison.OrdinalIgnoreCase) || r.Symbol == nameOrSymbol);
}
