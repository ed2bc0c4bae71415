using PaymentQuest.Terms;

namespace PaymentQuest.Transcripts;

/// <content>Certificates with the authorities between them and the root, and the lists of what was revoked.</content>
public sealed partial class Export
{
    private void Certificates()
    {
        if (_run.Keyring is not { } keyring)
        {
            return;
        }

        Certificate("root", keyring.Authority, keyring.RootCertificate);
        _script.Check($"CERT_{keyring.Authority} is signed by itself", "chain", "root.pem");
        foreach (var holder in keyring.Holders)
        {
            // A certificate may have been issued during the run, and then says what its issuer was told.
            Certificate(CertificateName(holder), holder, _values.Octets(new Term.Certificate(holder)) ?? keyring.Certificate(holder));
            Add($"{KeyName(holder)}.public.pem", Pem("PUBLIC KEY", keyring.PublicKey(holder).SubjectPublicKeyInfo.Span));
            _script.Check($"PK_{holder} is the key in CERT_{holder}", "public_key", $"{CertificateName(holder)}.pem", $"{KeyName(holder)}.public.pem");
            Ignored(holder);
        }

        foreach (var issuer in keyring.Holders.Select(keyring.Issuer).Distinct().Order(StringComparer.Ordinal))
        {
            RevocationList(issuer);
        }

        foreach (var holder in keyring.Holders)
        {
            Chain(holder);
        }
    }

    private void Certificate(string name, string holder, byte[] der)
    {
        Add($"{name}.der", der);
        Add($"{name}.pem", Pem("CERTIFICATE", der));
        _script.Check($"CERT_{holder} is the same in PEM and DER", "certificate_pem", $"{name}.pem", $"{name}.der");
    }

    /// <summary>The list of an issuer that has one. When it is in force is asked with a certificate of the issuer, because openssl dates a list only on the way.</summary>
    private void RevocationList(string issuer)
    {
        var keyring = _run.Keyring!;
        if (keyring.RevocationList(issuer) is not { } der || Cryptography.RevocationList.Read(keyring.Suite, der) is not { } content)
        {
            return;
        }

        var name = ListName(issuer);
        Add($"{name}.der", der);
        Add($"{name}.pem", Pem("X509 CRL", der));
        _script.Check($"CRL_{issuer} is the same in PEM and DER", "list_pem", $"{name}.pem", $"{name}.der");
        _script.Check($"CRL_{issuer} is signed by {issuer}", "list_signed", issuer == keyring.Authority ? "root.pem" : $"{CertificateName(issuer)}.pem", $"{name}.pem");
        _script.Check($"CRL_{issuer} has the number {content.Number}", "list_number", $"{name}.pem", Decimal((int)content.Number));
        _script.Check($"CRL_{issuer} is in force at the run's clock", ["list_in_force", .. Path(keyring.Holders.First(h => keyring.Issuer(h) == issuer))]);
    }

    /// <summary>A certificate as it is verified: with its policy, and against the list of its issuer where there is one.</summary>
    private void Chain(string holder)
    {
        var keyring = _run.Keyring!;
        var issuer = keyring.Issuer(holder);
        var protocol = _run.Plan.Compiled.Protocol;
        var profile = protocol.CertificateProfile;
        string[] policy = profile.Policy is { } identifier ? ["-policy", identifier, "-explicit_policy"] : [];
        var by = issuer == keyring.Authority ? $"is signed by {issuer}" : $"chains through {string.Join(", ", Authorities(holder))} to {keyring.Authority}";
        var list = keyring.RevocationList(issuer) is null ? "" : $" and is not in CRL_{issuer}";
        _script.Check($"CERT_{holder} {by}{list}", ["chain", .. policy, .. Path(holder)]);
    }

    /// <summary>What a certificate has that openssl is told to ignore.</summary>
    private void Ignored(string holder)
    {
        var protocol = _run.Plan.Compiled.Protocol;
        var profile = protocol.CertificateProfile;
        if (profile.TypeExtension is { } type)
        {
            var isTyped = profile.Types.Contains(protocol.Certificates[holder].Role);
            _script.Check(
                $"CERT_{holder} has {(isTyped ? $"only {type} as a" : "no")} critical extension that openssl ignores",
                ["only_ignored", $"{CertificateName(holder)}.pem", .. isTyped ? (string[])[type] : []]);
        }
    }

    /// <summary>The arguments with which openssl verifies a certificate: authorities from the issuer up, the list, the certificate.</summary>
    private string[] Path(string holder)
    {
        string[] list = _run.Keyring!.RevocationList(_run.Keyring.Issuer(holder)) is null ? [] : ["-crl_check", "-CRLfile", $"{ListName(_run.Keyring.Issuer(holder))}.pem"];
        return [.. Authorities(holder).SelectMany(a => (string[])["-untrusted", $"{CertificateName(a)}.pem"]), .. list, $"{CertificateName(holder)}.pem"];
    }

    /// <summary>The authorities between a holder and the root, from the issuer up.</summary>
    private IEnumerable<string> Authorities(string holder)
    {
        for (var issuer = _run.Keyring!.Issuer(holder); issuer != _run.Keyring.Authority; issuer = _run.Keyring.Issuer(issuer))
        {
            yield return issuer;
        }
    }

    private string CertificateName(string holder) => $"cert-{HolderName(holder)}";

    private string ListName(string issuer) => $"crl-{HolderName(issuer)}";

    private string KeyName(string holder) => $"key-{HolderName(holder)}";

    // The number keeps holders apart whose symbols differ in case alone.
    private string HolderName(string holder) => $"{Decimal(_run.Keyring!.Holders.TakeWhile(h => h != holder).Count() + 1)}-{Slug(holder)}";
}
