namespace PaymentQuest.Documents;

/// <summary>Reads octets that anybody may have written, and never more of them than are wanted.</summary>
public static class BoundedOctets
{
    /// <summary>All that a stream still holds; null when it is more than <paramref name="most"/>. A length that is known to be too large is refused unread.</summary>
    /// <param name="stream">The stream. Not closed.</param>
    /// <param name="most">The most octets that are taken.</param>
    /// <exception cref="IOException">The stream cannot be read.</exception>
    public static byte[]? Read(Stream stream, int most)
    {
        // What has no length, such as a pipe or a device, says that it has none or 0.
        var expected = stream.CanSeek ? stream.Length - stream.Position : 0;
        if (expected > most)
        {
            return null;
        }

        // One octet too many is asked for, which shows whether there is more.
        var octets = new byte[Math.Max(expected, 0) + 1];
        var count = stream.ReadAtLeast(octets, octets.Length, throwOnEndOfStream: false);
        while (count == octets.Length && count <= most)
        {
            Array.Resize(ref octets, (int)Math.Min(2L * octets.Length, most + 1L));
            count += stream.ReadAtLeast(octets.AsSpan(count), octets.Length - count, throwOnEndOfStream: false);
        }

        return count > most ? null : octets[..count];
    }
}
