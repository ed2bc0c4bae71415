using PaymentQuest.Cryptography;
using PaymentQuest.Documents;
using PaymentQuest.Protocols;
using PaymentQuest.Runs;
using PaymentQuest.Terms;

namespace PaymentQuest.Quests;

/// <summary>Reads a scenario file (format: <c>docs/scenario-format.md</c>). Whatever is wrong becomes a diagnostic; nothing throws.</summary>
internal sealed partial class QuestReader
{
    /// <summary>The number of hints: idea, place, shape.</summary>
    public const int HintLevels = 3;

    private static readonly Dictionary<string, Suite> Suites = Suite.Nameable.ToDictionary(s => s.Name, StringComparer.Ordinal);

    private readonly Diagnostics _diagnostics;
    private readonly CompiledProtocol _compiled;
    private readonly TermReader _terms;

    private readonly Func<string, Diagnostics, CompiledProtocol?> _find;

    private QuestReader(Diagnostics diagnostics, CompiledProtocol compiled, Func<string, Diagnostics, CompiledProtocol?> find)
    {
        _find = find;
        _diagnostics = diagnostics;
        _compiled = compiled;
        _terms = new TermReader(diagnostics);
    }

    private Protocol Protocol => _compiled.Protocol;

    /// <summary>The quest that a file describes, or null with at least one error.</summary>
    /// <param name="root">The file.</param>
    /// <param name="protocol">Finds a compiled protocol by identifier, adding diagnostics when there is none.</param>
    /// <param name="diagnostics">Takes what is wrong.</param>
    public static Quest? Read(Node root, Func<string, Diagnostics, CompiledProtocol?> protocol, Diagnostics diagnostics)
    {
        if (Fields.Of(root, diagnostics, "a quest") is not { } fields)
        {
            return null;
        }

        fields.Integer("format_version", 1, 1);
        if (fields.Text("protocol") is not { } id || protocol(id, diagnostics) is not { } compiled)
        {
            if (!diagnostics.HasErrors)
            {
                diagnostics.Error("PQ0421", fields.PlaceOf("protocol"), $"there is no protocol {PlainText.Excerpt(fields.OptionalText("protocol") ?? "")}", "'paymentquest list' names the shipped ones; a protocol of your own lies beside the quest");
            }

            return null;
        }

        var foreign = new Dictionary<string, Sort>(StringComparer.Ordinal);
        foreach (var (name, place, node) in fields.OptionalEntries("atoms"))
        {
            if (node is not Node.Scalar { Text: var text } || Sort.Parse(text) is not { } sort || compiled.Protocol.Vocabulary.Names.Contains(name) || Notation.Parse(name).Term is not Term.Atom)
            {
                diagnostics.Error("PQ0434", place, $"{PlainText.Excerpt(name)} cannot be added as an atom", "choose a name that the protocol does not use, and one of its sorts");
                continue;
            }

            foreign[name] = sort;
        }

        var certificates = fields.OptionalEntries("certificates");
        var vocabulary = compiled.Protocol.Vocabulary.With(foreign, certificates.Select(c => c.Key));
        var extended = ForeignCertificates.Over(compiled.Protocol with { Vocabulary = vocabulary }, certificates, diagnostics);
        var quest = new QuestReader(diagnostics, WithAccomplice(fields, compiled with { Protocol = extended }, foreign.Keys), protocol).Read(fields, foreign.Keys.Select(k => new Term.Atom(k)).ToSequence(), certificates.Select(c => c.Key), (Node.Map)root);
        fields.Finish();
        return diagnostics.HasErrors ? null : quest;
    }

    /// <summary>
    /// In a build quest the player is the one who may be dishonest, and composes with the quest's foreign atoms: the role knows them
    /// from the start. In other quests only what a fault sends may hold them.
    /// </summary>
    private static CompiledProtocol WithAccomplice(Fields fields, CompiledProtocol compiled, IReadOnlyCollection<string> foreign)
    {
        if (foreign.Count == 0 || !QuestKinds.Words.TryGetValue(fields.OptionalText("kind") ?? "", out var kind) || !kind.GivesForeign
            || fields.OptionalText("role") is not { } name || compiled.Protocol.Roles.FirstOrDefault(r => r.Name == name || r.Symbol == name) is not { } role)
        {
            return compiled;
        }

        var knows = new Dictionary<string, Sequence<Term>>(compiled.Protocol.Knows, StringComparer.Ordinal);
        knows[role.Name] = knows.GetValueOrDefault(role.Name, []).Concat(foreign.Select(Term (f) => new Term.Atom(f))).ToSequence();
        return CompiledProtocol.Compile(compiled.Protocol with { Knows = knows }, new Diagnostics()) ?? compiled;
    }

    private Quest? Read(Fields fields, Sequence<Term.Atom> foreign, IEnumerable<string> holders, Node.Map root)
    {
        // Whether what it claims is so is asked by whoever proves it.
        fields.OptionalItems("claims");
        fields.OptionalItems("waived");
        var kind = fields.Choice("kind", QuestKinds.Words, QuestKinds.All[0]);
        var head = Head(fields, foreign) with { ForeignCertificates = holders.SelectMany(h => (Term[])[new Term.Certificate(h), new Term.PrivateKey(h)]).ToSequence(), Written = new WrittenQuest(root, _find) };
        return kind.Read(this, fields, head);
    }

    private QuestHead Head(Fields fields, Sequence<Term.Atom> foreign)
    {
        var hints = fields.OptionalProses("hints");
        if (hints.Count != HintLevels)
        {
            _diagnostics.Error("PQ0422", fields.PlaceOf("hints"), $"a quest has {HintLevels} hints, this has {hints.Count}", "write the idea, then the place, then the shape");
        }

        var par = fields.OptionalSection("par", "par");
        var head = new QuestHead
        {
            Id = fields.Text("id") ?? "",
            Compiled = _compiled,
            Suite = fields.OptionalChoice("suite", Suites, Suite.Modern),
            Setting = SettingReader.Read(fields.OptionalSection("setting", "the setting"), Protocol.Setting, Protocol.Roles, Protocol.Vocabulary, _diagnostics),
            Seed = (ulong)fields.OptionalInteger("seed", 0, long.MaxValue, 1),
            Title = fields.Name("title") ?? Prose.Empty,
            Story = fields.Prose("story") ?? Prose.Empty,
            Brief = fields.Prose("brief") ?? Prose.Empty,
            Hints = hints.ToSequence(),
            Debrief = fields.Prose("debrief") ?? Prose.Empty,
            Source = fields.Citation("source") ?? Prose.Empty,
            Requires = fields.OptionalTexts("requires").Select(r => r.Text).ToSequence(),
            Teaches = fields.OptionalTexts("teaches").Select(t => t.Text).ToSequence(),
            ParSeconds = (int)(par?.Integer("seconds", 1, 86_400) ?? 300),
            ParMoves = (int)(par?.Integer("moves", 1, 10_000) ?? 10),
            Foreign = foreign,
            Place = fields.Place,
        };
        par?.Finish();
        return head;
    }

    private (Role? Role, Step? Step) RoleAndStep(Fields fields)
    {
        var step = fields.Scalar("step") is { } named ? Step(named) : null;
        var role = fields.OptionalScalar("role") is { } text ? Role(text) : step is null ? null : Protocol.RoleNamed(step.To);
        if (role is not null && step is not null && step.To != role.Name)
        {
            _diagnostics.Error("PQ0423", fields.PlaceOf("role"), $"{role.Name} does not receive {step.Name}", $"the receiver is {step.To}");
        }

        return (role, step);
    }

    private Role? Role(Node.Scalar text)
    {
        var role = Protocol.FindRole(text.Text);
        if (role is null)
        {
            _diagnostics.Error("PQ0424", text.Place, $"{PlainText.Excerpt(text.Text)} is no role of {Protocol.Id}", $"use {string.Join(" or ", Protocol.Roles.Select(r => r.Name))}");
        }

        return role;
    }

    private Step? Step(Node.Scalar text)
    {
        var step = Protocol.FindStep(text.Text);
        if (step is null)
        {
            _diagnostics.Error("PQ0425", text.Place, $"{PlainText.Excerpt(text.Text)} is no message of {Protocol.Id}", Suggestion.Advice(text.Text, Protocol.Steps.Select(s => s.Name), $"use {string.Join(", ", Protocol.Steps.Select(s => s.Name))}"));
        }

        return step;
    }

    private void NoObjective(string name, Place place, IEnumerable<string> objectives) =>
        _diagnostics.Error("PQ0427", place, $"{PlainText.Excerpt(name)} is no objective", Suggestion.Advice(name, objectives, $"the objectives are {string.Join(", ", objectives)}"));

    private void CheckExists(string name, Place place)
    {
        var names = _compiled.ChecksAndDemands.Select(c => c.ToString()).Concat(Protocol.Steps.Select(s => $"{s.To}/{s.Name}/form")).ToList();
        if (!names.Contains(name))
        {
            _diagnostics.Error("PQ0430", place, $"{Protocol.Id} has no check {PlainText.Excerpt(name)}", Suggestion.Among(name, names));
        }
    }
}
