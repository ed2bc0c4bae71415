using System.Formats.Asn1;

namespace PaymentQuest.Wire;

/// <summary>How a value comes to be read as DER.</summary>
public enum DerNesting
{
    /// <summary>It is part of the encoding.</summary>
    None,

    /// <summary>It is the content of an OCTET STRING or BIT STRING, and the object identifier before the string says that such content is DER: a key, or an extension of a certificate.</summary>
    Named,

    /// <summary>It is within the content of a string that nothing says is DER. A nonce, digest or ciphertext can look like DER by chance.</summary>
    Guessed,
}

/// <summary>One encoded value within octets: where it stands and how it is tagged.</summary>
/// <param name="Offset">Where its tag begins, in octets from the start of what was read.</param>
/// <param name="Depth">How many values it is within; 0 at the top.</param>
/// <param name="HeaderLength">Octets of tag and length.</param>
/// <param name="ContentLength">Octets of content.</param>
/// <param name="Tag">Class, number, and whether it is constructed.</param>
/// <param name="Nesting">Whether it was found in the content of a string, and on whose word it is taken for DER.</param>
public sealed record DerNode(int Offset, int Depth, int HeaderLength, int ContentLength, Asn1Tag Tag, DerNesting Nesting)
{
    /// <summary>Its first octet of content.</summary>
    public int Content => Offset + HeaderLength;

    /// <summary>The octet after its last.</summary>
    public int End => Offset + HeaderLength + ContentLength;
}

/// <summary>The values of any octets as DER, outermost first, as <c>openssl asn1parse</c> lists them. Reading is bounded and never throws.</summary>
public sealed class DerTree
{
    /// <summary>How deep values may stand within each other.</summary>
    public const int DepthLimit = 32;

    /// <summary>How many values are read at most.</summary>
    public const int NodeLimit = 4096;

    private readonly List<DerNode> _nodes = [];

    private DerTree()
    {
    }

    /// <summary>The values in the order of their octets, each before what it contains.</summary>
    public IReadOnlyList<DerNode> Nodes => _nodes;

    /// <summary>Where reading stopped because no value could be read; null when all octets were.</summary>
    public int? StoppedAt { get; private set; }

    /// <summary>The tree of any octets.</summary>
    public static DerTree Read(ReadOnlySpan<byte> octets)
    {
        var tree = new DerTree();
        tree.StoppedAt = tree.Values(octets, 0, octets.Length, 0, DerNesting.None);
        return tree;
    }

    private int? Values(ReadOnlySpan<byte> octets, int from, int end, int depth, DerNesting nesting)
    {
        var first = _nodes.Count;
        for (var at = from; at < end;)
        {
            if (depth >= DepthLimit || _nodes.Count >= NodeLimit
                || !AsnDecoder.TryReadEncodedValue(octets[at..end], AsnEncodingRules.DER, out var tag, out var header, out var length, out var consumed))
            {
                return at;
            }

            _nodes.Add(new DerNode(at, depth, header, length, tag, nesting));
            var content = at + header;
            if (tag.IsConstructed)
            {
                if (Values(octets, content, content + length, depth + 1, nesting) is { } stopped)
                {
                    return stopped;
                }
            }
            else if (tag.HasSameClassAndValue(Asn1Tag.PrimitiveOctetString))
            {
                Nested(octets, content, content + length, depth + 1, Inside(nesting, IsExtension(octets, first)));
            }
            else if (tag.HasSameClassAndValue(Asn1Tag.PrimitiveBitString) && length > 1 && octets[content] == 0)
            {
                Nested(octets, content + 1, content + length, depth + 1, Inside(nesting, IsKey(octets, first)));
            }

            at += consumed;
        }

        return null;
    }

    // What stands inside a guess is no surer than the guess.
    private static DerNesting Inside(DerNesting around, bool isNamed) => isNamed && around != DerNesting.Guessed ? DerNesting.Named : DerNesting.Guessed;

    /// <summary>Whether a string follows the identifier of an extension, the first of its siblings (RFC 5280 §4.1).</summary>
    private bool IsExtension(ReadOnlySpan<byte> octets, int first) =>
        ObjectIdentifiers.Dotted(_nodes[first], octets) is { } identifier && ObjectIdentifiers.IsExtension(identifier);

    /// <summary>Whether a string follows the algorithm of a key whose form is DER, the first of its siblings (RFC 8017 appendix A.1).</summary>
    private bool IsKey(ReadOnlySpan<byte> octets, int first) =>
        first + 1 < _nodes.Count && _nodes[first].Tag.HasSameClassAndValue(Asn1Tag.Sequence) && _nodes[first + 1].Depth == _nodes[first].Depth + 1
        && ObjectIdentifiers.Dotted(_nodes[first + 1], octets) == ObjectIdentifiers.RsaKey;

    /// <summary>Reads a string's content when all of it is one value; a nonce or digest that is not stays a leaf.</summary>
    private void Nested(ReadOnlySpan<byte> octets, int from, int end, int depth, DerNesting nesting)
    {
        if (!AsnDecoder.TryReadEncodedValue(octets[from..end], AsnEncodingRules.DER, out var tag, out _, out _, out var consumed)
            || consumed != end - from || tag.TagClass != TagClass.Universal || tag.TagValue == 0)
        {
            return;
        }

        var before = _nodes.Count;
        if (Values(octets, from, end, depth, nesting) is not null)
        {
            _nodes.RemoveRange(before, _nodes.Count - before);
        }
    }
}
