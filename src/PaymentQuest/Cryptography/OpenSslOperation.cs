using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using System.Security.Cryptography;

namespace PaymentQuest.Cryptography;

/// <summary>
/// RSADP (RFC 8017 §5.1.2), the private operation without any padding, by the OpenSSL that .NET itself uses on Linux: .NET hands out its keys but has no call
/// for this. OpenSSL needs a fifteenth of the library's time.
/// </summary>
internal static class OpenSslOperation
{
    // The name that .NET has loaded OpenSSL's third version under, so that keys and calls belong to the same one.
    private const string Crypto = "libcrypto.so.3";
    private const long Version = 3;
    private const int VersionShift = 28;

    // RSA_NO_PADDING of openssl/rsa.h.
    private const int NoPadding = 3;

    /// <summary>A key that <see cref="Apply"/> can use, empty.</summary>
    public static RSA Key() => OperatingSystem.IsLinux() ? new RSAOpenSsl() : RSA.Create();

    /// <summary>The representative raised to the key's exponent, as long as the modulus. Where .NET does not use OpenSSL, the library does it.</summary>
    /// <exception cref="CryptographicException">OpenSSL refuses.</exception>
    /// <exception cref="PlatformNotSupportedException">It is another version of OpenSSL.</exception>
    public static byte[] Apply(PrivateKey key, ReadOnlySpan<byte> representative) =>
        OperatingSystem.IsLinux() && key.Platform is RSAOpenSsl own ? Raised(own, representative.ToArray()) : key.Operation.Apply(representative);

    [SupportedOSPlatform("linux")]
    private static byte[] Raised(RSAOpenSsl key, byte[] representative)
    {
        if (SafeEvpPKeyHandle.OpenSslVersion >> VersionShift != Version)
        {
            throw new PlatformNotSupportedException($"OpenSSL has version {SafeEvpPKeyHandle.OpenSslVersion:x}");
        }

        using var handle = key.DuplicateKeyHandle();
        var context = default(IntPtr);
        try
        {
            context = EVP_PKEY_CTX_new(handle, default);
            var result = new byte[representative.Length];
            var length = (nuint)result.Length;
            return EVP_PKEY_decrypt_init(context) > 0 && EVP_PKEY_CTX_set_rsa_padding(context, NoPadding) > 0
                && EVP_PKEY_decrypt(context, result, ref length, representative, (nuint)representative.Length) > 0 && length == (nuint)result.Length
                    ? result
                    : throw new CryptographicException("OpenSSL refuses RSADP");
        }
        catch (TypeLoadException missing)
        {
            throw new PlatformNotSupportedException(missing.Message, missing);
        }
        finally
        {
            if (context != default)
            {
                EVP_PKEY_CTX_free(context);
            }
        }
    }

    [DllImport(Crypto)]
    private static extern IntPtr EVP_PKEY_CTX_new(SafeEvpPKeyHandle key, IntPtr engine);

    [DllImport(Crypto)]
    private static extern void EVP_PKEY_CTX_free(IntPtr context);

    [DllImport(Crypto)]
    private static extern int EVP_PKEY_decrypt_init(IntPtr context);

    [DllImport(Crypto)]
    private static extern int EVP_PKEY_CTX_set_rsa_padding(IntPtr context, int padding);

    [DllImport(Crypto)]
    private static extern int EVP_PKEY_decrypt(IntPtr context, byte[] result, ref nuint resultLength, byte[] input, nuint inputLength);
}
