using PaymentQuest.Protocols;
using PaymentQuest.Quests;
using PaymentQuest.Roles;
using PaymentQuest.Runs;
using PaymentQuest.Terms;

namespace PaymentQuest.Screens;

/// <summary>What the names of a quest stand for, as far as a player may read it at a moment: what the quest asks for is not told before it is answered.</summary>
/// <param name="Quest">The quest.</param>
/// <param name="Seed">The seed of the attempt.</param>
public sealed record Glossary(Quest Quest, ulong Seed)
{
    private const int MostNested = 12;

    private readonly Lazy<Run> _honest = new(() => Run.Execute(Quest.Plan(Seed)));

    /// <summary>The last message whose consequences are told, by number; null for all. What the player is to compose has not been sent.</summary>
    public int? Until { get; init; }

    /// <summary>Names of definitions and of messages that the player is to find out how to make.</summary>
    public Sequence<string> Asked { get; init; } = [];

    /// <summary>Whether it is told who knows what.</summary>
    public bool TellsKnowledge { get; init; } = true;

    /// <summary>Whether it is told which checks are made, and by whom.</summary>
    public bool TellsChecks { get; init; } = true;

    /// <summary>Whether it is told what checks cost, and in which order they are made.</summary>
    public bool TellsOrder { get; init; } = true;

    /// <summary>Names of the goals that the player is to violate.</summary>
    public Sequence<string> Violated { get; init; } = [];

    /// <summary>Whether the attempt is over, so that nothing is left to be asked.</summary>
    public bool IsOver { get; init; }

    /// <summary>The protocol.</summary>
    internal Protocol Protocol => Quest.Protocol;

    /// <summary>The number of the last message that counts.</summary>
    internal int Last => Math.Min(Until ?? int.MaxValue, Protocol.Steps.Count);

    /// <summary>What a name in a text stands for at a place of it: the name that the place is in or at the end of, or the term that begins with it. Null where there is none.</summary>
    /// <param name="line">The text and the place.</param>
    internal Named? At(TextField line) => Ends(line) is var (from, end) && from < end ? Constructed(line.Text, from, end) ?? Of(line.Text[from..end]) : null;

    /// <summary>The word that a place of a text is in or at the end of; empty where there is none.</summary>
    internal static string WordAt(TextField line) => Ends(line) is var (from, end) ? line.Text[from..end] : "";

    private static (int From, int End) Ends(TextField line)
    {
        // At a closing bracket it is what the bracket closes.
        var isClosed = line.Cursor > 0 && line.Text[line.Cursor - 1] is ')' or ']';
        var at = isClosed ? Partner(line.Text, line.Cursor - 1, -1) : line.Cursor;
        var (from, end) = (at, at);
        while (from > 0 && IsPart(line.Text[from - 1]))
        {
            from--;
        }

        while (end < line.Text.Length && IsPart(line.Text[end]))
        {
            end++;
        }

        return (from, end);
    }

    /// <summary>What a word stands for; null when it is nobody's name.</summary>
    internal Named? Of(string word)
    {
        if (Protocol.Roles.FirstOrDefault(r => r.Name == word) is { } role)
        {
            return new Named.Party(role.Name);
        }

        if (Protocol.Steps.FirstOrDefault(s => s.Name == word) is { } step)
        {
            return new Named.Message(step.Number);
        }

        return Protocol.Vocabulary.Read(word) is TermReading.Read { Canonical: { IsFixed: false } term } ? new Named.Value(term)
            : Quest.Compiled.Checks.FirstOrDefault(c => c.Label == word) is { } check ? new Named.Check(check)
            : Protocol.Steps.SelectMany(s => s.Message.SelfAndDescendants).OfType<Term.Function>().FirstOrDefault(f => f.Name == word) is { } function ? new Named.Value(function)
            : null;
    }

    /// <summary>Whether how a term is made is what the player is asked for.</summary>
    internal bool IsAsked(Term term) => Asked.Contains(Protocol.Vocabulary.Label(term));

    /// <summary>The first message after which a role, or the network, can have a term, 0 for before all, and how; null when it cannot.</summary>
    internal (int Step, Knowledge.Derivation Why)? Knows(string who, Term term)
    {
        if (KnowledgeOf(who, Last).Derive(term) is null)
        {
            return null;
        }

        // What is known stays known.
        var (low, high) = (0, Last);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = KnowledgeOf(who, middle).Derive(term) is null ? (middle + 1, high) : (low, middle);
        }

        return (low, KnowledgeOf(who, low).Derive(term)!);
    }

    /// <summary>What a role, or the network, knows after a message.</summary>
    internal Knowledge.KnowledgeSet KnowledgeOf(string who, int step) =>
        who == SecrecyGoal.Network ? RoleKnowledge.OfNetwork(Protocol, step) : RoleKnowledge.Of(Protocol, Quest.Compiled.Programs[who], step);

    /// <summary>The bytes of a term in the honest run of the attempt; null when nobody holds it there, or there is no such run.</summary>
    internal int? SizeOf(Term term) => _honest.Value.Roles.Values.Select(r => r.Octets(term)).FirstOrDefault(o => o is not null)?.Length;

    /// <summary>The bytes of a message in the honest run of the attempt; null when it is not sent there.</summary>
    internal int? SizeOf(Step step) => _honest.Value.Messages.FirstOrDefault(m => m.Step.Number == step.Number)?.Sent.Length;

    /// <summary>Where in a message a term is: null when it is not there, else what is closed around it, the outermost first.</summary>
    internal IReadOnlyList<Term>? Around(Term term, Term message, int depth = 0)
    {
        if (message.Equals(term))
        {
            return [];
        }

        // A list of parts may be written out where it stands.
        if (term is Term.Tuple { Parts: var wanted } && message is Term.Tuple { Parts: var parts } && Enumerable.Range(0, Math.Max(parts.Count - wanted.Count + 1, 0)).Any(at => parts.Skip(at).Take(wanted.Count).SequenceEqual(wanted)))
        {
            return [];
        }

        var inside = message is Term.Certificate certificate && Protocol.Certificates.TryGetValue(certificate.Holder, out var declaration) ? Protocol.Certified(declaration) : message.Children;
        var found = depth > MostNested ? null : inside.Select(child => Around(term, child, depth + 1)).FirstOrDefault(f => f is not null);
        return found is null || message is Term.Tuple or Term.Concatenation or Term.Nested ? found : [message, .. found];
    }

    private static bool IsPart(char letter) => !Completion.IsSeparator(letter) && letter is not ('=' or '.' or ':' or '\'' or '"' or '@');

    // The bracket that belongs to the one at a place; the end of the text where none does.
    private static int Partner(string text, int at, int direction)
    {
        var depth = 0;
        for (; at >= 0 && at < text.Length; at += direction)
        {
            depth += text[at] is '(' or '[' ? 1 : text[at] is ')' or ']' ? -1 : 0;
            if (depth == 0)
            {
                return at;
            }
        }

        return Math.Max(at, 0);
    }

    // A term that a name stands for goes by the name, which would tell that it is right.
    private Named.Value? Constructed(string text, int from, int end) =>
        end < text.Length && text[end] is '(' or '[' && Partner(text, end, 1) is var close && close < text.Length
            && Protocol.Vocabulary.Read(text[from..(close + 1)]) is TermReading.Read { Canonical: var term } && !term.SelfAndDescendants.Any(IsAsked) ? new Named.Value(term) : null;
}
