using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace PaymentQuest.Cryptography;

/// <summary>
/// A deterministic octet stream, a function of a seed and a label only. Block i, from 0, is HMAC-SHA-256 under the key
/// "seed, 8 octets big-endian" of "label in UTF-8, a zero octet, i as 8 octets big-endian"; the stream is the blocks run together.
/// It is reproducible, not secret. One instance belongs to one thread.
/// </summary>
public sealed class SeededRandom
{
    private readonly byte[] _key = new byte[sizeof(ulong)];
    private readonly byte[] _input;
    private readonly byte[] _block = new byte[HMACSHA256.HashSizeInBytes];
    private ulong _counter;
    private int _used = HMACSHA256.HashSizeInBytes;

    /// <summary>The stream of this seed and label, from its first octet.</summary>
    /// <param name="seed">Any number.</param>
    /// <param name="label">What the octets are for. Different labels give independent streams.</param>
    public SeededRandom(ulong seed, string label)
    {
        BinaryPrimitives.WriteUInt64BigEndian(_key, seed);
        var length = Encoding.UTF8.GetByteCount(label);
        _input = new byte[length + 1 + sizeof(ulong)];
        Encoding.UTF8.GetBytes(label, _input);
    }

    /// <summary>Overwrites the destination with the next octets of the stream.</summary>
    public void Fill(Span<byte> destination)
    {
        while (!destination.IsEmpty)
        {
            if (_used == _block.Length)
            {
                BinaryPrimitives.WriteUInt64BigEndian(_input.AsSpan(_input.Length - sizeof(ulong)), _counter++);
                HMACSHA256.HashData(_key, _input, _block);
                _used = 0;
            }

            var taken = Math.Min(destination.Length, _block.Length - _used);
            _block.AsSpan(_used, taken).CopyTo(destination);
            _used += taken;
            destination = destination[taken..];
        }
    }

    /// <summary>The next octets of the stream.</summary>
    /// <param name="count">How many octets, from 0.</param>
    public byte[] Octets(int count)
    {
        var octets = new byte[count];
        Fill(octets);
        return octets;
    }

    /// <summary>The next number, each from 0 to <paramref name="bound"/> − 1 equally likely.</summary>
    /// <param name="bound">One more than the largest possible number, from 1.</param>
    public int Below(int bound)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(bound, 1);

        // Words past the last whole multiple of the bound are drawn again: taking them modulo the bound would favour small numbers.
        var accepted = (1UL << 32) / (uint)bound * (uint)bound;
        Span<byte> word = stackalloc byte[sizeof(uint)];
        while (true)
        {
            Fill(word);
            var drawn = BinaryPrimitives.ReadUInt32BigEndian(word);
            if (drawn < accepted)
            {
                return (int)(drawn % (uint)bound);
            }
        }
    }
}
