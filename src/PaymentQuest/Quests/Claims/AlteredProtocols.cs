using PaymentQuest.Analysis;
using PaymentQuest.Constructors;
using PaymentQuest.Documents;
using PaymentQuest.Protocols;
using PaymentQuest.Roles;
using PaymentQuest.Runs;
using PaymentQuest.Terms;

namespace PaymentQuest.Quests;

/// <summary>
/// The protocols that differ from one in a single place: a check is left out or made after all, something is sent open that was closed, a part of a message is
/// missing, somebody knows one thing more or less. Those that no role could carry out are left out.
/// </summary>
internal static class AlteredProtocols
{
    /// <summary>A check more, for each that the protocol leaves out.</summary>
    public static IEnumerable<(string Change, CompiledProtocol Compiled)> WithCheck(CompiledProtocol compiled) =>
        compiled.Protocol.Omitted.Keys.Order(StringComparer.Ordinal).Select(check => ($"with {check}", compiled.Protocol with
        {
            Omitted = compiled.Protocol.Omitted.Where(o => o.Key != check).ToDictionary(StringComparer.Ordinal),
        })).Compiled();

    /// <summary>A check less, for each that can be left out.</summary>
    public static IEnumerable<(string Change, CompiledProtocol Compiled)> WithoutCheck(CompiledProtocol compiled) =>
        Necessity.Of(compiled).Where(o => o.IsOmittable).Select(o => ($"without {o.Check}", Necessity.Without(compiled, o.Check)));

    /// <summary>Something less that is encrypted, digested or signed: what is inside is sent as it is, wherever it is sent.</summary>
    public static IEnumerable<(string Change, CompiledProtocol Compiled)> Opened(CompiledProtocol compiled) => Parts(compiled.Protocol)
        .Where(t => t is Term.Digest or Term.Mac || Constructor.IsClosed(t))
        .Select(t => ($"{compiled.Protocol.Vocabulary.Label(t)} is sent open", Rewritten(compiled.Protocol, t, t is Term.Mac m ? m.Body : t is Term.Digest d ? d.Body : Constructor.ContentOf(t))))
        .Compiled();

    /// <summary>A digest without its key, for each keyed digest.</summary>
    public static IEnumerable<(string Change, CompiledProtocol Compiled)> Unkeyed(CompiledProtocol compiled) => Parts(compiled.Protocol).OfType<Term.Mac>()
        .Select(m => ($"{compiled.Protocol.Vocabulary.Label(m)} is a digest without a key", Rewritten(compiled.Protocol, m, new Term.Digest(m.Body))))
        .Compiled();

    /// <summary>A part less of a message, for each part that a message has.</summary>
    public static IEnumerable<(string Change, CompiledProtocol Compiled)> WithoutPart(CompiledProtocol compiled) => compiled.Protocol.Steps
        .SelectMany(s => s.Content is Term.Tuple tuple ? tuple.Parts.Select(p => (Step: s, Part: p, Kept: Of([.. tuple.Parts.Where(q => !q.Equals(p))]))) : [])
        .Where(p => p.Kept is not null)
        .Select(p => ($"{p.Step.Name} without {compiled.Protocol.Vocabulary.Label(p.Part)}", WithMessage(compiled.Protocol, p.Step, p.Kept!)))
        .Compiled();

    /// <summary>The digest of a part in its place, for each part that a message has.</summary>
    public static IEnumerable<(string Change, CompiledProtocol Compiled)> Digested(CompiledProtocol compiled) => compiled.Protocol.Steps
        .SelectMany(s => s.Content.Leaves.Where(p => p is not Term.Digest).Select(p => (Step: s, Part: p)))
        .Select(p => ($"{p.Step.Name} with the digest of {compiled.Protocol.Vocabulary.Label(p.Part)} in its place", WithMessage(compiled.Protocol, p.Step, Replaced(p.Step.Content, p.Part, new Term.Digest(p.Part)))))
        .Compiled();

    /// <summary>Somebody who does not know one of the things with which it begins, and makes only what it can make without.</summary>
    /// <param name="compiled">The protocol.</param>
    /// <param name="role">The name of a role.</param>
    public static IEnumerable<(string Change, CompiledProtocol Compiled)> Ignorant(CompiledProtocol compiled, string role)
    {
        var program = compiled.Programs[role];
        var actions = program.Actions.Where(a => a is not RoleAction.Compute).ToSequence();
        CompiledProtocol With(RoleProgram other) => compiled with { Programs = compiled.Programs.ToDictionary(p => p.Key, p => p.Key == role ? other : p.Value, StringComparer.Ordinal) };
        return program.Known.Select(t => ($"{role} does not begin with {compiled.Protocol.Vocabulary.Label(t)}", With(program with { Known = program.Known.Where(k => !k.Equals(t)).ToSequence(), Actions = actions })))
            .Concat(actions.OfType<RoleAction.Receive>().Select(r => ($"{role} does not get {compiled.Protocol.Steps[r.Step - 1].Name}", With(program with { Actions = actions.Where(a => a != r).ToSequence() }))))
            .Concat(compiled.Protocol.Vocabulary.FunctionsOf(role).Order(StringComparer.Ordinal).Select(f => ($"{role} does not have {f}", With(program with { Actions = actions }) with
            {
                Protocol = compiled.Protocol with { Vocabulary = compiled.Protocol.Vocabulary.With(f, compiled.Protocol.Vocabulary.Functions[f].Roles.Where(r => r != role)) },
            })));
    }

    /// <summary>Whoever listens misses a message.</summary>
    public static IEnumerable<(string Change, CompiledProtocol Compiled)> Unheard(CompiledProtocol compiled) => compiled.Protocol.Steps
        .Select(s => ($"nobody hears {s.Name}", compiled with { Protocol = compiled.Protocol with { Steps = compiled.Protocol.Steps.Where(o => o != s).ToSequence() } }))
        .Concat(compiled.Protocol.KnownToNetwork.Select(t => ($"network does not begin with {compiled.Protocol.Vocabulary.Label(t)}", compiled with { Protocol = compiled.Protocol with { KnownToNetwork = compiled.Protocol.KnownToNetwork.Where(k => !k.Equals(t)).ToSequence() } })));

    /// <summary>Somebody, or whoever listens, who begins with one thing more.</summary>
    /// <param name="compiled">The protocol.</param>
    /// <param name="who">The name of a role, or <see cref="SecrecyGoal.Network"/>.</param>
    /// <param name="terms">One of these.</param>
    public static IEnumerable<(string Change, CompiledProtocol Compiled)> Knowing(CompiledProtocol compiled, string who, IEnumerable<Term> terms) => terms
        .Select(t => ($"{who} begins with {compiled.Protocol.Vocabulary.Label(t)}", who == SecrecyGoal.Network
            ? compiled.Protocol with { KnownToNetwork = compiled.Protocol.KnownToNetwork.Append(t).ToSequence() }
            : compiled.Protocol with { Knows = compiled.Protocol.Knows.Keys.Append(who).Distinct().ToDictionary(r => r, r => r == who ? compiled.Protocol.Knows.GetValueOrDefault(r, []).Append(t).ToSequence() : compiled.Protocol.Knows[r], StringComparer.Ordinal) }))
        .Compiled();

    /// <summary>A message that carries one thing more, for each message that the somebody who is to have it gets, or whoever listens.</summary>
    /// <param name="compiled">The protocol.</param>
    /// <param name="who">The name of a role, or <see cref="SecrecyGoal.Network"/>.</param>
    /// <param name="term">What it carries.</param>
    public static IEnumerable<(string Change, CompiledProtocol Compiled)> Carrying(CompiledProtocol compiled, string who, Term term) => compiled.Protocol.Steps
        .Where(s => who == SecrecyGoal.Network || s.To == who)
        .Select(s => ($"{s.Name} also carries {compiled.Protocol.Vocabulary.Label(term)}", WithMessage(compiled.Protocol, s, Of([.. s.Content.Leaves, .. term.Leaves])!)))
        .Compiled();

    /// <summary>A message that carries a digest of a term as well, for each: whoever has a digest can try what it is of.</summary>
    /// <param name="compiled">The protocol.</param>
    /// <param name="term">What it is of.</param>
    public static IEnumerable<(string Change, CompiledProtocol Compiled)> Telling(CompiledProtocol compiled, Term term) => Carrying(compiled, SecrecyGoal.Network, new Term.Digest(term));

    /// <summary>A message that carries one thing more that is made of what is in it, for each message.</summary>
    /// <param name="compiled">The protocol.</param>
    /// <param name="made">What can be made, for a step.</param>
    public static IEnumerable<(string Change, CompiledProtocol Compiled)> Accompanied(CompiledProtocol compiled, Func<Step, IEnumerable<Term>> made) => compiled.Protocol.Steps
        .SelectMany(s => made(s).Select(more => (Step: s, More: more)))
        .Select(p => ($"{p.Step.Name} also carries {compiled.Protocol.Vocabulary.Label(p.More)}", WithMessage(compiled.Protocol, p.Step, Of([.. p.Step.Content.Leaves, p.More])!, new Term.Tuple([.. p.Step.Written.Leaves, p.More]))))
        .Compiled();

    /// <summary>The sender of a message signs it as well, and the receiver knows beforehand with which key, for each message.</summary>
    public static IEnumerable<(string Change, CompiledProtocol Compiled)> Signing(CompiledProtocol compiled)
    {
        var protocol = compiled.Protocol;
        return protocol.Steps.SelectMany(s => protocol.Owners.Where(o => o.Value == s.From).Take(1).Select(o =>
        {
            Sequence<Term> Known(string role) => protocol.Knows.GetValueOrDefault(role, [])
                .Concat(role == s.From ? [new Term.PrivateKey(o.Key)] : role == s.To ? [new Term.PublicKey(o.Key)] : Array.Empty<Term>()).Distinct().ToSequence();
            return ($"{s.From} signs {s.Name}", WithMessage(protocol, s, Of([.. s.Content.Leaves, new Term.Signed(o.Key, new Term.Digest(s.Content))])!) with
            {
                Knows = protocol.Roles.ToDictionary(r => r.Name, r => Known(r.Name), StringComparer.Ordinal),
            });
        })).Compiled();
    }

    /// <summary>A part less of a message as its author wrote it, for each: a definition is one part, whatever it stands for.</summary>
    public static IEnumerable<(string Change, CompiledProtocol Compiled)> WithoutWritten(CompiledProtocol compiled) => compiled.Protocol.Steps
        .SelectMany(s => s.Written is Term.Tuple tuple ? tuple.Parts.Select(p => (Step: s, Part: p, Kept: Of([.. tuple.Parts.Where(q => !q.Equals(p))]))) : [])
        .Where(p => p.Kept is not null && compiled.Protocol.Vocabulary.Expand(p.Kept) is not null)
        .Select(p => ($"{p.Step.Name} without {p.Part}", WithMessage(compiled.Protocol, p.Step, compiled.Protocol.Vocabulary.Expand(p.Kept!)!, p.Kept)))
        .Compiled();

    /// <summary>The protocol ends before one of its messages, for each but the first.</summary>
    public static IEnumerable<(string Change, CompiledProtocol Compiled)> Shorter(CompiledProtocol compiled) => compiled.Protocol.Steps.Skip(1).Reverse()
        .Select(s => ($"it ends before {s.Name}", compiled.Protocol.UpTo(s.Number - 1) with
        {
            // Nobody has what comes later, to keep it or to carry it over.
            Keeps = compiled.Protocol.Keeps.Keys.ToDictionary(r => r, Sequence<Term> (_) => [], StringComparer.Ordinal),
            Rounds = null,
        }))
        .Compiled();

    /// <summary>A key that is as long as any, for each that is weak.</summary>
    public static IEnumerable<(string Change, CompiledProtocol Compiled)> Strong(CompiledProtocol compiled) => compiled.Protocol.Weak.Keys.Order(StringComparer.Ordinal)
        .Select(k => ($"{k} is not weak", compiled.Protocol with { Weak = compiled.Protocol.Weak.Where(w => w.Key != k).ToDictionary(StringComparer.Ordinal) }))
        .Compiled();

    /// <summary>The receiver of a message that knows a value in it beforehand, and so compares it. What is made on the way nobody can know beforehand.</summary>
    public static IEnumerable<(string Change, CompiledProtocol Compiled)> Expecting(CompiledProtocol compiled) => compiled.Protocol.Steps
        .SelectMany(s => s.Content.SelfAndDescendants.OfType<Term.Atom>().Distinct().Where(a => !compiled.Protocol.Fresh.ContainsKey(a.Name)).SelectMany(a => Knowing(compiled, s.To, [a])))
        .DistinctBy(m => m.Change);

    /// <summary>Somebody who can evaluate a private function of others.</summary>
    public static IEnumerable<(string Change, CompiledProtocol Compiled)> Able(CompiledProtocol compiled, string role) => compiled.Protocol.Vocabulary.Functions.Values.Where(f => !f.Roles.Contains(role))
        .Select(f => ($"{role} has {f.Name}", compiled.Protocol with { Vocabulary = compiled.Protocol.Vocabulary.With(f.Name, f.Roles.Append(role)) }))
        .Compiled();

    private static IEnumerable<(string Change, CompiledProtocol Compiled)> Compiled(this IEnumerable<(string Change, Protocol Protocol)> altered) =>
        altered.Select(a => (a.Change, Compiled: CompiledProtocol.Compile(a.Protocol, new Diagnostics()))).Where(a => a.Compiled is not null).Select(a => (a.Change, a.Compiled!));

    private static IEnumerable<Term> Parts(Protocol protocol) => protocol.Steps.SelectMany(s => s.Content.SelfAndDescendants).Distinct();

    private static Protocol Rewritten(Protocol protocol, Term from, Term to) => protocol with
    {
        Steps = protocol.Steps.Select(s => s.Saying(Replaced(s.Content, from, to)) with { Declined = s.Declined is { } declined ? Replaced(declined, from, to) : null }).ToSequence(),
    };

    private static Protocol WithMessage(Protocol protocol, Step step, Term message, Term? written = null) => protocol with
    {
        Steps = protocol.Steps.Select(s => s == step ? s.Saying(message) with { Written = written ?? s.Written } : s).ToSequence(),
    };

    /// <summary>The term with another in place of one in it. A signature is of a digest, whatever is in that.</summary>
    private static Term Replaced(Term term, Term from, Term to) => term.Equals(from) ? to
        : term is Term.Signed { Body: Term.Digest signed } signature ? signature with { Body = new Term.Digest(Replaced(signed.Body, from, to)) }
        : Spliced(term.Map(t => Replaced(t, from, to)));

    /// <summary>What is sent open inside a tuple becomes parts of it, as in every canonical term.</summary>
    private static Term Spliced(Term term) => term is Term.Tuple tuple ? Of([.. tuple.Parts.SelectMany(p => p.Leaves)])! : term;

    private static Term? Of(IReadOnlyList<Term> parts) => parts.Count switch
    {
        0 => null,
        1 => parts[0],
        _ => new Term.Tuple(parts.ToSequence()),
    };
}
