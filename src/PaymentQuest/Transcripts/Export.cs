using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using PaymentQuest.Constructors;
using PaymentQuest.Runs;
using PaymentQuest.Terms;
using PaymentQuest.Wire;

namespace PaymentQuest.Transcripts;

/// <summary>A file to be written.</summary>
/// <param name="Name">Its name: lower-case letters, digits, dots and hyphens.</param>
/// <param name="Octets">What is in it.</param>
public sealed record ExportFile(string Name, byte[] Octets);

/// <summary>
/// Takes a run apart into files that <c>openssl</c> understands, with a script <c>verify.sh</c> that confirms them: every message is its
/// parts put together, every signature is that of its signer over its content, every envelope opens to its content, every digest is that
/// of its input, every certificate chains to the authority, every revocation list is its issuer's, and every party that verifies a signature
/// over digests can do so with the files that it has.
/// </summary>
public sealed partial class Export
{
    private readonly Run _run;
    private readonly Vocabulary _vocabulary;
    private readonly VerifyScript _script;
    private readonly List<ExportFile> _files = [];
    private readonly Dictionary<string, byte[]> _octets = [];

    /// <summary>The files of the terms of this round, and of all rounds so far: a term whose octets are as before has one file.</summary>
    private readonly Dictionary<Term, string> _names = [];
    private readonly Dictionary<(Term, OctetKey), string> _named = [];
    private TermValues _values;
    private RoundOfFiles _round;
    private readonly HashSet<string> _privateKeys = [];

    private Export(Run run, TermValues values)
    {
        _run = run;
        _values = values;
        _vocabulary = run.Plan.Compiled.Protocol.Vocabulary;
        _script = new VerifyScript(run.Plan.Suite, run.Plan.Setting.Clock, _vocabulary.Algorithms.Values.OrderBy(a => a.Word, StringComparer.Ordinal), run.Plan.Compiled.Protocol.CertificateProfile.TypeExtension);
    }

    /// <summary>
    /// The files of a run. Messages are those that were delivered, everything else is what their senders meant, so the script of a run
    /// with an altered message fails where it was altered.
    /// </summary>
    /// <param name="run">A run; <see cref="Validation.Replay"/> gives the one that a transcript records.</param>
    public static IReadOnlyList<ExportFile> Of(Run run)
    {
        var states = new RoundStates(run);
        var export = new Export(run, states.Values(states.Count - 1));
        var messages = run.Messages.ToLookup(m => m.Round);
        var evidence = run.Roles.Values.SelectMany(r => r.Evidence).Select(e => e.Term).ToList();
        export.Certificates();
        for (var round = 0; round < states.Count; round++)
        {
            export.Enter(states, round);
            var terms = messages[round].SelectMany(m => MessageField.Of(m.Step, m.Delivered)).Select(f => f.Term).OfType<Term>();
            foreach (var term in terms.Concat(round == states.Count - 1 ? evidence : []).SelectMany(t => t.SelfAndDescendants).Distinct())
            {
                export.Constructed(term);
            }

            foreach (var (i, verification) in states.Verifications(round).Index())
            {
                export.Verification(i + 1, verification);
            }

            foreach (var message in messages[round])
            {
                export.Message(message);
            }
        }

        export.Add("verify.sh", export._script.Finish());
        return export._files;
    }

    private void Enter(RoundStates states, int round)
    {
        _round = new RoundOfFiles(round);
        _values = states.Values(round);
        _names.Clear();
    }

    private string PrivateKey(string holder)
    {
        var name = $"{KeyName(holder)}.private.pem";
        if (_privateKeys.Add(holder))
        {
            Add(name, Pem("PRIVATE KEY", _run.Keyring!.PrivateKey(holder).ToPkcs8()));
            var publicKey = $"{KeyName(holder)}.public.pem";
            if (!_run.Keyring.Holders.Contains(holder))
            {
                // The key of a channel's end has no certificate to be compared with.
                Add(publicKey, Pem("PUBLIC KEY", _run.Keyring.PublicKey(holder).SubjectPublicKeyInfo.Span));
            }

            _script.Check($"SK_{holder} belongs to PK_{holder}", "private_key", name, publicKey);
        }

        return name;
    }

    /// <summary>Files and a check for a term that a constructor made, where all that it was made from is at hand.</summary>
    private void Constructed(Term term)
    {
        if (Constructor.Of(term) is not { Proof: { } proof } constructor || _values.Octets(term) is not { } der)
        {
            return;
        }

        if (_named.TryGetValue((term, new OctetKey(der)), out var before))
        {
            _names.Add(term, before);
            return;
        }

        if (_values.Taken(constructor, term) is not { } inputs)
        {
            return;
        }

        var name = $"{_round.FilePrefix}term-{Number(_names.Count + 1)}-{Slug(_vocabulary.Label(term))}";
        var holder = (constructor.Parts(term)![0] as Term.PublicKey)?.Holder ?? (constructor.Parts(term)![0] as Term.PrivateKey)?.Holder;
        var arguments = proof.Arguments(new ProofMaterial(
            _run.Plan.Suite,
            constructor.Label(term),
            Der.Content(der).ToArray(),
            inputs,
            (ending, octets) => Name(term, der, name + ending, octets),
            (ending, octets) => Add(name + ending, octets),
            () => $"{KeyName(holder!)}.public.pem",
            () => PrivateKey(holder!)));
        _script.Check($"{_round.LinePrefix}{_vocabulary.Label(term)} {proof.Claim(term, _vocabulary.Label)}", arguments);
    }

    /// <summary>A message, its parts, and what frames them. Where a part has a file of its own as a term, the two are compared as well.</summary>
    private void Message(Message message)
    {
        var name = $"{_round.FilePrefix}message-{Decimal(message.Step.Number)}-{Slug(message.Step.Name)}";
        var whole = $"{_round.LinePrefix}{message.Step.Number} {message.Step.Name}";
        var octets = message.Delivered;
        Add($"{name}.der", octets);
        var pieces = new List<string>();
        var at = 0;
        var fields = MessageField.Of(message.Step, octets);
        for (var i = 0; i < fields.Count; i++)
        {
            var field = fields[i];
            var part = $"{name}.part-{Number(i + 1)}";
            if (field.Offset > at)
            {
                pieces.Add(Add($"{part}.frame", octets[at..field.Offset]));
            }

            at = field.Offset + field.Length;
            var der = octets[field.Offset..at];
            pieces.Add(Add($"{part}{(field.Term is null ? "" : "-" + Slug(_vocabulary.Label(field.Term)))}.der", der));
            Tie(whole, part, pieces[^1], field.Term, der, message.Step.Wire.IsText(message.Step.Message));
        }

        if (at < octets.Length)
        {
            pieces.Add(Add($"{name}.rest", octets[at..]));
        }

        _script.Check($"{whole} is made of its parts", ["joined", $"{name}.der", .. pieces]);
    }

    private void Tie(string whole, string part, string file, Term? term, byte[] der, bool isText)
    {
        if (term is Term.Certificate c && _run.Keyring!.Holders.Contains(c.Holder))
        {
            _script.Check($"{whole} carries CERT_{c.Holder}", "joined", file, $"{CertificateName(c.Holder)}.der");
        }
        else if (term is Term.RevocationList l && _run.Keyring!.RevocationList(l.Holder) is not null)
        {
            _script.Check($"{whole} carries CRL_{l.Holder}", "joined", file, $"{ListName(l.Holder)}.der");
        }
        else if (term is not null && _names.TryGetValue(term, out var value) && isText)
        {
            _script.Check($"{whole} carries {_vocabulary.Label(term)}", "said", file, value);
        }
        else if (term is not null && _names.TryGetValue(term, out value))
        {
            var length = _octets[value].Length;
            var head = Add($"{part}.head", der[..Math.Max(0, der.Length - length)]);
            _script.Check($"{whole} carries {_vocabulary.Label(term)}", "joined", file, head, value);
        }
    }

    private string Name(Term term, byte[] der, string file, byte[] octets)
    {
        _names.Add(term, Add(file, octets));
        _named.Add((term, new OctetKey(der)), file);
        return file;
    }

    private string Add(string name, byte[] octets)
    {
        _files.Add(new ExportFile(name, octets));
        _octets.Add(name, octets);
        return name;
    }

    private static byte[] Pem(string label, ReadOnlySpan<byte> der) => Encoding.ASCII.GetBytes(PemEncoding.WriteString(label, der) + "\n");

    private static string Decimal(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Number(int number) => number.ToString("D2", CultureInfo.InvariantCulture);

    /// <summary>A text as part of a file's name: what is neither a letter nor a digit of ASCII becomes a hyphen, and forty are enough.</summary>
    private static string Slug(string text)
    {
        const int longest = 40;
        var slug = new StringBuilder();
        foreach (var c in text.ToLowerInvariant())
        {
            if (char.IsAsciiLetterOrDigit(c))
            {
                slug.Append(c);
            }
            else if (slug.Length > 0 && slug[^1] != '-')
            {
                slug.Append('-');
            }
        }

        return slug.ToString(0, Math.Min(longest, slug.Length)).Trim('-');
    }

    /// <summary>How files and lines of the script say of which round they are: of a further one by its number, of the first not at all.</summary>
    private readonly record struct RoundOfFiles(int Round)
    {
        public string FilePrefix => Round == 0 ? "" : $"round-{Decimal(Round)}-";

        public string LinePrefix => Round == 0 ? "" : $"round {Decimal(Round)}: ";
    }
}
