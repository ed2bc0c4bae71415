using PaymentQuest.Cryptography;
using PaymentQuest.Documents;
using PaymentQuest.Protocols;
using PaymentQuest.Runs;
using PaymentQuest.Terms;

namespace PaymentQuest.Scenarios;

/// <summary>Reads a scenario file (format: <c>docs/scenario-format.md</c>). Whatever is wrong becomes a diagnostic; nothing throws.</summary>
public sealed class QuestReader
{
    /// <summary>The number of hints: idea, place, shape.</summary>
    public const int HintLevels = 3;

    private static readonly Dictionary<string, bool> Kinds = new(StringComparer.Ordinal) { ["build"] = false, ["verify"] = true };
    private static readonly Dictionary<string, bool> Levels = new(StringComparer.Ordinal) { ["easy"] = false, ["hard"] = true };
    private static readonly Dictionary<string, bool> Forms = new(StringComparer.Ordinal) { ["any"] = false, ["atoms"] = true };
    private static readonly Dictionary<string, Suite> Suites = Suite.All.ToDictionary(s => s.Name, StringComparer.Ordinal);

    private readonly Diagnostics _diagnostics;
    private readonly CompiledProtocol _compiled;
    private readonly TermReader _terms;

    private QuestReader(Diagnostics diagnostics, CompiledProtocol compiled)
    {
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
                diagnostics.Error("PQ0421", fields.PlaceOf("protocol"), $"there is no protocol '{PlainText.Sanitize(fields.OptionalText("protocol") ?? "")}'");
            }

            return null;
        }

        var foreign = new Dictionary<string, Sort>(StringComparer.Ordinal);
        foreach (var (name, place, node) in fields.OptionalEntries("atoms"))
        {
            if (node is not Node.Scalar { Text: var text } || Sort.Parse(text) is not { } sort || compiled.Protocol.Vocabulary.Names.Contains(name) || Notation.Parse(name).Term is not Term.Atom)
            {
                diagnostics.Error("PQ0434", place, $"'{PlainText.Sanitize(name)}' cannot be added as an atom", "choose a name that the protocol does not use, and one of its sorts");
                continue;
            }

            foreign[name] = sort;
        }

        var vocabulary = compiled.Protocol.Vocabulary.With(foreign);
        compiled = compiled with { Protocol = compiled.Protocol with { Vocabulary = vocabulary } };
        var quest = new QuestReader(diagnostics, compiled).Read(fields, foreign.Keys.Select(k => new Term.Atom(k)).ToSequence());
        fields.Finish();
        return diagnostics.HasErrors ? null : quest;
    }

    private Quest? Read(Fields fields, Sequence<Term.Atom> foreign)
    {
        var id = fields.Text("id") ?? "";
        var isVerify = fields.Choice("kind", Kinds);
        var suite = fields.ChoiceOf("suite", Suites) ?? Suite.Modern;
        var seed = (ulong)fields.OptionalInteger("seed", 0, long.MaxValue, 1);
        var setting = SettingReader.Read(fields.OptionalSection("setting", "the setting"), Protocol.Setting, Protocol.Roles, Protocol.Vocabulary, _diagnostics);
        var hints = fields.OptionalProses("hints");
        if (hints.Count != HintLevels)
        {
            _diagnostics.Error("PQ0422", fields.PlaceOf("hints"), $"a quest has {HintLevels} hints, this has {hints.Count}", "write the idea, then the place, then the shape");
        }

        var par = fields.OptionalSection("par", "par");
        var parSeconds = (int)(par?.Integer("seconds", 1, 86_400) ?? 300);
        var parMoves = (int)(par?.Integer("moves", 1, 10_000) ?? 10);
        par?.Finish();
        var title = fields.Prose("title") ?? Prose.Empty;
        var story = fields.Prose("story") ?? Prose.Empty;
        var brief = fields.Prose("brief") ?? Prose.Empty;
        var debrief = fields.Prose("debrief") ?? Prose.Empty;
        var source = fields.Text("source") ?? "";
        var requires = fields.OptionalTexts("requires").Select(r => r.Text).ToSequence();
        var teaches = fields.OptionalTexts("teaches").Select(t => t.Text).ToSequence();

        if (isVerify == true)
        {
            var (role, step) = RoleAndStep(fields);
            var faults = fields.Items("faults").Select(f => Fault(f, step)).OfType<Fault>().ToSequence();
            if (role is null || step is null)
            {
                return null;
            }

            return new Quest.Verify
            {
                Id = id, Compiled = _compiled, Suite = suite, Setting = setting, Seed = seed, Title = title, Story = story, Brief = brief,
                Hints = hints.ToSequence(), Debrief = debrief, Source = source, Requires = requires, Teaches = teaches,
                ParSeconds = parSeconds, ParMoves = parMoves, Place = fields.Place, Foreign = foreign,
                Role = role,
                Step = step,
                IsHard = fields.OptionalChoice("level", Levels, false),
                Rounds = (int)fields.OptionalInteger("rounds", 1, 12, Math.Min(faults.Count + 1, 12)),
                Faults = faults,
                Solution = fields.Texts("solution").Select(s => s.Text).ToSequence(),
                Oversights = fields.OptionalItems("rejects").Select(r => Oversight(r, faults)).OfType<Oversight>().ToSequence(),
            };
        }

        var role2 = fields.OptionalScalar("role") is { } named ? Role(named) : null;
        var slots = Slots(fields, role2);
        return new Quest.Build
        {
            Id = id, Compiled = _compiled, Suite = suite, Setting = setting, Seed = seed, Title = title, Story = story, Brief = brief,
            Hints = hints.ToSequence(), Debrief = debrief, Source = source, Requires = requires, Teaches = teaches,
            ParSeconds = parSeconds, ParMoves = parMoves, Place = fields.Place, Foreign = foreign,
            Slots = slots,
            Rejects = fields.OptionalItems("rejects").Select(r => Reject(r, slots)).OfType<Reject>().ToSequence(),
        };
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
            _diagnostics.Error("PQ0424", text.Place, $"'{PlainText.Sanitize(text.Text)}' is no role of {Protocol.Id}", $"use {string.Join(" or ", Protocol.Roles.Select(r => r.Name))}");
        }

        return role;
    }

    private Step? Step(Node.Scalar text)
    {
        var step = Protocol.FindStep(text.Text);
        if (step is null)
        {
            _diagnostics.Error("PQ0425", text.Place, $"'{PlainText.Sanitize(text.Text)}' is no message of {Protocol.Id}", $"use {string.Join(", ", Protocol.Steps.Select(s => s.Name))}");
        }

        return step;
    }

    private Sequence<Slot> Slots(Fields fields, Role? role)
    {
        var solutions = fields.Entries("solution").ToDictionary(s => s.Key, s => s.Value, StringComparer.Ordinal);
        var slots = new List<Slot>();
        foreach (var node in fields.Items("objectives"))
        {
            if (Fields.Of(node, _diagnostics, "an objective") is not { } objective)
            {
                continue;
            }

            var weight = (int)objective.OptionalInteger("weight", 1, 1_000, 1);
            var inAtoms = objective.OptionalChoice("form", Forms, false);
            var without = objective.OptionalTexts("without");
            var define = objective.OptionalScalar("define");
            var step = define is null ? objective.Scalar("message") is { } message ? Step(message) : null : Occurrence(define, role);
            objective.Finish();
            if (step is null)
            {
                continue;
            }

            var key = define?.Text ?? step.Name;
            if (!solutions.Remove(key, out var solution) || solution is not Node.Scalar solved)
            {
                _diagnostics.Error("PQ0426", objective.Place, $"the solution says nothing about {key}", "solution maps each objective's message or definition to its notation");
                continue;
            }

            foreach (var (name, place) in without.Where(w => !Protocol.Vocabulary.Definitions.ContainsKey(w.Text)))
            {
                _diagnostics.Error("PQ0428", place, $"'{PlainText.Sanitize(name)}' is no definition of {Protocol.Id}", $"use {string.Join(", ", Protocol.Vocabulary.Definitions.Keys)}");
            }

            if (_terms.Canonical(solved, Protocol.Vocabulary) is not null)
            {
                // A name that stands for the whole answer would answer the question with itself.
                var whole = define is null ? step.Message : Protocol.Vocabulary.Expand(new Term.Atom(define.Text));
                var trivial = Protocol.Vocabulary.Definitions.Where(d => Protocol.Vocabulary.Expand(d.Value) is { } t && t.Equals(whole)).Select(d => d.Key);
                slots.Add(new Slot(key, step, define?.Text, inAtoms, without.Select(w => w.Text).Concat(trivial).Distinct().ToSequence(), weight, solved.Text));
            }
        }

        foreach (var (key, value) in solutions)
        {
            _diagnostics.Error("PQ0427", value.Place, $"'{PlainText.Sanitize(key)}' is no objective", "name the message or definition of an objective");
        }

        return slots.ToSequence();
    }

    /// <summary>The first message of a role that contains a definition as a whole.</summary>
    private Step? Occurrence(Node.Scalar define, Role? role)
    {
        if (!Protocol.Vocabulary.Definitions.TryGetValue(define.Text, out var written) || Protocol.Vocabulary.Expand(written) is not { } canonical)
        {
            _diagnostics.Error("PQ0428", define.Place, $"'{PlainText.Sanitize(define.Text)}' is no definition of {Protocol.Id}", $"use {string.Join(", ", Protocol.Vocabulary.Definitions.Keys)}");
            return null;
        }

        var step = Protocol.Steps.FirstOrDefault(s => (role is null || s.From == role.Name) && s.Message.SelfAndDescendants.Contains(canonical));
        if (step is null)
        {
            _diagnostics.Error("PQ0429", define.Place, $"no message of {role?.Name ?? "any role"} contains '{define.Text}' as a whole", "ask for the message instead");
        }

        return step;
    }

    private Reject? Reject(Node node, Sequence<Slot> slots)
    {
        if (Fields.Of(node, _diagnostics, "a reject") is not { } fields)
        {
            return null;
        }

        var slot = fields.OptionalText("objective") ?? slots.FirstOrDefault()?.Key ?? "";
        var answer = fields.Text("answer");
        var trips = fields.Text("trips");
        var because = fields.Prose("because");
        if (slots.All(s => s.Key != slot))
        {
            _diagnostics.Error("PQ0427", fields.PlaceOf("objective"), $"'{PlainText.Sanitize(slot)}' is no objective", "name the message or definition of an objective");
        }

        if (trips is not null && trips is not ("unknown" or "form" or "secret" or "atoms" or "notation" or "fit"))
        {
            CheckExists(trips, fields.PlaceOf("trips"));
        }

        fields.Finish();
        return answer is null || trips is null || because is null ? null : new Reject(slot, answer, trips, because);
    }

    private void CheckExists(string name, Place place)
    {
        var names = _compiled.Checks.Select(c => c.ToString()).Concat(Protocol.Steps.Select(s => $"{s.To}/{s.Name}/form")).ToList();
        if (!names.Contains(name))
        {
            _diagnostics.Error("PQ0430", place, $"there is no check '{PlainText.Sanitize(name)}'", Suggestion.Nearest(name, names) is { } near ? $"did you mean '{near}'?" : "'explain' lists the checks of each role");
        }
    }

    private Fault? Fault(Node node, Step? received)
    {
        if (Fields.Of(node, _diagnostics, "a fault") is not { } fields)
        {
            return null;
        }

        var id = fields.Text("id");
        var step = fields.OptionalScalar("message") is { } named ? Step(named) : received;
        var trips = fields.Text("trips");
        var story = fields.Prose("story");
        if (trips is not null)
        {
            CheckExists(trips, fields.PlaceOf("trips"));
        }

        var kinds = new (string Key, FaultKind Kind)[] { ("send", FaultKind.Send), ("splice", FaultKind.Splice), ("replay", FaultKind.Replay), ("flip", FaultKind.Flip) }.Where(k => fields.Has(k.Key)).ToList();
        if (kinds.Count != 1)
        {
            _diagnostics.Error("PQ0431", node.Place, "a fault does exactly one of send, splice, replay, flip");
            return null;
        }

        var term = kinds[0].Kind == FaultKind.Replay ? null : fields.Scalar(kinds[0].Key) is { } text ? _terms.Canonical(text, Protocol.Vocabulary) : null;
        if (kinds[0].Kind == FaultKind.Replay)
        {
            fields.Flag("replay", true);
        }
        else if (kinds[0].Kind is not FaultKind.Send && term is not null && step is not null && !IsField(step, term))
        {
            _diagnostics.Error("PQ0432", fields.PlaceOf(kinds[0].Key), $"{step.Name} has no field '{Protocol.Vocabulary.Label(term)}'", "name a part of the message");
        }

        if (step is not null && received is not null && step != received && kinds[0].Kind != FaultKind.Send)
        {
            _diagnostics.Error("PQ0435", fields.PlaceOf("message"), $"only send can be done to an earlier message than {received.Name}", "use send, or leave message out");
        }

        fields.Finish();
        return id is null || step is null || trips is null || story is null || (term is null && kinds[0].Kind != FaultKind.Replay)
            ? null
            : new Fault(id, step, kinds[0].Kind, term, trips, story);
    }

    private static bool IsField(Step step, Term term) => step.Message.Equals(term) || (step.Message is Term.Tuple t && Parts(t).Contains(term));

    private static IEnumerable<Term> Parts(Term.Tuple tuple) => tuple.Parts.SelectMany(p => p is Term.Tuple t ? Parts(t) : [p]);

    private Oversight? Oversight(Node node, Sequence<Fault> faults)
    {
        if (Fields.Of(node, _diagnostics, "a reject") is not { } fields)
        {
            return null;
        }

        var statements = fields.Texts("answer").Select(s => s.Text).ToSequence();
        var misses = fields.Text("misses");
        var because = fields.Prose("because");
        if (misses is not null && misses != "honest" && faults.All(f => f.Id != misses))
        {
            _diagnostics.Error("PQ0433", fields.PlaceOf("misses"), $"'{PlainText.Sanitize(misses)}' is no fault of this quest", $"use honest or {string.Join(", ", faults.Select(f => f.Id))}");
        }

        fields.Finish();
        return misses is null || because is null ? null : new Oversight(statements, misses, because);
    }
}
