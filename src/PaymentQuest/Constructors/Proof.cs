using System.Globalization;
using System.Security.Cryptography;
using PaymentQuest.Cryptography;
using PaymentQuest.Terms;

namespace PaymentQuest.Constructors;

/// <summary>How stock <c>openssl</c> confirms octets that a constructor made.</summary>
/// <param name="Claim">What is confirmed of a term, in words that follow its label; given the term and what labels terms.</param>
/// <param name="Shell">The definition of a shell function, for a suite; it succeeds when the files that it is given belong together.</param>
/// <param name="Arguments">What the function is called with: its name, files, values in hex.</param>
internal sealed record Proof(Func<Term, Func<Term, string>, string> Claim, Func<Suite, string> Shell, Func<ProofMaterial, string[]> Arguments)
{
    /// <summary>The digest as openssl calls it.</summary>
    public static string Hash(Suite suite) => Hash(suite.Hash);

    /// <inheritdoc cref="Hash(Suite)"/>
    public static string Hash(HashAlgorithmName hash) => hash.Name!.ToLowerInvariant();

    /// <summary>The command that verifies a signature, up to the key.</summary>
    public static string Verifying(Suite suite) => suite.SignaturePadding == RSASignaturePadding.Pss
        ? $"openssl dgst -{Hash(suite)} -sigopt rsa_padding_mode:pss -sigopt rsa_pss_saltlen:-1 -sigopt rsa_mgf1_md:{Hash(suite)} -verify"
        : $"openssl dgst -{Hash(suite)} -verify";

    /// <summary>The functions that confirm authenticated encryption: the tag is of the vector and the ciphertext, which open to the content.</summary>
    public static string OpeningAuthentic(Suite suite)
    {
        var digest = Hash(suite);
        var tag = suite.HasSuffixMac
            ? """{ cat "$2"; derived_from "$5" authenticate -binary; } | openssl dgst -md5 -binary"""
            : $$"""openssl dgst -{{digest}} -mac HMAC -macopt "hexkey:$(derived_from "$5" authenticate | tr -d ':\n')" -binary "$2" """;
        return $$"""
            authentic() { cat "$2" "$3" | cmp - "$1" && {{tag}} | head -c {{Decimal(suite.TagLength)}} | cmp - "$3" && deciphered "$@" | cmp - "$4"; }
            derived_from() { openssl kdf $3 -keylen {{Decimal(suite.SymmetricKeyLength)}} -kdfopt mac:HMAC -kdfopt digest:{{digest}} -kdfopt "hexkey:$1" -kdfopt "salt:$2" KBKDF; }
            deciphered() { tail -c +{{Decimal(suite.BlockLength + 1)}} "$2" | openssl enc -d {{string.Join(' ', Cipher(suite.BlockLength, suite.SymmetricKeyLength))}} -K "$(derived_from "$5" encrypt | tr -d ':\n')" -iv "$6"; }
            """.Replace("\r\n", "\n", StringComparison.Ordinal);
    }

    /// <summary>The cipher as openssl calls it. Single DES has been in the legacy provider since OpenSSL 3.0.</summary>
    public static string[] Cipher(int blockLength, int keyLength) => (blockLength, keyLength) switch
    {
        (8, 8) => ["-provider", "legacy", "-provider", "default", "-des-cbc"],
        (8, _) => ["-des-ede3-cbc"],
        _ => [$"-aes-{Decimal(8 * keyLength)}-cbc"],
    };

    public static string Hex(ReadOnlySpan<byte> octets) => Convert.ToHexStringLower(octets);

    public static string Decimal(int number) => number.ToString(CultureInfo.InvariantCulture);
}

/// <summary>What a proof is made of. Files are written when they are first named.</summary>
/// <param name="Suite">The algorithms.</param>
/// <param name="Label">The label of the term.</param>
/// <param name="Value">The octets that were made, without the header of DER.</param>
/// <param name="Inputs">The inputs as the constructor takes them; of what is signed the octets and not their digest.</param>
/// <param name="Made">Writes the octets that were made, or those of them that a program takes, into a file with an ending.</param>
/// <param name="Part">Writes other octets into a file with an ending.</param>
/// <param name="PublicKey">The file of the holder's public key.</param>
/// <param name="PrivateKey">The file of the holder's private key.</param>
internal sealed record ProofMaterial(
    Suite Suite, string Label, byte[] Value, byte[][] Inputs, Func<string, byte[], string> Made, Func<string, byte[], string> Part, Func<string> PublicKey, Func<string> PrivateKey);
