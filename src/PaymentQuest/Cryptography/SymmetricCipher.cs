using System.Security.Cryptography;
using Org.BouncyCastle.Crypto;
using Org.BouncyCastle.Crypto.Engines;
using Org.BouncyCastle.Crypto.Modes;
using Org.BouncyCastle.Crypto.Parameters;

namespace PaymentQuest.Cryptography;

/// <summary>A block cipher in CBC mode with the padding of PKCS #7 (RFC 5652 §6.3).</summary>
internal abstract class SymmetricCipher(int keyLength, int blockLength)
{
    public static readonly SymmetricCipher Aes256 = new Aes256Cipher();
    public static readonly SymmetricCipher Des = new DesCipher(8, null, () => new DesEngine());
    public static readonly SymmetricCipher TripleDes = new DesCipher(24, Des, () => new DesEdeEngine());

    public int KeyLength { get; } = keyLength;

    public int BlockLength { get; } = blockLength;

    /// <summary>This cipher or its relative that takes keys of so many octets, or null.</summary>
    public virtual SymmetricCipher? WithKeyLength(int length) => length == KeyLength ? this : null;

    public byte[] Encrypt(ReadOnlySpan<byte> key, ReadOnlySpan<byte> plaintext, ReadOnlySpan<byte> vector)
    {
        var padding = BlockLength - (plaintext.Length % BlockLength);
        var padded = new byte[plaintext.Length + padding];
        plaintext.CopyTo(padded);
        padded.AsSpan(plaintext.Length).Fill((byte)padding);
        return [.. vector, .. Transform(true, key, padded, vector)];
    }

    public byte[]? Decrypt(ReadOnlySpan<byte> key, ReadOnlySpan<byte> ciphertext)
    {
        if (ciphertext.Length < 2 * BlockLength || ciphertext.Length % BlockLength != 0)
        {
            return null;
        }

        var padded = Transform(false, key, ciphertext[BlockLength..], ciphertext[..BlockLength]);
        var padding = padded[^1];
        return padding >= 1 && padding <= BlockLength && padded.AsSpan(padded.Length - padding).IndexOfAnyExcept(padding) < 0
            ? padded[..^padding]
            : null;
    }

    /// <summary>CBC over whole blocks.</summary>
    protected abstract byte[] Transform(bool encrypting, ReadOnlySpan<byte> key, ReadOnlySpan<byte> blocks, ReadOnlySpan<byte> vector);

    private sealed class Aes256Cipher() : SymmetricCipher(keyLength: 32, blockLength: 16)
    {
        protected override byte[] Transform(bool encrypting, ReadOnlySpan<byte> key, ReadOnlySpan<byte> blocks, ReadOnlySpan<byte> vector)
        {
            using var aes = Aes.Create();
            aes.SetKey(key);
            return encrypting ? aes.EncryptCbc(blocks, vector, PaddingMode.None) : aes.DecryptCbc(blocks, vector, PaddingMode.None);
        }
    }

    /// <summary>
    /// DES in its two forms. Not the platform's: that one throws on weak keys and on triple keys with equal parts, and a message may
    /// carry such a key.
    /// </summary>
    private sealed class DesCipher(int keyLength, SymmetricCipher? single, Func<IBlockCipher> engine) : SymmetricCipher(keyLength, blockLength: 8)
    {
        public override SymmetricCipher? WithKeyLength(int length) => base.WithKeyLength(length) ?? single?.WithKeyLength(length);

        protected override byte[] Transform(bool encrypting, ReadOnlySpan<byte> key, ReadOnlySpan<byte> blocks, ReadOnlySpan<byte> vector)
        {
            var chained = new CbcBlockCipher(engine());
            chained.Init(encrypting, new ParametersWithIV(new KeyParameter(key.ToArray()), vector.ToArray()));
            var input = blocks.ToArray();
            var output = new byte[input.Length];
            for (var start = 0; start < input.Length; start += BlockLength)
            {
                chained.ProcessBlock(input, start, output, start);
            }

            return output;
        }
    }
}
