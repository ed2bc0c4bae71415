using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using PaymentQuest.Constructors;
using PaymentQuest.Cryptography;
using PaymentQuest.Terms;
using PaymentQuest.Wire;
using PaymentQuest.Wire.Text;
using Xunit;

namespace PaymentQuest.Tests.Constructors;

/// <summary>Algorithms that protocols name give what their standards and services print. That openssl says the same of generated octets is a test of exports.</summary>
public sealed class NamedAlgorithmTests
{
    private const string Cart = """<?xml version="1.0" encoding="UTF-8"?><checkout-shopping-cart xmlns="http://checkout.google.com/schema/2"><shopping-cart><items><item><item-name>Song</item-name><item-description>One song</item-description><unit-price currency="EUR">0.99</unit-price><quantity>1</quantity></item></items><merchant-private-data><order>PQ-1</order></merchant-private-data></shopping-cart><checkout-flow-support><merchant-checkout-flow-support/></checkout-flow-support></checkout-shopping-cart>""";
    private const string Pay = "POST\nauthorize.payments.amazon.com\n/pba/paypipeline\naccessKey=AKIDPAYMENTQUEST0001&amount=USD%2010.00&description=Blue%20widget&immediateReturn=1&ipnUrl=https%3A%2F%2Fshop.example%2Fipn&processImmediate=1&referenceId=PQ-1001&returnUrl=https%3A%2F%2Fshop.example%2Freturn&signatureMethod=HmacSHA256&signatureVersion=2";

    /// <summary>RFC 2202, RFC 4231, RFC 1321, FIPS 180-4; the last is the check value of catalogues of CRCs.</summary>
    [Theory]
    [InlineData("hmac-md5", "Jefe", "what do ya want for nothing?", "750c783e6ab0b503eaa86e310a5db738")]
    [InlineData("hmac-md5", "\v\v\v\v\v\v\v\v\v\v\v\v\v\v\v\v", "Hi There", "9294727a3638bb1c13f48ef8158bfc9d")]
    [InlineData("hmac-sha1", "Jefe", "what do ya want for nothing?", "effcdf6ae5eb2fa2d27416d5f184df9c259a7c79")]
    [InlineData("hmac-sha1", "\v\v\v\v\v\v\v\v\v\v\v\v\v\v\v\v\v\v\v\v", "Hi There", "b617318655057264e28bc0b6fb378c8ef146be00")]
    [InlineData("hmac-sha256", "Jefe", "what do ya want for nothing?", "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843")]
    [InlineData("hmac-sha512", "Jefe", "what do ya want for nothing?", "164b7a7bfcf819e2e395fbe73b56e0a387bd64222e831fd610270cd7ea2505549758bf75c05a994a6d034f65f8f0e6fdcaeab1a34d4a6b4b636e070a38bce737")]
    [InlineData("md5", null, "", "d41d8cd98f00b204e9800998ecf8427e")]
    [InlineData("md5", null, "message digest", "f96b697d7cb7938d525a2f31aaf161d0")]
    [InlineData("sha-1", null, "abc", "a9993e364706816aba3e25717850c26c9cd0d89d")]
    [InlineData("sha-256", null, "abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")]
    [InlineData("sha-512", null, "abc", "ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a2192992a274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f")]
    [InlineData("crc-32", null, "123456789", "cbf43926")]
    public void Digests_are_those_of_the_standards(string word, string? key, string message, string expected)
    {
        byte[][] inputs = [.. key is null ? [] : new[] { Encoding.UTF8.GetBytes(key) }, Encoding.UTF8.GetBytes(message)];
        Assert.All(Suite.Nameable, suite => Assert.Equal(Der.OctetString(Convert.FromHexString(expected)), Made(word, suite, inputs)));
    }

    /// <summary>What shops and payment services sign, as text.</summary>
    [Theory]
    [InlineData("hmac-sha1", "PaymentQuestKey01", Cart, "nrIlu2uL5yB0QgpgElEewRLQ0Ns=")]
    [InlineData("hmac-sha256", "1234567890", "GET\nwebservices.amazon.com\n/onca/xml\nAWSAccessKeyId=00000000000000000000&ItemId=0679722769&Operation=ItemLookup&ResponseGroup=ItemAttributes%2COffers%2CImages%2CReviews&Service=AWSECommerceService&Timestamp=2009-01-01T12%3A00%3A00Z&Version=2009-01-06", "Nace+U3Az4OhN7tISqgs1vdLBHBEijWcBeCqL5xN9xg=")]
    [InlineData("hmac-sha256", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY", "GET\nelasticmapreduce.amazonaws.com\n/\nAWSAccessKeyId=AKIAIOSFODNN7EXAMPLE&Action=DescribeJobFlows&SignatureMethod=HmacSHA256&SignatureVersion=2&Timestamp=2011-10-03T15%3A19%3A30&Version=2009-03-31", "i91nKc4PWAt0JJIdXwz9HxZCJDdiy6cf/Mj6vPxyYIs=")]
    [InlineData("hmac-sha256", "PaymentQuestSecretKey0123456789abcdefghi", Pay, "AfNkgH8nj1XMC9ScbH4zRaG+HGCYCRYaIpERDk70Fdk=")]
    public void Signatures_of_services_are_those_that_they_print(string word, string key, string message, string expected)
    {
        var digest = Der.Content(Made(word, Suite.Lecture, Encoding.UTF8.GetBytes(key), Encoding.UTF8.GetBytes(message))).ToArray();
        Assert.Equal(Der.Text(expected), Made("base64", Suite.Lecture, digest));
    }

    [Fact]
    public void The_sum_of_a_notification_is_the_number_in_what_PayPal_signs()
    {
        var sum = Der.Content(Made("crc-32", Suite.Modern, """{"id":"WH-1","event_type":"PAYMENT.CAPTURE.COMPLETED"}"""u8.ToArray()));
        Assert.Equal(2325436976, BinaryPrimitives.ReadUInt32BigEndian(sum));
    }

    /// <summary>RFC 4648 §10, and the two characters in which its alphabets differ.</summary>
    [Theory]
    [InlineData("base64", "", "")]
    [InlineData("base64", "66", "Zg==")]
    [InlineData("base64", "666f", "Zm8=")]
    [InlineData("base64", "666f6f626172", "Zm9vYmFy")]
    [InlineData("base64", "fbff", "+/8=")]
    [InlineData("base64url", "66", "Zg")]
    [InlineData("base64url", "666f", "Zm8")]
    [InlineData("base64url", "fbff", "-_8")]
    [InlineData("hex", "00ff9a", "00ff9a")]
    [InlineData("HEX", "00ff9a", "00FF9A")]
    public void Text_forms_are_those_of_RFC_4648(string word, string octets, string expected)
    {
        Assert.Equal(Der.Text(expected), Made(word, Suite.Modern, Convert.FromHexString(octets)));
        Assert.Equal(Convert.FromHexString(octets), Read(word, expected));
    }

    /// <summary>Octets have one text: two that are read alike would be two messages that say the same.</summary>
    [Theory]
    [InlineData("base64", "Zg")]
    [InlineData("base64", "Zh==")]
    [InlineData("base64", "Zg= =")]
    [InlineData("base64", "Zm9v\n")]
    [InlineData("base64", "-_8=")]
    [InlineData("base64", "====")]
    [InlineData("base64url", "Zg==")]
    [InlineData("base64url", "Zh")]
    [InlineData("base64url", "+/8")]
    [InlineData("base64url", "Z")]
    [InlineData("hex", "00FF")]
    [InlineData("hex", "0")]
    [InlineData("hex", "0g")]
    [InlineData("HEX", "00ff")]
    [InlineData("HEX", " 00")]
    public void A_text_that_would_be_written_otherwise_is_none(string word, string text) => Assert.Null(Read(word, text));

    [Fact]
    public void Any_octets_are_written_and_read_again_and_as_long_as_is_said()
    {
        foreach (var length in Enumerable.Range(0, 70))
        {
            var octets = new SeededRandom((ulong)length, "text").Octets(length);
            Assert.All(TextForm.OctetForms.Keys, word =>
            {
                var text = Der.ReadText(Made(word, Suite.Modern, octets))!;
                Assert.Equal(Constructor.Of(Algorithm.Words[word]).TextLength!(length), text.Length);
                Assert.Equal(octets, Read(word, text));
            });
        }
    }

    [Fact]
    public void A_machine_that_forbids_everything_makes_the_same_octets()
    {
        var library = new Primitives(_ => true);
        Assert.All((HashAlgorithmName[])[HashAlgorithmName.MD5, HashAlgorithmName.SHA1, HashAlgorithmName.SHA256, HashAlgorithmName.SHA512], hash =>
        {
            foreach (var length in (int[])[0, 63, 64, 65, 127, 128, 129, 300])
            {
                var message = new SeededRandom(1, "message").Octets(length);
                var key = new SeededRandom(2, "key").Octets(length);
                Assert.Equal(library.Digest(hash).Of(new KeyedMessage([], message)), FixedAlgorithms.Digest(hash, message));
                Assert.Equal(library.Hmac(hash).Of(new KeyedMessage(key, message)), FixedAlgorithms.Hmac(hash, key, message));
            }
        });
    }

    [Fact]
    public void A_key_that_is_used_again_is_kept_and_gives_the_same_under_each_hash()
    {
        var keys = new KeptKeys(Suite.Lecture);
        var message = "message"u8.ToArray();
        for (var time = 0; time < 3; time++)
        {
            Assert.Equal(HMACSHA1.HashData("key"u8, message), keys.Mac("key"u8, message));
            Assert.Equal(HMACSHA1.HashData("key"u8, message), keys.Hmac(HashAlgorithmName.SHA1, "key"u8, message));
            Assert.Equal(HMACSHA256.HashData("key"u8, message), keys.Hmac(HashAlgorithmName.SHA256, "key"u8, message));
            Assert.Equal(HMACMD5.HashData("key"u8, message), keys.Hmac(HashAlgorithmName.MD5, "key"u8, message));
        }
    }

    private static byte[] Made(string word, Suite suite, params byte[][] inputs) => Constructor.Of(Algorithm.Words[word]).Octets!("X", inputs, new Tools(suite))!;

    private static byte[]? Read(string word, string text) => Constructor.Of(Algorithm.Words[word]).Open!([], Encoding.UTF8.GetBytes(text), new Tools(Suite.Modern));
}
