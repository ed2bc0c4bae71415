using System.Numerics;
using PaymentQuest.Constructors;
using PaymentQuest.Cryptography;

namespace PaymentQuest.Analysis;

/// <summary>
/// The forms of things under several suites at once, so that one search is about all of them. Suites differ in lengths alone: a length that is the same under all
/// is a number of octets, any other stands as a negative number for what it is under each. Sets of suites are bits.
/// </summary>
internal sealed class SuiteForms
{
    private readonly Suite[] _suites;
    private readonly List<int[]> _lengths = [];
    private readonly Dictionary<Constructor, Form> _made = [];

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

    /// <summary>The suite at a place.</summary>
    public Suite this[int suite] => _suites[suite];

    /// <summary>A form that depends on the suite.</summary>
    public Form Of(Func<Suite, Form> form) => Together(form(_suites[0]).Class, suite => form(_suites[suite]).Length);

    /// <summary>The form of what is made with a constructor, but for octets that run together.</summary>
    public Form Of(Constructor constructor)
    {
        if (!_made.TryGetValue(constructor, out var form))
        {
            _made.Add(constructor, form = Of(constructor.Form));
        }

        return form;
    }

    /// <summary>The form of pieces that run together.</summary>
    public Form OfRun(IReadOnlyList<Form> pieces) =>
        pieces.All(p => p.HasKnownLength) ? Together(FormClass.Octets, suite => pieces.Sum(p => Length(p, suite))) : new(FormClass.Octets);

    /// <summary>Whether a form is as long under all suites.</summary>
    public static bool IsUniform(Form form) => form.Length >= 0;

    /// <summary>The length of a form under a suite, in octets.</summary>
    public int Length(Form form, int suite) => IsUniform(form) ? form.Length : _lengths[-1 - form.Length][suite];

    /// <summary>A form under one suite alone.</summary>
    public Form Under(Form form, int suite) => form with { Length = Length(form, suite) };

    /// <summary>The form of what has both, and under which suites there is one; null when there is none under any.</summary>
    /// <param name="a">A form.</param>
    /// <param name="b">Another.</param>
    /// <param name="among">The suites in question.</param>
    public (Form Form, uint Suites)? Meet(Form a, Form b, uint among)
    {
        if (a == b)
        {
            return (a, among);
        }

        if (IsUniform(a) && IsUniform(b))
        {
            return Form.Meet(a, b) is { } both ? (both, among) : null;
        }

        // It is one of the two, and the same one under every suite: only known lengths depend on the suite.
        var (met, left) = (a, 0u);
        foreach (var suite in In(among))
        {
            var under = Under(a, suite);
            if (Form.Meet(under, Under(b, suite)) is { } both)
            {
                (met, left) = (both == under ? a : b, left | (1u << suite));
            }
        }

        return left == 0 ? null : (met, left);
    }

    /// <summary>Whether something can have both forms under any suite.</summary>
    public bool CanMeet(Form a, Form b) => Meet(a, b, All) is not null;

    private Form Together(FormClass kind, Func<int, int> length)
    {
        var lengths = new int[_suites.Length];
        for (var suite = 0; suite < lengths.Length; suite++)
        {
            lengths[suite] = length(suite);
        }

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
