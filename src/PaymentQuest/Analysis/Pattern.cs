using PaymentQuest.Constructors;
using PaymentQuest.Terms;

namespace PaymentQuest.Analysis;

/// <summary>
/// A message as the search sees it: like a term, but keys are values and not names of holders, and what the adversary has not yet had to
/// decide is a variable.
/// </summary>
internal abstract class Pattern
{
    private Pattern()
    {
    }

    /// <summary>Follows variables that stand for something to what they stand for.</summary>
    public Pattern Resolved => this is Variable { Binding: { } bound } ? Follow(bound) : this;

    /// <summary>What the octets can be taken for.</summary>
    public abstract Form Form { get; }

    /// <summary>Whether there is no variable in it that stands for nothing yet.</summary>
    public bool IsDecided => Resolved switch
    {
        Variable => false,
        Compound compound => compound.IsGround || Array.TrueForAll(compound.Parts, p => p.IsDecided),
        _ => true,
    };

    /// <summary>Whether there is no variable in it, bound or not.</summary>
    public virtual bool IsGround => true;

    private static Pattern Follow(Pattern at)
    {
        while (at is Variable { Binding: { } bound })
        {
            at = bound;
        }

        return at;
    }

    /// <summary>Something undecided. Only <see cref="Substitution"/> changes it.</summary>
    public sealed class Variable(Form form) : Pattern
    {
        /// <summary>The end of everything, among the times at which it is supplied.</summary>
        public static readonly UInt128 Last = UInt128.One << Bounds.Events;

        public Form Narrowed { get; set; } = form;

        public override Form Form => Narrowed;

        public override bool IsGround => false;

        public Pattern? Binding { get; set; }

        /// <summary>Before what the adversary must have it, as bits of events; none when it is not the adversary's to decide.</summary>
        public UInt128 SuppliedAt { get; set; }
    }

    /// <summary>A value that has no parts. Two are the same when they are the same object.</summary>
    public sealed class Constant(string name, Form form, string? text = null) : Pattern
    {
        public string Name { get; } = name;

        /// <summary>The value as authors write it, of what is known before a run and is no octet string; null for others.</summary>
        public string? Text { get; } = text;

        /// <summary>Whether the adversary makes it up.</summary>
        public bool IsMadeUp { get; init; }

        public override Form Form => form;

        public override string ToString() => Name;
    }

    /// <summary>Something made of parts.</summary>
    public sealed class Compound : Pattern
    {
        public Compound(Constructor constructor, Form form, string label, params Pattern[] parts)
        {
            Constructor = constructor;
            Form = form;
            Label = label;
            Parts = parts;
            IsGround = Array.TrueForAll(parts, p => p.IsGround);
            var hash = HashCode.Combine(constructor, label);
            foreach (var part in parts)
            {
                hash = HashCode.Combine(hash, part is Compound c ? c.Hash : part is Constant ? part.GetHashCode() : 0);
            }

            Hash = hash;
        }

        public Constructor Constructor { get; }

        /// <summary>Whether the last part is taken without framing, as octets that run together are, so that it is not the same as one value of the same octets.</summary>
        public bool TakesRun { get; init; }

        public override Form Form { get; }

        public string Label { get; }

        public Pattern[] Parts { get; }

        public override bool IsGround { get; }

        /// <summary>Equal for equal ground patterns.</summary>
        public int Hash { get; }

        public override string ToString() => $"{Constructor}{Label}({string.Join(", ", (object[])Parts)})";
    }
}
