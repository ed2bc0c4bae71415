using System.Formats.Asn1;

namespace PaymentQuest.Wire;

/// <summary>One encoded value within octets: where it stands and how it is tagged.</summary>
/// <param name="Offset">Where its tag begins, in octets from the start of what was read.</param>
/// <param name="Depth">How many values it is within; 0 at the top.</param>
/// <param name="HeaderLength">Octets of tag and length.</param>
/// <param name="ContentLength">Octets of content.</param>
/// <param name="Tag">Class, number, and whether it is constructed.</param>
/// <param name="IsNested">Whether it is DER found in the content of an OCTET STRING or BIT STRING, which need not have been meant as such.</param>
public sealed record DerNode(int Offset, int Depth, int HeaderLength, int ContentLength, Asn1Tag Tag, bool IsNested)
{
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
        tree.StoppedAt = tree.Values(octets, 0, octets.Length, 0, false);
        return tree;
    }

    private int? Values(ReadOnlySpan<byte> octets, int from, int end, int depth, bool isNested)
    {
        for (var at = from; at < end;)
        {
            if (depth >= DepthLimit || _nodes.Count >= NodeLimit
                || !AsnDecoder.TryReadEncodedValue(octets[at..end], AsnEncodingRules.DER, out var tag, out var header, out var length, out var consumed))
            {
                return at;
            }

            _nodes.Add(new DerNode(at, depth, header, length, tag, isNested));
            var content = at + header;
            if (tag.IsConstructed)
            {
                if (Values(octets, content, content + length, depth + 1, isNested) is { } stopped)
                {
                    return stopped;
                }
            }
            else if (tag.HasSameClassAndValue(Asn1Tag.PrimitiveOctetString))
            {
                Nested(octets, content, content + length, depth + 1);
            }
            else if (tag.HasSameClassAndValue(Asn1Tag.PrimitiveBitString) && length > 1 && octets[content] == 0)
            {
                Nested(octets, content + 1, content + length, depth + 1);
            }

            at += consumed;
        }

        return null;
    }

    /// <summary>Reads a string's content when all of it is one value; a nonce or digest that is not stays a leaf.</summary>
    private void Nested(ReadOnlySpan<byte> octets, int from, int end, int depth)
    {
        if (!AsnDecoder.TryReadEncodedValue(octets[from..end], AsnEncodingRules.DER, out var tag, out _, out _, out var consumed)
            || consumed != end - from || tag.TagClass != TagClass.Universal || tag.TagValue == 0)
        {
            return;
        }

        var before = _nodes.Count;
        if (Values(octets, from, end, depth, true) is not null)
        {
            _nodes.RemoveRange(before, _nodes.Count - before);
        }
    }
}
