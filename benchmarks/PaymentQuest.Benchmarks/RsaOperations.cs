using System.Formats.Asn1;
using System.Security.Cryptography;
using PaymentQuest.Cryptography;
using PaymentQuest.Roles;
using PaymentQuest.Runs;
using PaymentQuest.Terms;
using PaymentQuest.Wire;

namespace PaymentQuest.Benchmarks;

/// <summary>
/// The RSA operations of an honest run and nothing else: read off the programs of its roles, on the octets and keys of a run that was
/// made before. No protocol can be run in less.
/// </summary>
internal sealed class RsaOperations
{
    private readonly Suite _suite;
    private readonly Keyring _keyring;
    private readonly List<Func<bool>> _operations = [];
    private readonly List<Func<bool>> _issuing = [];

    public RsaOperations(Run run)
    {
        if (run.Verdict is not Verdict.Completed { IsApproved: true })
        {
            throw new InvalidOperationException($"{run.Plan.Compiled.Protocol.Id} under {run.Plan.Suite} was {run.Verdict.Word}");
        }

        _suite = run.Plan.Suite;
        _keyring = run.Keyring!;
        foreach (var role in run.Plan.Compiled.Protocol.Roles)
        {
            var program = run.Plan.Compiled.Programs[role.Name];
            foreach (var action in program.Actions)
            {
                Add(action, program, run.Roles[role.Name]);
            }
        }

        var authority = _keyring.PrivateKey(_keyring.Authority);
        foreach (var certificate in _keyring.Holders.Select(_keyring.Certificate).Append(_keyring.RootCertificate))
        {
            var digest = _suite.Digest(Signed(certificate));
            var key = Platform(authority);
            _issuing.Add(() => key.SignHash(digest, Hash, RSASignaturePadding.Pkcs1).Length > 0);
        }
    }

    /// <summary>Signatures made and ciphertexts opened in a run.</summary>
    public int Private { get; private set; }

    /// <summary>Signatures verified and plaintexts sealed in a run.</summary>
    public int Public { get; private set; }

    /// <summary>Signatures under the certificates of a keyring, its root's among them.</summary>
    public int Issued => _issuing.Count;

    private HashAlgorithmName Hash => _suite == Suite.Lecture ? HashAlgorithmName.SHA1 : HashAlgorithmName.SHA256;

    /// <summary>Carries out the operations of a run.</summary>
    public int Execute() => Execute(_operations);

    /// <summary>Carries out the operations of dealing a keyring.</summary>
    public int Issue() => Execute(_issuing);

    private static int Execute(List<Func<bool>> operations)
    {
        foreach (var operation in operations)
        {
            if (!operation())
            {
                throw new InvalidOperationException("an operation of an honest run failed");
            }
        }

        return operations.Count;
    }

    private void Add(RoleAction action, RoleProgram program, RoleRun role)
    {
        switch (action)
        {
            case RoleAction.Open o when program.Registers[o.Register] is Term.Sealed s:
                var ciphertext = Der.Content(role.Octets(o.Register)!).ToArray();
                var opening = _keyring.PrivateKey(s.Holder);
                Private++;
                _operations.Add(() => _suite.Open(opening, ciphertext) is not null);
                break;
            case RoleAction.VerifySignature v:
                var signature = Der.Content(role.Octets(v.Register)!).ToArray();
                var digest = Digest(v.Content, (Term.Signed)program.Registers[v.Register], role);
                var verifying = Key(v.PublicKey, role);
                Public++;
                _operations.Add(() => _suite.VerifyDigest(verifying, digest, signature));
                break;
            case RoleAction.VerifyCertificate v:
                var certificate = role.Octets(v.Register)!;
                var certified = _suite.Digest(Signed(certificate));
                var bySignature = certificate[^_suite.ModulusLength..];
                var authority = Platform(_keyring.PrivateKey(_keyring.Authority));
                Public++;
                _operations.Add(() => authority.VerifyHash(certified, bySignature, Hash, RSASignaturePadding.Pkcs1));
                break;
            case RoleAction.Compute c:
                Add(c.Expression, role);
                break;
            case RoleAction.Send s:
                Add(s.Message, role);
                break;
            default:
                break;
        }
    }

    private void Add(Expression expression, RoleRun role)
    {
        if (expression is not Expression.Built built)
        {
            return;
        }

        foreach (var input in built.Inputs)
        {
            Add(input, role);
        }

        if (built.Term is Term.Sealed)
        {
            var key = Key(built.Inputs[0], role);
            var plaintext = Message(built.Inputs[1], role);
            Public++;
            _operations.Add(() => _suite.Seal(key, plaintext, new SeededRandom(Shipped.Seed, "seal")) is not null);
        }
        else if (built.Term is Term.Signed signed)
        {
            var key = _keyring.PrivateKey(signed.Holder);
            var digest = Digest(built.Inputs[1], signed, role);
            Private++;
            _operations.Add(() => _suite.SignDigest(key, digest).Length > 0);
        }
    }

    private static byte[] Message(Expression expression, RoleRun role) =>
        expression.Term is Term.Concatenation ? Der.Content(role.Evaluate(expression)!).ToArray() : role.Evaluate(expression)!;

    private byte[] Digest(Expression content, Term.Signed signed, RoleRun role) =>
        content.Term.Equals(signed.Body) ? Der.Content(role.Evaluate(content)!).ToArray() : _suite.Digest(Message(content, role));

    private static PublicKey Key(Expression expression, RoleRun role) => PublicKey.FromSubjectPublicKeyInfo(role.Evaluate(expression)!)!;

    private static RSA Platform(PrivateKey key)
    {
        var platform = RSA.Create();
        platform.ImportPkcs8PrivateKey(key.ToPkcs8(), out _);
        return platform;
    }

    /// <summary>The signed part of a certificate.</summary>
    private static ReadOnlySpan<byte> Signed(ReadOnlySpan<byte> certificate)
    {
        AsnDecoder.ReadSequence(certificate, AsnEncodingRules.DER, out var start, out _, out _);
        AsnDecoder.ReadEncodedValue(certificate[start..], AsnEncodingRules.DER, out _, out _, out var length);
        return certificate.Slice(start, length);
    }
}
