using System.Security.Cryptography;
using Org.BouncyCastle.Crypto.Parameters;
using Org.BouncyCastle.Math;
using Org.BouncyCastle.Utilities;

namespace PaymentQuest.Cryptography;

/// <summary>
/// The numbers of an RSA key as BouncyCastle takes them. It looks for small factors of every modulus that it is given, and then proves by
/// rounds of Miller and Rabin that it is composite, which costs a hundred times as much as using the key and tells nothing that a receiver
/// needs: sealing to a prime modulus harms only whoever sent such a key. So no such round is made.
/// </summary>
internal static class LibraryKey
{
    /// <summary>A key to seal to, or null when its modulus has small factors, or is no modulus or exponent at all.</summary>
    public static RsaKeyParameters? Sealing(RSAParameters numbers)
    {
        try
        {
            return Constructed(numbers, static key => new RsaKeyParameters(false, Number(key.Modulus), Number(key.Exponent)));
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    /// <summary>A key to verify with. The platform verifies with any modulus, so small factors are not looked for: verdicts are the same everywhere.</summary>
    public static RsaKeyParameters? Verifying(RSAParameters numbers) =>
        Properties.WithThreadProperty(Properties.RsaAllowUnsafeModulus, bool.TrueString, numbers, Sealing);

    /// <summary>A private key, which the platform has already taken for one.</summary>
    public static RsaPrivateCrtKeyParameters Private(RSAParameters numbers) => Constructed(numbers, static key => new RsaPrivateCrtKeyParameters(
        Number(key.Modulus), Number(key.Exponent), Number(key.D), Number(key.P), Number(key.Q), Number(key.DP), Number(key.DQ), Number(key.InverseQ)));

    private static TKey Constructed<TKey>(RSAParameters numbers, Func<RSAParameters, TKey> construct) =>
        Properties.WithThreadProperty(Properties.RsaMaxMRTests, "0", numbers, construct);

    private static BigInteger Number(byte[]? octets) => new(1, octets);
}
