using PaymentQuest.Constructors;
using PaymentQuest.Cryptography;
using PaymentQuest.Roles;
using PaymentQuest.Terms;
using PaymentQuest.Wire;

namespace PaymentQuest.Runs;

/// <summary>What a register holds: octets, and for a public key also the key, because importing one is slow.</summary>
/// <param name="Octets">Canonical DER.</param>
/// <param name="Key">The key, when the octets are one.</param>
/// <param name="Certificate">The certificate that vouches for the key, or null when the role knows it from the start.</param>
internal readonly record struct Register(byte[] Octets, PublicKey? Key = null, VerifiedCertificate? Certificate = null);

/// <summary>The registers of a role, and in which order they were written.</summary>
/// <param name="count">How many.</param>
internal sealed class Registers(int count)
{
    private readonly Register?[] _registers = new Register?[count];
    private readonly long[] _written = new long[count];
    private readonly int[] _rounds = new int[count];

    private Registers(Registers other)
        : this(other.Length)
    {
        other._registers.CopyTo(_registers, 0);
        other._written.CopyTo(_written, 0);
        other._rounds.CopyTo(_rounds, 0);
        (Round, Writes) = (other.Round, other.Writes);
    }

    public int Length => _registers.Length;

    /// <summary>The round of the run, from 0.</summary>
    public int Round { get; set; }

    /// <summary>How often a register was written.</summary>
    public long Writes { get; private set; }

    public Register? this[int register]
    {
        get => _registers[register];
        set
        {
            _registers[register] = value;
            _written[register] = ++Writes;
            _rounds[register] = Round;
        }
    }

    /// <summary>Registers that hold the same and go their own way.</summary>
    public Registers Copy() => new(this);

    /// <summary>In which round a register was written.</summary>
    public int RoundOf(int register) => _rounds[register];

    /// <summary>Whether none of these was written after so many writes.</summary>
    public bool AreAsOf(long writes, int[] registers)
    {
        foreach (var register in registers)
        {
            if (_written[register] > writes)
            {
                return false;
            }
        }

        return true;
    }
}

/// <summary>What an expression gave.</summary>
/// <param name="registers">The registers that it reads.</param>
internal sealed class MadeBefore(int[] registers)
{
    private byte[]? _octets;
    private long _writes;

    /// <summary>The octets, when they would be the same now; else null.</summary>
    public byte[]? Octets(Registers now) => _octets is not null && now.AreAsOf(_writes, registers) ? _octets : null;

    public void Keep(byte[] octets, Registers now) => (_octets, _writes) = (octets, now.Writes);
}

/// <summary>Turns expressions into octets. What is made of other octets, and of nothing random, is made once until a register that it reads is written.</summary>
/// <param name="surroundings">Suite, keys, world and randomness.</param>
/// <param name="role">The evaluating role's name, which separates its randomness from that of others.</param>
/// <param name="registers">The role's registers.</param>
/// <param name="composed">What the role says in place of messages, each with what the protocol says there.</param>
internal sealed class Evaluation(Surroundings surroundings, string role, Registers registers, Sequence<(Term Said, Term Meant)> composed)
{
    private readonly Suite _suite = surroundings.Suite;
    private readonly Tools _tools = Taking.Tools(surroundings.Wiring);
    private readonly Dictionary<Expression, MadeBefore> _made = new(ReferenceEqualityComparer.Instance);

    /// <summary>Why the last evaluation gave nothing.</summary>
    public Hindrance? Fault { get; private set; }

    /// <summary>The role goes on in another round: what is random is drawn anew.</summary>
    public void GoOn(Surroundings next) => surroundings = next;

    /// <summary>The DER octets of an expression; null when it has no value, and then <see cref="Fault"/> says why.</summary>
    public byte[]? Octets(Expression expression) => expression switch
    {
        Expression.Held h => registers[h.Register]?.Octets ?? Fail(new Hindrance.NoValue(surroundings.Protocol.Vocabulary.Label(h.Term))),
        Expression.Built b when surroundings.Protocol.Vocabulary.Changes(b.Term) => Construct(b),
        Expression.Built b => Constructor.Of(b.Term) is { IsDetermined: true } or { Octets: null, IsIssued: false } ? Made(b) : Construct(b),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    /// <summary>The octets that are encrypted (<see cref="Wiring.Message"/>); null when there are none.</summary>
    public byte[]? Message(Expression expression) => Octets(expression) is { } octets ? Written(expression.Term, octets, surroundings.Wiring.Message(Meant(expression.Term, octets), octets)) : null;

    /// <summary>The message that travels for an expression; null when there is none.</summary>
    public byte[]? Sent(Expression expression) => Octets(expression) is { } octets ? Written(expression.Term, octets, surroundings.Wiring.Sent(Meant(expression.Term, octets), octets)) : null;

    /// <summary>What is inside octets that a constructor made; null when they do not open.</summary>
    /// <param name="closed">The term that they should be.</param>
    /// <param name="key">What opens it: a private key stays in the keyring.</param>
    /// <param name="octets">The octets, without the header of DER.</param>
    public byte[]? Opened(Term closed, Expression key, byte[] octets)
    {
        if (key.Term is Term.PrivateKey own)
        {
            return Constructor.Of(closed)!.Open!([], octets, _tools with { Unseal = sealedOctets => surroundings.Keyring.Open(own.Holder, sealedOctets) });
        }

        return Octets(key) is { } shared ? Constructor.Of(closed)!.Open!(Der.Content(shared).ToArray(), octets, _tools) : null;
    }

    /// <summary>The public key of an expression; null when its octets are none.</summary>
    public PublicKey? Key(Expression expression)
    {
        if (expression is Expression.Built { Term: Term.PublicKey { Holder: var own } })
        {
            return surroundings.Keyring.PublicKey(own);
        }

        return expression is Expression.Held { Register: var r } && registers[r] is { } register
            ? register.Key ?? PublicKey.FromSubjectPublicKeyInfo(register.Octets)
            : null;
    }

    /// <summary>Whoever vouches for a key that a certificate was verified with; null when the octets are no key.</summary>
    /// <param name="key">The expression of the key.</param>
    /// <param name="holder">The key's holder, whose name counts when the role knows the key from the start.</param>
    public CertificateIssuer? Issuer(Expression key, string holder) => key is Expression.Held { Register: var r } && registers[r]?.Certificate is { } certificate
        ? certificate.AsIssuer
        : Key(key) is { } known ? new CertificateIssuer(surroundings.Keyring.Name(holder), known) : null;

    /// <summary>The digest that a signature over the expression signs.</summary>
    public byte[]? SignedDigest(Expression content, Term.Signed signed)
    {
        var digest = content.Term.Equals(signed.Body)
            ? Octets(content) is { } held ? Der.Content(held).ToArray() : null
            : Octets(content) is { } octets && Written(content.Term, octets, surroundings.Wiring.Digested(content.Term, octets)) is { } message ? _suite.Digest(message) : null;
        return digest is null ? null : surroundings.Wiring.SignedDigest(signed, digest);
    }

    private byte[]? Made(Expression.Built built)
    {
        if (!_made.TryGetValue(built, out var made))
        {
            _made.Add(built, made = new MadeBefore(built.Read));
        }

        if (made.Octets(registers) is { } before)
        {
            return before;
        }

        if (Construct(built) is not { } octets)
        {
            return null;
        }

        made.Keep(octets, registers);
        return octets;
    }

    /// <summary>What a constructor makes of its inputs; what is looked up, or is another's, is asked of who has it.</summary>
    private byte[]? Construct(Expression.Built built) => built.Term switch
    {
        Term.PublicKey k => surroundings.Keyring.PublicKey(k.Holder).SubjectPublicKeyInfo.ToArray(),
        Term.Function f => Octets(built.Inputs[0]) is { } argument ? LookUp(f, argument) : null,
        Term.Certificate c => All([.. built.Inputs.Skip(1)]) is { } told ? surroundings.Keyring.Issue(c.Holder, told) : null,
        _ => Construct(built, Constructor.Of(built.Term)!),
    };

    private byte[]? Construct(Expression.Built built, Constructor constructor)
    {
        var tools = constructor.IsDetermined ? _tools : _tools with
        {
            Random = () => surroundings.Random($"{role}/{built.Term}"),
            Recipient = () => Key(built.Inputs[0]),
            Sign = digest => surroundings.Keyring.SignDigest(((Term.Signed)built.Term).Holder, digest),
        };
        var inputs = new byte[built.Inputs.Count][];
        for (var i = 0; i < inputs.Length; i++)
        {
            if (Taken(built, i, constructor.TakeOf(i)) is not { } input)
            {
                return null;
            }

            inputs[i] = input;
        }

        return constructor.Octets!(constructor.Label(built.Term), inputs, tools) ?? Fail(Why(built.Term, constructor.Lacks(built.Term, inputs, tools)));
    }

    /// <summary>An input of a constructor as it takes it; null when there is none.</summary>
    private byte[]? Taken(Expression.Built built, int input, Take take)
    {
        var expression = built.Inputs[input];
        return take == Take.Signed ? SignedDigest(expression, (Term.Signed)built.Term)
            : take == Take.KeyPair ? []
            : Octets(expression) is { } octets ? Written(expression.Term, octets, Taking.Of(take, take == Take.Message ? Meant(expression.Term, octets) : expression.Term, octets, surroundings.Wiring))
            : null;
    }

    private Hindrance Why(Term term, Lack? lack)
    {
        var vocabulary = surroundings.Protocol.Vocabulary;
        return lack switch
        {
            Lack.OfRecipient l => new Hindrance.NoPublicKey(l.Holder, _suite.Name),
            Lack.OfRoom l => new Hindrance.DoesNotFit(vocabulary.Label(term), l.Octets, l.Holder, _suite.SealCapacity, _suite.Name),
            Lack.OfKey l => new Hindrance.NoKey(l.Octets, _suite.Name),
            Lack.OfResult l => Of(l.Term.Sign, TermText.Of(l.Term.Left, l.Left, vocabulary), TermText.Of(l.Term.Right, l.Right, vocabulary)),
            _ => new Hindrance.NoValue(vocabulary.Label(term)),
        };
    }

    /// <summary>Why nothing comes of calculating: most often there is too little to be taken from.</summary>
    private static Hindrance Of(char sign, string left, string right) =>
        sign == '-' && (WholeNumber.Parse(left) < WholeNumber.Parse(right) || Amount.Parse(left)?.IsAtLeast(Amount.Parse(right) ?? default) == false) ? new Hindrance.LessThan(left, right) : new Hindrance.NoResult(left, $"{sign}", right);

    /// <summary>The value of a private function for an argument.</summary>
    public byte[]? LookUp(Term.Function function, byte[] argument)
    {
        var vocabulary = surroundings.Protocol.Vocabulary;
        var declaration = vocabulary.Functions[function.Name];
        if (declaration.IsKept && surroundings.World.Kept(surroundings.Setting.Parties[role], function.Name, argument) is { } now)
        {
            return now;
        }

        if (surroundings.LookedUp.TryGetValue(new Question(function.Name, new OctetKey(argument)), out var known))
        {
            return known;
        }

        var shown = TermText.Of(function.Argument, argument, vocabulary);
        if ((surroundings.World.LookUp(function.Name, shown) ?? declaration.Initially) is { } text && surroundings.Keyring.Entry(declaration.Result, text) is { } value)
        {
            surroundings.LookedUp.Add(new Question(function.Name, new OctetKey(argument)), value);
            return value;
        }

        return Fail(new Hindrance.NoEntry(function.Name, shown));
    }

    /// <summary>As what a value is written: what is said in place of a message as that, where its format can say it.</summary>
    private Term Meant(Term term, byte[] der)
    {
        foreach (var (said, meant) in composed)
        {
            if (said.Equals(term) && surroundings.Wiring.CanSay(meant, der))
            {
                return meant;
            }
        }

        return term;
    }

    private byte[]? Written(Term term, byte[] der, byte[]? octets)
    {
        if (octets is not null)
        {
            return octets;
        }

        var (part, place) = surroundings.Wiring.Unwritable(term, der);
        return Fail(new Hindrance.NotWritable(surroundings.Protocol.Vocabulary.Label(part), place));
    }

    private byte[][]? All(Sequence<Expression> inputs)
    {
        var result = new byte[inputs.Count][];
        for (var i = 0; i < result.Length; i++)
        {
            if (Octets(inputs[i]) is not { } octets)
            {
                return null;
            }

            result[i] = octets;
        }

        return result;
    }

    private byte[]? Fail(Hindrance reason)
    {
        Fault = reason;
        return null;
    }
}

/// <summary>Values as people read them.</summary>
public static class TermText
{
    /// <summary>The text of a term's octets: money, digits, names and dates as such, everything else in hex.</summary>
    public static string Of(Term term, ReadOnlySpan<byte> der, Vocabulary vocabulary) => term switch
    {
        Term.Literal l => Der.ReadText(der) ?? l.Text,
        _ when vocabulary.SortOf(term) is { } sort => Values.Show(sort, der),
        Term.Tuple t when Der.Parts(der, out _) is { } parts && parts.Count == t.Parts.Count => Joined(t, der, parts, vocabulary),
        _ => Convert.ToHexStringLower(Der.Whole(der, 0x04) is { } content ? der[content] : der),
    };

    private static string Joined(Term.Tuple tuple, ReadOnlySpan<byte> der, List<Range> parts, Vocabulary vocabulary)
    {
        var texts = new string[parts.Count];
        for (var i = 0; i < texts.Length; i++)
        {
            texts[i] = Of(tuple.Parts[i], der[parts[i]], vocabulary);
        }

        return string.Join(", ", texts);
    }
}
