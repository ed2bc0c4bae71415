using PaymentQuest.Documents;
using PaymentQuest.Protocols;
using PaymentQuest.Roles;

namespace PaymentQuest.Analysis;

/// <summary>
/// Why a violation that the search proposed was not carried out. Such a proposal is neither an attack nor a proof that there is none: other values,
/// or another way to build a message, might do.
/// </summary>
public abstract record Doubt
{
    private Doubt()
    {
    }

    /// <summary>The stable word for machine output.</summary>
    public abstract string Word { get; }

    /// <summary>Why, as a sentence for people.</summary>
    /// <param name="protocol">The protocol, for the names of its roles and messages.</param>
    public abstract Prose Sentence(Protocol protocol);

    private static Prose Named(Protocol protocol, int step) => protocol.Names.OfMessage(protocol.Steps[step - 1].Name);

    /// <summary>The search took the adversary for able to make a message, and no way was found in which it does.</summary>
    /// <param name="Step">The number of the message.</param>
    public sealed record Unbuildable(int Step) : Doubt
    {
        /// <inheritdoc/>
        public override string Word => "unbuildable";

        /// <inheritdoc/>
        public override Prose Sentence(Protocol protocol) => Prose.Of("doubt.unbuildable", ("step", Named(protocol, Step)));
    }

    /// <summary>The search took a value for the adversary's, and no way was found in which it has it, or tests guesses of it.</summary>
    public sealed record Undisclosed : Doubt
    {
        /// <inheritdoc/>
        public override string Word => "undisclosed";

        /// <inheritdoc/>
        public override Prose Sentence(Protocol protocol) => Prose.Of("doubt.undisclosed");
    }

    /// <summary>An honest party refuses the octets of a message.</summary>
    /// <param name="Role">Who refuses.</param>
    /// <param name="Step">The number of the message.</param>
    /// <param name="Check">The check that fails; null when the party cannot go on for another reason.</param>
    public sealed record Refused(string Role, int Step, CheckName? Check) : Doubt
    {
        /// <inheritdoc/>
        public override string Word => "refused";

        /// <inheritdoc/>
        public override Prose Sentence(Protocol protocol) => Check is { } check
            ? Prose.Of("doubt.refused-at", ("role", protocol.Names.OfRole(Role)), ("step", Named(protocol, Step)), ("check", check.ToString()))
            : Prose.Of("doubt.refused", ("role", protocol.Names.OfRole(Role)), ("step", Named(protocol, Step)));
    }

    /// <summary>Every move is carried out, and the octets do not violate the goal.</summary>
    public sealed record Unviolated : Doubt
    {
        /// <inheritdoc/>
        public override string Word => "unviolated";

        /// <inheritdoc/>
        public override Prose Sentence(Protocol protocol) => Prose.Of("doubt.unviolated");
    }
}
