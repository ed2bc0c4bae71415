namespace PaymentQuest.Terms;

/// <summary>
/// A term of the algebra in which protocols are written (lecture, tables of "Protocolos iKP"). Terms are compared by structure.
/// A term as it was written may still contain names of definitions and <see cref="Nested"/>; <see cref="Vocabulary.Expand(Term)"/>
/// gives the canonical term, in which names are atoms only, definitions are spliced, and no tuple has fewer than two parts.
/// </summary>
public abstract record Term
{
    private Term()
    {
    }

    /// <summary>A name: of an atom, or of a definition while the term is as written. <c>PRICE</c>, <c>SALT_C</c>, <c>Y/N</c>.</summary>
    public sealed record Atom(string Name) : Term;

    /// <summary>A fixed text, written in double quotes. Everybody knows it.</summary>
    public sealed record Literal(string Text) : Term;

    /// <summary>A whole number, written in digits: <c>3</c>. Everybody knows it.</summary>
    public sealed record Numeral(long Value) : Term;

    /// <summary>Framed parts, in order: a DER SEQUENCE. At least two.</summary>
    public sealed record Tuple(Sequence<Term> Parts) : Term;

    /// <summary>Octet strings run together without framing: <c>a || b</c>. At least two.</summary>
    public sealed record Concatenation(Sequence<Term> Parts) : Term;

    /// <summary>The suite's digest of a term: <c>H(x)</c>.</summary>
    public sealed record Digest(Term Body) : Term;

    /// <summary>A keyed digest: <c>HMAC(k, x)</c>.</summary>
    public sealed record Mac(Term Key, Term Body) : Term;

    /// <summary>An algorithm that the protocol names, applied: <c>HMAC1(K, x)</c>, <c>B64(x)</c>.</summary>
    /// <param name="Name">What the protocol calls it: one name for each algorithm.</param>
    /// <param name="Algorithm">The algorithm.</param>
    /// <param name="Inputs">The key, where it takes one, and what it is applied to.</param>
    public sealed record Applied(string Name, Algorithm Algorithm, Sequence<Term> Inputs) : Term;

    /// <summary>A key derived from another: <c>KDF("label", k, x)</c>.</summary>
    public sealed record DerivedKey(string Label, Term Key, Term Body) : Term;

    /// <summary>Public-key encryption to a key's holder: <c>PK_A(x)</c>. Randomized.</summary>
    public sealed record Sealed(string Holder, Term Body) : Term;

    /// <summary>
    /// A signature: <c>SK_M[H(x)]</c>. A canonical term always has a <see cref="Digest"/> as body: what is inside it is
    /// digested once and signed, so <c>SK_M[x]</c> is another way to write <c>SK_M[H(x)]</c>.
    /// </summary>
    public sealed record Signed(string Holder, Term Body) : Term;

    /// <summary>Symmetric encryption: <c>E(K, x)</c>. Randomized.</summary>
    public sealed record Encrypted(Term Key, Term Body) : Term;

    /// <summary>Authenticated symmetric encryption: <c>AE(K, x)</c>. Randomized; whoever has not the key can neither read nor alter it.</summary>
    public sealed record AuthenticatedEncryption(Term Key, Term Body) : Term;

    /// <summary>The certificate of a key's holder: <c>CERT_X</c>.</summary>
    public sealed record Certificate(string Holder) : Term;

    /// <summary>The list of the certificates that a holder has taken back: <c>CRL_X</c>.</summary>
    public sealed record RevocationList(string Holder) : Term;

    /// <summary>A holder's public key: <c>PK_X</c>.</summary>
    public sealed record PublicKey(string Holder) : Term;

    /// <summary>A holder's private key: <c>SK_X</c>.</summary>
    public sealed record PrivateKey(string Holder) : Term;

    /// <summary>A function that only some roles can evaluate, by looking it up in the world: <c>pinOf(CAN)</c>.</summary>
    public sealed record Function(string Name, Term Argument) : Term;

    /// <summary>
    /// Amounts and numbers added, subtracted, multiplied, divided and what division leaves: <c>VALUE - PRICE</c>, <c>PRICE / 3</c>, <c>PRICE % 3</c>. It has a value only
    /// where that is one.
    /// </summary>
    /// <param name="Sign">One of <c>+ - * / %</c>.</param>
    /// <param name="Left">What stands before it.</param>
    /// <param name="Right">What stands behind it.</param>
    public sealed record Arithmetic(char Sign, Term Left, Term Right) : Term
    {
        /// <summary>Whether the sign binds its sides more closely than the others do.</summary>
        internal bool IsFactored => Sign is not ('+' or '-');
    }

    /// <summary>One term in parentheses, as written: its parts are not spliced into the tuple around it.</summary>
    public sealed record Nested(Term Body) : Term;

    /// <summary>Whether evaluating the term twice may give different octets, so that a check must never rebuild it (rule R1).</summary>
    public bool IsRandomized => this is Sealed or Signed or Encrypted or AuthenticatedEncryption or Certificate or Applied { Algorithm.Kind: AlgorithmKind.Cipher };

    /// <summary>Whether the term is written as what it is, and so known to everybody.</summary>
    public bool IsFixed => this is Literal or Numeral;

    /// <summary>The terms directly inside this one, in order of writing. Holders of keys are not terms.</summary>
    public IEnumerable<Term> Children => this switch
    {
        Tuple t => t.Parts,
        Concatenation c => c.Parts,
        Digest d => [d.Body],
        Mac m => [m.Key, m.Body],
        Applied a => a.Inputs,
        DerivedKey k => [k.Key, k.Body],
        Sealed s => [s.Body],
        Signed s => [s.Body],
        Encrypted e => [e.Key, e.Body],
        AuthenticatedEncryption e => [e.Key, e.Body],
        Function f => [f.Argument],
        Arithmetic a => [a.Left, a.Right],
        Nested n => [n.Body],
        _ => [],
    };

    /// <summary>This term and all terms inside it, outermost first.</summary>
    public IEnumerable<Term> SelfAndDescendants => Children.SelectMany(c => c.SelfAndDescendants).Prepend(this);

    /// <summary>How many constructors the term is made of, names included.</summary>
    public int Size => 1 + Children.Sum(c => c.Size);

    /// <summary>The same constructor over rewritten children.</summary>
    public Term Map(Func<Term, Term> rewrite) => this switch
    {
        Tuple t => new Tuple(t.Parts.Select(rewrite).ToSequence()),
        Concatenation c => new Concatenation(c.Parts.Select(rewrite).ToSequence()),
        Digest d => new Digest(rewrite(d.Body)),
        Mac m => new Mac(rewrite(m.Key), rewrite(m.Body)),
        Applied a => a with { Inputs = a.Inputs.Select(rewrite).ToSequence() },
        DerivedKey k => new DerivedKey(k.Label, rewrite(k.Key), rewrite(k.Body)),
        Sealed s => s with { Body = rewrite(s.Body) },
        Signed s => s with { Body = rewrite(s.Body) },
        Encrypted e => new Encrypted(rewrite(e.Key), rewrite(e.Body)),
        AuthenticatedEncryption e => new AuthenticatedEncryption(rewrite(e.Key), rewrite(e.Body)),
        Function f => f with { Argument = rewrite(f.Argument) },
        Arithmetic a => a with { Left = rewrite(a.Left), Right = rewrite(a.Right) },
        Nested n => new Nested(rewrite(n.Body)),
        _ => this,
    };

    /// <summary>The term with other names for its atoms and for the holders of keys in it.</summary>
    public Term Renamed(Func<string, string> atom, Func<string, string> holder) => this switch
    {
        Atom a => new Atom(atom(a.Name)),
        PublicKey k => new PublicKey(holder(k.Holder)),
        PrivateKey k => new PrivateKey(holder(k.Holder)),
        Certificate c => new Certificate(holder(c.Holder)),
        Sealed s => new Sealed(holder(s.Holder), s.Body.Renamed(atom, holder)),
        Signed s => new Signed(holder(s.Holder), s.Body.Renamed(atom, holder)),
        _ => Map(t => t.Renamed(atom, holder)),
    };

    /// <summary>The term itself, or the parts of a tuple and of the tuples in it that are none themselves: what travels as a field.</summary>
    public IEnumerable<Term> Leaves => this is Tuple t ? t.Parts.SelectMany(p => p.Leaves) : [this];

    /// <summary>The term in the notation, on one line.</summary>
    public sealed override string ToString() => Notation.Print(this);
}
