using PaymentQuest.Documents;

namespace PaymentQuest.Protocols;

/// <summary>
/// What things of a protocol are called in sentences, in both languages. What its file has no name for goes by the author's own, which is also what
/// notation, checks, command lines and machine output use.
/// </summary>
public sealed class ProtocolNames
{
    /// <summary>No names but the author's.</summary>
    public static readonly ProtocolNames None = new();

    private readonly IReadOnlyDictionary<(string Kind, string Thing), Prose> _names;

    /// <param name="names">By kind of thing and its own name.</param>
    internal ProtocolNames(IReadOnlyDictionary<(string Kind, string Thing), Prose>? names = null) => _names = names ?? new Dictionary<(string, string), Prose>();

    /// <summary>A role, as a noun with its gender and without an article: customer, cliente.</summary>
    public Prose OfRole(string role) => Find("roles", role) ?? Own(role);

    /// <summary>A role in one word, for headings.</summary>
    public Prose ShortOfRole(string role) => Find("short", role) ?? OfRole(role);

    /// <summary>A message.</summary>
    public Prose OfMessage(string step) => Find("messages", step) ?? Own(step);

    /// <summary>A definition: what it is, for who sees its name. Empty where its file does not say.</summary>
    public Prose OfDefinition(string definition) => Find("definitions", definition) ?? Prose.Empty;

    /// <summary>A goal.</summary>
    public Prose OfGoal(string goal) => Find("goals", goal) ?? Own(goal);

    private static Prose Own(string name) => new(name, name);

    private Prose? Find(string kind, string thing) => _names.GetValueOrDefault((kind, thing));
}
