namespace PaymentQuest.Cryptography;

/// <summary>A block cipher in CBC mode with the padding of PKCS #7 (RFC 5652 §6.3).</summary>
/// <param name="keyLength">Octets.</param>
/// <param name="blockLength">Octets.</param>
/// <param name="blocks">CBC over whole blocks.</param>
/// <param name="relative">The cipher for keys of another length, or null.</param>
internal sealed class SymmetricCipher(int keyLength, int blockLength, Primitive<CipherBlocks, byte[]> blocks, SymmetricCipher? relative = null)
{
    public int KeyLength { get; } = keyLength;

    public int BlockLength { get; } = blockLength;

    /// <summary>What it is made of, its relative's included.</summary>
    public IEnumerable<Primitive> Primitives => [blocks, .. relative?.Primitives ?? []];

    /// <summary>This cipher or its relative that takes keys of so many octets, or null.</summary>
    public SymmetricCipher? WithKeyLength(int length) => length == KeyLength ? this : relative?.WithKeyLength(length);

    /// <summary>Whether a ciphertext can have so many octets: the vector is a block, and the padding makes at least one more.</summary>
    public static bool IsLengthOfCiphertext(int length, int blockLength) => length >= 2 * blockLength && length % blockLength == 0;

    public byte[] Encrypt(ReadOnlySpan<byte> key, ReadOnlySpan<byte> plaintext, ReadOnlySpan<byte> vector)
    {
        var padding = BlockLength - (plaintext.Length % BlockLength);
        var padded = new byte[plaintext.Length + padding];
        plaintext.CopyTo(padded);
        padded.AsSpan(plaintext.Length).Fill((byte)padding);
        return [.. vector, .. blocks.Of(new CipherBlocks(true, key, padded, vector))];
    }

    public byte[]? Decrypt(ReadOnlySpan<byte> key, ReadOnlySpan<byte> ciphertext)
    {
        if (!IsLengthOfCiphertext(ciphertext.Length, BlockLength))
        {
            return null;
        }

        var padded = blocks.Of(new CipherBlocks(false, key, ciphertext[BlockLength..], ciphertext[..BlockLength]));
        var padding = padded[^1];
        return padding >= 1 && padding <= BlockLength && padded.AsSpan(padded.Length - padding).IndexOfAnyExcept(padding) < 0
            ? padded[..^padding]
            : null;
    }
}
