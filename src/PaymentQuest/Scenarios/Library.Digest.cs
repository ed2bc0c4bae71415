using System.Security.Cryptography;
using PaymentQuest.Documents;
using PaymentQuest.Protocols;
using PaymentQuest.Terms;

namespace PaymentQuest.Scenarios;

/// <content>Which files a quest came from, as a digest for records.</content>
public sealed partial class Library
{
    /// <summary>
    /// The SHA-256 digest, in hexadecimal, of everything that a quest is made of: its file and those of its protocols with all that they extend, each with
    /// its length before it. Another digest means that the quest may be another; empty when its file cannot be read.
    /// </summary>
    /// <param name="idOrPath">As for <see cref="LoadNode"/>.</param>
    public string DigestOf(string idOrPath)
    {
        var ignored = new Diagnostics();
        var folder = IsPath(idOrPath) ? Path.GetDirectoryName(Path.GetFullPath(idOrPath)) : null;
        var file = IsPath(idOrPath) ? idOrPath : Find(ContentKind.Quest, idOrPath)?.Path;
        if (file is null || LoadNode(ContentKind.Quest, idOrPath, ignored) is not Node.Map quest || Octets(file, folder is not null) is not { } first)
        {
            return "";
        }

        using var digest = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Append(digest, first);
        foreach (var key in (string[])["protocol", "repaired"])
        {
            // The chain of parents is bounded as it is where it is merged.
            var id = Named(quest, key);
            for (var i = 0; id is not null && i <= Inheritance.LongestChain; i++)
            {
                var beside = Beside(id, folder);
                var path = beside ?? Find(ContentKind.Protocol, id)?.Path;
                if (path is null || Octets(path, beside is not null) is not { } octets)
                {
                    break;
                }

                Append(digest, octets);
                id = YamlDocument.Read(path, octets, ignored) is Node.Map protocol ? Named(protocol, "extends") : null;
            }
        }

        return Convert.ToHexStringLower(digest.GetHashAndReset());
    }

    private static string? Named(Node.Map map, string key) => (map.Find(key)?.Value as Node.Scalar)?.Text;

    private static void Append(IncrementalHash digest, byte[] octets)
    {
        Span<byte> length = stackalloc byte[sizeof(int)];
        System.Buffers.Binary.BinaryPrimitives.WriteInt32BigEndian(length, octets.Length);
        digest.AppendData(length);
        digest.AppendData(octets);
    }

    private byte[]? Octets(string path, bool isFile)
    {
        try
        {
            using var stream = isFile ? new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read) : _assembly.GetManifestResourceStream(path);
            if (stream is null)
            {
                return null;
            }

            var octets = new byte[Math.Min(stream.Length, Bounds.ContentOctets + 1L)];
            return octets.AsSpan(0, stream.ReadAtLeast(octets, octets.Length, throwOnEndOfStream: false)).ToArray();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
