using PaymentQuest.Cryptography;
using PaymentQuest.Documents;
using PaymentQuest.Terms;

namespace PaymentQuest.Protocols;

/// <summary>Reads a protocol file (format: <c>docs/protocol-format.md</c>). Whatever is wrong becomes a diagnostic; nothing throws.</summary>
public sealed class ProtocolReader
{
    /// <summary>The most definitions that a protocol has. 3KP has 9; definitions refer to one another, and this bounds how deep.</summary>
    public const int MostDefinitions = 200;

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
        var title = fields.Prose("title");
        var summary = fields.OptionalProse("summary");
        var source = fields.OptionalText("source") ?? "";
        var suites = fields.OptionalTexts("suites");
        var roles = Roles(fields);
        var authority = fields.OptionalText("authority") ?? "CA";
        var dropped = fields.OptionalTexts("drop");
        var omitted = fields.OptionalTexts("omit");
        if (_diagnostics.HasErrors || id is null || roles.Count == 0)
        {
            FinishEarly(fields);
            return null;
        }

        var owners = Owners(fields, roles, authority);
        if (Vocabulary(fields, roles, owners, authority, dropped) is not { } vocabulary)
        {
            return null;
        }

        var certificates = Certificates(fields, owners, vocabulary);
        var knows = ByRole(fields.OptionalEntries("knows"), roles, vocabulary);
        var fresh = Fresh(fields, roles, vocabulary);
        var steps = Steps(fields, roles, vocabulary, dropped);
        var without = dropped.Select(d => Notation.Parse(d.Text).Term is { } term ? vocabulary.Expand(term) : null).ToList();
        var keeps = ByRole(fields.OptionalEntries("keeps"), roles, vocabulary)
            .ToDictionary(k => k.Key, k => k.Value.Where(term => !without.Contains(term)).ToSequence(), StringComparer.Ordinal);
        var secrets = fields.OptionalItems("goals").Select(g => Secret(g, roles, vocabulary)).OfType<SecrecyGoal>().ToSequence();
        var setting = SettingReader.Read(fields.OptionalSection("setting", "the setting"), null, roles, vocabulary, _diagnostics);
        fields.Finish();
        foreach (var (suite, place) in suites)
        {
            if (Suite.ByName(suite) is null)
            {
                _diagnostics.Error("PQ0201", place, $"'{suite}' is no suite", $"use {string.Join(" or ", Suite.All.Select(s => s.Name))}");
            }
        }

        return new Protocol
        {
            Id = id,
            Family = family ?? id,
            Title = title ?? Prose.Empty,
            Summary = summary,
            Source = source,
            Suites = suites.Count == 0 ? Suite.All.Select(s => s.Name).ToSequence() : suites.Select(s => s.Text).ToSequence(),
            Roles = roles,
            Authority = authority,
            Vocabulary = vocabulary,
            Owners = owners,
            Certificates = certificates,
            Knows = knows,
            Fresh = fresh,
            Steps = steps,
            Keeps = keeps,
            Secrets = secrets,
            Omitted = omitted.DistinctBy(o => o.Text).ToDictionary(o => o.Text, o => o.Place, StringComparer.Ordinal),
            Setting = setting,
            Place = fields.Place,
        };
    }

    /// <summary>Reports unknown keys when reading stops in the middle: the keys that would have been asked for later are no mistakes.</summary>
    private static void FinishEarly(Fields fields)
    {
        foreach (var key in (string[])["keys", "atoms", "functions", "definitions", "certificates", "knows", "fresh", "steps", "keeps", "goals", "setting"])
        {
            fields.OptionalNode(key);
        }

        fields.Finish();
    }

    private static bool IsName(string text) =>
        text.Length is > 0 and <= 40 && (char.IsAsciiLetter(text[0]) || text[0] == '_') && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '/' or '\'');

    private static bool IsReserved(string name) =>
        name is "H" or "HMAC" or "KDF" or "E" || name.StartsWith("PK_", StringComparison.Ordinal) || name.StartsWith("SK_", StringComparison.Ordinal) || name.StartsWith("CERT_", StringComparison.Ordinal);

    private bool CheckName(string name, Place place)
    {
        if (IsName(name) && !IsReserved(name))
        {
            return true;
        }

        _diagnostics.Error(
            "PQ0202",
            place,
            IsReserved(name) ? $"'{name}' belongs to the notation" : $"'{PlainText.Sanitize(name)}' is no name",
            "a name has letters, digits, _ and /, at most 40, and does not start with a digit");
        return false;
    }

    private Sequence<Role> Roles(Fields fields)
    {
        var roles = new List<Role>();
        foreach (var (name, place, node) in fields.Entries("roles"))
        {
            if (node is not Node.Scalar symbol)
            {
                _diagnostics.Error("PQ0203", node.Place, $"role {name} needs a symbol, found {node.Kind}", "write for example 'Customer: C'");
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

        if (roles.Count is < 2 or > 8)
        {
            _diagnostics.Error("PQ0205", fields.PlaceOf("roles"), $"a protocol has 2 to 8 roles, this has {roles.Count}");
        }

        return roles.ToSequence();
    }

    private Dictionary<string, string> Owners(Fields fields, Sequence<Role> roles, string authority)
    {
        var owners = roles.ToDictionary(r => r.Symbol, r => r.Name, StringComparer.Ordinal);
        foreach (var (holder, place, node) in fields.OptionalEntries("keys"))
        {
            if (RoleName(node, roles) is { } owner && CheckName(holder, place) && (holder == authority || !owners.TryAdd(holder, owner)))
            {
                _diagnostics.Error("PQ0204", place, $"'{holder}' holds keys already");
            }
        }

        return owners;
    }

    private Vocabulary? Vocabulary(Fields fields, Sequence<Role> roles, Dictionary<string, string> owners, string authority, IReadOnlyList<(string Text, Place Place)> dropped)
    {
        var atoms = roles.ToDictionary(r => r.Symbol, _ => new Sort(SortKind.Agent), StringComparer.Ordinal);
        foreach (var (name, place, node) in fields.OptionalEntries("atoms"))
        {
            if (!CheckName(name, place))
            {
                continue;
            }

            if (node is not Node.Scalar { Text: var text } || Sort.Parse(text) is not { } sort)
            {
                _diagnostics.Error("PQ0206", node.Place, $"'{name}' needs a sort", $"use one of {string.Join(", ", Sort.Words.Keys)}; nonce and secret take a size, as in nonce(8)");
            }
            else if (!atoms.TryAdd(name, sort))
            {
                _diagnostics.Error("PQ0204", place, $"'{name}' is a role's symbol already");
            }
        }

        var functions = new Dictionary<string, FunctionDeclaration>(StringComparer.Ordinal);
        foreach (var (name, place, node) in fields.OptionalEntries("functions"))
        {
            if (!CheckName(name, place) || Fields.Of(node, _diagnostics, "a function") is not { } function)
            {
                continue;
            }

            var sort = Sort.Parse(function.Text("result") ?? "");
            if (sort is null)
            {
                _diagnostics.Error("PQ0206", function.PlaceOf("result"), $"the result of '{name}' needs a sort", $"use one of {string.Join(", ", Sort.Words.Keys)}");
            }

            var evaluators = (function.Node("roles") is Node.List list ? list.Items : [function.Node("roles")!]).OfType<Node>().Select(r => RoleName(r, roles)).OfType<string>().ToSequence();
            function.Finish();
            functions[name] = new FunctionDeclaration(name, sort ?? default, evaluators);
        }

        var definitions = Definitions(fields, atoms, functions, dropped);
        var holders = owners.Keys.Append(authority).ToHashSet(StringComparer.Ordinal);
        if (_diagnostics.HasErrors || definitions is null)
        {
            FinishEarly(fields);
            return null;
        }

        var vocabulary = new Vocabulary(atoms, definitions.ToDictionary(d => d.Key, d => d.Value.Term, StringComparer.Ordinal), functions, holders);
        foreach (var (_, (term, text)) in definitions)
        {
            _terms.Canonical(term, text, vocabulary);
        }

        return _diagnostics.HasErrors ? null : vocabulary;
    }

    private Term? Kept(Node.Scalar text, IReadOnlyList<(string Text, Place Place)> dropped) =>
        _terms.Written(text) is { } written ? Dropping.From(written, dropped, _diagnostics) : null;

    private Dictionary<string, (Term Term, Node.Scalar Text)>? Definitions(
        Fields fields, Dictionary<string, Sort> atoms, Dictionary<string, FunctionDeclaration> functions, IReadOnlyList<(string Text, Place Place)> dropped)
    {
        var definitions = new Dictionary<string, (Term Term, Node.Scalar Text)>(StringComparer.Ordinal);
        var entries = fields.OptionalEntries("definitions");
        if (entries.Count > MostDefinitions)
        {
            _diagnostics.Error("PQ0219", fields.PlaceOf("definitions"), $"{entries.Count} definitions are too many", $"a protocol has at most {MostDefinitions}");
            return null;
        }

        foreach (var (name, place, node) in entries)
        {
            if (!CheckName(name, place))
            {
                continue;
            }

            if (atoms.ContainsKey(name) || functions.ContainsKey(name))
            {
                _diagnostics.Error("PQ0204", place, $"'{name}' is an atom or a function already");
            }
            else if (node is not Node.Scalar text)
            {
                _diagnostics.Error("PQ0304", node.Place, $"expected a term, found {node.Kind}");
            }
            else if (Kept(text, dropped) is { } kept)
            {
                definitions[name] = (kept, text);
            }
        }

        if (Cycles.First(definitions.ToDictionary(d => d.Key, d => d.Value.Term)) is { } cycle)
        {
            _diagnostics.Error("PQ0207", definitions[cycle[0]].Text.Place, $"the definition of '{cycle[0]}' contains itself: {string.Join(" → ", cycle)}", "break the circle");
            return null;
        }

        return definitions;
    }

    private Dictionary<string, CertificateDeclaration> Certificates(Fields fields, Dictionary<string, string> owners, Vocabulary vocabulary)
    {
        var certificates = new Dictionary<string, CertificateDeclaration>(StringComparer.Ordinal);
        foreach (var (holder, owner) in owners)
        {
            certificates[holder] = new CertificateDeclaration(holder, owner.ToLowerInvariant(), Sequence<Term.Atom>.Empty);
        }

        foreach (var (holder, place, node) in fields.OptionalEntries("certificates"))
        {
            if (!certificates.ContainsKey(holder))
            {
                _diagnostics.Error("PQ0208", place, $"'{holder}' holds no keys", "certificates are issued to symbols of roles, or to holders under keys");
            }
            else if (Fields.Of(node, _diagnostics, "a certificate") is { } certificate)
            {
                var binds = certificate.OptionalNode("binds") is { } bound ? _terms.Items(bound, vocabulary) : [];
                certificates[holder] = new CertificateDeclaration(
                    holder,
                    certificate.OptionalText("role") ?? certificates[holder].Role,
                    binds.OfType<Term.Atom>().ToSequence());
                certificate.Finish();
            }
        }

        return certificates;
    }

    private Dictionary<string, string> Fresh(Fields fields, Sequence<Role> roles, Vocabulary vocabulary)
    {
        var fresh = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (role, terms) in ByRole(fields.OptionalEntries("fresh"), roles, vocabulary))
        {
            foreach (var term in terms)
            {
                if (term is not Term.Atom atom || vocabulary.Atoms[atom.Name].Kind is SortKind.Amount or SortKind.Account or SortKind.Decision or SortKind.Digest or SortKind.Agent)
                {
                    _diagnostics.Error("PQ0209", fields.PlaceOf("fresh"), $"'{term}' cannot be generated", "fresh takes atoms of sort nonce, secret, key, text or date");
                }
                else if (!fresh.TryAdd(atom.Name, role))
                {
                    _diagnostics.Error("PQ0204", fields.PlaceOf("fresh"), $"'{atom.Name}' is generated by two roles");
                }
            }
        }

        return fresh;
    }

    private Dictionary<string, Sequence<Term>> ByRole(IEnumerable<(string Key, Place KeyPlace, Node Value)> entries, Sequence<Role> roles, Vocabulary vocabulary)
    {
        var result = roles.ToDictionary(r => r.Name, _ => Sequence<Term>.Empty, StringComparer.Ordinal);
        foreach (var (key, place, node) in entries)
        {
            if (RoleName(key, place, roles) is { } role)
            {
                result[role] = _terms.Items(node, vocabulary);
            }
        }

        return result;
    }

    private Sequence<Step> Steps(Fields fields, Sequence<Role> roles, Vocabulary vocabulary, IReadOnlyList<(string Text, Place Place)> dropped)
    {
        var steps = new List<Step>();
        foreach (var node in fields.Items("steps"))
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
            var sender = rules.Read(step.OptionalItems("sender"));
            var receiver = rules.Read(step.OptionalItems("receiver"));
            step.Finish();
            if (name is null || from is null || to is null || message is null)
            {
                continue;
            }

            if (name.Contains('/', StringComparison.Ordinal) || name.Length > 40 || steps.Any(s => s.Name == name))
            {
                _diagnostics.Error("PQ0202", step.PlaceOf("name"), $"'{PlainText.Sanitize(name)}' is no name for this step", "step names are unique, have at most 40 characters and no /");
            }

            if (from == to)
            {
                _diagnostics.Error("PQ0213", step.PlaceOf("to"), "a message needs two different roles");
            }

            steps.Add(new Step(steps.Count + 1, name, from, to, written!, message, declined, sender, receiver, text!.Place));
        }

        if (steps.Count is 0 or > 64)
        {
            _diagnostics.Error("PQ0214", fields.PlaceOf("steps"), $"a protocol has 1 to 64 steps, this has {steps.Count}");
        }

        return steps.ToSequence();
    }

    private SecrecyGoal? Secret(Node node, Sequence<Role> roles, Vocabulary vocabulary)
    {
        if (Fields.Of(node, _diagnostics, "a goal") is not { } goal)
        {
            return null;
        }

        var term = goal.Scalar("secret") is { } text ? _terms.Canonical(text, vocabulary) : null;
        var from = goal.Texts("from").Select(f => f.Text == SecrecyGoal.Network ? f.Text : RoleName(f.Text, f.Place, roles)).OfType<string>().ToSequence();
        goal.Finish();
        return term is null ? null : new SecrecyGoal(term, from);
    }

    private string? RoleName(Node node, Sequence<Role> roles) =>
        node is Node.Scalar text ? RoleName(text.Text, text.Place, roles) : RoleName(node.Kind, node.Place, roles);

    private string? RoleName(string name, Place place, Sequence<Role> roles)
    {
        if (roles.FirstOrDefault(r => r.Name == name || r.Symbol == name) is { } role)
        {
            return role.Name;
        }

        var near = Suggestion.Nearest(name, roles.Select(r => r.Name));
        _diagnostics.Error("PQ0215", place, $"'{PlainText.Sanitize(name)}' is no role of this protocol", near is null ? $"use {string.Join(" or ", roles.Select(r => r.Name))}" : $"did you mean '{near}'?");
        return null;
    }
}
