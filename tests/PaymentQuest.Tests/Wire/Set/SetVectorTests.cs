using System.Security.Cryptography;
using System.Text;
using PaymentQuest.Constructors;
using PaymentQuest.Cryptography;
using PaymentQuest.Terms;
using PaymentQuest.Wire;
using Xunit;

namespace PaymentQuest.Tests.Wire.Set;

/// <summary>Octets of SET's types, compared with those that an independent program computed.</summary>
public sealed class SetVectorTests
{
    private static readonly SetCase Case = SetCase.Lecture;

    [Theory]
    [InlineData("OIData",
        "3081d4303b04074c432d3030303180054c4d2d37370414a0a1a2a3a4a5a6a7a8a9aaabacadaeafb0b1b2b3180f32303237303330313130313530305a1a026573"
        + "0414606162636465666768696a6b6c6d6e6f707172730414c0c1c2c3c4c5c6c7c8c9cacbcccdcecfd0d1d2d3302c020100300906052b0e03021a050030060604"
        + "672a00070414e619d2e88eb31341a73b5fd1a95326136315fe480414404142434445464748494a4b4c4d4e4f505152530414d0d1d2d3d4d5d6d7d8d9dadbdcdd"
        + "dedf000102031a0750514272616e641206343131313131")]
    [InlineData("PIData",
        "3081f83081ad303b04074c432d3030303180054c4d2d37370414a0a1a2a3a4a5a6a7a8a9aaabacadaeafb0b1b2b3180f32303237303330313130313530305a1a"
        + "026573303b302c020100300906052b0e03021a050030060604672a00070414e619d2e88eb31341a73b5fd1a95326136315fe48300b020203d2020209c40201fe"
        + "1a0941434d452d303030310414f85a1d9abed113b16437d497a2d1cc16096b7ec51a105061796d656e74517565737420312e3030461210343131313131313131"
        + "313131313131311206323032373132041490909090909090909090909090909090b0b0b0b00414e0e1e2e3e4e5e6e7e8e9eaebecedeeeff0f1f2f3")]
    [InlineData("PI_TBS",
        "305c302c020100300906052b0e03021a050030060604672a00050414fa8618ae0ecd1fe3bb13600515f6f5436ca9c17f302c020100300906052b0e03021a0500"
        + "30060604672a0003041460595f057533c497ac78ed4bf05c251f7768e6eb")]
    public void Types_are_written_as_the_independent_program_writes_them(string definition, string expected) =>
        Assert.Equal(expected, Convert.ToHexStringLower(Case.Digested(definition)));

    [Theory]
    [InlineData("HOD", "e619d2e88eb31341a73b5fd1a95326136315fe48")]
    [InlineData("HOIData", "60595f057533c497ac78ed4bf05c251f7768e6eb")]
    [InlineData("HPIData", "fa8618ae0ecd1fe3bb13600515f6f5436ca9c17f")]
    [InlineData("H(PI_TBS)", "6ea69551978ce41fb205b25a075812347b291425")]
    [InlineData("TransStain", "f85a1d9abed113b16437d497a2d1cc16096b7ec5")]
    public void Digests_are_over_what_travels(string notation, string expected) => Assert.Equal(expected, Content(Case.Canonical(notation)));

    [Theory]
    [InlineData("TransIDs", 61)]
    [InlineData("HODInput", 52)]
    [InlineData("PIHead", 176)]
    [InlineData("PANData", 72)]
    [InlineData("PI_OILink", 225)]
    [InlineData("PIDualSignedTBE", 275)]
    public void Sizes_are_those_that_were_computed(string definition, int octets) => Assert.Equal(octets, Case.Digested(definition).Length);

    [Fact]
    public void The_account_is_blinded_as_the_certificate_hides_it()
    {
        var account = Convert.FromHexString("301a1210343131313131313131313131313131311206323032373132");
        var secret = Convert.FromHexString(SetCase.Count(0x10, 20)).Zip(Convert.FromHexString(SetCase.Count(0x80, 20)), (a, b) => (byte)(a ^ b)).ToArray();

        Assert.Equal(account, Case.Digested("AccountData"));
        Assert.Equal("90909090909090909090909090909090b0b0b0b0", Convert.ToHexStringLower(secret));
        Assert.Equal(secret, Convert.FromHexString(Content(Case.Canonical("PANSECRET"))));
        Assert.Equal("19d1b437414abac63797c3f2d0f42a5b5a07fa64", Content(Case.Canonical("UniqueCardholderID")));
        Assert.Equal("86b8054cadd0f3926c97fc2b3163d6e5e522e32e092cb08e368dd503cf3eee14", Convert.ToHexStringLower(Suite.Modern.Mac(secret, account)));
        Assert.Equal(
            "5ab79c2d60949def41a8e42180afeea53facc1be9e238629ca7850876c0be66a",
            Convert.ToHexStringLower(Suite.Modern.Mac(Convert.FromHexString(SetCase.Count(0x10, 20)), Convert.FromHexString(SetCase.Count(0xa0, 20)))));
    }

    [Fact]
    public void The_dual_signature_is_over_the_attributes()
    {
        var signed = (Term.Signed)Case.Term("SK_C[PI_TBS]");
        var attributes = Case.Wiring.SignedOctets(signed, Case.Digested("PI_TBS"));
        Assert.Equal(
            "313a301306092a864886f70d01090331060604672a000d302306092a864886f70d010904311604146ea69551978ce41fb205b25a075812347b291425",
            Convert.ToHexStringLower(attributes));

        var digest = Case.Wiring.SignedDigest(signed, Suite.Lecture.Digest(Case.Digested("PI_TBS")));
        Assert.Equal(
            "6e59b3279da5c77f2e2f863c4f12d4e5e08944a730f4b22c2ce8493a194640db38c5c773ee33c1062e753eeadaabe8c4d8cd9d7bad22dcc34287ee35ac281f16"
            + "3e2b7d71c6bc2b85d967cc2f53230c96314457e072a2dca7a9e30cac570fdd5b21e3e8ea81d2de1ff1473ad326f28af31de1c7d47b5b72f68641d3de055adadb",
            Convert.ToHexStringLower(Suite.Lecture.SignDigest(SetCase.Key, digest)));
    }

    [Theory]
    [InlineData("lecture", "8490b71321f1bee599fd5bb6a71903a060bd8da4", "3c8907d4d7f3cb58cd680d371070ce80c20c232d", "1568549af6d0993bd452a321ba15f3e4f960e7b8", "43058a6bfb2ab247a00cff468096de08b38b0b89")]
    [InlineData("modern", "18f83aedbdae4ec37a3b02a212e4a8c49f3fda2aba3dcd7b9a0d720d96e7a87d", "67404b419a1202e20e1ccf14082854c6bffee19885d1a9b02e7b51d7229a18f1", "3f9fcdb0df6d70e5e8ff0b61abbe858512a6994fda26a65ca55b8a6b01e800fe", null)]
    public void The_digests_of_the_lecture_are_linked_by_the_engine(string suiteName, string pimd, string oimd, string pomd, string? wrongOrder)
    {
        var suite = Suite.ByName(suiteName)!;
        var (pi, oi) = (suite.Digest(Encoding.ASCII.GetBytes("PI;M=ACME;XID=0001;AMT=EUR25.00;PAN=4111111111111111;EXP=202712")), suite.Digest(Order));
        Assert.Equal((pimd, oimd), (Convert.ToHexStringLower(pi), Convert.ToHexStringLower(oi)));
        Assert.Equal(pomd, Linked(suite, pi, oi));
        if (wrongOrder is not null)
        {
            Assert.Equal(wrongOrder, Linked(suite, oi, pi));
        }
    }

    [Fact]
    public void Another_amount_in_the_order_gives_another_link()
    {
        var altered = Suite.Lecture.Digest(Encoding.ASCII.GetBytes(Encoding.ASCII.GetString(Order).Replace("25.00", "95.00", StringComparison.Ordinal)));
        Assert.Equal("fa5cd30d67833ebf7c26ee957dde142df7b86605", Convert.ToHexStringLower(altered));
        Assert.Equal("e57844e59afecd36817d8a246da0820f126463df", Linked(Suite.Lecture, Convert.FromHexString("8490b71321f1bee599fd5bb6a71903a060bd8da4"), altered));
    }

    [Fact]
    public void The_dual_signature_of_the_lecture_signs_both_digests_run_together()
    {
        byte[] both = Convert.FromHexString("8490b71321f1bee599fd5bb6a71903a060bd8da43c8907d4d7f3cb58cd680d371070ce80c20c232d");
        Assert.Equal(
            "243a0295401760526bbee316c960e03bf436d773248999dbd0258d280c423deb36d268eab8e8b13c2e49fc7e89030963c4e4d6960599b934d204b2a7362f2dc0"
            + "ab311b3b4b5e89f9ee28c9e962fa7aa941cadac4f64582ee62f14a2066f1d961ae245a71285cf9115d15cf32c66320f586af2165668d9d4ecb3a7c51c51c7827",
            Convert.ToHexStringLower(Suite.Lecture.Sign(SetCase.Key, both)));

        // The engine's suites pair SHA-256 with PSS, so that this older pairing is checked with the platform.
        using var rsa = RSA.Create();
        rsa.ImportPkcs8PrivateKey(SetCase.Key.ToPkcs8(), out _);
        Assert.Equal(
            "778e09f64769e92868db3cbb8b8ef820b7c66fb0dec84a0db1ac7474336e05a9e005f4d5af03507d34228685abd8709bf86ffd66710259dde4e0d2092d2ad324"
            + "f223b01a622327e7fb487cb02d0f065e8540be271e5557abf91f2ee7c9421bc29b0a818a50ceb9cd2284b95fef740bf2be5272c951919956b7d5044d9ab974fb",
            Convert.ToHexStringLower(rsa.SignHash(
                Convert.FromHexString("3f9fcdb0df6d70e5e8ff0b61abbe858512a6994fda26a65ca55b8a6b01e800fe"), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)));
    }

    private static byte[] Order => Encoding.ASCII.GetBytes("OI;M=ACME;XID=0001;REF=A-17;AMT=EUR25.00;NC=1111;NM=2222");

    /// <summary>The digest of two digests run together, as the engine evaluates <c>H(A || B)</c>.</summary>
    private static string Linked(Suite suite, byte[] first, byte[] second)
    {
        var run = new Term.Concatenation([new Term.Atom("A"), new Term.Atom("B")]);
        var wiring = new Wiring(WireFormat.Canonical, new WireParticulars(suite, _ => null));
        byte[]? Octets(Term term) => term switch
        {
            Term.Atom { Name: "A" } => Der.OctetString(first),
            Term.Atom => Der.OctetString(second),
            _ => Taking.Determined(term, Octets, wiring),
        };
        return Content(Octets(new Term.Digest(run))!);
    }

    private static string Content(byte[] der) => Convert.ToHexStringLower(Der.Content(der));
}
