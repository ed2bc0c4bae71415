using PaymentQuest.Constructors;

namespace PaymentQuest.Analysis;

/// <summary>What variables stand for, and under which suites they can.</summary>
internal sealed partial class Substitution(Trail trail, SuiteForms forms)
{
    /// <summary>What can be taken for what.</summary>
    public SuiteForms Forms => forms;

    /// <summary>The suites under which all that was decided is possible, as bits.</summary>
    public uint Suites { get; private set; } = forms.All;

    /// <summary>Told when a variable that the adversary supplies comes to stand for something: it must be able to make that.</summary>
    public Action<Pattern, UInt128> Decided { get; set; } = (_, _) => { };

    /// <summary>Whether two patterns are the same without deciding anything more.</summary>
    public static bool AreEqual(Pattern a, Pattern b)
    {
        a = a.Resolved;
        b = b.Resolved;
        if (ReferenceEquals(a, b))
        {
            return true;
        }

        if (a is not Pattern.Compound x || b is not Pattern.Compound y || x.Constructor != y.Constructor)
        {
            return false;
        }

        if (x.Constructor.IsRun && !(x.IsGround && y.IsGround))
        {
            return AreEqualRuns(x, y);
        }

        if (!AreAlike(x, y))
        {
            return false;
        }

        for (var i = 0; i < x.Parts.Length; i++)
        {
            if (!AreEqual(x.Parts[i], y.Parts[i]))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Makes two patterns the same in the most general way; false when nothing does, and then something may have to be undone.</summary>
    public bool Unify(Pattern a, Pattern b)
    {
        a = a.Resolved;
        b = b.Resolved;
        if (ReferenceEquals(a, b))
        {
            return true;
        }

        if (a is Pattern.Variable v)
        {
            return Bind(v, b);
        }

        if (b is Pattern.Variable w)
        {
            return Bind(w, a);
        }

        if (a is not Pattern.Compound x || b is not Pattern.Compound y)
        {
            return IsRun(a) != IsRun(b) && UnifyRuns(a, b);
        }

        if (x.Constructor.IsRun || y.Constructor.IsRun)
        {
            return UnifyRuns(x, y);
        }

        if (!AreAlike(x, y))
        {
            return false;
        }

        for (var i = 0; i < x.Parts.Length; i++)
        {
            if (!Unify(x.Parts[i], y.Parts[i]))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Whether all that is sealed in something has room where it is, under one of the suites that are left; only those are, from here on.</summary>
    public bool HasRoom(Pattern pattern) => Remain(Lengths.HaveRoom(pattern, forms, Suites));

    /// <summary>Whether signatures show digests under one of the suites that are left; only those are, from here on.</summary>
    public bool ShowsDigests() => Remain(Suites & forms.Showing);

    /// <summary>Lets a variable stand for less than before; false when nothing is left.</summary>
    public bool Narrow(Pattern pattern, Form form)
    {
        pattern = pattern.Resolved;
        if (Meet(pattern.Form, form) is not { } narrowed)
        {
            return false;
        }

        if (pattern is not Pattern.Variable v)
        {
            return pattern.Form == narrowed || pattern is Pattern.Compound;
        }

        var before = v.Narrowed;
        v.Narrowed = narrowed;
        trail.Note(() => v.Narrowed = before);
        return true;
    }

    /// <summary>The adversary must be able to supply the variable before some events, given as bits.</summary>
    public void Supply(Pattern.Variable variable, UInt128 times)
    {
        if ((variable.SuppliedAt | times) is var all && all != variable.SuppliedAt)
        {
            var before = variable.SuppliedAt;
            variable.SuppliedAt = all;
            trail.Note(() => variable.SuppliedAt = before);
        }
    }

    /// <summary>A variable that the adversary supplies stands for a value that it made up.</summary>
    public void Choose(Pattern.Variable variable, Pattern.Constant value)
    {
        variable.Binding = value;
        trail.Note(() => variable.Binding = null);
    }

    private static bool AreAlike(Pattern.Compound x, Pattern.Compound y) =>
        x.Constructor == y.Constructor && x.Parts.Length == y.Parts.Length && x.Label == y.Label && x.TakesRun == y.TakesRun && (x.Hash == y.Hash || !x.IsGround || !y.IsGround);

    private bool Remain(uint suites)
    {
        if (suites != Suites)
        {
            var before = Suites;
            Suites = suites;
            trail.Note(() => Suites = before);
        }

        return suites != 0;
    }

    private Form? Meet(Form a, Form b) => SuiteForms.IsUniform(a) && SuiteForms.IsUniform(b) ? Form.Meet(a, b)
        : forms.Meet(a, b, Suites) is var (form, suites) && Remain(suites) ? form
        : null;

    private bool Bind(Pattern.Variable variable, Pattern to)
    {
        if (to is Pattern.Variable other)
        {
            if (!Narrow(other, variable.Narrowed))
            {
                return false;
            }

            Supply(other, variable.SuppliedAt);
        }
        else if (Meet(to.Form, variable.Narrowed) is not { } met || (to is Pattern.Constant && met != to.Form) || !IsLengthOf(met, to) || Occurs(variable, to))
        {
            return false;
        }

        variable.Binding = to;
        trail.Note(() => variable.Binding = null);
        if (to is not Pattern.Variable && variable.SuppliedAt != 0)
        {
            Decided(to, variable.SuppliedAt);
        }

        return true;
    }

    /// <summary>Whether a variable is in something.</summary>
    public static bool Occurs(Pattern.Variable variable, Pattern inside)
    {
        inside = inside.Resolved;
        return ReferenceEquals(variable, inside) || (inside is Pattern.Compound { IsGround: false } c && Array.Exists(c.Parts, p => Occurs(variable, p)));
    }
}
