using PaymentQuest.Terms;

namespace PaymentQuest.Roles;

/// <summary>How a role obtains a term's octets while it runs.</summary>
/// <param name="Term">The canonical term.</param>
public abstract record Expression(Term Term)
{
    /// <summary>The octets are in a register.</summary>
    /// <param name="Term">The canonical term.</param>
    /// <param name="Register">Index of the register, from 0.</param>
    public sealed record Held(Term Term, int Register) : Expression(Term);

    /// <summary>The octets are made by the term's constructor from these inputs (<see cref="Constructors.Composition.Inputs"/>).</summary>
    /// <param name="Term">The canonical term.</param>
    /// <param name="Inputs">Keys first, then contents.</param>
    public sealed record Built(Term Term, Sequence<Expression> Inputs) : Expression(Term)
    {
        private int[]? _read;

        /// <summary>All registers that are read, each once. Found once: an expression is evaluated in many runs.</summary>
        internal int[] Read => _read ??= [.. Registers.Distinct()];

        /// <inheritdoc/>
        public bool Equals(Built? other) => other is not null && Term.Equals(other.Term) && Inputs.Equals(other.Inputs);

        /// <inheritdoc/>
        public override int GetHashCode() => HashCode.Combine(Term, Inputs);
    }

    /// <summary>All registers that are read.</summary>
    public IEnumerable<int> Registers => this switch
    {
        Held h => [h.Register],
        Built b => b.Inputs.SelectMany(i => i.Registers),
        _ => [],
    };
}

/// <summary>How received octets are taken apart into registers.</summary>
/// <param name="Term">The canonical term that is expected.</param>
public abstract record Shape(Term Term)
{
    /// <summary>The octets go into a register as they are, once they have the form of the term.</summary>
    public sealed record Leaf(Term Term, int Register) : Shape(Term);

    /// <summary>A SEQUENCE with exactly these parts.</summary>
    public sealed record Framed(Term Term, Sequence<Shape> Parts) : Shape(Term);

    /// <summary>All leaves, in order.</summary>
    public IEnumerable<Leaf> Leaves => this switch
    {
        Leaf l => [l],
        Framed f => f.Parts.SelectMany(p => p.Leaves),
        _ => [],
    };
}
