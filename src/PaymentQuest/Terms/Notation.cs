using System.Text;

namespace PaymentQuest.Terms;

/// <summary>A piece of notation that is no term: where, and what was expected there.</summary>
/// <param name="Column">Where it went wrong, in UTF-16 units from 0.</param>
/// <param name="Found">What stands there, or empty at the end.</param>
/// <param name="Expected">What could have stood there, in words.</param>
public sealed record NotationError(int Column, string Found, Sequence<string> Expected)
{
    /// <summary>How much there may be where there is more than that, as in <c>64 levels of brackets</c>; null where something else is wrong.</summary>
    public string? Most { get; init; }

    /// <summary>The word that was probably meant by what stands there; null where nothing is near enough.</summary>
    public string? Nearest { get; init; }

    /// <summary>The error as a lower-case phrase in English.</summary>
    public string Message => Most is not null ? $"this has more than {Most}"
        : Nearest is not null ? $"nothing begins with '{Found}'; did you mean '{Nearest}'?"
        : $"expected {string.Join(" or ", Expected)}, {(Found.Length == 0 ? "but the line ends" : $"found '{Found}'")}";

    /// <summary>There is more than may be.</summary>
    /// <param name="column">Where it is too much.</param>
    /// <param name="most">How much there may be of what, as in <c>64 levels of brackets</c>.</param>
    public static NotationError Beyond(int column, string most) => new(column, "", []) { Most = most };
}

/// <summary>The outcome of reading notation: a term as written, or the first error.</summary>
public sealed record NotationResult(Term? Term, NotationError? Error)
{
    /// <summary>Where each name starts, in order of writing: UTF-16 units from 0.</summary>
    public Sequence<(string Name, int Column)> Names { get; init; } = Sequence<(string, int)>.Empty;
}

/// <summary>
/// The one notation for terms, that of the lecture: <c>PRICE, H(Common)</c>, <c>PK_A(SLIP)</c>, <c>SK_M[H(x)]</c>, <c>E(K, x)</c>,
/// <c>a || b</c>. Reading what was printed gives the same term.
/// </summary>
public static class Notation
{
    /// <summary>Reads a term. Line breaks count as spaces.</summary>
    public static NotationResult Parse(string text) => Parse(text, Algorithm.None);

    /// <summary>Reads a term in which algorithms have names.</summary>
    /// <param name="text">The notation.</param>
    /// <param name="algorithms">What algorithms are called.</param>
    public static NotationResult Parse(string text, IReadOnlyDictionary<string, Algorithm> algorithms) => new NotationParser(text, algorithms).Parse();

    /// <summary>Writes a term on one line.</summary>
    public static string Print(Term term)
    {
        var text = new StringBuilder();
        Print(term, text, Position.Open);
        return text.ToString();
    }

    /// <summary>A text as a literal of the notation, quoted.</summary>
    public static string Quote(string text) => '"' + text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal) + '"';

    private enum Position
    {
        Open,
        TuplePart,
        ConcatenationPart,
        Summand,
        Factor,
        Operand,
    }

    private static void Print(Term term, StringBuilder text, Position position)
    {
        switch (term)
        {
            case Term.Atom a:
                text.Append(a.Name);
                break;
            case Term.Literal l:
                text.Append(Quote(l.Text));
                break;
            case Term.Numeral n:
                text.Append(WholeNumber.Show(n.Value));
                break;
            case Term.Tuple t when position == Position.Open:
                PrintAll(t.Parts, ", ", text, Position.TuplePart);
                break;
            case Term.Concatenation c when position < Position.ConcatenationPart:
                PrintAll(c.Parts, " || ", text, Position.ConcatenationPart);
                break;
            case Term.Tuple or Term.Concatenation:
                Enclose("(", term, ")", text);
                break;
            case Term.Nested n:
                Enclose("(", n.Body, ")", text);
                break;
            case Term.Digest d:
                Enclose("H(", d.Body, ")", text);
                break;
            case Term.Mac m:
                text.Append("HMAC(");
                Print(m.Key, text, Position.TuplePart);
                Enclose(", ", m.Body, ")", text);
                break;
            case Term.Applied { Inputs: [var key, var body] } a:
                text.Append(a.Name).Append('(');
                Print(key, text, Position.TuplePart);
                Enclose(", ", body, ")", text);
                break;
            case Term.Applied a:
                Enclose(a.Name + "(", a.Inputs[0], ")", text);
                break;
            case Term.DerivedKey k:
                text.Append("KDF(").Append(Quote(k.Label)).Append(", ");
                Print(k.Key, text, Position.TuplePart);
                Enclose(", ", k.Body, ")", text);
                break;
            case Term.Encrypted e:
                text.Append("E(");
                Print(e.Key, text, Position.TuplePart);
                Enclose(", ", e.Body, ")", text);
                break;
            case Term.AuthenticatedEncryption e:
                text.Append("AE(");
                Print(e.Key, text, Position.TuplePart);
                Enclose(", ", e.Body, ")", text);
                break;
            case Term.Sealed s:
                Enclose($"PK_{s.Holder}(", s.Body, ")", text);
                break;
            case Term.Signed s:
                Enclose($"SK_{s.Holder}[", s.Body, "]", text);
                break;
            case Term.Certificate c:
                text.Append("CERT_").Append(c.Holder);
                break;
            case Term.RevocationList l:
                text.Append("CRL_").Append(l.Holder);
                break;
            case Term.PublicKey k:
                text.Append("PK_").Append(k.Holder);
                break;
            case Term.PrivateKey k:
                text.Append("SK_").Append(k.Holder);
                break;
            case Term.Arithmetic a when position <= (a.IsFactored ? Position.Factor : Position.Summand):
                Print(a.Left, text, a.IsFactored ? Position.Factor : Position.Summand);
                text.Append(' ').Append(a.Sign).Append(' ');
                Print(a.Right, text, a.IsFactored ? Position.Operand : Position.Factor);
                break;
            case Term.Arithmetic:
                Enclose("(", term, ")", text);
                break;
            case Term.Function f:
                Enclose(f.Name + "(", f.Argument, ")", text);
                break;
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    private static void Enclose(string before, Term body, string after, StringBuilder text)
    {
        text.Append(before);
        Print(body, text, Position.Open);
        text.Append(after);
    }

    private static void PrintAll(Sequence<Term> parts, string separator, StringBuilder text, Position position)
    {
        for (var i = 0; i < parts.Count; i++)
        {
            text.Append(i == 0 ? "" : separator);
            Print(parts[i], text, position);
        }
    }
}
