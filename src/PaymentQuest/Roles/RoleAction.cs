using PaymentQuest.Cryptography;
using PaymentQuest.Protocols;
using PaymentQuest.Rules;
using PaymentQuest.Terms;

namespace PaymentQuest.Roles;

/// <summary>When an action is carried out, once the role knows the decision of the run. Without a decision all are.</summary>
public enum Condition
{
    /// <summary>Always.</summary>
    Always,

    /// <summary>Unless the decision is negative.</summary>
    Approved,
}

/// <summary>One thing that a role does. A role program is a list of these, and the interpreter runs nothing else.</summary>
/// <param name="Step">The number of the message at which it is done.</param>
/// <param name="When">Under which decision.</param>
public abstract record RoleAction(int Step, Condition When)
{
    /// <summary>The name of the check that this action is, or null.</summary>
    public virtual CheckName? Check => null;

    /// <summary>Whether a protocol may leave this action out: it only checks, and gives nothing that later actions take.</summary>
    public bool IsOmittable => Check is not null && this is not (Open or VerifyCertificate or VerifyRevocationList or Guard { Output: not null });

    /// <summary>Takes a message from the network apart. Octets that do not have the form are malformed.</summary>
    public sealed record Receive(int Step, Shape Shape, Shape? Declined) : RoleAction(Step, Condition.Always);

    /// <summary>Two ways to the same term must give the same octets.</summary>
    public sealed record Compare(int Step, Condition When, CheckName Name, int Register, Expression Expected) : RoleAction(Step, When)
    {
        /// <inheritdoc/>
        public override CheckName Check => Name;
    }

    /// <summary>A ciphertext must open, and its content must have the form of the term.</summary>
    public sealed record Open(int Step, Condition When, CheckName Name, int Register, Expression Key, Shape Content) : RoleAction(Step, When)
    {
        /// <inheritdoc/>
        public override CheckName Check => Name;
    }

    /// <summary>
    /// A certificate must be signed by its issuer, valid now, not revoked, and issued for the role. Only then are its key and what else it
    /// tells (<see cref="Protocol.Certified"/>) in registers (rule R2).
    /// </summary>
    public sealed record VerifyCertificate(
        int Step, Condition When, CheckName Name, int Register, Expression IssuerKey, CertificateDeclaration Declaration, int Key, Sequence<int> Told)
        : RoleAction(Step, When)
    {
        /// <inheritdoc/>
        public override CheckName Check => Name;

        /// <summary>The demands that are made of it, by the words of <see cref="CertificateResult.Demands"/>. Each is a check of its own, which may be omitted.</summary>
        public required Sequence<string> Demands { get; init; }

        /// <summary>The register of the issuer's verified revocation list; null when the issuer is asked, or revocation is not looked at.</summary>
        public int? RevocationList { get; init; }
    }

    /// <summary>A revocation list must be the issuer's current one. Certificates are looked for in no other.</summary>
    public sealed record VerifyRevocationList(int Step, Condition When, CheckName Name, int Register, Expression IssuerKey, string Issuer) : RoleAction(Step, When)
    {
        /// <inheritdoc/>
        public override CheckName Check => Name;
    }

    /// <summary>A signature must be the key holder's, over the content.</summary>
    public sealed record VerifySignature(int Step, Condition When, CheckName Name, int Register, Expression PublicKey, Expression Content) : RoleAction(Step, When)
    {
        /// <inheritdoc/>
        public override CheckName Check => Name;
    }

    /// <summary>A guard must hold. Its output, when it has one, is what was decided or looked up.</summary>
    public sealed record Guard(int Step, Condition When, CheckName Name, Rule Rule, Sequence<Expression> Inputs, int? Output) : RoleAction(Step, When)
    {
        /// <inheritdoc/>
        public override CheckName Check => Name;
    }

    /// <summary>An atom takes a fresh value.</summary>
    public sealed record Generate(int Step, int Register, Term.Atom Atom) : RoleAction(Step, Condition.Always);

    /// <summary>A term is constructed once and remembered, because constructing it again would give other octets (rule R1).</summary>
    public sealed record Compute(int Step, Condition When, int Register, Expression Expression) : RoleAction(Step, When);

    /// <summary>The world changes.</summary>
    public sealed record Effect(int Step, Condition When, Rule Rule, Sequence<Expression> Inputs) : RoleAction(Step, When);

    /// <summary>What a guard against replays has let pass is remembered, after everything else was accepted; until a date, or for ever.</summary>
    public sealed record Remember(int Step, Condition When, string Memory, Expression Value, Expression? Until = null) : RoleAction(Step, When);

    /// <summary>A message goes to the network.</summary>
    public sealed record Send(int Step, Expression Message, Expression? Declined) : RoleAction(Step, Condition.Always);

    /// <summary>The role is done and keeps these terms as evidence.</summary>
    public sealed record Keep(int Step, Sequence<Expression> Terms) : RoleAction(Step, Condition.Always);
}

/// <summary>A place in a role program from which the role may go on elsewhere, because the protocol goes on in a branch.</summary>
/// <param name="From">The place of the action that is not done then, from 0.</param>
/// <param name="To">The place of the first action in the branch.</param>
/// <param name="Branch">The branch.</param>
/// <param name="IsOwn">Whether it is the role itself that decides it, by what it sends next. Else it learns so from the message that arrives.</param>
public sealed record Fork(int From, int To, Branch Branch, bool IsOwn);

/// <summary>What a role does, in order: everything that the interpreter needs, and what people review.</summary>
/// <param name="Role">The role.</param>
/// <param name="Registers">The term whose octets each register holds.</param>
/// <param name="Known">The terms that the role starts with, in the first registers.</param>
/// <param name="Actions">The actions in order.</param>
/// <param name="Opaque">Received terms that the role can neither look into nor make itself, with the step at which they came.</param>
/// <param name="Decision">The register of the run's decision, or null.</param>
public sealed record RoleProgram(
    Role Role,
    Sequence<Term> Registers,
    Sequence<Term> Known,
    Sequence<RoleAction> Actions,
    Sequence<(Term Term, int Step)> Opaque,
    int? Decision)
{
    /// <summary>Registers that no action reads from a step on, by the number of the step, because the role does not retain what is in them.</summary>
    public Sequence<(int Step, int Register)> Forgotten { get; init; } = [];

    /// <summary>
    /// What somebody says in place of a message, and what the protocol says there. It is written in the text format of that, so that who composes other values sends lines or a form all the same;
    /// what the format cannot say goes in canonical DER, which no receiver takes for text.
    /// </summary>
    public Sequence<(Term Said, Term Meant)> Composed { get; init; } = [];

    /// <summary>Where the role may go on in a branch instead of with its next action.</summary>
    public Sequence<Fork> Forks { get; init; } = [];

    /// <summary>An expression as it is read on the path on which the role is: a term that comes on several paths has a register on each.</summary>
    /// <param name="expression">The expression.</param>
    /// <param name="isHeld">Whether there is something in a register.</param>
    internal Expression OnPath(Expression expression, Func<int, bool> isHeld) => Forks.Count == 0 ? expression : expression switch
    {
        Expression.Held h when !isHeld(h.Register) && Enumerable.Range(0, Registers.Count).FirstOrDefault(r => isHeld(r) && Registers[r].Equals(h.Term), -1) is >= 0 and var other => h with { Register = other },
        Expression.Built b => new Expression.Built(b.Term, b.Inputs.Select(i => OnPath(i, isHeld)).ToSequence()),
        _ => expression,
    };

    /// <summary>Names of all checks, in the order in which they are made.</summary>
    public IEnumerable<CheckName> Checks => Actions.Select(a => a.Check).OfType<CheckName>();
}
