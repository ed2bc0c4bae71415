using System.Buffers;
using System.Text;

namespace PaymentQuest.Terms;

/// <summary>
/// Recursive descent over
/// <code>
/// term  = run { "," run } ;                 (* a tuple when there is a comma *)
/// run   = sum { "||" sum } ;
/// sum   = share { ( "+" | "-" ) share } ;   (* of amounts or of numbers, from left to right *)
/// share = one { ( "*" | "/" | "%" ) one } ;
/// one   = "(" term ")" | text | number | name [ "(" term ")" | "[" term "]" ] ;
/// </code>
/// A name decides what its brackets mean: <c>H</c>, <c>HMAC</c>, <c>KDF</c>, <c>E</c>, <c>AE</c>, <c>PK_X</c>, <c>SK_X</c>, a name that
/// an algorithm has, else a function.
/// </summary>
internal sealed class NotationParser(string text, IReadOnlyDictionary<string, Algorithm> algorithms)
{
    private readonly List<(string, int)> _names = [];
    private NotationError? _error;
    private int _at;
    private int _depth;
    private int _signs;

    public NotationResult Parse()
    {
        if (text.Length > Bounds.Notation)
        {
            return new NotationResult(null, NotationError.Beyond(Bounds.Notation, $"{Bounds.Notation} characters"));
        }

        var term = Whole();
        SkipSpace();
        if (_error is null && _at < text.Length)
        {
            Fail("','", "'||'", "the end");
        }

        return _error is null ? new NotationResult(term, null) { Names = _names.ToSequence() } : new NotationResult(null, _error);
    }

    private static bool StartsName(char c) => char.IsAsciiLetter(c) || c == '_';

    private static bool ContinuesName(char c) => char.IsAsciiLetterOrDigit(c) || c is '_' or '/' or '\'';

    private Term? Whole()
    {
        if (++_depth > Bounds.NotationDepth)
        {
            return TooDeep();
        }

        var term = Separated(",", () => Separated("||", Sum, parts => new Term.Concatenation(parts)), parts => new Term.Tuple(parts));
        _depth--;
        return term;
    }

    private Term? Separated(string separator, Func<Term?> part, Func<Sequence<Term>, Term> join)
    {
        var first = part();
        if (first is null || !Take(separator))
        {
            return first;
        }

        var parts = new List<Term> { first };
        do
        {
            if (part() is not { } next)
            {
                return null;
            }

            parts.Add(next);
        }
        while (Take(separator));
        return join(parts.ToSequence());
    }

    private Term? Sum() => Calculated("+-", Share);

    private Term? Share() => Calculated("*/%", One);

    private Term? Calculated(string signs, Func<Term?> side)
    {
        var left = side();
        while (left is not null && Sign(signs) is { } sign)
        {
            // What stands before a sign is inside what it makes, as deep as in brackets.
            left = ++_signs > Bounds.NotationDepth ? TooMuch($"{Bounds.NotationDepth} signs of arithmetic") : side() is { } right ? new Term.Arithmetic(sign, left, right) : null;
        }

        return left;
    }

    private char? Sign(string signs)
    {
        foreach (var sign in signs)
        {
            if (Take(sign.ToString()))
            {
                return sign;
            }
        }

        return null;
    }

    private Term? One()
    {
        SkipSpace();
        if (_at >= text.Length)
        {
            return Fail("a term");
        }

        if (text[_at] == '"')
        {
            return QuotedText() is { } quoted ? new Term.Literal(quoted) : null;
        }

        if (Take("("))
        {
            // Brackets around one name keep its parts together; around a tuple or a run they are how it is written.
            var inner = Close(Whole(), ")");
            return inner is null or Term.Tuple or Term.Concatenation or Term.Arithmetic or Term.Nested ? inner : new Term.Nested(inner);
        }

        if (char.IsAsciiDigit(text[_at]))
        {
            return Number();
        }

        if (!StartsName(text[_at]))
        {
            return Fail("a term");
        }

        var start = _at;
        while (_at < text.Length && ContinuesName(text[_at]))
        {
            _at++;
        }

        var name = text[start.._at];
        return Named(name, start);
    }

    private Term? Number()
    {
        var start = _at;
        while (_at < text.Length && char.IsAsciiDigit(text[_at]))
        {
            _at++;
        }

        if (WholeNumber.Parse(text[start.._at]) is { } number)
        {
            return new Term.Numeral(number);
        }

        _at = start;
        return Fail("a whole number without leading zeros, up to 10^18");
    }

    private Term? Close(Term? inner, string bracket)
    {
        if (inner is null)
        {
            return null;
        }

        if (!Take(bracket))
        {
            return Fail("','", "'||'", $"'{bracket}'");
        }

        return inner;
    }

    private Term? Named(string name, int start)
    {
        SkipSpace();
        var next = _at < text.Length ? text[_at] : '\0';
        if (Holder(name, "SK_") is { } signer)
        {
            if (next == '(')
            {
                return Fail("'['");
            }

            return Take("[") ? Close(Whole(), "]") is { } body ? new Term.Signed(signer, body) : null : new Term.PrivateKey(signer);
        }

        if (Holder(name, "PK_") is { } reader)
        {
            return Take("(") ? Close(Whole(), ")") is { } body ? new Term.Sealed(reader, body) : null : new Term.PublicKey(reader);
        }

        if (Holder(name, "CERT_") is { } subject)
        {
            return new Term.Certificate(subject);
        }

        if (Holder(name, "CRL_") is { } issuer)
        {
            return new Term.RevocationList(issuer);
        }

        switch (name)
        {
            case "H" when next == '(':
                return Take("(") && Close(Whole(), ")") is { } digested ? new Term.Digest(digested) : null;
            case "HMAC" when next == '(':
                return Keyed((key, body) => new Term.Mac(key, body));
            case "E" when next == '(':
                return Keyed((key, body) => new Term.Encrypted(key, body));
            case "AE" when next == '(':
                return Keyed((key, body) => new Term.AuthenticatedEncryption(key, body));
            case "KDF" when next == '(':
                return Derived();
        }

        if (next == '(' && algorithms.TryGetValue(name, out var algorithm))
        {
            return algorithm.IsKeyed ? Keyed((key, body) => new Term.Applied(name, algorithm, [key, body]))
                : Take("(") && Close(Whole(), ")") is { } input ? new Term.Applied(name, algorithm, [input]) : null;
        }

        _names.Add((name, start));
        if (Take("("))
        {
            return Close(Whole(), ")") is { } argument ? new Term.Function(name, argument) : null;
        }

        return new Term.Atom(name);
    }

    private static string? Holder(string name, string prefix) =>
        name.Length > prefix.Length && name.StartsWith(prefix, StringComparison.Ordinal) ? name[prefix.Length..] : null;

    /// <summary>The key is the first part, what it is applied to all others, so that <c>E(K, a, b)</c> needs no inner brackets.</summary>
    private Term? Keyed(Func<Term, Term, Term> make)
    {
        Take("(");
        return Key() is { } key && Expect(",") && Close(Whole(), ")") is { } body ? make(key, body) : null;
    }

    private Term? Key()
    {
        if (++_depth > Bounds.NotationDepth)
        {
            return TooDeep();
        }

        var key = Separated("||", One, parts => new Term.Concatenation(parts));
        _depth--;
        return key is Term.Nested { Body: var body } ? body : key;
    }

    private Term? Derived()
    {
        Take("(");
        SkipSpace();
        if (_at >= text.Length || text[_at] != '"')
        {
            return Fail("a label in double quotes");
        }

        var label = QuotedText();
        return label is not null && Expect(",") && Key() is { } key && Expect(",") && Close(Whole(), ")") is { } body
            ? new Term.DerivedKey(label, key, body)
            : null;
    }

    private string? QuotedText()
    {
        var content = new StringBuilder();
        for (_at++; _at < text.Length && text[_at] != '"'; _at++)
        {
            if (text[_at] == '\\' && _at + 1 < text.Length && text[_at + 1] is '"' or '\\')
            {
                _at++;
            }

            if (Rune.DecodeFromUtf16(text.AsSpan(_at), out var rune, out var length) != OperationStatus.Done || Rune.IsControl(rune))
            {
                Fail("a character that can be written");
                return null;
            }

            content.Append(rune.ToString());
            _at += length - 1;
        }

        if (_at >= text.Length)
        {
            Fail("'\"'");
            return null;
        }

        _at++;
        return content.ToString();
    }

    private bool Expect(string token)
    {
        if (Take(token))
        {
            return true;
        }

        Fail($"'{token}'");
        return false;
    }

    private bool Take(string token)
    {
        SkipSpace();
        if (_error is null && string.CompareOrdinal(text, _at, token, 0, token.Length) == 0)
        {
            _at += token.Length;
            return true;
        }

        return false;
    }

    private void SkipSpace()
    {
        while (_at < text.Length && char.IsWhiteSpace(text[_at]))
        {
            _at++;
        }
    }

    private Term? TooDeep() => TooMuch($"{Bounds.NotationDepth} levels of brackets");

    private Term? TooMuch(string most)
    {
        _error ??= NotationError.Beyond(_at, most);
        return null;
    }

    private Term? Fail(params string[] expected)
    {
        SkipSpace();
        var end = _at;
        while (end < text.Length && ContinuesName(text[end]))
        {
            end++;
        }

        var found = _at >= text.Length ? "" : text[_at..Math.Max(end, _at + 1)];
        found = found.Length > 20 ? found[..20] + "…" : found;
        _error ??= new NotationError(_at, found.Length > 0 && (char.IsControl(found[0]) || char.IsSurrogate(found[0])) ? "a character that cannot be written" : found, expected.ToSequence());
        return null;
    }
}
