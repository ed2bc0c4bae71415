using System.Globalization;
using PaymentQuest.Analysis;
using PaymentQuest.Protocols;
using PaymentQuest.Roles;
using PaymentQuest.Runs;
using PaymentQuest.Terms;

namespace PaymentQuest.Quests;

/// <summary>How many messages, parts, bytes, checks or operations there are.</summary>
/// <param name="Compiled">The protocol.</param>
/// <param name="Of">What is counted.</param>
/// <param name="Number">How many there are said to be.</param>
internal sealed record CountProposition(CompiledProtocol Compiled, Countable Of, int Number) : Proposition
{
    /// <summary>The numbers of the steps at which it is counted; none for all.</summary>
    public Sequence<int> Steps { get; init; } = [];

    /// <summary>The name of the role whose work is counted, or that sends; null for all.</summary>
    public string? By { get; init; }

    /// <summary>What the parts or the bytes are of; null for those of whole messages.</summary>
    public Term? Term { get; init; }

    /// <summary>The suite, the setting and the seed of the run whose bytes are counted; its protocol is left aside.</summary>
    public required QuestHead Head { get; init; }

    /// <inheritdoc/>
    public override string? Untrue(Func<string, Budget> budget) => Counted() is var counted && counted == Number ? null
        : counted is null ? "there is nothing to count"
        : $"there are {counted.Value.ToString(CultureInfo.InvariantCulture)}";

    /// <inheritdoc/>
    internal override IEnumerable<Mutant> Mutants() => (Term is null || Of is not Countable.Parts ? OfProtocol() : WithoutPart())
        .Concat(Of is Countable.Bytes or Countable.Bits ? AttackSearch.Suites(Compiled.Protocol).Where(s => s.Name != Head.Suite.Name).Select(s => Mutant.OfSetting($"suite {s.Name}", this with { Head = Head with { Suite = s } })) : []);

    /// <inheritdoc/>
    internal override IEnumerable<Mutant> OtherNumbers() => [Mutant.OfNumber($"{Number} becomes {Number + 1}", this with { Number = Number + 1 })];

    /// <summary>That there is nothing to count any more, or a message cannot be made, is no other number.</summary>
    private protected override bool IsRefuted(Func<string, Budget> budget) => Counted() is { } counted && counted != Number;

    /// <summary>What could change a count at all, what is cheapest to find out first.</summary>
    private IEnumerable<Mutant> OfProtocol() => (Of switch
    {
        Countable.Messages => AlteredProtocols.Shorter(Compiled),
        Countable.Parts => AlteredProtocols.WithoutWritten(Compiled).Concat(AlteredProtocols.Accompanied(Compiled, s => [new Term.Digest(s.Content)])),
        Countable.Bits when Compiled.Protocol.Weak.Count > 0 => AlteredProtocols.Strong(Compiled),
        Countable.Roles => [],
        _ => AlteredProtocols.WithoutPart(Compiled).Concat(AlteredProtocols.Opened(Compiled)).Concat(AlteredProtocols.WithoutCheck(Compiled)).Concat(AlteredProtocols.Digested(Compiled)).Concat(AlteredProtocols.Accompanied(Compiled, More)).Concat(Of is Countable.Signatures or Countable.Verifications or Countable.Checks ? AlteredProtocols.Signing(Compiled) : []),
    }).Select(a => Mutant.OfProtocol(a.Change, this with { Compiled = a.Compiled }));

    /// <summary>A part less of what has the parts: what is defined otherwise.</summary>
    private IEnumerable<Mutant> WithoutPart() => Term is Term.Tuple tuple ? tuple.Parts.Select(p => Mutant.OfProtocol(
        $"it is defined without {p}", this with { Term = tuple.Parts.Count == 2 ? tuple.Parts.First(q => q != p) : new Term.Tuple(tuple.Parts.Where(q => q != p).ToSequence()) })) : [];

    /// <summary>What a message could carry besides, of the kind that is counted.</summary>
    private IEnumerable<Term> More(Step step)
    {
        var keys = Compiled.Protocol.Fresh.Where(f => f.Value == step.From).Select(f => new Term.Atom(f.Key)).Concat(Compiled.Protocol.Knows.GetValueOrDefault(step.From, []).OfType<Term.Atom>());
        return Of switch
        {
            Countable.Digests => [new Term.Digest(step.Content)],
            Countable.Macs => keys.Select(k => new Term.Mac(k, step.Content)),
            Countable.Encryptions => keys.Select(k => new Term.Encrypted(k, step.Content)),
            Countable.Sealings => Compiled.Protocol.Owners.Keys.Select(h => new Term.Sealed(h, step.Content)),
            _ => [],
        };
    }

    /// <summary>How many there are; null when there is no such thing.</summary>
    private int? Counted()
    {
        var protocol = Compiled.Protocol;
        return Of switch
        {
            Countable.Messages => protocol.Steps.Count(s => By is null || s.From == By),
            Countable.Roles => protocol.Roles.Count,
            Countable.Parts => Term is null ? PartsOf(protocol.Steps[Steps[0] - 1].Written) : PartsOf(Term),
            Countable.Bytes => Bytes(),
            Countable.Bits => Term is Term.Atom { Name: var name } && protocol.Weak.TryGetValue(name, out var bits) ? bits : 8 * Bytes(),
            Countable.Checks => Actions().Count(a => a.Check is not null),
            Countable.Openings => Actions().OfType<RoleAction.Open>().Count(),
            Countable.Certificates => Actions().OfType<RoleAction.VerifyCertificate>().Count(),
            Countable.Verifications => Actions().OfType<RoleAction.VerifySignature>().Count(),
            Countable.Signatures => Built<Term.Signed>(),
            Countable.Sealings => Built<Term.Sealed>(),
            Countable.Encryptions => Built<Term.Encrypted>(),
            Countable.Digests => Built<Term.Digest>(),
            Countable.Macs => Built<Term.Mac>(),
            _ => null,
        };
    }

    private static int PartsOf(Term written) => written is Term.Tuple tuple ? tuple.Parts.Count : 1;

    private IEnumerable<RoleAction> Actions() => Compiled.Programs.Where(p => By is null || p.Key == By).SelectMany(p => p.Value.Actions).Where(a => (Steps.Count == 0 || Steps.Contains(a.Step)) && !(Compiled.Protocol.Steps[a.Step - 1].Frame is not null && a.Check is { IsOfChannel: true }));

    /// <summary>What each role makes, each thing once: a role that needs the same digest again still has it.</summary>
    private int Built<T>()
        where T : Term => Compiled.Programs.Where(p => By is null || p.Key == By)
        .Sum(p => p.Value.Actions.Where(a => Steps.Count == 0 || Steps.Contains(a.Step)).SelectMany(Expressions).SelectMany(BuiltIn).Select(b => b.Term).OfType<T>().Distinct().Count());

    private static IEnumerable<Expression> Expressions(RoleAction action) => action switch
    {
        RoleAction.Compare c => [c.Expected],
        RoleAction.VerifySignature v => [v.Content],
        RoleAction.Guard g => g.Inputs,
        RoleAction.Compute c => [c.Expression],
        RoleAction.Send s => [s.Message],
        RoleAction.Open o => [o.Key],
        _ => [],
    };

    private static IEnumerable<Expression.Built> BuiltIn(Expression expression) => expression is Expression.Built built ? built.Inputs.SelectMany(BuiltIn).Prepend(built) : [];

    private int? Bytes()
    {
        var run = Run.Execute(new RunPlan(Compiled, Head.Suite, Head.Setting, Head.Seed));
        return Steps is [var step, ..] && Term is null
            ? run.Messages.FirstOrDefault(m => m.Step.Number == step)?.Sent.Length
            : run.Roles.Values.Select(r => r.Octets(Term!)).FirstOrDefault(o => o is not null) is { } octets ? Wire.Der.Content(octets).Length : null;
    }
}

/// <summary>What can be counted in a protocol.</summary>
internal enum Countable
{
    /// <summary>Messages.</summary>
    Messages,

    /// <summary>Roles.</summary>
    Roles,

    /// <summary>Parts of a tuple as it is written: of a definition, or of a message.</summary>
    Parts,

    /// <summary>Bytes of a message, or of a value without tag and length.</summary>
    Bytes,

    /// <summary>Bits of a value that are secret: of a key that the protocol calls weak so many as it says, else all.</summary>
    Bits,

    /// <summary>Checks that a role makes.</summary>
    Checks,

    /// <summary>Things that a role opens.</summary>
    Openings,

    /// <summary>Certificates that a role verifies.</summary>
    Certificates,

    /// <summary>Signatures that a role verifies, those in certificates left aside.</summary>
    Verifications,

    /// <summary>Signatures that a role makes.</summary>
    Signatures,

    /// <summary>Encryptions with public keys.</summary>
    Sealings,

    /// <summary>Encryptions with keys that both sides have.</summary>
    Encryptions,

    /// <summary>Digests that a role computes, to send or to compare.</summary>
    Digests,

    /// <summary>Keyed digests that a role computes, to send or to compare.</summary>
    Macs,
}
