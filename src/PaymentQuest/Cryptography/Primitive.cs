using System.Collections;
using System.Security.Cryptography;
using Org.BouncyCastle.Crypto;

namespace PaymentQuest.Cryptography;

/// <summary>
/// An algorithm of a suite that the platform does for us where it may. Policies of machines forbid some: SHA-1 in signatures, MD5, DES. What
/// the platform refuses is done by the library, with the same octets, so that neither a run nor a verdict depends on the machine.
/// </summary>
internal abstract class Primitive
{
    private readonly Lazy<bool> _isRefused;

    private protected Primitive(string name)
    {
        Name = name;
        _isRefused = new(() => !IsDoneAsByTheLibrary());
    }

    /// <summary>What standards call it, the same in every language.</summary>
    public string Name { get; }

    /// <summary>Whether the platform does not do this, or differently from the library. Tried once, with an example.</summary>
    public bool IsRefused => _isRefused.Value;

    /// <summary>Whether it was tried and is refused. Does not try.</summary>
    public bool IsKnownToBeRefused => _isRefused is { IsValueCreated: true, Value: true };

    private protected abstract bool IsDoneAsByTheLibrary();

    private protected static bool CouldBeRefusal(Exception exception) => exception is CryptographicException or PlatformNotSupportedException;
}

/// <inheritdoc/>
/// <typeparam name="TQuestion">What it is applied to.</typeparam>
/// <typeparam name="TAnswer">What comes of it: octets, or whether they were right.</typeparam>
/// <param name="name">What standards call it.</param>
/// <param name="platform">.NET's, which throws <see cref="CryptographicException"/> where a policy refuses it, and on octets that it cannot take.</param>
/// <param name="library">BouncyCastle's, which throws <see cref="CryptoException"/> on octets that it cannot take.</param>
/// <param name="example">Something that both can be applied to.</param>
internal sealed class Primitive<TQuestion, TAnswer>(string name, Func<TQuestion, TAnswer> platform, Func<TQuestion, TAnswer> library, Func<TQuestion> example) : Primitive(name)
    where TQuestion : allows ref struct
{
    /// <summary>The answer, by whoever gives one.</summary>
    /// <exception cref="CryptographicException">The question has none.</exception>
    public TAnswer Of(TQuestion question)
    {
        if (!IsKnownToBeRefused)
        {
            try
            {
                return platform(question);
            }
            catch (Exception exception) when (CouldBeRefusal(exception) && IsRefused)
            {
                // The example was refused too, so it is not the question's fault.
            }
        }

        return ByLibrary(question);
    }

    private TAnswer ByLibrary(TQuestion question)
    {
        try
        {
            return library(question);
        }
        catch (CryptoException unfit)
        {
            throw new CryptographicException(unfit.Message, unfit);
        }
    }

    private protected override bool IsDoneAsByTheLibrary()
    {
        try
        {
            return StructuralComparisons.StructuralEqualityComparer.Equals(platform(example()), ByLibrary(example()));
        }
        catch (Exception exception) when (CouldBeRefusal(exception))
        {
            return false;
        }
    }
}

/// <summary>A message under a key; the key is empty where there is none.</summary>
internal readonly ref struct KeyedMessage(ReadOnlySpan<byte> key, ReadOnlySpan<byte> message)
{
    public ReadOnlySpan<byte> Key { get; } = key;

    public ReadOnlySpan<byte> Message { get; } = message;
}

/// <summary>What a key is derived for.</summary>
internal readonly ref struct DerivationInput(ReadOnlySpan<byte> key, ReadOnlySpan<byte> label, ReadOnlySpan<byte> context, int length)
{
    public ReadOnlySpan<byte> Key { get; } = key;

    public ReadOnlySpan<byte> Label { get; } = label;

    public ReadOnlySpan<byte> Context { get; } = context;

    /// <summary>The octets of the derived key.</summary>
    public int Length { get; } = length;
}

/// <summary>Whole blocks to encrypt or decrypt in CBC mode.</summary>
internal readonly ref struct CipherBlocks(bool isEncrypting, ReadOnlySpan<byte> key, ReadOnlySpan<byte> blocks, ReadOnlySpan<byte> vector)
{
    public bool IsEncrypting { get; } = isEncrypting;

    public ReadOnlySpan<byte> Key { get; } = key;

    public ReadOnlySpan<byte> Blocks { get; } = blocks;

    public ReadOnlySpan<byte> Vector { get; } = vector;
}

/// <summary>Octets for a private key: a ciphertext to open, or a digest to sign.</summary>
internal readonly ref struct PrivateInput(PrivateKey key, ReadOnlySpan<byte> octets)
{
    public PrivateKey Key { get; } = key;

    public ReadOnlySpan<byte> Octets { get; } = octets;
}

/// <summary>A signature of a digest, as it was received.</summary>
internal readonly ref struct SignedDigest(PublicKey key, ReadOnlySpan<byte> digest, ReadOnlySpan<byte> signature)
{
    public PublicKey Key { get; } = key;

    public ReadOnlySpan<byte> Digest { get; } = digest;

    public ReadOnlySpan<byte> Signature { get; } = signature;
}
