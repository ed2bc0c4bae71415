using PaymentQuest.Analysis;
using PaymentQuest.Cryptography;
using PaymentQuest.Documents;
using PaymentQuest.Protocols;
using PaymentQuest.Roles;
using PaymentQuest.Runs;
using PaymentQuest.Terms;

namespace PaymentQuest.Quests;

/// <content>Reads what a quest claims of its own sentences. Only whoever proves the claims needs them.</content>
internal sealed partial class QuestReader
{
    /// <summary>The keys of a quest whose texts state nothing: names, and what is itself about sentences.</summary>
    /// <summary>A reason or a source of fewer words names nothing.</summary>
    private const int FewestWords = 3;

    private static readonly Language[] Languages = Enum.GetValues<Language>();

    private static readonly Sequence<string> Silent = ["title", "source", "claims", "waived", "figures"];

    private static readonly Dictionary<string, Countable> Countables = Enum.GetValues<Countable>().ToDictionary(c => c.ToString().ToLowerInvariant(), StringComparer.Ordinal);

    private static readonly Sequence<(string Word, Func<QuestReader, Fields, Quest, Proposition?> Read)> PropositionWords =
    [
        ("knows", (r, f, q) => r.Knowledge(f, q, true)),
        ("cannot_know", (r, f, q) => r.Knowledge(f, q, false)),
        ("attack", (r, f, q) => r.Verdict(f, q, true)),
        ("no_attack", (r, f, q) => r.Verdict(f, q, false)),
        ("stops", (r, f, q) => r.Stops(f, q)),
        ("arrives", (r, f, q) => r.Arrival(f, q)),
        ("plays", (r, f, q) => r.Play(f, q)),
        ("count", (r, f, q) => r.Counted(f, q)),
        ("computes", (r, f, q) => r.Computed(f, q)),
        ("value", (_, f, q) => Valued(f, q)),
        ("cheaper", (r, f, _) => r.Cheaper(f)),
    ];

    /// <summary>The texts of a quest that its players read, but for names and sources.</summary>
    public static Sequence<QuestText> Texts(Node.Map root) => root.Entries.Where(e => !Silent.Contains(e.Key)).SelectMany(e => TextsIn(e.Value, e.Key == "debrief")).ToSequence();

    /// <summary>The claims and waivers of a quest.</summary>
    public static (Sequence<QuestClaim> Claims, Sequence<Waiver> Waivers) ClaimsOf(Quest quest, Node.Map root, Func<string, Diagnostics, CompiledProtocol?> find, Diagnostics diagnostics)
    {
        var reader = new QuestReader(diagnostics, quest.Compiled with { Protocol = quest.Protocol with { Setting = quest.Setting } }, find);
        var fields = Fields.Of(root, new Diagnostics(), "a quest")!;
        var claims = new List<QuestClaim>();
        foreach (var node in fields.OptionalNode("claims") is Node.List list ? list.Items : [])
        {
            if (reader.Claim(node, quest) is { } claim)
            {
                claims.Add(claim);
            }

            // Each may have something run or searched.
            if (claims.Sum(c => c.Propositions.Count) > Bounds.Propositions)
            {
                diagnostics.Error("PQ0489", node.Place, $"there are more than {Bounds.Propositions} propositions up to here", "leave out what follows from others");
                return ([], []);
            }
        }

        var waivers = (fields.OptionalNode("waived") is Node.List waived ? waived.Items : []).SelectMany(reader.Waivers).ToSequence();
        return (claims.ToSequence(), waivers);
    }

    private static IEnumerable<QuestText> TextsIn(Node node, bool isDebrief) => node switch
    {
        Node.Map map when map.Find("en")?.Value is Node.Scalar en && map.Find("es")?.Value is Node.Scalar es => [new QuestText(new Prose(Line(en.Text), Line(es.Text)), en.Place, es.Place, isDebrief)],
        Node.Map map => map.Entries.SelectMany(e => TextsIn(e.Value, isDebrief)),
        Node.List list => list.Items.SelectMany(i => TextsIn(i, isDebrief)),
        _ => [],
    };

    /// <summary>What a file says, on one line.</summary>
    private static string Written(Node node) => node switch
    {
        Node.Map map => $"{{{string.Join(", ", map.Entries.Select(e => $"{e.Key}: {Written(e.Value)}"))}}}",
        Node.List list => $"[{string.Join(", ", list.Items.Select(Written))}]",
        Node.Scalar scalar => Line(scalar.Text),
        _ => "",
    };

    /// <summary>A text on one line, however its author has broken it.</summary>
    private static string Line(string text) => string.Join(' ', text.Split((char[])[' ', '\n'], StringSplitOptions.RemoveEmptyEntries));

    private QuestClaim? Claim(Node node, Quest quest)
    {
        if (Fields.Of(node, _diagnostics, "a claim") is not { } fields)
        {
            return null;
        }

        var says = fields.Prose("says");
        var source = fields.Has("source") ? fields.Citation("source") : null;
        var (reader, about) = Extended(fields, quest);
        var propositions = PropositionWords.SelectMany(w => fields.OptionalNode(w.Word) switch
        {
            null => [],
            Node.List list => list.Items.Select(i => reader.Proposition(w, i, about)),
            var one => [reader.Proposition(w, one, about)],
        }).OfType<Proposition>().ToSequence();
        if (propositions.Count == 0 && source is null && !_diagnostics.HasErrors)
        {
            _diagnostics.Error("PQ0480", node.Place, "this claim says nothing that can be proved", $"use one of {string.Join(", ", PropositionWords.Select(w => w.Word))}, or name its source");
        }

        if (source is { } cited && Languages.Any(l => Sentences.WordsOf(cited.In(l)).Count() < FewestWords))
        {
            _diagnostics.Error("PQ0491", fields.PlaceOf("source"), "a source names what was read, and where in it", "write document and section, in both languages");
        }

        // A sum of constants is so whatever is said: what makes it a proof of the sentence is that the sentence has one of its numbers.
        if (says is not null && source is null && propositions.Count > 0 && propositions.All(p => p is FormulaProposition { Formula.Names.Count: 0 }) && Languages.Any(l =>
            Sentences.Numbers(says.In(l), l).SelectMany(n => n).ToHashSet() is var said && !propositions.OfType<FormulaProposition>().Any(f => Sentences.AllNumbers(f.Formula.Text).Append(f.Number).Any(said.Contains))))
        {
            _diagnostics.Error("PQ0492", node.Place, "a sum of constants proves nothing here: the excerpt has none of its numbers", "compute with the quest's figures, or take the number into the excerpt");
        }

        fields.Finish();
        return says is null ? null : new QuestClaim(new Prose(Line(says.En), Line(says.Es)), propositions, source, node.Place);
    }

    /// <summary>The quest with what only the dishonest senders of a claim know.</summary>
    private (QuestReader Reader, Quest About) Extended(Fields fields, Quest quest)
    {
        var sorts = new Dictionary<string, Sort>(StringComparer.Ordinal);
        foreach (var (name, place, node) in fields.OptionalEntries("atoms"))
        {
            if (node is Node.Scalar { Text: var text } && Sort.Parse(text) is { } sort && !Protocol.Vocabulary.Names.Contains(name) && Notation.Parse(name).Term is Term.Atom)
            {
                sorts[name] = sort;
            }
            else
            {
                _diagnostics.Error("PQ0434", place, $"{PlainText.Excerpt(name)} cannot be added as an atom", "choose a name that the protocol does not use, and one of its sorts");
            }
        }

        var values = new Dictionary<string, string>(quest.Setting.Values, StringComparer.Ordinal);
        foreach (var (name, place, node) in fields.OptionalEntries("values"))
        {
            if (node is Node.Scalar { Text: var text } && sorts.TryGetValue(name, out var sort) && Wire.Values.Parse(sort, text, quest.Suite) is not null)
            {
                values[name] = text;
            }
            else
            {
                _diagnostics.Error("PQ0221", place, $"{PlainText.Excerpt(name)} is no atom of this claim, or has another sort", "declare it under atoms, and give it a value of its sort");
            }
        }

        if (sorts.Count == 0)
        {
            return (this, quest);
        }

        var compiled = _compiled with { Protocol = Protocol with { Vocabulary = Protocol.Vocabulary.With(sorts) } };
        var head = quest.Head with
        {
            Compiled = compiled,
            Foreign = quest.Foreign.Concat(sorts.Keys.Select(k => new Term.Atom(k))).ToSequence(),
            Setting = quest.Setting with { Values = values },
        };
        return (new QuestReader(_diagnostics, compiled, _find), quest with { Head = head });
    }

    private IEnumerable<Waiver> Waivers(Node node)
    {
        if (Fields.Of(node, _diagnostics, "a waiver") is not { } fields)
        {
            return [];
        }

        var because = fields.Text("because");
        if (because is not null && Sentences.WordsOf(because).Count() < FewestWords)
        {
            _diagnostics.Error("PQ0491", fields.PlaceOf("because"), "a waiver says why its sentences need no proof", $"write at least {FewestWords} words");
        }

        var says = fields.OptionalNode("says") is Node.List ? fields.OptionalProses("says") : fields.Prose("says") is { } one ? [one] : [];
        fields.Finish();
        return because is null ? [] : says.Select(s => new Waiver(new Prose(Line(s.En), Line(s.Es)), because, node.Place));
    }

    private Proposition? Proposition((string Word, Func<QuestReader, Fields, Quest, Proposition?> Read) word, Node node, Quest quest)
    {
        if (Fields.Of(node, _diagnostics, $"'{word.Word}'") is not { } fields)
        {
            return null;
        }

        // Only a reader of the same protocol reads its terms; the setting is the quest's wherever it fits. Without a protocol nothing else of it can be read, and is not at fault.
        if (Reader(fields, quest) is not { } reader)
        {
            return null;
        }

        var proposition = word.Read(reader, fields, quest);
        fields.Finish();
        return proposition is null ? null : proposition with { Word = word.Word, Text = $"{word.Word}: {Written(node)}", Place = node.Place };
    }

    /// <summary>The reader of the protocol that a proposition is about: that of the quest, or another, less the checks that are left out.</summary>
    private QuestReader? Reader(Fields fields, Quest quest)
    {
        var compiled = fields.OptionalScalar("protocol") is { } named ? Other(named, quest) : _compiled;
        var omitted = fields.OptionalTexts("omit");
        if (compiled is null || omitted.Count == 0)
        {
            return compiled is null ? null : new QuestReader(_diagnostics, compiled, _find);
        }

        var protocol = compiled.Protocol;
        var all = protocol.Omitted.ToDictionary(StringComparer.Ordinal);
        foreach (var (text, place) in omitted)
        {
            all[text] = place;
        }

        return CompiledProtocol.Compile(protocol with { Omitted = all }, _diagnostics) is { } without ? new QuestReader(_diagnostics, without, _find) : null;
    }

    /// <summary>Another protocol, in the quest's setting as far as it has its values.</summary>
    private CompiledProtocol? Other(Node.Scalar named, Quest quest)
    {
        // What was wrong before is not wrong with this one.
        var own = new Diagnostics();
        var found = _find(named.Text, own);
        _diagnostics.Add(own);
        if (found is null)
        {
            if (!own.HasErrors)
            {
                _diagnostics.Error("PQ0421", named.Place, $"there is no protocol {PlainText.Excerpt(named.Text)}", "'paymentquest list' names the shipped ones; a protocol of your own lies beside the quest");
            }

            return null;
        }

        // What the quest adds to its own protocol is added here as well, where it fits.
        var written = Fields.Of(quest.Head.Written!.Root, new Diagnostics(), "a quest")!;
        var protocol = found.Protocol;
        var foreign = quest.Foreign.Where(f => !protocol.Vocabulary.Names.Contains(f.Name)).ToDictionary(f => f.Name, f => quest.Protocol.Vocabulary.Atoms[f.Name], StringComparer.Ordinal);
        var certificates = written.OptionalEntries("certificates");
        protocol = protocol with { Vocabulary = protocol.Vocabulary.With(foreign, certificates.Select(c => c.Key)) };
        protocol = ForeignCertificates.Over(protocol, certificates, new Diagnostics());
        var setting = SettingReader.Read(written.OptionalSection("setting", "the setting"), protocol.Setting, protocol.Roles, protocol.Vocabulary, new Diagnostics());
        var values = quest.Setting.Values.Where(v => foreign.ContainsKey(v.Key)).Concat(setting.Values).DistinctBy(v => v.Key).ToDictionary(StringComparer.Ordinal);
        return found with { Protocol = protocol with { Setting = setting with { Values = values } } };
    }

    private Sequence<(string Name, CompiledProtocol Compiled)> Unless(Fields fields, Quest quest) => fields.OptionalTexts("unless")
        .Select(u => (u.Text, Compiled: Other(new Node.Scalar(u.Place, u.Text, false), quest))).Where(u => u.Compiled is not null).Select(u => (u.Text, u.Compiled!)).ToSequence();

    private KnowledgeProposition? Knowledge(Fields fields, Quest quest, bool isKnown)
    {
        var who = fields.Scalar("party") is { } party ? party.Text == SecrecyGoal.Network ? SecrecyGoal.Network : Role(party)?.Name : null;
        var term = fields.Scalar("term") is { } text ? _terms.Canonical(text, Protocol.Vocabulary) : null;
        int? after = fields.OptionalScalar("after") is { } step ? step.Text == "start" ? 0 : Step(step)?.Number : null;
        var unless = Unless(fields, quest);
        foreach (var (name, _) in unless.Where(u => who is not null && who != SecrecyGoal.Network && u.Compiled.Protocol.FindRole(who) is null))
        {
            _diagnostics.Error("PQ0424", fields.PlaceOf("unless"), $"{who} is no role of {PlainText.Excerpt(name)}", "name a protocol in which the same role is");
            return null;
        }

        return who is null || term is null ? null : new KnowledgeProposition(_compiled, who, term, after, isKnown)
        {
            Unless = unless.Select(u => (u.Name, new KnowledgeProposition(u.Compiled, who, u.Compiled.Protocol.Vocabulary.Read(fields.Text("term")!) is TermReading.Read { Canonical: var other } ? other : term, after, isKnown))).ToSequence(),
        };
    }

    private VerdictProposition? Verdict(Fields fields, Quest quest, bool isAttack)
    {
        var goal = Goal(fields.Node("goal"));
        var sessions = (int)fields.OptionalInteger("sessions", 1, Bounds.Sessions, 1);
        var dishonest = fields.OptionalTexts("dishonest").Select(d => Role(new Node.Scalar(d.Place, d.Text, false))?.Name).OfType<string>().Distinct().ToSequence();
        var unless = Unless(fields, quest);
        return goal is null ? null : new VerdictProposition(_compiled, Protocol.Suites.Contains(quest.Suite.Name) ? [Suite.ByName(quest.Suite.Name)!] : AttackSearch.Suites(Protocol).ToSequence(), goal, sessions, dishonest, isAttack) { Unless = unless };
    }

    private Claim? Goal(Node? node)
    {
        if (node is null)
        {
            return null;
        }

        var goals = Field(_compiled, [node]);
        if (goals.Claims.Count == 0 && goals.WorldGoals.Count > 0)
        {
            _diagnostics.Error("PQ0481", node.Place, "no attack on a goal of the world is searched for", "play one, with 'plays'");
        }

        return goals.Claims.FirstOrDefault();
    }

    private StopsProposition? Stops(Fields fields, Quest quest)
    {
        var check = Check(fields, "check");
        return Verdict(fields, quest, false) is { } whole && check is not null ? new StopsProposition(whole, check) : null;
    }

    private CheckName? Check(Fields fields, string key)
    {
        if (fields.Scalar(key) is not { } text)
        {
            return null;
        }

        CheckExists(text.Text, text.Place);
        return _compiled.ChecksAndDemands.FirstOrDefault(c => c.ToString() == text.Text);
    }

    /// <summary>What the quest says, of the protocol that is read.</summary>
    private QuestHead HeadFor(Quest quest) => quest.Head with { Compiled = _compiled, Setting = Protocol.Id == quest.Protocol.Id ? quest.Setting : Protocol.Setting };

    private CountProposition? Counted(Fields fields, Quest quest)
    {
        var of = fields.Choice("of", Countables);
        var by = fields.OptionalScalar("by") is { } role ? Role(role)?.Name : null;
        var steps = fields.OptionalTexts("step").Select(s => Step(new Node.Scalar(s.Place, s.Text, false))?.Number).OfType<int>().ToSequence();
        var written = fields.OptionalScalar("term");
        var term = written is null ? null : of == Countable.Parts && Protocol.Vocabulary.Definitions.TryGetValue(written.Text, out var definition) ? definition : _terms.Canonical(written, Protocol.Vocabulary);
        var number = fields.Integer("is", 0, int.MaxValue);
        if (of is Countable.Parts or Countable.Bytes or Countable.Bits && term is null == (steps.Count == 0))
        {
            _diagnostics.Error("PQ0483", fields.Place, "parts and bytes are those of a message or of a term", "write 'step' or 'term'");
            return null;
        }

        return of is null || number is null ? null : new CountProposition(_compiled, of.Value, (int)number) { By = by, Steps = steps, Term = term, Head = HeadFor(quest) };
    }

    private CostProposition? Cheaper(Fields fields)
    {
        var (check, than) = (Check(fields, "check"), Check(fields, "than"));
        return check is null || than is null ? null : new CostProposition(_compiled, check, than);
    }
}
