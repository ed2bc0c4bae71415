using System.Text;
using PaymentQuest.Constructors;
using PaymentQuest.Protocols;
using PaymentQuest.Terms;
using PaymentQuest.Wire.Text;

namespace PaymentQuest.Analysis;

/// <summary>Some of the 256 octets.</summary>
internal readonly record struct OctetSet(UInt128 Low, UInt128 High)
{
    public static readonly OctetSet All = new(UInt128.MaxValue, UInt128.MaxValue);

    public static OctetSet Of(ReadOnlySpan<byte> octets)
    {
        var set = default(OctetSet);
        foreach (var octet in octets)
        {
            set = octet < 128 ? set with { Low = set.Low | (UInt128.One << octet) } : set with { High = set.High | (UInt128.One << (octet - 128)) };
        }

        return set;
    }

    public static OctetSet Of(string characters) => Of(Encoding.ASCII.GetBytes(characters));

    public OctetSet But(string characters) => Of(characters) is var other ? new(Low & ~other.Low, High & ~other.High) : this;

    public bool Meets(OctetSet other) => (Low & other.Low) != 0 || (High & other.High) != 0;
}

/// <summary>
/// Which octets a term can have, whatever its values are: those that it has are among them. A finite automaton that goes from its first state to its last.
/// </summary>
internal sealed class OctetPattern
{
    /// <summary>What values of forms that no codec escapes are made of.</summary>
    private const string Digits = "0123456789.-";

    private static readonly OctetSet Escaped = OctetSet.Of("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789*-._~%+");

    private readonly List<List<(OctetSet Octets, int To)>> _states = [[]];

    private OctetPattern()
    {
    }

    /// <summary>
    /// Two terms that a protocol digests, keys, signs or encrypts in the same way and that can have the same octets, although they are not the same term: no search tells
    /// them apart as their reader would not. Null when there are none; only those that are text are looked at.
    /// </summary>
    public static (Term First, Term Second)? Coinciding(Protocol protocol)
    {
        if (protocol.Wire is not TextFormats formats)
        {
            return null;
        }

        var terms = protocol.Steps.SelectMany(s => s.SenderRules.Concat(s.ReceiverRules).SelectMany(r => r.Inputs).Append(s.Message).Concat(s.Declined is null ? [] : [s.Declined]));
        foreach (var contents in terms.SelectMany(Contents).Distinct().GroupBy(c => c.Use))
        {
            var patterns = contents.Select(c => (c.Term, IsText: IsText(c.Term, formats), Pattern: Of(c.Term, formats))).ToList();
            foreach (var (first, i) in patterns.Select((p, i) => (p, i)))
            {
                if (patterns.Skip(i + 1).FirstOrDefault(second => (first.IsText || second.IsText) && first.Pattern.Meets(second.Pattern)) is { Term: { } other })
                {
                    return (first.Term, other);
                }
            }
        }

        return null;
    }

    /// <summary>Whether two terms can have the same octets.</summary>
    public bool Meets(OctetPattern other)
    {
        var reached = new HashSet<(int, int)> { (0, 0) };
        var open = new Stack<(int First, int Second)>(reached);
        while (open.TryPop(out var at))
        {
            if (at == (_states.Count - 1, other._states.Count - 1))
            {
                return true;
            }

            foreach (var (octets, to) in _states[at.First])
            {
                foreach (var (others, then) in other._states[at.Second])
                {
                    if (octets.Meets(others) && reached.Add((to, then)))
                    {
                        open.Push((to, then));
                    }
                }
            }
        }

        return false;
    }

    /// <summary>The octets of a term as it is digested or encrypted.</summary>
    internal static OctetPattern Of(Term term, TextFormats formats)
    {
        var pattern = new OctetPattern();
        pattern.Add(term, formats);
        return pattern;
    }

    /// <summary>What is made over what in a term. What a signature signs is digested for it alone.</summary>
    private static IEnumerable<(string Use, Term Term)> Contents(Term term) =>
        Content(term).Concat((term is Term.Signed { Body: Term.Digest digest } ? [digest.Body] : term.Children).SelectMany(Contents));

    /// <summary>What a term is made over, and in which use: two of the same use are taken for one another when their octets are the same.</summary>
    private static IEnumerable<(string Use, Term Term)> Content(Term term)
    {
        if (term is Term.Signed { Body: Term.Digest digest } signed)
        {
            return [($"sign {signed.Holder}", digest.Body)];
        }

        return Constructor.Of(term) is { TakesMessage: true } constructor && constructor.Parts(term) is { Count: > 0 } parts
            ? [($"{constructor.Name} {constructor.Label(term)} {(term is Term.Sealed s ? s.Holder : "")} {string.Join(", ", parts.SkipLast(1))}", parts[^1])]
            : [];
    }

    private static bool IsText(Term term, TextFormats formats) => formats.Of(term) is not null || (term is Term.Concatenation run && run.Parts.Any(p => formats.Of(p) is not null));

    private void Add(Term term, TextFormats formats)
    {
        if (formats.Of(term) is { } format)
        {
            Add(format);
        }
        else if (term is Term.Concatenation run)
        {
            foreach (var part in run.Parts)
            {
                if (part is Term.Literal literal)
                {
                    Add(Encoding.UTF8.GetBytes(literal.Text));
                }
                else if (formats.Of(part) is { } inner)
                {
                    Add(inner);
                }
                else
                {
                    AddAny(OctetSet.All);
                }
            }
        }
        else
        {
            // The tags of DER that values begin with.
            AddOne(OctetSet.Of([0x02, 0x04, 0x0c, 0x18, 0x30]));
            AddAny(OctetSet.All);
        }
    }

    private void Add(TextFormat format)
    {
        // What is written around values does not depend on them.
        var written = format.Codec.Write([.. format.Fields.Select(f => f.Fixed ?? "1")], out _)!;
        var at = 0;
        foreach (var (field, number) in format.Fields.Select((f, i) => (f, i)).Where(f => f.f.Fixed is null).OrderBy(f => written.Places[f.i].Offset))
        {
            var (offset, length) = written.Places[number];
            Add(written.Octets.AsSpan(at, offset - at));
            at = offset + length;
            var form = format.FormOf(number);
            if (form is { Inner: { } inner, IsPlain: true } && format.Codec is LineCodec)
            {
                Add(inner);
            }
            else if (format.Codec is JsonCodec && field.Kind == JsonKind.String)
            {
                AddJson();
            }
            else
            {
                AddAny(form is { IsNumber: true } ? OctetSet.Of(Digits) : Values(format.Codec, field, number == format.Fields.Count - 1));
            }
        }

        Add(written.Octets.AsSpan(at));
    }

    private static OctetSet Values(TextCodec codec, TextField field, bool isLast) => codec switch
    {
        PairCodec => Escaped,
        XmlCodec => OctetSet.All.But(field.Name.Contains("/@", StringComparison.Ordinal) ? "<>\"" : "<>"),
        LineCodec lines => OctetSet.All.But(lines.NeverIn(isLast)),
        _ => OctetSet.All,
    };

    private void Add(ReadOnlySpan<byte> octets)
    {
        foreach (var octet in octets)
        {
            AddOne(OctetSet.Of([octet]));
        }
    }

    private void AddOne(OctetSet octets)
    {
        _states[^1].Add((octets, _states.Count));
        _states.Add([]);
    }

    private void AddAny(OctetSet octets) => _states[^1].Add((octets, _states.Count - 1));

    /// <summary>Characters of a string of JSON: a quotation mark only behind a backslash.</summary>
    private void AddJson()
    {
        // The state behind a backslash stands before the one that goes on, which is the last.
        var (within, behind, after) = (_states.Count - 1, _states.Count, _states.Count + 1);
        var plain = OctetSet.All.But("\"\\");
        _states.Add([(OctetSet.All, after)]);
        _states.Add([(plain, after), (OctetSet.Of("\\"), behind)]);
        _states[within].AddRange([(plain, after), (OctetSet.Of("\\"), behind)]);
    }
}
