using PaymentQuest.Terms;

namespace PaymentQuest.Wire.Set;

/// <summary>Ties the tables of SET 1.0 to the definitions of one protocol.</summary>
internal sealed class SetBinding
{
    private readonly Vocabulary _vocabulary;
    private readonly Dictionary<Term, Layout> _layouts = [];
    private readonly Dictionary<Term, byte[]> _contentTypes = [];
    private WireBinding.Misshapen? _fault;

    private SetBinding(Vocabulary vocabulary)
    {
        _vocabulary = vocabulary;
        foreach (var (name, number) in SetTables.ContentTypes)
        {
            if (Defined(name) is { } term)
            {
                _contentTypes.TryAdd(term, SetIdentifiers.ContentType(number));
            }
        }
    }

    /// <summary>The format for a protocol whose definitions have the shape of SET's types and whose messages are some of SET's.</summary>
    public static WireBinding Bind(Vocabulary vocabulary, Sequence<Term> messages)
    {
        var binding = new SetBinding(vocabulary);
        foreach (var name in SetTables.Composites)
        {
            if (binding.Defined(name) is { } term && binding.Named(name, term) is { } layout)
            {
                binding._layouts.TryAdd(term, layout);
            }
        }

        var wrapped = messages.Count(binding.Wrap);
        if (binding._fault is null && wrapped == 0)
        {
            binding.Misshapen("its messages", $"none is a header and one of {string.Join(", ", SetTables.Messages.Keys)}");
        }

        var strings = SetTables.Leaves.Keys.Where(vocabulary.Atoms.ContainsKey).Select(n => (Term)new Term.Atom(n)).ToHashSet();
        return binding._fault ?? (WireBinding)new WireBinding.Bound(new SetFormat(binding._layouts, binding._contentTypes, strings));
    }

    /// <summary>The canonical term of a definition or atom, or null when the file has none of the name.</summary>
    private Term? Defined(string name) =>
        _vocabulary.Definitions.ContainsKey(name) || _vocabulary.Atoms.ContainsKey(name) ? _vocabulary.Expand(new Term.Atom(name)) : null;

    private bool Wrap(Term message)
    {
        if (message is not Term.Tuple { Parts: [Term.Tuple header, var body] }
            || SetTables.Messages.FirstOrDefault(m => body.Equals(Defined(m.Key))) is not { Key: { } name, Value: var tags }
            || Named(name, body) is not { } layout || Components($"the header of {name}", SetTables.Header, header) is not { } parts)
        {
            return false;
        }

        Part version = new(null, [0x02, 0x01, 0x01], -1, []);
        var wrapper = new SequenceLayout(message, [
            new Part(new SequenceLayout(header, [version, .. parts]), [], -1, []),
            new Part(layout, [], -1, tags)]);
        return _layouts.TryAdd(message, wrapper) || _layouts[message].Equals(wrapper);
    }

    private Layout? Named(string name, Term term) => term switch
    {
        Term.Atom a when _vocabulary.Atoms[a.Name] is { Kind: SortKind.Amount } && !SetTables.Leaves.ContainsKey(name) => new MoneyLayout(a),
        Term.Atom a => Leaf(name, a, _vocabulary.Atoms[a.Name]),
        Term.Mac => new RawLayout(term, 0x04),
        Term.Digest { Body: Term.Certificate or Term.RevocationList } => new DigestLayout(term, null),
        Term.Digest d => _contentTypes.TryGetValue(d.Body, out var type) ? new DigestLayout(d, type) : Misshapen(name, "it is the digest of something without a content type"),
        Term.Tuple t when SetTables.Sequences.TryGetValue(name, out var components) => Components(name, components, t) is { } parts ? new SequenceLayout(t, parts) : null,
        Term.Tuple t when SetTables.Thumbs.Contains(name) => Thumbs(name, t),
        Term.Tuple t when SetTables.Identified.Contains(name) => Identified(name, t),
        Term.Tuple t when SetTables.Signed.Contains(name) => Signed(name, t),
        Term.Tuple t when SetTables.Enveloped.Contains(name) => Enveloped(name, t),
        Term.Tuple t when SetTables.Blocks.Contains(name) => Block(name, t),
        _ => Misshapen(name, "it is no tuple"),
    };

    private Layout? Leaf(string name, Term.Atom atom, Sort sort)
    {
        var form = SetTables.Leaves.GetValueOrDefault(sort.Kind == SortKind.Date ? Component.AnyDate : name);
        if (form is null || SetTables.CanonicalTag(sort.Kind) is not { } canonical)
        {
            return Misshapen(name, $"a value of sort {sort} has no place there");
        }

        return sort.Size == 0 || (sort.Size >= form.Shortest && sort.Size <= form.Longest)
            ? new LeafLayout(atom, canonical, form)
            : Misshapen(name, $"it has {sort.Size} octets, and the format {form.Shortest} to {form.Longest}");
    }

    /// <summary>The parts of a tuple, in the order of the table, optional ones where the file has them.</summary>
    private Sequence<Part>? Components(string name, Component[] components, Term.Tuple tuple)
    {
        var parts = new List<Part>();
        foreach (var component in components)
        {
            if (parts.Count < tuple.Parts.Count && NameOf(component, tuple.Parts[parts.Count]) is { } found)
            {
                if (Named(found, tuple.Parts[parts.Count]) is not { } layout)
                {
                    return null;
                }

                parts.Add(new Part(layout, [], component.IsExplicit ? -1 : component.Tag, component.IsExplicit ? [component.Tag] : []));
            }
            else if (!component.IsOptional)
            {
                Misshapen(name, $"it lacks {component.Names.Replace("|", " or ", StringComparison.Ordinal)} as part {parts.Count + 1}");
                return null;
            }
        }

        if (parts.Count < tuple.Parts.Count)
        {
            Misshapen(name, $"{_vocabulary.Label(tuple.Parts[parts.Count])} is one part too many");
            return null;
        }

        return parts.ToSequence();
    }

    /// <summary>Which of a component's names a part has, or null.</summary>
    private string? NameOf(Component component, Term part) => component.Names == Component.AnyDate
        ? part is Term.Atom a && _vocabulary.Atoms[a.Name].Kind == SortKind.Date ? a.Name : null
        : component.Names.Split('|').FirstOrDefault(n => part.Equals(Defined(n)));

    private Layout? Thumbs(string name, Term.Tuple tuple) => tuple.Parts.All(p => p is Term.Digest { Body: Term.RevocationList })
        ? new SequenceLayout(tuple, tuple.Parts.Select(p => new Part(new DigestLayout(p, null), [], -1, [])).ToSequence())
        : Misshapen(name, "its parts are not all digests of revocation lists");

    private Layout? Identified(string name, Term.Tuple tuple) =>
        tuple.Parts is [Term.Tuple content, Term.Signed { Body: Term.Digest digest } signed] && content.Equals(digest.Body) && !_contentTypes.ContainsKey(content)
        && SetTables.Sequences.Keys.FirstOrDefault(n => content.Equals(Defined(n))) is { } contentName && Named(contentName, content) is { } layout
            ? new IdentifierLayout(tuple, layout, signed)
            : Misshapen(name, "it is not, in parentheses, data that the format writes, and a signature over it");

    private Layout? Signed(string name, Term.Tuple tuple)
    {
        if (tuple.Parts is not [var content, Term.Signed { Body: Term.Digest digest } signed, ..] || !_contentTypes.TryGetValue(digest.Body, out var contentType))
        {
            return Misshapen(name, "it does not begin with a content, or its digest, and a signature over what has a content type");
        }

        var isDetached = content.Equals(digest);
        var contentName = SetTables.ContentTypes.Keys.First(n => digest.Body.Equals(Defined(n)));
        var layout = isDetached ? null : Named(contentName, digest.Body);
        var rest = tuple.Parts.Skip(2).ToList();
        var certificates = rest.TakeWhile(t => t is Term.Certificate).Count();
        var lists = rest.Skip(certificates).TakeWhile(t => t is Term.RevocationList).Count();
        if ((!isDetached && (layout is null || !content.Equals(digest.Body))) || certificates + lists != rest.Count)
        {
            return Misshapen(name, "after the content and the signature it may have certificates, then revocation lists");
        }

        return new SignedLayout(tuple, signed.Holder, contentType, layout, certificates, lists);
    }

    private Layout? Enveloped(string name, Term.Tuple tuple) =>
        tuple.Parts is [Term.Encrypted { Key: Term.Atom key, Body: var body }, Term.Sealed s]
        && _contentTypes.TryGetValue(body, out var contentType) && KeyOf(key) is { } sort
            ? new EnvelopedLayout(tuple, s.Holder, sort, contentType)
            : Misshapen(name, "it is not E(K, x), PK_X(y) with an x that has a content type");

    private Layout? Block(string name, Term.Tuple tuple) =>
        tuple.Parts is [Term.Atom key, Term.Tuple extra] && KeyOf(key) is { } sort
        && SetTables.Sequences.Keys.FirstOrDefault(n => extra.Equals(Defined(n))) is { } extraName && Named(extraName, extra) is { } layout
            ? new BlockLayout(tuple, sort, layout)
            : Misshapen(name, "it is not a key and, in parentheses, data that the format writes");

    private KeySort? KeyOf(Term.Atom atom) =>
        _vocabulary.Atoms[atom.Name] is { Kind: SortKind.Key or SortKind.Secret } sort ? new KeySort(sort) : null;

    private Layout? Misshapen(string name, string reason)
    {
        _fault ??= new WireBinding.Misshapen(name, reason);
        return null;
    }
}
