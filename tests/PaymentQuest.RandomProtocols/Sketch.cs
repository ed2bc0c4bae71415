using System.Text;
using PaymentQuest.Terms;

namespace PaymentQuest.RandomProtocols;

/// <summary>A message of a sketch.</summary>
/// <param name="Name">Its name.</param>
/// <param name="From">The sender's role.</param>
/// <param name="To">The receiver's role.</param>
/// <param name="Message">What is sent.</param>
internal sealed record SketchStep(string Name, string From, string To, Sequence<Term> Message)
{
    /// <summary>What is sent instead when the decision is negative; empty for nothing else.</summary>
    public Sequence<Term> Declined { get; init; } = [];

    /// <summary>The sender's rules.</summary>
    public Sequence<SketchRule> Sender { get; init; } = [];

    /// <summary>The receiver's rules.</summary>
    public Sequence<SketchRule> Receiver { get; init; } = [];

    /// <summary>What it travels over, as it stands in the file; empty where nothing is said.</summary>
    public string Over { get; init; } = "";

    /// <summary>Whether not everybody can read it, or write it.</summary>
    public bool IsProtected => Over is not ("" or "mail");
}

/// <summary>Another way to go on.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Word">When it is taken: <c>instead_of</c>, <c>refused</c> or <c>silent</c>.</param>
/// <param name="At">The message at which it leaves.</param>
/// <param name="Steps">Its messages.</param>
internal sealed record SketchBranch(string Name, string Word, string At, Sequence<SketchStep> Steps);

/// <summary>A guard or an effect.</summary>
/// <param name="Text">The rule as it stands in the file.</param>
/// <param name="Terms">The terms in it.</param>
internal sealed record SketchRule(string Text, Sequence<Term> Terms);

/// <summary>A goal.</summary>
/// <param name="Word">Its kind: <c>secret</c>, <c>agree</c> …</param>
/// <param name="Text">What stands in the file, without the name.</param>
/// <param name="Name">Its name.</param>
/// <param name="Terms">The terms in it.</param>
/// <param name="Roles">The roles in it.</param>
/// <param name="Steps">The messages in it.</param>
internal sealed record SketchGoal(string Word, string Name, string Text, Sequence<Term> Terms, Sequence<string> Roles, Sequence<string> Steps);

/// <summary>A protocol as it is generated and made smaller, and what is asked of it. Everything is a value, so that a smaller one is a copy with something left out.</summary>
internal sealed record Sketch
{
    /// <summary>What the names of functions begin with that say whose key something is.</summary>
    public const string Directory = "keyOf";

    /// <summary>Its identifier.</summary>
    public required string Id { get; init; }

    /// <summary>Names and symbols of the roles.</summary>
    public required Sequence<(string Name, string Symbol)> Roles { get; init; }

    /// <summary>Sorts of the atoms, by name.</summary>
    public required Sequence<(string Name, string Sort)> Atoms { get; init; }

    /// <summary>Who knows which term before the first message; the network among them.</summary>
    public required Sequence<(string Role, Term Term)> Knows { get; init; }

    /// <summary>Who generates which atom.</summary>
    public required Sequence<(string Role, string Atom)> Fresh { get; init; }

    /// <summary>Of which atoms only so many bits are secret.</summary>
    public Sequence<(string Atom, int Bits)> Weak { get; init; } = [];

    /// <summary>What certificates say besides the key: the rest of the line, by holder.</summary>
    public Sequence<(string Holder, string Text)> Certificates { get; init; } = [];

    /// <summary>Private functions: the sort of the result, who can evaluate them, what the table holds.</summary>
    public Sequence<(string Name, string Sort, string Role, string Table)> Functions { get; init; } = [];

    /// <summary>Values that everybody knows.</summary>
    public Sequence<(string Name, string Sort, string Value)> Constants { get; init; } = [];

    /// <summary>What parties remember: the sort of the values, who does, and what is remembered in the beginning.</summary>
    public Sequence<(string Name, string Sort, string Role, string Initially)> Kept { get; init; } = [];

    /// <summary>The messages of the main path.</summary>
    public required Sequence<SketchStep> Steps { get; init; }

    /// <summary>Other ways to go on.</summary>
    public Sequence<SketchBranch> Branches { get; init; } = [];

    /// <summary>All messages.</summary>
    public IEnumerable<SketchStep> AllSteps => Steps.Concat(Branches.SelectMany(b => b.Steps));

    /// <summary>The goals.</summary>
    public required Sequence<SketchGoal> Goals { get; init; }

    /// <summary>Checks that are left out.</summary>
    public Sequence<string> Omit { get; init; } = [];

    /// <summary>Names and atoms whose parties can play each other's role; empty when nobody can.</summary>
    public Sequence<(string One, string Other)> Reversible { get; init; } = [];

    /// <summary>Goals that it is said to lose.</summary>
    public Sequence<string> Loses { get; init; } = [];

    /// <summary>Roles that no dishonest party plays.</summary>
    public Sequence<string> Trusted { get; init; } = [];

    /// <summary>Values that are known beforehand.</summary>
    public required Sequence<(string Atom, string Value)> Values { get; init; }

    /// <summary>What accounts hold.</summary>
    public Sequence<(string Account, string Amount)> Accounts { get; init; } = [];

    /// <summary>The suites that it runs under.</summary>
    public required string Suite { get; init; }

    /// <summary>How many runs of every role are asked about.</summary>
    public int Sessions { get; init; } = 1;

    /// <summary>The roles that dishonest parties can play in what is asked.</summary>
    public Sequence<string> Dishonest { get; init; } = [];

    /// <summary>How large it is: what shrinking makes smaller.</summary>
    public int Size =>
        AllSteps.Sum(s => 4 + s.Message.Sum(t => t.Size) + (3 * s.Declined.Count) + (3 * (s.Sender.Count + s.Receiver.Count)) + (s.IsProtected ? 2 : s.Over.Length > 0 ? 1 : 0))
        + (3 * Branches.Count) + (2 * Kept.Count) + (2 * Constants.Count) + Algorithms.Count()
        + Atoms.Count + Knows.Sum(k => k.Term.Size) + Fresh.Count + Weak.Count + (2 * Certificates.Count) + Functions.Count + (3 * Goals.Count) + Omit.Count + Reversible.Count
        + Trusted.Count + Roles.Count + Accounts.Count + (4 * Sessions) + Dishonest.Count + (Suite == "modern" ? 0 : 1);

    /// <summary>The arguments of <c>analyse</c> that ask what is asked.</summary>
    public IEnumerable<string> Arguments => ["--sessions", $"{Sessions}", "--dishonest", Dishonest.Count == 0 ? "network" : string.Join(',', Dishonest)];

    /// <summary>All terms that stand in it.</summary>
    public IEnumerable<Term> Terms =>
        AllSteps.SelectMany(s => s.Message.Concat(s.Declined).Concat(s.Sender.Concat(s.Receiver).SelectMany(r => r.Terms))).Concat(Knows.Select(k => k.Term)).Concat(Goals.SelectMany(g => g.Terms));

    /// <summary>The algorithms that it names beside its suite's.</summary>
    public IEnumerable<(string Name, Algorithm Algorithm)> Algorithms => Terms.SelectMany(t => t.SelfAndDescendants).OfType<Term.Applied>().Select(a => (a.Name, a.Algorithm)).Distinct();

    /// <summary>What it has that goes beyond messages and guards.</summary>
    public IEnumerable<string> Mechanisms =>
    [
        .. AllSteps.Any(s => s.IsProtected) ? ["channels"] : (string[])[],
        .. Branches.Count > 0 ? ["branches"] : (string[])[],
        .. Kept.Count > 0 ? ["memory"] : (string[])[],
        .. Algorithms.Any() ? ["algorithms"] : (string[])[],
        .. Constants.Count > 0 ? ["constants"] : (string[])[],
        .. Functions.Any(f => f.Name.StartsWith(Directory, StringComparison.Ordinal)) ? ["directories"] : (string[])[],
    ];

    /// <summary>The same with other messages.</summary>
    public Sketch With(Func<SketchStep, SketchStep> change) => this with { Steps = [.. Steps.Select(change)], Branches = [.. Branches.Select(b => b with { Steps = [.. b.Steps.Select(change)] })] };

    /// <summary>Terms as they stand in a line.</summary>
    public static string Line(IEnumerable<Term> terms) => string.Join(", ", terms.Select(t => t is Term.Tuple ? $"({t})" : t.ToString()));

    /// <summary>The protocol file.</summary>
    public string Yaml()
    {
        var text = new StringBuilder();
        void Write(string line) => text.Append(line).Append('\n');
        void WriteMap(string key, IEnumerable<string> entries)
        {
            var list = entries.ToList();
            if (list.Count > 0)
            {
                Write($"{key}:");
                list.ForEach(e => Write("  " + e));
            }
        }

        Write("format_version: 1");
        Write($"id: {Id}");
        Write("title: {en: \"random\", es: \"al azar\"}");
        Write($"suites: [{Suite}]");
        Write($"roles: {{{string.Join(", ", Roles.Select(r => $"{r.Name}: {r.Symbol}"))}}}");
        if (Reversible.Count > 0)
        {
            Write($"reversible: {{{string.Join(", ", Reversible.Select(r => $"{r.One}: {r.Other}"))}}}");
        }

        WriteMap("algorithms", Algorithms.Select(a => $"{a.Name}: {a.Algorithm.Word}"));
        WriteMap("constants", Constants.Select(c => $"{c.Name}: {{sort: {c.Sort}, value: {c.Value}}}"));
        WriteMap("atoms", Atoms.Select(a => $"{a.Name}: {a.Sort}"));
        WriteMap("functions", Functions.Select(f => $"{f.Name}: {{result: {f.Sort}, roles: [{f.Role}]}}").Concat(Kept.Select(k => $"{k.Name}: {{result: {k.Sort}, roles: [{k.Role}], kept: true{(k.Initially.Length > 0 ? $", initially: {k.Initially}" : "")}}}")));
        WriteMap("certificates", Certificates.Select(c => $"{c.Holder}: {{{c.Text}}}"));
        WriteMap("knows", Knows.GroupBy(k => k.Role).Select(g => $"{g.Key}: {Quoted(g.Select(k => k.Term))}"));
        WriteMap("fresh", Fresh.GroupBy(f => f.Role).Select(g => $"{g.Key}: [{string.Join(", ", g.Select(f => f.Atom))}]"));
        WriteMap("weak", Weak.Select(w => $"{w.Atom}: {w.Bits}"));
        Write("steps:");
        WriteSteps(Steps, "  ", Write);
        if (Branches.Count > 0)
        {
            Write("branches:");
            foreach (var branch in Branches)
            {
                Write($"  - name: {branch.Name}");
                Write($"    {branch.Word}: {branch.At}");
                if (branch.Word == "silent")
                {
                    Write("    seconds: 300");
                }

                Write("    steps:");
                WriteSteps(branch.Steps, "      ", Write);
            }
        }

        WriteMap("goals", Goals.Select(g => $"- {{name: {g.Name}, {g.Text}}}"));
        WriteMap("loses", Loses.Select(l => $"- {{goal: {l}}}"));
        if (Trusted.Count > 0)
        {
            Write($"trusted: [{string.Join(", ", Trusted)}]");
        }

        if (Omit.Count > 0)
        {
            Write($"omit: [{string.Join(", ", Omit.Select(o => $"'{o}'"))}]");
        }

        Write("setting:");
        Write("  clock: 2026-01-15T10:00:00Z");
        WriteMap("  values", Values.Select(v => $"  {v.Atom}: {v.Value}"));
        WriteMap("  accounts", Accounts.Select(a => $"  {a.Account}: {a.Amount}"));
        WriteMap("  tables", Functions.Select(f => $"  {f.Name}: {f.Table}"));
        return text.ToString();
    }

    private static void WriteSteps(IEnumerable<SketchStep> steps, string indent, Action<string> write)
    {
        foreach (var step in steps)
        {
            write($"{indent}- name: {step.Name}");
            write($"{indent}  from: {step.From}");
            write($"{indent}  to: {step.To}");
            if (step.Over.Length > 0)
            {
                write($"{indent}  over: {step.Over}");
            }

            write($"{indent}  message: {Quoted(step.Message)}");
            if (step.Declined.Count > 0)
            {
                write($"{indent}  declined: {Quoted(step.Declined)}");
            }

            foreach (var (key, rules) in (IEnumerable<(string, Sequence<SketchRule>)>)[("sender", step.Sender), ("receiver", step.Receiver)])
            {
                if (rules.Count > 0)
                {
                    write($"{indent}  {key}:");
                    foreach (var rule in rules)
                    {
                        write($"{indent}    - {{{rule.Text}}}");
                    }
                }
            }
        }
    }

    /// <summary>Terms as a text of a YAML file.</summary>
    public static string Quoted(IEnumerable<Term> terms) => $"'{Line(terms)}'";
}
