using System.Numerics;
using PaymentQuest.Constructors;
using PaymentQuest.Cryptography;
using PaymentQuest.Terms;

namespace PaymentQuest.Analysis;

/// <summary>
/// The forms of things under several suites at once, so that one search is about all of them. Suites differ in lengths alone: a length that is the same under all
/// is a number of octets, any other stands as a negative number for what it is under each. Sets of suites are bits.
/// </summary>
internal sealed class SuiteForms
{
    private readonly Suite[] _suites;
    private readonly List<int[]> _lengths = [];
    private uint? _showing;
    private readonly Dictionary<Constructor, Form> _made = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<Sort, Form> _sorts = [];

    /// <param name="suites">The suites, at least one.</param>
    public SuiteForms(IEnumerable<Suite> suites)
    {
        _suites = [.. suites];
        All = (1u << _suites.Length) - 1;
    }

    /// <summary>All suites.</summary>
    public uint All { get; }

    /// <summary>The places of the suites that are in a set.</summary>
    public static IEnumerable<int> In(uint suites)
    {
        for (; suites != 0; suites &= suites - 1)
        {
            yield return BitOperations.TrailingZeroCount(suites);
        }
    }

    /// <summary>The suites under which a signature shows the digest of what was signed.</summary>
    public uint Showing => _showing ??= Where(All, suite => _suites[suite].ShowsDigests);

    /// <summary>Those suites of a set of which something is true.</summary>
    public uint Where(uint suites, Func<int, bool> isTrue)
    {
        for (var suite = 0; suite < _suites.Length; suite++)
        {
            if ((suites & (1u << suite)) != 0 && !isTrue(suite))
            {
                suites &= ~(1u << suite);
            }
        }

        return suites;
    }

    /// <summary>The suite at a place.</summary>
    public Suite this[int suite] => _suites[suite];

    /// <summary>The form of a term that a message contains, as its receiver looks at it: a run may be of any length.</summary>
    public Form Of(Term term, Vocabulary vocabulary) => vocabulary.SortOf(term) is { } sort ? Of(sort) : Constructor.Of(term) is { } constructor ? Of(constructor) : Form.Any;

    /// <summary>The form of a sort's values.</summary>
    public Form Of(Sort sort)
    {
        if (!_sorts.TryGetValue(sort, out var form))
        {
            _sorts.Add(sort, form = Together(suite => Form.Of(sort, suite)));
        }

        return form;
    }

    /// <summary>The form of what is made with a constructor, but for octets that run together.</summary>
    public Form Of(Constructor constructor)
    {
        if (!_made.TryGetValue(constructor, out var form))
        {
            _made.Add(constructor, form = Together(constructor.Form));
        }

        return form;
    }

    /// <summary>The form of pieces that run together.</summary>
    public Form OfRun(IReadOnlyList<Form> pieces) =>
        pieces.All(IsUniform) || !pieces.All(p => p.HasKnownLength) ? Form.OfRun(pieces) : Together(FormClass.Octets, Array.ConvertAll(_suites, s => pieces.Sum(p => Length(p, Array.IndexOf(_suites, s)))));

    /// <summary>Whether a form is as long under all suites.</summary>
    public static bool IsUniform(Form form) => form.Length >= 0;

    /// <summary>The length of a form under a suite, in octets.</summary>
    public int Length(Form form, int suite) => IsUniform(form) ? form.Length : _lengths[-1 - form.Length][suite];

    /// <summary>A form under one suite alone.</summary>
    public Form Under(Form form, int suite) => form with { Length = Length(form, suite) };

    /// <summary>The form of what has both, and under which suites there is one; null when there is none under any.</summary>
    /// <param name="a">A form. If both are uniform, <see cref="Form.Meet"/> says the same.</param>
    /// <param name="b">Another.</param>
    /// <param name="among">The suites in question.</param>
    public (Form Form, uint Suites)? Meet(Form a, Form b, uint among)
    {
        if (a == b)
        {
            return (a, among);
        }

        // It is one of the two, and the same one under every suite, or they are the same there: only known lengths depend on the suite.
        var (isA, left) = (true, 0u);
        for (var suite = 0; suite < _suites.Length; suite++)
        {
            var under = Under(a, suite);
            if ((among & (1u << suite)) != 0 && Form.Meet(under, Under(b, suite)) is { } both)
            {
                (isA, left) = (isA && both == under, left | (1u << suite));
            }
        }

        return left == 0 ? null : (isA ? a : b, left);
    }

    /// <summary>Whether something can have both forms under any suite.</summary>
    public bool CanMeet(Form a, Form b) => IsUniform(a) && IsUniform(b) ? Form.Meet(a, b) is not null : Meet(a, b, All) is not null;

    private Form Together(Func<Suite, Form> form) => Together(form(_suites[0]).Class, Array.ConvertAll(_suites, s => form(s).Length));

    private Form Together(FormClass kind, int[] lengths)
    {
        if (Array.TrueForAll(lengths, l => l == lengths[0]))
        {
            return new(kind, lengths[0]);
        }

        var known = _lengths.FindIndex(l => l.SequenceEqual(lengths));
        if (known < 0)
        {
            known = _lengths.Count;
            _lengths.Add(lengths);
        }

        return new(kind, -1 - known);
    }
}
