using System.Globalization;
using System.Security.Cryptography;
using System.Text;
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
    private readonly TermValues _values;
    private readonly VerifyScript _script;
    private readonly List<ExportFile> _files = [];
    private readonly Dictionary<Term, string> _names = [];
    private readonly HashSet<string> _privateKeys = [];

    private Export(Run run)
    {
        _run = run;
        _vocabulary = run.Plan.Compiled.Protocol.Vocabulary;
        _values = new TermValues(run);
        _script = new VerifyScript(run.Plan.Suite, run.Plan.Setting.Clock, run.Plan.Compiled.Protocol.CertificateProfile.TypeExtension);
    }

    /// <summary>
    /// The files of a run. Messages are those that were delivered, everything else is what their senders meant, so the script of a run
    /// with an altered message fails where it was altered.
    /// </summary>
    /// <param name="run">A run; <see cref="Validation.Replay"/> gives the one that a transcript records.</param>
    public static IReadOnlyList<ExportFile> Of(Run run)
    {
        var export = new Export(run);
        export.Certificates();
        var fields = run.Messages.SelectMany(m => MessageField.Of(m.Step, m.Delivered)).Select(f => f.Term).OfType<Term>();
        var evidence = run.Roles.Values.SelectMany(r => r.Evidence).Select(e => e.Term);
        foreach (var term in fields.Concat(evidence).SelectMany(t => t.SelfAndDescendants).Distinct())
        {
            export.Constructed(term);
        }

        export.Verifications();
        foreach (var message in run.Messages)
        {
            export.Message(message);
        }

        export.Add("verify.sh", export._script.Finish());
        return export._files;
    }

    private string PrivateKey(string holder)
    {
        var name = $"{KeyName(holder)}.private.pem";
        if (_privateKeys.Add(holder))
        {
            Add(name, Pem("PRIVATE KEY", _run.Keyring!.PrivateKey(holder).ToPkcs8()));
            _script.Check($"SK_{holder} belongs to PK_{holder}", "private_key", name, $"{KeyName(holder)}.public.pem");
        }

        return name;
    }

    /// <summary>Files and a check for a term that a constructor made, where all that it was made from is at hand.</summary>
    private void Constructed(Term term)
    {
        if (term is not (Term.Signed or Term.Sealed or Term.Encrypted or Term.Digest or Term.Mac or Term.DerivedKey) || _values.Octets(term) is not { } der)
        {
            return;
        }

        var label = _vocabulary.Label(term);
        var name = $"term-{Number(_names.Count + 1)}-{Slug(label)}";
        var value = Der.Content(der).ToArray();
        switch (term)
        {
            case Term.Signed s when _values.SignedOctets(s) is { } content:
                Name(term, $"{name}.sig", value);
                Add($"{name}.content", content);
                _script.Check($"{label} is signed by {s.Holder}", "signed", $"{KeyName(s.Holder)}.public.pem", _names[term], $"{name}.content");
                break;
            case Term.Sealed s when _values.Message(s.Body) is { } sealedText:
                var privateKey = PrivateKey(s.Holder);
                Name(term, $"{name}.sealed", value);
                Add($"{name}.plain", sealedText);
                _script.Check($"{label} opens with SK_{s.Holder}", "opened", privateKey, _names[term], $"{name}.plain");
                break;
            case Term.Encrypted e when _values.Octets(e.Key) is { } key && _values.Message(e.Body) is { } plaintext:
                var block = _run.Plan.Suite.BlockLength;
                Name(term, $"{name}.encrypted", value[block..]);
                Add($"{name}.plain", plaintext);
                _script.Check(
                    $"{label} opens with {_vocabulary.Label(e.Key)}",
                    ["decrypted", _names[term], $"{name}.plain", .. Cipher(block, Der.Content(key).Length), "-K", Hex(Der.Content(key)), "-iv", Hex(value.AsSpan(0, block))]);
                break;
            case Term.Digest d when _values.Digested(d.Body) is { } input:
                Name(term, $"{name}.digest", value);
                Add($"{name}.input", input);
                _script.Check($"{label} is the digest", "digested", $"{name}.input", _names[term]);
                break;
            case Term.Mac m when _values.Octets(m.Key) is { } macKey && _values.Authenticated(m.Body) is { } input:
                Name(term, $"{name}.mac", value);
                Add($"{name}.input", input);
                _script.Check($"{label} is the keyed digest", "authenticated", Hex(Der.Content(macKey)), $"{name}.input", _names[term]);
                break;
            case Term.DerivedKey k when _values.Octets(k.Key) is { } baseKey && _values.Message(k.Body) is { } context:
                Name(term, $"{name}.key", value);
                _script.Check(
                    $"{label} is the derived key", "derived", Decimal(value.Length), Hex(Der.Content(baseKey)), Hex(Encoding.UTF8.GetBytes(k.Label)), Hex(context), _names[term]);
                break;
        }
    }

    /// <summary>A message, its parts, and what frames them. Where a part has a file of its own as a term, the two are compared as well.</summary>
    private void Message(Message message)
    {
        var name = $"message-{Decimal(message.Step.Number)}-{Slug(message.Step.Name)}";
        var whole = $"{message.Step.Number} {message.Step.Name}";
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
            Tie(whole, part, pieces[^1], field.Term, der);
        }

        if (at < octets.Length)
        {
            pieces.Add(Add($"{name}.rest", octets[at..]));
        }

        _script.Check($"{whole} is made of its parts", ["joined", $"{name}.der", .. pieces]);
    }

    private void Tie(string whole, string part, string file, Term? term, byte[] der)
    {
        if (term is Term.Certificate c && _run.Keyring!.Holders.Contains(c.Holder))
        {
            _script.Check($"{whole} carries CERT_{c.Holder}", "joined", file, $"{CertificateName(c.Holder)}.der");
        }
        else if (term is Term.RevocationList l && _run.Keyring!.RevocationList(l.Holder) is not null)
        {
            _script.Check($"{whole} carries CRL_{l.Holder}", "joined", file, $"{ListName(l.Holder)}.der");
        }
        else if (term is not null && _names.TryGetValue(term, out var value))
        {
            var length = _files.First(f => f.Name == value).Octets.Length;
            var head = Add($"{part}.head", der[..Math.Max(0, der.Length - length)]);
            _script.Check($"{whole} carries {_vocabulary.Label(term)}", "joined", file, head, value);
        }
    }

    private void Name(Term term, string file, byte[] octets) => _names.Add(term, Add(file, octets));

    private string Add(string name, byte[] octets)
    {
        _files.Add(new ExportFile(name, octets));
        return name;
    }

    // Single DES has been in the legacy provider since OpenSSL 3.0.
    private static string[] Cipher(int blockLength, int keyLength) => (blockLength, keyLength) switch
    {
        (8, 8) => ["-provider", "legacy", "-provider", "default", "-des-cbc"],
        (8, _) => ["-des-ede3-cbc"],
        _ => [$"-aes-{Decimal(8 * keyLength)}-cbc"],
    };

    private static byte[] Pem(string label, ReadOnlySpan<byte> der) => Encoding.ASCII.GetBytes(PemEncoding.WriteString(label, der) + "\n");

    private static string Hex(ReadOnlySpan<byte> octets) => Convert.ToHexStringLower(octets);

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
}
