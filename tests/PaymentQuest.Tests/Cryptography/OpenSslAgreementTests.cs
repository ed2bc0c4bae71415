using System.Text;
using PaymentQuest.Cryptography;
using Xunit;

namespace PaymentQuest.Tests.Cryptography;

/// <summary>What we make, another program opens and verifies; what it makes, we do.</summary>
public sealed class OpenSslAgreementTests
{
    private static readonly byte[] Message = Encoding.UTF8.GetBytes("One order, 49.99 EUR.\n");

    public static TheoryData<string> Suites => TestKeys.Suites;

    [Theory, MemberData(nameof(Suites))]
    public void Openssl_verifies_our_signature(string name)
    {
        var suite = Suite.ByName(name)!;
        var files = Files(suite);
        files["signature"] = suite.Sign(TestKeys.Alice(suite), Message);
        OpenSsl.Run(Message, files, ["dgst", "-" + Hash(suite), "-keyform", "DER", "-verify", "public.der", .. PssOptions(suite), "-signature", "signature"]);
    }

    [Theory, MemberData(nameof(Suites))]
    public void We_verify_the_signature_of_openssl(string name)
    {
        var suite = Suite.ByName(name)!;
        var signature = OpenSsl.Run(Message, Files(suite), ["dgst", "-" + Hash(suite), "-keyform", "DER", "-sign", "private.der", .. PssOptions(suite)]);
        Assert.True(suite.Verify(TestKeys.Alice(suite).Public, Message, signature));
    }

    [Theory, MemberData(nameof(Suites))]
    public void Openssl_opens_what_we_seal(string name)
    {
        var suite = Suite.ByName(name)!;
        var sealedText = suite.Seal(TestKeys.Alice(suite).Public, Message, new SeededRandom(6, "openssl"))!;
        Assert.Equal(Message, OpenSsl.Run(sealedText, Files(suite), ["pkeyutl", "-decrypt", "-keyform", "DER", "-inkey", "private.der", .. OaepOptions(suite)]));
    }

    [Theory, MemberData(nameof(Suites))]
    public void We_open_what_openssl_seals(string name)
    {
        var suite = Suite.ByName(name)!;
        var sealedText = OpenSsl.Run(Message, Files(suite), ["pkeyutl", "-encrypt", "-pubin", "-keyform", "DER", "-inkey", "public.der", .. OaepOptions(suite)]);
        Assert.Equal(Message, suite.Open(TestKeys.Alice(suite), sealedText));
    }

    [Theory]
    [InlineData("lecture", "des-ede3-cbc", 24)]
    [InlineData("modern", "aes-256-cbc", 32)]
    public void Symmetric_ciphertexts_agree_both_ways(string name, string cipher, int keyLength)
    {
        var suite = Suite.ByName(name)!;
        var random = new SeededRandom(6, "cipher");
        var key = random.Octets(keyLength);
        var ours = suite.Encrypt(key, Message, random)!;
        var vector = ours[..suite.BlockLength];
        string[] options = [cipher, "-K", Convert.ToHexString(key), "-iv", Convert.ToHexString(vector)];
        Assert.Equal(Message, OpenSsl.Run(ours[suite.BlockLength..], Files(suite), ["enc", "-d", "-" + options[0], .. options[1..]]));
        byte[] theirs = [.. vector, .. OpenSsl.Run(Message, Files(suite), ["enc", "-e", "-" + options[0], .. options[1..]])];
        Assert.Equal(ours, theirs);
    }

    // Current openssl programs keep single DES in a provider that is often not installed; DES-EDE3 under three equal keys is single DES.
    [Fact]
    public void Single_DES_agrees_with_openssl()
    {
        var random = new SeededRandom(6, "des");
        var key = random.Octets(8);
        var ours = Suite.Lecture.Encrypt(key, Message, random)!;
        var opened = OpenSsl.Run(ours[8..], Files(Suite.Lecture), "enc", "-d", "-des-ede3-cbc", "-K", Convert.ToHexString([.. key, .. key, .. key]), "-iv", Convert.ToHexString(ours[..8]));
        Assert.Equal(Message, opened);
    }

    [Theory, MemberData(nameof(Suites))]
    public void Derived_keys_agree(string name)
    {
        var suite = Suite.ByName(name)!;
        var key = new SeededRandom(6, "kdf").Octets(20);
        var derived = OpenSsl.Run([], Files(suite), "kdf", "-binary", "-keylen", $"{suite.SymmetricKeyLength}", "-kdfopt", "mac:HMAC", "-kdfopt", "digest:" + Hash(suite),
            "-kdfopt", "hexkey:" + Convert.ToHexString(key), "-kdfopt", "salt:session", "-kdfopt", "hexinfo:" + Convert.ToHexString(Message), "KBKDF");
        Assert.Equal(derived, suite.DeriveKey("session", key, Message));
    }

    private static Dictionary<string, byte[]> Files(Suite suite) => new()
    {
        ["private.der"] = TestKeys.Alice(suite).ToPkcs8(),
        ["public.der"] = TestKeys.Alice(suite).Public.SubjectPublicKeyInfo.ToArray(),
    };

    private static string Hash(Suite suite) => suite == Suite.Lecture ? "sha1" : "sha256";

    private static string[] PssOptions(Suite suite) =>
        suite == Suite.Lecture ? [] : ["-sigopt", "rsa_padding_mode:pss", "-sigopt", "rsa_pss_saltlen:digest"];

    private static string[] OaepOptions(Suite suite) =>
        ["-pkeyopt", "rsa_padding_mode:oaep", "-pkeyopt", "rsa_oaep_md:" + Hash(suite), "-pkeyopt", "rsa_mgf1_md:" + Hash(suite)];
}
