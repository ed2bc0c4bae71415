using PaymentQuest.Terms;

namespace PaymentQuest.RandomProtocols;

/// <summary>
/// What somebody has learned, as terms: an idea of what can be taken apart and made that shares no line with the engine's. It draws messages, and
/// says what <c>knows</c> is expected to say.
/// </summary>
/// <param name="isOfKnownLength">Whether everybody knows how long an atom is.</param>
/// <param name="showsDigests">Whether signatures show the digest of what was signed.</param>
/// <param name="told">What a certificate tells besides the key, and the holder whose key has signed it.</param>
internal sealed class Learned(Func<Term, bool> isOfKnownLength, Func<string, (string Issuer, IEnumerable<Term> Told)>? told = null, bool showsDigests = false)
{
    private readonly HashSet<Term> _held = [];

    /// <summary>Everything that is held, taken apart as far as possible.</summary>
    public IReadOnlyCollection<Term> Held => _held;

    /// <summary>Names of the private functions that whoever has learned all this can evaluate.</summary>
    public HashSet<string> Functions { get; } = [];

    /// <summary>The same, to be added to.</summary>
    public Learned Copy()
    {
        var copy = new Learned(isOfKnownLength, told, showsDigests);
        copy._held.UnionWith(_held);
        copy.Functions.UnionWith(Functions);
        return copy;
    }

    /// <summary>One more term; with it others may open that could not be opened before.</summary>
    public void Learn(Term term)
    {
        Take(term);
        for (var before = -1; before != _held.Count;)
        {
            before = _held.Count;
            foreach (var closed in _held.ToList())
            {
                switch (closed)
                {
                    case Term.Encrypted e when CanMake(e.Key):
                        Take(e.Body);
                        break;
                    case Term.AuthenticatedEncryption e when CanMake(e.Key):
                        Take(e.Body);
                        break;
                    case Term.Sealed s when _held.Contains(new Term.PrivateKey(s.Holder)):
                        Take(s.Body);
                        break;
                    case Term.Signed { Body: Term.Digest digest } s when showsDigests && _held.Contains(new Term.PublicKey(s.Holder)):
                        Take(digest);
                        break;
                    case Term.PrivateKey k:
                        Take(new Term.PublicKey(k.Holder));
                        break;
                    case Term.Certificate c when told is not null && told(c.Holder) is var (issuer, says) && _held.Contains(new Term.PublicKey(issuer)):
                        Take(new Term.PublicKey(c.Holder));
                        says.ToList().ForEach(Take);
                        break;
                }
            }
        }
    }

    /// <summary>Whether a term can be made.</summary>
    public bool CanMake(Term term) => _held.Contains(term) || term switch
    {
        Term.Literal => true,
        Term.Function f => Functions.Contains(f.Name) && CanMake(f.Argument),
        Term.Tuple t => t.Parts.All(CanMake),
        Term.Concatenation c => c.Parts.All(CanMake),
        Term.Digest d => CanMake(d.Body),
        Term.Mac m => CanMake(m.Key) && CanMake(m.Body),
        Term.Applied a => a.Inputs.All(CanMake),
        Term.DerivedKey k => CanMake(k.Key) && CanMake(k.Body),
        Term.Encrypted e => CanMake(e.Key) && CanMake(e.Body),
        Term.AuthenticatedEncryption e => CanMake(e.Key) && CanMake(e.Body),
        Term.Sealed s => _held.Contains(new Term.PublicKey(s.Holder)) && CanMake(s.Body),
        Term.Signed s => _held.Contains(new Term.PrivateKey(s.Holder)) && CanMake(s.Body),
        _ => false,
    };

    private void Take(Term term)
    {
        if (!_held.Add(term))
        {
            return;
        }

        if (term is Term.Tuple t)
        {
            t.Parts.ToList().ForEach(Take);
        }
        else if (term is Term.Applied { Algorithm.Kind: AlgorithmKind.TextForm } written)
        {
            written.Inputs.ToList().ForEach(Take);
        }
        else if (term is Term.Concatenation c && c.Parts.Count(p => !isOfKnownLength(p)) <= 1)
        {
            // One piece may be of any length: it is what the others leave.
            c.Parts.ToList().ForEach(Take);
        }
    }
}
