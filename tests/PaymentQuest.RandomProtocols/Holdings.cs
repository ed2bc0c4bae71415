using PaymentQuest.Adversaries;
using PaymentQuest.Constructors;
using PaymentQuest.Cryptography;
using PaymentQuest.Terms;
using PaymentQuest.Wire;
using PaymentQuest.Wire.Text;

namespace PaymentQuest.RandomProtocols;

/// <summary>Octets that the adversary has, and how it comes by them.</summary>
internal sealed class Held(Recipe recipe, byte[] octets)
{
    private readonly Dictionary<Sort, bool> _isOf = [];
    private (bool IsRead, PublicKey? Key) _key;
    private string? _text;

    /// <summary>How it comes by them.</summary>
    public Recipe Recipe => recipe;

    /// <summary>The octets.</summary>
    public byte[] Octets => octets;

    /// <summary>The octets as text, to be compared by.</summary>
    public string Text => _text ??= Convert.ToBase64String(octets);

    /// <summary>How many octets are in an OCTET STRING; null when it is none.</summary>
    public int? Length { get; } = Der.Whole(octets, 0x04) is { } content ? content.End.Value - content.Start.Value : null;

    /// <summary>The public key that they are; null when they are none.</summary>
    public PublicKey? Key
    {
        get
        {
            if (!_key.IsRead)
            {
                _key = (true, PublicKey.FromSubjectPublicKeyInfo(octets));
            }

            return _key.Key;
        }
    }

    /// <summary>Whether a receiver who expects a value of a sort takes them for one.</summary>
    public bool IsOf(Sort sort, Suite suite)
    {
        if (!_isOf.TryGetValue(sort, out var isOf))
        {
            _isOf[sort] = isOf = Values.Fault(sort, octets, suite) is null;
        }

        return isOf;
    }
}

/// <summary>
/// All octets that an adversary has after what it heard, taken apart: parts of tuples, what opens, pieces of runs. It looks at octets only, not at
/// what they were made of, and knows nothing of patterns.
/// </summary>
internal sealed class Holdings
{
    private static readonly int[] KeyLengths = [8, 16, 24, 32];

    private readonly Field _field;
    private readonly List<Held> _all = [];
    private readonly Dictionary<string, Held> _known = [];
    private readonly List<Held> _keys = [];
    private readonly List<Held> _closed = [];
    private readonly List<Held> _sessions = [];

    public Holdings(Field field) => _field = field;

    private Holdings(Holdings other)
    {
        (_field, _all, _known, _keys, _closed, _sessions) = (other._field, [.. other._all], new(other._known), [.. other._keys], [.. other._closed], [.. other._sessions]);
    }

    /// <summary>Everything, in the order in which it was come by.</summary>
    public IReadOnlyList<Held> All => _all;

    /// <summary>What is held now, to be added to.</summary>
    public Holdings Copy() => new(this);

    /// <summary>How the adversary has some octets; null when it has not.</summary>
    public Recipe? Find(byte[] octets) => _known.GetValueOrDefault(Convert.ToBase64String(octets))?.Recipe;

    /// <summary>One more thing, and all that comes out of it.</summary>
    public void Take(Recipe recipe, byte[] octets)
    {
        var held = new Held(recipe, octets);
        if (_all.Count >= 400 || !_known.TryAdd(held.Text, held))
        {
            return;
        }

        _all.Add(held);
        if (octets.Length > 1 && octets[0] == 0x30)
        {
            if (Der.ReadMoney(octets) is null && !IsCertificate(octets) && held.Key is null && Der.Parts(octets, out _) is { Count: > 1 } parts)
            {
                for (var i = 0; i < parts.Count; i++)
                {
                    Take(new Recipe.Part(recipe, i), octets[parts[i]]);
                }
            }
        }
        else if (held.Length is { } length)
        {
            TakeOctets(held, length);
        }
        else if (_field.TextForms.Count > 0 && Der.Whole(octets, 0x0c) is not null && Der.ReadText(octets) is { } text)
        {
            foreach (var form in _field.TextForms)
            {
                var (write, read) = TextForm.OctetForms[form.Name];
                if (read(text) is { Length: > 0 } written && write(written) == text)
                {
                    Take(Recipe.Opened.Text(form, recipe, new Form(FormClass.Octets)), Der.OctetString(written));
                }
            }
        }
    }

    /// <summary>Whether octets are a certificate: three parts, of which the last is a signature.</summary>
    public static bool IsCertificate(byte[] octets) => octets.Length > 200 && Der.Parts(octets, out _) is { Count: 3 } parts && octets[parts[2].Start.Value] == 0x03;

    private void TakeOctets(Held held, int length)
    {
        foreach (var run in _field.Runs)
        {
            Cut(held, length, run);
        }

        if (length == _field.Suite.ModulusLength)
        {
            foreach (var own in _field.OwnKeys)
            {
                if (_field.Unseal(own, held) is { } inside)
                {
                    TakeOpened(Constructor.Sealed, held, own.Recipe, inside);
                }
            }
        }

        if (length >= 2 * _field.Suite.BlockLength && length % _field.Suite.BlockLength == 0)
        {
            _closed.Add(held);
            _keys.ToList().ForEach(k => Open(held, k));
            _sessions.ToList().ForEach(k => OpenFrame(held, k));
        }

        if (KeyLengths.Contains(length))
        {
            _keys.Add(held);
            _closed.ToList().ForEach(c => Open(c, held));
        }

        if (length == _field.Suite.SymmetricKeyLength)
        {
            _sessions.Add(held);
            _closed.ToList().ForEach(c => OpenFrame(c, held));
        }
    }

    private void Open(Held closed, Held key)
    {
        if (_field.Decrypt(key, closed) is { } inside)
        {
            TakeOpened(Constructor.Encrypted, closed, key.Recipe, inside);
        }

        if (_field.HasAuthentic && _field.DecryptAuthentic(key, closed) is { } authentic)
        {
            TakeOpened(Constructor.AuthenticatedEncryption, closed, key.Recipe, authentic);
        }
    }

    /// <summary>What is said over a channel in the session of a key: under the name of each message that travels over one.</summary>
    private void OpenFrame(Held closed, Held session)
    {
        foreach (var opener in _field.Openers)
        {
            if (_field.OpenFrame(session, opener, closed) is { } inside)
            {
                Recipe key = new Recipe.Composed(Constructor.DerivedKey, opener.Label, false, [session.Recipe, new Recipe.Literal(opener.Context)]);
                if (IsValue(inside))
                {
                    Take(new Recipe.Opened(Constructor.AuthenticatedEncryption, closed.Recipe, key, false), inside);
                }

                if (_field.HasClosedRuns)
                {
                    Take(new Recipe.Opened(Constructor.AuthenticatedEncryption, closed.Recipe, key, true), Der.OctetString(inside));
                }

                return;
            }
        }
    }

    private void TakeOpened(Constructor constructor, Held closed, Recipe key, byte[] inside)
    {
        // Octets that are no value come of a wrong key, one time in 256, unless a run is what is in there.
        if (IsValue(inside))
        {
            Take(new Recipe.Opened(constructor, closed.Recipe, key, false), inside);
        }

        if (_field.HasClosedRuns)
        {
            Take(new Recipe.Opened(constructor, closed.Recipe, key, true), Der.OctetString(inside));
        }
    }

    private static bool IsValue(byte[] octets) => octets.Length > 1 && (Der.Whole(octets, octets[0]) is not null);

    private void Cut(Held held, int length, IReadOnlyList<(int? Length, byte Tag)> run)
    {
        var known = run.Sum(p => p.Length ?? 0);
        var unknown = run.Count(p => p.Length is null);
        if (unknown > 1 || (unknown == 0 ? known != length : known >= length))
        {
            return;
        }

        var (start, isBehind) = (0, false);
        for (var i = 0; i < run.Count; i++)
        {
            var behind = run.Skip(i + 1).Sum(p => p.Length ?? 0);
            var recipe = run[i].Length is { } fixedLength
                ? new Recipe.Cut(held.Recipe, isBehind ? -fixedLength - behind : start, fixedLength, 0, run[i].Tag)
                : new Recipe.Cut(held.Recipe, start, null, behind, run[i].Tag);
            var content = Der.Content(held.Octets);
            var piece = run[i].Length is { } size ? content.Slice(isBehind ? content.Length - size - behind : start, size) : content[start..^behind];
            Take(recipe, Der.Primitive(run[i].Tag, piece));
            isBehind |= run[i].Length is null;
            start += run[i].Length ?? 0;
        }
    }
}
