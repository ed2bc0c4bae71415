namespace PaymentQuest.Terms;

/// <summary>A function that is private to some roles.</summary>
/// <param name="Name">Its name in the notation.</param>
/// <param name="Result">The sort of its values.</param>
/// <param name="Roles">The roles that can evaluate it, by name.</param>
public sealed record FunctionDeclaration(string Name, Sort Result, Sequence<string> Roles)
{
    /// <summary>Whether each party that can evaluate it remembers values of its own, which it changes.</summary>
    public bool IsKept { get; init; }

    /// <summary>Whether everybody can read its whole table, arguments and values, who plays no role too.</summary>
    public bool IsPublic { get; init; }

    /// <summary>Of a function that is kept, the value in the beginning for arguments for which the setting has none; null for no value.</summary>
    public string? Initially { get; init; }
}

/// <summary>What a name in a term can stand for: an atom with its sort, a definition, a function, a holder of keys.</summary>
/// <param name="Atoms">Atoms and their sorts. The symbol of a role is an atom too: the name of the party, of sort agent.</param>
/// <param name="Definitions">Definitions as written, acyclic.</param>
/// <param name="Functions">Private functions.</param>
/// <param name="Holders">Symbols that may follow PK_, SK_ and CERT_.</param>
/// <param name="Algorithms">What algorithms beside the suite's are called; null for none.</param>
public sealed class Vocabulary(
    IReadOnlyDictionary<string, Sort> Atoms,
    IReadOnlyDictionary<string, Term> Definitions,
    IReadOnlyDictionary<string, FunctionDeclaration> Functions,
    IReadOnlySet<string> Holders,
    IReadOnlyDictionary<string, Algorithm>? Algorithms = null)
{
    private readonly Dictionary<Term, string> _names = NameDefinitions(Definitions);
    private readonly bool _hasKept = Functions.Values.Any(f => f.IsKept);

    /// <summary>Atoms and their sorts.</summary>
    public IReadOnlyDictionary<string, Sort> Atoms { get; } = Atoms;

    /// <summary>Definitions as written.</summary>
    public IReadOnlyDictionary<string, Term> Definitions { get; } = Definitions;

    /// <summary>Private functions.</summary>
    public IReadOnlyDictionary<string, FunctionDeclaration> Functions { get; } = Functions;

    /// <summary>Symbols that may follow PK_, SK_ and CERT_.</summary>
    public IReadOnlySet<string> Holders { get; } = Holders;

    /// <summary>What algorithms beside the suite's are called.</summary>
    public IReadOnlyDictionary<string, Algorithm> Algorithms { get; } = Algorithms ?? Algorithm.None;

    /// <summary>Values of the atoms that are the same in all runs and known to everybody, by name, as an author writes them.</summary>
    public IReadOnlyDictionary<string, string> Constants { get; init; } = new Dictionary<string, string>();

    /// <summary>What people see in the place of terms that no author has written, such as the frame in which a channel wraps what is said: only that.</summary>
    internal IReadOnlyDictionary<Term, Term> Shown { get; init; } = new Dictionary<Term, Term>();

    /// <summary>Atoms and holders of keys that no author has written: those of channels.</summary>
    public IReadOnlySet<string> Unwritten { get; init; } = new HashSet<string>();

    /// <summary>All names that may stand in a term, for completion and suggestions.</summary>
    public IEnumerable<string> Names =>
        Atoms.Keys.Concat(Definitions.Keys).Concat(Functions.Keys).Concat(Algorithms.Keys).Except(Unwritten).Order(StringComparer.Ordinal);

    /// <summary>Whether a term is a key of a channel, of which people are told nothing.</summary>
    public bool IsOfChannel(Term term) => term switch
    {
        Term.Atom a => Unwritten.Contains(a.Name),
        Term.PublicKey k => Unwritten.Contains(k.Holder),
        Term.PrivateKey k => Unwritten.Contains(k.Holder),
        _ => false,
    };

    /// <summary>Names of the private functions that a role can evaluate.</summary>
    /// <param name="role">The role's name.</param>
    public IReadOnlySet<string> FunctionsOf(string role) =>
        Functions.Values.Where(f => f.Roles.Contains(role)).Select(f => f.Name).ToHashSet(StringComparer.Ordinal);

    /// <summary>The sort of a canonical term's values; null for what constructors make, which has no sort.</summary>
    public Sort? SortOf(Term canonical) => canonical switch
    {
        Term.Atom a => Atoms.TryGetValue(a.Name, out var sort) ? sort : null,
        Term.Function f => Functions.GetValueOrDefault(f.Name)?.Result,
        Term.Literal or Term.Applied { Algorithm.Kind: AlgorithmKind.TextForm } => new Sort(SortKind.Text),
        Term.Numeral => new Sort(SortKind.Number),
        Term.Arithmetic a => SortOf(a),
        _ => null,
    };

    private Sort? SortOf(Term.Arithmetic arithmetic) => (SortOf(arithmetic.Left), SortOf(arithmetic.Right)) switch
    {
        ({ Kind: SortKind.Number } number, { Kind: SortKind.Number }) => number,
        ({ Kind: SortKind.Amount } amount, { Kind: SortKind.Amount }) when !arithmetic.IsFactored => amount,
        ({ Kind: SortKind.Amount } amount, { Kind: SortKind.Number }) when arithmetic.IsFactored => amount,
        _ => null,
    };

    /// <summary>The first look-up in a term of what a holder of keys has; null where there is none.</summary>
    internal Term.Function? LooksUpHolders(Term canonical) =>
        canonical.SelfAndDescendants.OfType<Term.Function>().FirstOrDefault(f => Functions.GetValueOrDefault(f.Name) is { Result.IsOfHolder: true });

    /// <summary>Whether what the term stands for changes with what a party remembers.</summary>
    internal bool Changes(Term canonical) => _hasKept && canonical.SelfAndDescendants.Any(t => t is Term.Function f && Functions.GetValueOrDefault(f.Name) is { IsKept: true });

    /// <summary>The first name in a term as written that stands for nothing, and what kind of name it should be; or null.</summary>
    public (string Name, IEnumerable<string> Candidates)? FirstUnknown(Term written)
    {
        foreach (var term in written.SelfAndDescendants)
        {
            switch (term)
            {
                case Term.Atom a when !Atoms.ContainsKey(a.Name) && !Definitions.ContainsKey(a.Name):
                    return (a.Name, Functions.ContainsKey(a.Name) || Algorithms.ContainsKey(a.Name) ? [$"{a.Name}(…)"] : Atoms.Keys.Concat(Definitions.Keys));
                case Term.Function f when !Functions.ContainsKey(f.Name):
                    return (f.Name, Atoms.ContainsKey(f.Name) || Definitions.ContainsKey(f.Name) ? [f.Name] : Functions.Keys.Concat(Algorithms.Keys).Concat(["H", "HMAC", "KDF", "E", "AE"]));
                case Term.Sealed { Holder: var h } when !Holders.Contains(h):
                    return ("PK_" + h, Holders.Select(x => "PK_" + x));
                case Term.PublicKey { Holder: var h } when !Holders.Contains(h):
                    return ("PK_" + h, Holders.Select(x => "PK_" + x));
                case Term.Signed { Holder: var h } when !Holders.Contains(h):
                    return ("SK_" + h, Holders.Select(x => "SK_" + x));
                case Term.PrivateKey { Holder: var h } when !Holders.Contains(h):
                    return ("SK_" + h, Holders.Select(x => "SK_" + x));
                case Term.Certificate { Holder: var h } when !Holders.Contains(h):
                    return ("CERT_" + h, Holders.Select(x => "CERT_" + x));
                case Term.RevocationList { Holder: var h } when !Holders.Contains(h):
                    return ("CRL_" + h, Holders.Select(x => "CRL_" + x));
            }
        }

        return null;
    }

    /// <summary>This vocabulary with further atoms and holders.</summary>
    public Vocabulary With(IReadOnlyDictionary<string, Sort> atoms, IEnumerable<string>? holders = null) => new(
        Atoms.Concat(atoms).ToDictionary(a => a.Key, a => a.Value, StringComparer.Ordinal), Definitions, Functions, Holders.Union(holders ?? []).ToHashSet(StringComparer.Ordinal), Algorithms)
    {
        Constants = Constants,
        Shown = Shown,
        Unwritten = Unwritten,
    };

    /// <summary>This vocabulary with atoms and holders that no author has written.</summary>
    /// <param name="atoms">The atoms and their sorts.</param>
    /// <param name="holders">The holders.</param>
    /// <param name="shown">What people see in the place of terms with these in them.</param>
    internal Vocabulary With(IReadOnlyDictionary<string, Sort> atoms, IReadOnlyCollection<string> holders, IReadOnlyDictionary<Term, Term> shown)
    {
        var more = With(atoms, holders);
        return new(more.Atoms, Definitions, Functions, more.Holders, Algorithms) { Constants = Constants, Shown = shown, Unwritten = atoms.Keys.Concat(holders).ToHashSet(StringComparer.Ordinal) };
    }

    /// <summary>This vocabulary with a private function that other roles can evaluate.</summary>
    internal Vocabulary With(string function, IEnumerable<string> roles) => new(
        Atoms, Definitions, Functions.ToDictionary(f => f.Key, f => f.Key == function ? f.Value with { Roles = roles.ToSequence() } : f.Value, StringComparer.Ordinal), Holders, Algorithms)
    { Constants = Constants, Shown = Shown, Unwritten = Unwritten };

    /// <summary>The canonical term, or null when it would be larger than <see cref="Bounds.Term"/> or deeper than <see cref="Bounds.TermDepth"/>.</summary>
    public Term? Expand(Term written)
    {
        var budget = Bounds.Term;
        var expanded = Expand(written, Definitions, ref budget);
        return budget >= 0 ? expanded : null;
    }

    /// <summary>Reads notation in which every name must stand for something, and splices its definitions.</summary>
    public TermReading Read(string notation)
    {
        var result = Notation.Parse(notation, Algorithms);
        if (result.Term is not { } written)
        {
            return new TermReading.NotNotation(result.Error!);
        }

        if (FirstUnknown(written) is var (name, candidates))
        {
            return new TermReading.Undeclared(name, Math.Max(0, notation.IndexOf(name, StringComparison.Ordinal)), candidates.ToSequence());
        }

        return Expand(written) is { } canonical ? new TermReading.Read(written, canonical) : new TermReading.TooLarge();
    }

    /// <summary>
    /// The shortest way to write a canonical term with the protocol's own names: <c>H(Common)</c>, <c>EncSlip</c>. Tuples that a
    /// definition stands for are folded where they make up a whole body.
    /// </summary>
    public Term Fold(Term canonical)
    {
        if (_names.TryGetValue(canonical, out var name))
        {
            return new Term.Atom(name);
        }

        if (Shown.Count > 0 && Shown.TryGetValue(canonical, out var shown))
        {
            return Fold(shown);
        }

        return canonical switch
        {
            Term.Tuple t => new Term.Tuple(FoldParts(t.Parts)),
            _ => canonical.Map(Fold),
        };
    }

    /// <summary>What a canonical term is called in labels of checks: its folded form on one line.</summary>
    public string Label(Term canonical) => Fold(canonical).ToString();

    internal static Term Expand(Term written, IReadOnlyDictionary<string, Term> definitions, ref int budget, int depth = 1)
    {
        if (--budget < 0 || depth > Bounds.TermDepth)
        {
            budget = -1;
            return written;
        }

        switch (written)
        {
            case Term.Atom a when definitions.TryGetValue(a.Name, out var definition):
                return Expand(definition, definitions, ref budget, depth + 1);
            case Term.Nested n:
                return Expand(n.Body, definitions, ref budget, depth + 1);
            case Term.Tuple t:
                var parts = new List<Term>();
                foreach (var part in t.Parts)
                {
                    var expanded = Expand(part, definitions, ref budget, depth + 1);
                    if (part is Term.Atom && expanded is Term.Tuple spliced)
                    {
                        parts.AddRange(spliced.Parts);
                    }
                    else
                    {
                        parts.Add(expanded);
                    }

                    if (budget < 0)
                    {
                        return written;
                    }
                }

                return new Term.Tuple(parts.ToSequence());
            case Term.Concatenation c:
                var runs = new List<Term>();
                foreach (var part in c.Parts)
                {
                    var expanded = Expand(part, definitions, ref budget, depth + 1);
                    if (expanded is Term.Concatenation run)
                    {
                        runs.AddRange(run.Parts);
                    }
                    else
                    {
                        runs.Add(expanded);
                    }

                    if (budget < 0)
                    {
                        return written;
                    }
                }

                return new Term.Concatenation(runs.ToSequence());
            case Term.Signed s:
                var signed = Expand(s.Body, definitions, ref budget, depth + 1);

                // SK_X[H(x)] signs the octets of x with the suite's digest, once: the digest is the signature scheme's own.
                return s with { Body = signed is Term.Digest ? signed : new Term.Digest(signed) };
            default:
                var left = budget;
                var inner = depth + (written is Term.Applied { Algorithm.Kind: AlgorithmKind.TextForm } ? Bounds.TextFormDepth : 1);
                var mapped = written.Map(child => Expand(child, definitions, ref left, inner));
                budget = left;
                return mapped;
        }
    }

    private static Dictionary<Term, string> NameDefinitions(IReadOnlyDictionary<string, Term> definitions)
    {
        var names = new Dictionary<Term, string>();
        foreach (var (name, written) in definitions.OrderBy(d => d.Key, StringComparer.Ordinal))
        {
            var budget = Bounds.Term;
            var canonical = Expand(written, definitions, ref budget);
            if (budget >= 0 && canonical is not (Term.Atom or { IsFixed: true }))
            {
                names.TryAdd(canonical, name);
            }
        }

        return names;
    }

    /// <summary>Folds runs of parts that a tuple's definition stands for, longest first, so that Clear shows as Clear.</summary>
    private Sequence<Term> FoldParts(Sequence<Term> parts)
    {
        var folded = new List<Term>();
        for (var i = 0; i < parts.Count;)
        {
            if (LongestRun(parts, i) is var (name, length))
            {
                folded.Add(new Term.Atom(name));
                i += length;
            }
            else
            {
                var part = Fold(parts[i++]);

                // A tuple inside a tuple that has a name of its own must keep its brackets, or it would be spliced on reading.
                folded.Add(parts[i - 1] is Term.Tuple && part is Term.Atom ? new Term.Nested(part) : part);
            }
        }

        return folded.ToSequence();
    }

    /// <summary>The definition of a tuple that stands for the most parts from here on, or null.</summary>
    private (string Name, int Length)? LongestRun(Sequence<Term> parts, int start)
    {
        (string Name, int Length)? longest = null;
        foreach (var (term, name) in _names)
        {
            if (term is Term.Tuple { Parts: var run } && run.Count > (longest?.Length ?? 0) && run.Count <= parts.Count - start && StartsWith(parts, start, run))
            {
                longest = (name, run.Count);
            }
        }

        return longest;
    }

    private static bool StartsWith(Sequence<Term> parts, int start, Sequence<Term> run)
    {
        for (var i = 0; i < run.Count; i++)
        {
            if (!parts[start + i].Equals(run[i]))
            {
                return false;
            }
        }

        return true;
    }
}
