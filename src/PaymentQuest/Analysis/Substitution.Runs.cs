using PaymentQuest.Constructors;

namespace PaymentQuest.Analysis;

/// <summary>Octets that run together are the same whatever they were put together of: they are compared by position, and cut where only one of them is.</summary>
internal sealed partial class Substitution
{
    private static bool IsRun(Pattern pattern) => pattern is Pattern.Compound { Constructor.IsRun: true };

    /// <summary>Whether octets can be as many as something is, where both are known.</summary>
    private bool IsLengthOf(Form form, Pattern pattern) => !form.HasKnownLength || pattern.Form.HasKnownLength
        || Remain(forms.Where(Suites, suite => Lengths.OfContent(pattern, forms, suite) is not { } length || length == forms.Length(form, suite)));

    /// <summary>Whether something could not be compared by position because the suites differ in it: then nothing is known, and each suite is to be looked at by itself.</summary>
    public bool IsDivided { get; private set; }

    private static bool AreEqualRuns(Pattern.Compound x, Pattern.Compound y)
    {
        var (a, b) = (Flat([x]), Flat([y]));
        return a.Count == b.Count && a.Zip(b).All(p => AreEqual(p.First, p.Second));
    }

    /// <summary>The pieces, none of them a run. What was cut apart and stands side by side again is whole.</summary>
    private static List<Pattern> Flat(IEnumerable<Pattern> pieces)
    {
        var flat = new List<Pattern>();
        foreach (var piece in pieces.SelectMany(p => p.Resolved is Pattern.Compound { Constructor.IsRun: true } run ? Flat(run.Parts) : [p.Resolved]))
        {
            if (flat.Count > 0 && Joined(flat[^1], piece) is { } joined)
            {
                flat[^1] = joined;
            }
            else
            {
                flat.Add(piece);
            }
        }

        return flat;
    }

    private static Pattern? Joined(Pattern first, Pattern second)
    {
        if (first is not Pattern.Compound { Parts: [var of] } x || second is not Pattern.Compound { Parts: [var other] } y || x.Constructor != Constructor.Slice || y.Constructor != Constructor.Slice || !AreKnown(x, y)
            || Constructor.Start(x.Label) + x.Form.Length != Constructor.Start(y.Label) || !AreEqual(of, other))
        {
            return null;
        }

        var length = x.Form.Length + y.Form.Length;
        return length == of.Resolved.Form.Length ? of.Resolved : Slice(of, Constructor.Start(x.Label), length);
    }

    private bool UnifyRuns(Pattern x, Pattern y)
    {
        var (a, b) = (Flat([x]), Flat([y]));
        while (a.Count > 0 && b.Count > 0)
        {
            if (a.Count == 1 && b.Count == 1)
            {
                return Unify(a[0], b[0]);
            }

            if (!(AreKnown(a[0], b[0]) ? UnifyEnds(a, b, isFront: true) : AreKnown(a[^1], b[^1]) ? UnifyEnds(a, b, isFront: false) : Measure(a, b)))
            {
                return false;
            }

            (a, b) = (Flat(a), Flat(b));
        }

        return a.Count == b.Count;
    }

    private static bool AreKnown(Pattern a, Pattern b) => a.Form.HasKnownLength && b.Form.HasKnownLength;

    /// <summary>Lets the first pieces or the last be the same, as far as the shorter goes, and takes that away.</summary>
    private bool UnifyEnds(List<Pattern> a, List<Pattern> b, bool isFront)
    {
        var (at, other) = (isFront ? 0 : a.Count - 1, isFront ? 0 : b.Count - 1);
        var (x, y) = (a[at], b[other]);
        if (x.Form.Length != y.Form.Length && AreDivided(x, y))
        {
            return false;
        }

        var more = x.Form.Length - y.Form.Length;
        if (more == 0)
        {
            a.RemoveAt(at);
            b.RemoveAt(other);
            return Unify(x, y);
        }

        var (longer, shorter) = more > 0 ? (x, y) : (y, x);
        if (Cut(longer, isFront ? shorter.Form.Length : Math.Abs(more)) is not var (first, second) || !Unify(isFront ? first : second, shorter))
        {
            return false;
        }

        (more > 0 ? a : b)[more > 0 ? at : other] = isFront ? second : first;
        (more > 0 ? b : a).RemoveAt(more > 0 ? other : at);
        return true;
    }

    /// <summary>Whether one of some pieces is not as long under all suites.</summary>
    private bool AreDivided(params IEnumerable<Pattern> pieces) => IsDivided |= pieces.Any(p => !SuiteForms.IsUniform(p.Form));

    /// <summary>Where one piece alone is of unknown length, the others tell it; where both runs have one, they are the same if what stands around them is as long.</summary>
    private bool Measure(List<Pattern> a, List<Pattern> b)
    {
        if (AreDivided(a.Concat(b)))
        {
            return false;
        }

        var rest = a.Sum(p => p.Form.Length) - b.Sum(p => p.Form.HasKnownLength ? p.Form.Length : 0) - a.Sum(p => p.Form.HasKnownLength ? 0 : p.Form.Length);
        var (x, y) = (a.FindIndex(p => !p.Form.HasKnownLength), b.FindIndex(p => !p.Form.HasKnownLength));
        if (x >= 0 && y >= 0)
        {
            var (first, second) = (a[x], b[y]);
            a.RemoveAt(x);
            b.RemoveAt(y);
            return rest == 0 && x == 0 == (y == 0) && Unify(first, second);
        }

        var (open, length) = x >= 0 ? (a[x], -rest) : (b[y], rest);
        return open.Form.Class == FormClass.Octets && length > 0 && Narrow(open, new Form(FormClass.Octets, length)) && open.Form.HasKnownLength;
    }

    /// <summary>The first so many octets of something and the rest; null when it cannot be cut.</summary>
    private (Pattern Before, Pattern Behind)? Cut(Pattern pattern, int at)
    {
        var rest = pattern.Form.Length - at;
        if (pattern is Pattern.Variable)
        {
            var (first, second) = (new Pattern.Variable(new Form(FormClass.Octets, at)), new Pattern.Variable(new Form(FormClass.Octets, rest)));
            return Unify(pattern, new Pattern.Compound(Constructor.Concatenation, pattern.Form, "", first, second)) ? (first, second) : null;
        }

        return (Slice(pattern, 0, at), Slice(pattern, at, rest));
    }

    private static Pattern.Compound Slice(Pattern pattern, int start, int length)
    {
        var (of, from) = pattern is Pattern.Compound slice && slice.Constructor == Constructor.Slice ? (slice.Parts[0], Constructor.Start(slice.Label)) : (pattern, 0);
        return new Pattern.Compound(Constructor.Slice, new Form(FormClass.Octets, length), Constructor.Starting(from + start), of);
    }
}
