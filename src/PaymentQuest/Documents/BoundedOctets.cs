namespace PaymentQuest.Documents;

/// <summary>Reads octets that anybody may have written, and never more of them than are wanted.</summary>
public static class BoundedOctets
{
    private const int UsualLength = 1 << 12;

    /// <summary>All that a stream still holds; null when it is more than <paramref name="most"/>. A length that is known to be too large is refused unread.</summary>
    /// <param name="stream">The stream. Not closed.</param>
    /// <param name="most">The most octets that are taken.</param>
    /// <exception cref="IOException">The stream cannot be read.</exception>
    public static byte[]? Read(Stream stream, int most) => Read(stream, most, most, _ => true);

    /// <summary>As before, but more than so many octets are only taken when the beginning allows it.</summary>
    /// <param name="stream">The stream. Not closed.</param>
    /// <param name="beginning">How many octets are taken whatever they are.</param>
    /// <param name="most">The most octets that are taken.</param>
    /// <param name="mayGoOn">Whether what begins so may be longer than <paramref name="beginning"/>.</param>
    /// <exception cref="IOException">The stream cannot be read.</exception>
    public static byte[]? Read(Stream stream, int beginning, int most, Func<byte[], bool> mayGoOn)
    {
        // What has no length, such as a pipe or a device, says that it has none or 0.
        var expected = stream.CanSeek ? stream.Length - stream.Position : 0;
        if (expected > most)
        {
            return null;
        }

        // Exactly as many as are expected, so that a large file is neither read into more than it needs nor copied at the end.
        var limit = beginning;
        var octets = new byte[Math.Min(Math.Max(expected, UsualLength), limit)];
        for (var count = 0; ;)
        {
            count += stream.ReadAtLeast(octets.AsSpan(count), octets.Length - count, throwOnEndOfStream: false);
            if (count < octets.Length)
            {
                return octets[..count];
            }

            if (stream.ReadByte() is not (>= 0 and var next))
            {
                return octets;
            }

            if (count == limit)
            {
                if (limit == most || !mayGoOn(octets))
                {
                    return null;
                }

                limit = most;
            }

            Array.Resize(ref octets, (int)Math.Min(Math.Max(2L * octets.Length, expected), limit));
            octets[count++] = (byte)next;
        }
    }
}
