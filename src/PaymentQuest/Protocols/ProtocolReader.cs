using PaymentQuest.Cryptography;
using PaymentQuest.Documents;
using PaymentQuest.Terms;

namespace PaymentQuest.Protocols;

/// <summary>Reads a protocol file (format: <c>docs/protocol-format.md</c>). Whatever is wrong becomes a diagnostic; nothing throws.</summary>
internal sealed partial class ProtocolReader
{
    private static readonly Dictionary<string, bool> Conditions = new(StringComparer.Ordinal) { ["always"] = false, ["approved"] = true };

    private readonly Diagnostics _diagnostics;
    private readonly TermReader _terms;

    private ProtocolReader(Diagnostics diagnostics)
    {
        _diagnostics = diagnostics;
        _terms = new TermReader(diagnostics);
    }

    /// <summary>The protocol that a file describes, or null with at least one error.</summary>
    /// <param name="root">The file, with everything it inherits already merged in (<see cref="Inheritance"/>).</param>
    /// <param name="diagnostics">Takes what is wrong.</param>
    public static Protocol? Read(Node root, Diagnostics diagnostics)
    {
        var protocol = Fields.Of(root, diagnostics, "a protocol") is { } fields ? new ProtocolReader(diagnostics).Read(fields) : null;
        return diagnostics.HasErrors ? null : protocol;
    }

    private Protocol? Read(Fields fields)
    {
        fields.Integer("format_version", 1, 1);
        var id = fields.Text("id");
        var family = fields.OptionalText("family");
        fields.OptionalText("extends");
        var title = fields.Name("title");
        var summary = fields.OptionalProse("summary");
        var source = fields.OptionalCitation("source");
        var suites = fields.OptionalTexts("suites");
        var wire = fields.OptionalText("wire");
        var roles = Roles(fields);
        var authority = fields.OptionalText("authority") ?? "CA";
        var profile = Profile(fields);
        var dropped = fields.OptionalTexts("drop");
        var omitted = fields.OptionalTexts("omit");
        if (_diagnostics.HasErrors || id is null || roles.Count == 0)
        {
            FinishEarly(fields);
            return null;
        }

        var owners = Owners(fields, roles, authority);
        var authorities = Authorities(fields, owners, authority);
        if (Vocabulary(fields, roles, owners.Keys.Concat(authorities).Append(authority), dropped) is not { } vocabulary)
        {
            return null;
        }

        var certificates = new CertificateReader(_diagnostics, _terms, vocabulary, authority, profile).Read(fields.OptionalEntries("certificates"), roles, owners, authorities);
        var known = fields.OptionalEntries("knows").ToLookup(e => e.Key == SecrecyGoal.Network);
        var knows = WithConstants(ByRole(known[false], roles, vocabulary), vocabulary);
        var draws = Draws(fields, vocabulary);
        var fresh = Fresh(fields, roles, vocabulary, draws);
        var weak = Weak(fields, vocabulary, fresh);
        var compromised = Compromised(fields, fresh);
        var steps = new List<Step>();
        Steps(fields.Items("steps"), steps, roles, vocabulary, dropped);
        if (steps.Count == 0)
        {
            _diagnostics.Error("PQ0214", fields.PlaceOf("steps"), $"a protocol has 1 to {Bounds.Steps} steps, this has none");
        }

        var branches = Branches(fields, steps, roles, vocabulary, dropped);
        var reversible = Reversible(fields, roles, vocabulary, owners, knows, steps);
        var rounds = Rounds(fields, roles, steps, vocabulary);
        var kept = fields.OptionalEntries("keeps");
        var keeps = ByRole(kept, roles, vocabulary, dropped);
        var goals = new ClaimReader(_diagnostics, _terms, vocabulary, roles, steps, branches);
        goals.Read(fields.OptionalItems("goals"));
        var loses = Loses(fields, roles, [.. goals.Claims.Select(c => c.Name), .. goals.World.Select(w => w.Name)]);
        var trusted = fields.OptionalTexts("trusted").Select(t => RoleName(t.Text, t.Place, roles)).OfType<string>().ToSequence();
        var setting = SettingReader.Read(fields.OptionalSection("setting", "the setting"), null, roles, vocabulary, _diagnostics);
        var names = Titles(fields, new Dictionary<string, IEnumerable<string>>
        {
            ["roles"] = roles.Select(r => r.Name),
            ["messages"] = steps.Select(s => s.Name),
            ["definitions"] = vocabulary.Definitions.Keys,
            ["goals"] = goals.Claims.Select(c => c.Name).Concat(goals.World.Select(w => w.Name)),
        });
        var formats = fields.OptionalEntries("formats");
        CheckChannels(fields, steps);
        fields.Finish();
        CheckCertificates(knows.Values.SelectMany(k => k), authority, fields.PlaceOf("knows"));
        foreach (var step in steps)
        {
            CheckCertificates([step.Message], authority, step.Place);
            if (step.Message.SelfAndDescendants.OfType<Term.PrivateKey>().FirstOrDefault() is { } key)
            {
                _diagnostics.Error("PQ0225", step.Place, $"'{key}' in a message: a private key never travels", $"sign with {key}[…], or seal with PK_{key.Holder}(…)");
            }
        }

        foreach (var (suite, place) in suites)
        {
            if (Suite.ByName(suite) is null)
            {
                _diagnostics.Error("PQ0201", place, $"'{suite}' is no suite", $"use {string.Join(" or ", Suite.Nameable.Select(s => s.Name))}");
            }
        }

        var format = Formats(formats, vocabulary, dropped, steps, Wire(wire, fields.PlaceOf("wire"), vocabulary, steps));
        return Wrapped(new Protocol
        {
            Id = id,
            Family = family ?? id,
            Title = title ?? Prose.Empty,
            Summary = summary,
            Names = names,
            Source = source,
            Suites = suites.Count == 0 ? Suite.All.Select(s => s.Name).ToSequence() : suites.Select(s => s.Text).ToSequence(),
            Roles = roles,
            Authority = authority,
            Authorities = authorities,
            CertificateProfile = profile,
            Vocabulary = vocabulary,
            Owners = owners,
            Certificates = certificates,
            Knows = knows,
            KnownToNetwork = known[true].SelectMany(e => _terms.Items(e.Value, vocabulary)).Concat(Known(vocabulary)).Distinct().ToSequence(),
            Fresh = fresh,
            Draws = draws,
            Weak = weak,
            Compromised = compromised,
            Reversible = reversible,
            Rounds = rounds,
            Steps = steps.Select(s => s with { Wire = format }).ToSequence(),
            Branches = branches,
            Wire = format,
            Keeps = keeps,
            KeepPlaces = roles.ToDictionary(r => r.Name, r => kept.FirstOrDefault(k => k.Key == r.Name || k.Key == r.Symbol).Value?.Place ?? fields.Place, StringComparer.Ordinal),
            Secrets = goals.Secrets,
            Claims = goals.Claims,
            WorldGoals = goals.World,
            Trusted = trusted,
            Loses = loses,
            Omitted = omitted.DistinctBy(o => o.Text).ToDictionary(o => o.Text, o => o.Place, StringComparer.Ordinal),
            Setting = setting,
            Place = fields.Place,
        });
    }

    private void CheckCertificates(IEnumerable<Term> terms, string authority, Place place)
    {
        if (terms.SelectMany(t => t.SelfAndDescendants).OfType<Term.Certificate>().Any(c => c.Holder == authority))
        {
            _diagnostics.Error("PQ0208", place, $"'CERT_{authority}' does not exist", $"the authority has no certificate; who verifies others knows PK_{authority}");
        }
    }

    /// <summary>Reports unknown keys when reading stops in the middle: the keys that would have been asked for later are no mistakes.</summary>
    private static void FinishEarly(Fields fields)
    {
        foreach (var key in (string[])["keys", "authorities", "atoms", "constants", "functions", "algorithms", "definitions", "certificates", "knows", "fresh", "draws", "weak", "compromised", "reversible", "steps", "branches", "rounds", "keeps", "goals", "loses", "repairs", "trusted", "setting", "names", "formats"])
        {
            fields.OptionalNode(key);
        }

        fields.Finish();
    }

    private Sequence<Role> Roles(Fields fields)
    {
        var roles = new List<Role>();
        foreach (var (name, place, node) in fields.Entries("roles"))
        {
            if (node is not Node.Scalar symbol)
            {
                _diagnostics.Error("PQ0203", node.Place, $"role {name} needs a symbol, found {node.Kind}", "write for example 'Payer: P'");
            }
            else if (CheckName(name, place) && CheckName(symbol.Text, symbol.Place))
            {
                if (roles.Any(r => r.Symbol == symbol.Text))
                {
                    _diagnostics.Error("PQ0204", symbol.Place, $"symbol '{symbol.Text}' is taken by another role");
                }

                roles.Add(new Role(name, symbol.Text));
            }
        }

        if (roles.Count is < 2 or > Bounds.Roles)
        {
            _diagnostics.Error("PQ0205", fields.PlaceOf("roles"), $"a protocol has 2 to {Bounds.Roles} roles, this has {roles.Count}");
        }

        return roles.ToSequence();
    }

    private Dictionary<string, string> Fresh(Fields fields, Sequence<Role> roles, Vocabulary vocabulary, Dictionary<string, string> draws)
    {
        var fresh = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (role, terms) in ByRole(fields.OptionalEntries("fresh"), roles, vocabulary))
        {
            foreach (var term in terms)
            {
                if (term is not Term.Atom atom || (!draws.ContainsKey(atom.Name) && vocabulary.Atoms[atom.Name].Kind is SortKind.Amount or SortKind.Account or SortKind.Decision or SortKind.Digest or SortKind.Agent or SortKind.Number))
                {
                    _diagnostics.Error("PQ0209", fields.PlaceOf("fresh"), $"'{term}' cannot be generated", "fresh takes atoms of sort nonce, secret, key, text or date");
                }
                else if (vocabulary.Constants.ContainsKey(atom.Name))
                {
                    _diagnostics.Error("PQ0293", fields.PlaceOf("fresh"), $"'{atom.Name}' is a constant, and nobody generates it", "declare it under atoms, or take it out of fresh");
                }
                else if (!fresh.TryAdd(atom.Name, role))
                {
                    _diagnostics.Error("PQ0204", fields.PlaceOf("fresh"), $"'{atom.Name}' is generated by two roles");
                }
            }
        }

        foreach (var drawn in draws.Keys.Where(d => !fresh.ContainsKey(d)))
        {
            _diagnostics.Error("PQ0236", fields.PlaceOf("draws"), $"{PlainText.Excerpt(drawn)} is not fresh, and cannot be drawn", Suggestion.Advice(drawn, fresh.Keys));
        }

        return fresh;
    }

    private Dictionary<string, Sequence<Term>> ByRole(IEnumerable<(string Key, Place KeyPlace, Node Value)> entries, Sequence<Role> roles, Vocabulary vocabulary, IReadOnlyList<(string Text, Place Place)>? dropped = null)
    {
        var result = roles.ToDictionary(r => r.Name, _ => Sequence<Term>.Empty, StringComparer.Ordinal);
        foreach (var (key, place, node) in entries)
        {
            if (RoleName(key, place, roles) is { } role)
            {
                result[role] = _terms.Items(node, vocabulary, dropped);
            }
        }

        return result;
    }

    /// <summary>Reads steps, and adds them to those that were read before.</summary>
    private void Steps(IEnumerable<Node> nodes, List<Step> steps, Sequence<Role> roles, Vocabulary vocabulary, IReadOnlyList<(string Text, Place Place)> dropped)
    {
        foreach (var node in nodes)
        {
            if (Fields.Of(node, _diagnostics, "a step") is not { } step)
            {
                continue;
            }

            var name = step.Text("name");
            var from = step.Node("from") is { } f ? RoleName(f, roles) : null;
            var to = step.Node("to") is { } t ? RoleName(t, roles) : null;
            var text = step.Scalar("message");
            var written = text is null ? null : Kept(text, dropped);
            var message = written is null ? null : _terms.Canonical(written, text!, vocabulary);
            var declined = step.OptionalScalar("declined") is { } other && Kept(other, dropped) is { } rest ? _terms.Canonical(rest, other, vocabulary) : null;
            var rules = new RuleReader(_diagnostics, _terms, vocabulary, dropped);
            var isApprovedOnly = step.OptionalChoice("when", Conditions, false);
            var sender = rules.Read(step.OptionalItems("sender"));
            var receiver = rules.Read(step.OptionalItems("receiver"));
            var retains = Retains(step, roles, vocabulary);
            var channel = Over(step, roles, from, to);
            step.Finish();
            if (name is null || from is null || to is null || message is null)
            {
                continue;
            }

            if (name.Contains('/', StringComparison.Ordinal) || name.Length > 40 || steps.Any(s => s.Name == name))
            {
                _diagnostics.Error("PQ0202", step.PlaceOf("name"), $"{PlainText.Excerpt(name)} is no name for this step", "step names are unique, have at most 40 characters and no /");
            }

            if (from == to)
            {
                _diagnostics.Error("PQ0213", step.PlaceOf("to"), "a message needs two different roles");
            }

            steps.Add(new Step(steps.Count + 1, name, from, to, written!, message, declined, sender, receiver, text!.Place, isApprovedOnly) { Retains = retains, Channel = channel });
        }

        if (steps.Count > Bounds.Steps)
        {
            _diagnostics.Error("PQ0214", steps[Bounds.Steps].Place, $"a protocol has 1 to {Bounds.Steps} steps, this has {steps.Count}");
        }
    }

    private string? RoleName(Node node, Sequence<Role> roles) =>
        node is Node.Scalar text ? RoleName(text.Text, text.Place, roles) : RoleName(node.Kind, node.Place, roles);

    private string? RoleName(string name, Place place, Sequence<Role> roles)
    {
        if (roles.FirstOrDefault(r => r.Name == name || r.Symbol == name) is { } role)
        {
            return role.Name;
        }

        var names = roles.Select(r => r.Name).ToList();
        _diagnostics.Error("PQ0215", place, $"{PlainText.Excerpt(name)} is no role of this protocol", Suggestion.Advice(name, names, $"use {string.Join(" or ", names)}"));
        return null;
    }
}
