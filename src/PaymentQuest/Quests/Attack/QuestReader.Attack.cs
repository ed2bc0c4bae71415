using PaymentQuest.Cryptography;
using PaymentQuest.Documents;
using PaymentQuest.Protocols;
using PaymentQuest.Runs;
using PaymentQuest.Terms;
using PaymentQuest.Wire;

namespace PaymentQuest.Quests;

/// <summary>Reads what belongs to attack quests: what the adversary is given, the goals, the scripts.</summary>
internal sealed partial class QuestReader
{
    /// <summary>The ploys in whose failing an attack can be stopped.</summary>
    private static readonly Sequence<string> Stoppable = ["send", "pass", "guess"];

    internal AttackQuest? Attack(Fields fields, QuestHead head)
    {
        var repaired = fields.Scalar("repaired") is { } named ? Repaired(named, fields, head) : null;
        var goals = fields.Items("goals");
        var field = Field(_compiled with { Protocol = Protocol with { Setting = head.Setting } }, goals);
        var means = Means(fields.Section("adversary", "the adversary"), head);
        var stoppedBy = fields.Text("stopped_by");
        var opening = fields.OptionalTexts("opening").Select(t => t.Text).ToSequence();
        var wins = Scripts(fields, "wins", 2);
        var misses = Scripts(fields, "misses", 2);
        if (repaired is null || stoppedBy is null || means is null)
        {
            return null;
        }

        var checks = repaired.ChecksAndDemands.Select(c => c.ToString()).Concat(repaired.Protocol.Steps.Select(s => $"{s.To}/{s.Name}/form")).Concat(Stoppable).ToList();
        if (!checks.Contains(stoppedBy))
        {
            _diagnostics.Error("PQ0460", fields.PlaceOf("stopped_by"), $"{repaired.Protocol.Id} has no check {PlainText.Excerpt(stoppedBy)}", Suggestion.Advice(stoppedBy, checks, $"name a check of the repaired protocol, or one of {string.Join(", ", Stoppable)}"));
        }

        return new AttackQuest(head)
        {
            Field = field,
            Repaired = Field(repaired, goals),
            StoppedBy = stoppedBy,
            Means = means,
            Opening = opening,
            Wins = wins,
            Misses = misses,
        };
    }

    /// <summary>The repaired protocol, in the quest's setting.</summary>
    private CompiledProtocol? Repaired(Node.Scalar named, Fields fields, QuestHead head)
    {
        if (_find(named.Text, _diagnostics) is not { } repaired)
        {
            if (!_diagnostics.HasErrors)
            {
                _diagnostics.Error("PQ0421", named.Place, $"there is no protocol {PlainText.Excerpt(named.Text)}", "'paymentquest list' names the shipped ones; a protocol of your own lies beside the quest");
            }

            return null;
        }

        var protocol = repaired.Protocol;
        var foreign = head.Foreign.Where(f => !protocol.Vocabulary.Names.Contains(f.Name)).ToDictionary(f => f.Name, f => Protocol.Vocabulary.Atoms[f.Name], StringComparer.Ordinal);
        protocol = protocol with { Vocabulary = protocol.Vocabulary.With(foreign) };
        var setting = SettingReader.Read(fields.OptionalSection("setting", "the setting"), protocol.Setting, protocol.Roles, protocol.Vocabulary, _diagnostics);
        return repaired with { Protocol = protocol with { Setting = setting } };
    }

    /// <summary>The goals of a quest: names of the protocol's own, or goals written as in a protocol file.</summary>
    private Battlefield Field(CompiledProtocol compiled, IReadOnlyList<Node> items)
    {
        var protocol = compiled.Protocol;
        var reader = new ClaimReader(_diagnostics, _terms, protocol.Vocabulary, protocol.Roles, protocol.Steps, protocol.Branches);
        reader.Read(items.Where(i => i is not Node.Scalar));
        var claims = new List<Claim>();
        var world = new List<WorldGoal>();
        foreach (var item in items.OfType<Node.Scalar>())
        {
            if (protocol.Claims.FirstOrDefault(c => c.Name == item.Text) is { } claim)
            {
                claims.Add(claim);
            }
            else if (protocol.WorldGoals.FirstOrDefault(g => g.Name == item.Text) is { } goal)
            {
                world.Add(goal);
            }
            else
            {
                var names = protocol.Claims.Select(c => c.Name).Concat(protocol.WorldGoals.Select(g => g.Name));
                _diagnostics.Error("PQ0461", item.Place, $"{protocol.Id} has no goal {PlainText.Excerpt(item.Text)}", Suggestion.Advice(item.Text, names, "name a goal of the protocol, or write one as in a protocol file"));
            }
        }

        return new Battlefield(compiled, claims.Concat(reader.Claims).ToSequence(), world.Concat(reader.World).ToSequence());
    }

    private Means? Means(Fields? fields, QuestHead head)
    {
        if (fields is null)
        {
            return null;
        }

        var plays = fields.OptionalTexts("plays").Select(p => Role(new Node.Scalar(p.Place, p.Text, false))?.Name).OfType<string>().Distinct().ToSequence();
        if (plays.Count > Bounds.DishonestRoles)
        {
            // Everybody can be met among any of them, so what the adversary has beforehand doubles with each.
            _diagnostics.Error("PQ0470", fields.PlaceOf("plays"), $"dishonest parties play at most {Bounds.DishonestRoles} roles, these are {plays.Count}", "leave out those that the attack does not need");
            plays = plays.Take(Bounds.DishonestRoles).ToSequence();
        }

        var knows = fields.OptionalNode("knows") is { } known ? _terms.Items(known, Protocol.Vocabulary) : [];
        var leaks = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var (key, place, value) in fields.OptionalEntries("leaks"))
        {
            if (Notation.Parse(key).Term is Term.PrivateKey { Holder: var holder } && Protocol.Owners.ContainsKey(holder)
                && value is Node.Scalar { Text: var text } && int.TryParse(text, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var after) && after <= 1_000)
            {
                leaks[holder] = after;
            }
            else
            {
                _diagnostics.Error("PQ0462", place, $"{PlainText.Excerpt(key)} cannot leak so", "write a role's private key and after how many messages, as in SK_M: 3");
            }
        }

        var lists = new Dictionary<string, Sequence<string>>(StringComparer.Ordinal);
        foreach (var (key, place, value) in fields.OptionalEntries("lists"))
        {
            if (List(key, value, head) is { } list)
            {
                lists[key] = list;
            }
            else
            {
                _diagnostics.Error("PQ0463", place, $"{PlainText.Excerpt(key)} cannot be guessed from this list", $"list values of an atom; a ? stands for each digit; at most {Bounds.GuessedValues} values in all");
            }
        }

        // Who knows of which few bits a key is made can try them all.
        foreach (var (atom, bits) in Protocol.Weak)
        {
            var sort = Protocol.Vocabulary.Atoms[atom];
            var length = sort.Kind == SortKind.Key ? head.Suite.KeyLength(sort.Size) : sort.Size;
            lists[atom] = Enumerable.Range(0, ShortKey.Count(bits)).Select(n => Convert.ToHexStringLower(ShortKey.Of(length, n))).ToSequence();
        }

        var runs = (int)fields.OptionalInteger("runs", 1, Bounds.Sessions, Bounds.Sessions);
        fields.Finish();
        return new Means(plays, knows, leaks, lists, runs);
    }

    /// <summary>All values of a list with its patterns written out; null when one is no value of the atom, or when there are too many.</summary>
    private Sequence<string>? List(string atom, Node node, QuestHead head)
    {
        if (!Protocol.Vocabulary.Atoms.TryGetValue(atom, out var sort))
        {
            return null;
        }

        var all = new List<string>();
        foreach (var item in node is Node.List list ? list.Items.ToList() : [node])
        {
            if (item is not Node.Scalar { Text: var pattern } || pattern.Count(c => c == '?') > 4)
            {
                return null;
            }

            all.AddRange(WrittenOut(pattern));
            if (all.Count > Bounds.GuessedValues)
            {
                return null;
            }
        }

        return all.TrueForAll(v => Values.Parse(sort, v, head.Suite) is not null) ? all.ToSequence() : null;
    }

    private static IEnumerable<string> WrittenOut(string pattern) => pattern.IndexOf('?', StringComparison.Ordinal) is var at and >= 0
        ? "0123456789".SelectMany(d => WrittenOut(pattern[..at] + d + pattern[(at + 1)..]))
        : [pattern];

    private Sequence<AttackScript> Scripts(Fields fields, string key, int fewest)
    {
        var scripts = fields.Items(key).Select(Script).OfType<AttackScript>().ToSequence();
        if (scripts.Count < fewest)
        {
            _diagnostics.Error("PQ0464", fields.PlaceOf(key), $"{key} has {fewest} scripts or more, this has {scripts.Count}", key == "wins" ? "write two attacks of different shape" : "write one in which everything is passed on, and one of noise");
        }

        return scripts;
    }

    private AttackScript? Script(Node node)
    {
        if (node is Node.List list && list.Items.All(i => i is Node.Scalar))
        {
            return new AttackScript(list.Items.OfType<Node.Scalar>().Select(s => s.Text).ToSequence()) { Place = node.Place };
        }

        _diagnostics.Error("PQ0465", node.Place, "a script is a list of ploys", "write one ploy an item");
        return null;
    }
}
