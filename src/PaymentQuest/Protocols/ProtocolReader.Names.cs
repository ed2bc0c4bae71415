using PaymentQuest.Cryptography;
using PaymentQuest.Documents;
using PaymentQuest.Terms;

namespace PaymentQuest.Protocols;

/// <summary>Reads what names in terms stand for: atoms, functions, definitions, holders of keys and their certificates.</summary>
internal sealed partial class ProtocolReader
{
    private static bool IsName(string text) =>
        text.Length is > 0 and <= 40 && (char.IsAsciiLetter(text[0]) || text[0] == '_') && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '/' or '\'');

    private static bool IsReserved(string name) =>
        name is "H" or "HMAC" or "KDF" or "E" or "AE" || name.StartsWith("PK_", StringComparison.Ordinal) || name.StartsWith("SK_", StringComparison.Ordinal) || name.StartsWith("CERT_", StringComparison.Ordinal) || name.StartsWith("CRL_", StringComparison.Ordinal);

    private bool CheckName(string name, Place place)
    {
        if (IsName(name) && !IsReserved(name))
        {
            return true;
        }

        _diagnostics.Error(
            "PQ0202",
            place,
            IsReserved(name) ? $"'{name}' belongs to the notation" : $"{PlainText.Excerpt(name)} is no name",
            "a name has up to 40 of the letters A to Z and a to z, digits, _, / and ', and begins with a letter or _");
        return false;
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

    private static string Sorts => FormattableString.Invariant($"use one of {string.Join(", ", Sort.OfAtoms)}; nonce, secret and key take a size from 1 to {Sort.LargestSize:N0}, as in nonce(8)");

    private Vocabulary? Vocabulary(Fields fields, Sequence<Role> roles, IEnumerable<string> keyHolders, IReadOnlyList<(string Text, Place Place)> dropped)
    {
        var atoms = roles.ToDictionary(r => r.Symbol, _ => new Sort(SortKind.Agent), StringComparer.Ordinal);
        foreach (var (name, place, node) in fields.OptionalEntries("atoms"))
        {
            if (!CheckName(name, place))
            {
                continue;
            }

            if (node is not Node.Scalar { Text: var text } || Sort.Parse(text) is not { IsOfHolder: false } sort)
            {
                _diagnostics.Error("PQ0206", node.Place, $"'{name}' needs a sort", Sorts);
            }
            else if (!atoms.TryAdd(name, sort))
            {
                _diagnostics.Error("PQ0204", place, $"'{name}' is a role's symbol already");
            }
        }

        var constants = Constants(fields, atoms);
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
                _diagnostics.Error("PQ0206", function.PlaceOf("result"), $"the result of '{name}' needs a sort", Sorts + "; or public_key or certificate");
            }

            var isPublic = function.Flag("public", otherwise: false);
            var evaluators = isPublic ? roles.Select(r => r.Name).ToSequence() : function.Texts("roles").Select(r => RoleName(r.Text, r.Place, roles)).OfType<string>().ToSequence();
            var isKept = function.Flag("kept", otherwise: false);
            var initially = function.OptionalScalar("initially");
            if (initially is { } first && sort is { } of && (!isKept || SettingReader.Objection(of, first.Text) is not null))
            {
                _diagnostics.Error("PQ0298", first.Place, isKept ? $"{PlainText.Excerpt(first.Text)} is no value of sort {of}" : $"'{name}' is not kept, and its values are those of the setting", isKept ? SettingReader.Objection(of, first.Text)! : "write 'kept: true' beside it, or the values under 'setting: tables:'");
            }

            if (isKept && isPublic)
            {
                _diagnostics.Error("PQ0294", function.PlaceOf("public"), $"'{name}' is what a party remembers, which nobody else can look up", "leave out 'public' or 'kept'");
            }

            if (isKept && sort is { IsOfHolder: true })
            {
                _diagnostics.Error("PQ0294", function.PlaceOf("kept"), $"'{name}' gives a {sort}, which no party remembers", "say under 'setting: tables:' whose it is");
            }

            function.Finish();
            functions[name] = new FunctionDeclaration(name, sort ?? default, evaluators) { IsKept = isKept, IsPublic = isPublic, Initially = initially?.Text };
        }

        var algorithms = Algorithms(fields, atoms, functions);
        _terms.Algorithms = algorithms;
        var definitions = Definitions(fields, atoms, functions, dropped);
        var holders = keyHolders.ToHashSet(StringComparer.Ordinal);
        if (_diagnostics.HasErrors || definitions is null)
        {
            FinishEarly(fields);
            return null;
        }

        var vocabulary = new Vocabulary(atoms, definitions.ToDictionary(d => d.Key, d => d.Value.Term, StringComparer.Ordinal), functions, holders, algorithms) { Constants = constants };
        // What is built on a definition that is too large is too large as well, and is no second mistake.
        var tooLarge = definitions.Where(d => vocabulary.Expand(d.Value.Term) is null).Select(d => d.Key).ToHashSet(StringComparer.Ordinal);
        foreach (var (term, text) in definitions.Values.Where(d => !d.Term.SelfAndDescendants.OfType<Term.Atom>().Any(a => tooLarge.Contains(a.Name))))
        {
            _terms.Canonical(term, text, vocabulary, mayChange: true);
        }

        foreach (var (text, place) in dropped)
        {
            if (Notation.Parse(text, _terms.Algorithms).Term is { } unwanted && vocabulary.FirstUnknown(unwanted) is var (name, candidates))
            {
                _diagnostics.Error("PQ0302", place, $"'{name}' is not declared, and cannot be dropped", Suggestion.Advice(name, candidates));
            }
        }

        return _diagnostics.HasErrors ? null : vocabulary;
    }

    private Term? Kept(Node.Scalar text, IReadOnlyList<(string Text, Place Place)> dropped) =>
        _terms.Written(text) is { } written ? Dropping.From(written, dropped, _terms.Algorithms, _diagnostics) : null;

    private Dictionary<string, (Term Term, Node.Scalar Text)>? Definitions(
        Fields fields, Dictionary<string, Sort> atoms, Dictionary<string, FunctionDeclaration> functions, IReadOnlyList<(string Text, Place Place)> dropped)
    {
        var definitions = new Dictionary<string, (Term Term, Node.Scalar Text)>(StringComparer.Ordinal);
        var entries = fields.OptionalEntries("definitions");
        if (entries.Count > Bounds.Definitions)
        {
            _diagnostics.Error("PQ0219", fields.PlaceOf("definitions"), $"{entries.Count} definitions are too many", $"a protocol has at most {Bounds.Definitions}");
            return null;
        }

        foreach (var (name, place, node) in entries)
        {
            if (!CheckName(name, place))
            {
                continue;
            }

            if (atoms.ContainsKey(name) || functions.ContainsKey(name) || _terms.Algorithms.ContainsKey(name))
            {
                _diagnostics.Error("PQ0204", place, $"'{name}' is an atom, a function or an algorithm already");
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

    private Sequence<string> Authorities(Fields fields, Dictionary<string, string> owners, string authority)
    {
        var authorities = new List<string>();
        foreach (var (holder, place) in fields.OptionalTexts("authorities"))
        {
            if (CheckName(holder, place))
            {
                if (holder == authority || owners.ContainsKey(holder) || authorities.Contains(holder))
                {
                    _diagnostics.Error("PQ0204", place, $"'{holder}' holds keys already");
                }

                authorities.Add(holder);
            }
        }

        return authorities.ToSequence();
    }

    private CertificateProfile Profile(Fields fields)
    {
        if (fields.OptionalSection("certificate_profile", "a certificate profile") is not { } profile)
        {
            return CertificateProfile.Plain;
        }

        var extension = profile.OptionalScalar("type_extension");
        var policy = profile.OptionalScalar("policy");
        var types = profile.OptionalTexts("types").Select(t => t.Text).ToSequence();
        profile.Finish();
        foreach (var identifier in new[] { extension, policy }.OfType<Node.Scalar>().Where(n => !CertificateReader.IsObjectIdentifier(n.Text)))
        {
            _diagnostics.Error("PQ0228", identifier.Place, $"{PlainText.Excerpt(identifier.Text)} is no object identifier", "write numbers with dots between them, such as 2.23.42.7.1");
        }

        return new CertificateProfile(extension?.Text, types, policy?.Text);
    }
}
