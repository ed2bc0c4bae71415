namespace PaymentQuest.Cryptography;

/// <summary>
/// A key that is as long as its cipher wants and of which only a few bits are anybody's secret, as ciphers for export had them: whoever tries all of them has
/// the key. The secret bits are spread over the upper halves of the first octets, so that the parity bits of DES are not among them.
/// </summary>
internal static class ShortKey
{
    /// <summary>The most secret bits: 16,384 keys, which are tried in a moment.</summary>
    public const int MostBits = 14;

    private const int BitsInOctet = 4;

    /// <summary>How many keys there are.</summary>
    public static int Count(int bits) => 1 << bits;

    /// <summary>A key.</summary>
    /// <param name="length">Its octets.</param>
    /// <param name="number">Which, from 0 to one less than <see cref="Count"/>.</param>
    public static byte[] Of(int length, int number)
    {
        var key = new byte[length];
        for (var i = 0; i < length; i++)
        {
            // What is public of the key differs from octet to octet: three equal parts would be no triple key.
            var secret = i < ((MostBits + BitsInOctet - 1) / BitsInOctet) ? number >> (i * BitsInOctet) : i;
            key[i] = (byte)(((secret & 0xF) << BitsInOctet) | (((i * 7) + 1) & 0xF));
        }

        return key;
    }
}
