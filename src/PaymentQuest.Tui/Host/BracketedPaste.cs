using System.Text;
using PaymentQuest.Screens;

namespace PaymentQuest.Tui;

/// <summary>Collects the octets between the marks that a terminal puts around pasted text (xterm, mode 2004).</summary>
internal sealed class BracketedPaste
{
    /// <summary>Octets of a paste that are kept; the rest is dropped.</summary>
    internal const int LongestPaste = 65_536;

    private static readonly byte[] End = "\e[201~"u8.ToArray();

    private readonly List<byte> _octets = [];
    private int _endMatched;

    /// <summary>What was pasted, printable, its lines divided by line feeds.</summary>
    internal string Text => Clean(Encoding.UTF8.GetString([.. _octets]));

    /// <summary>Whether more was pasted than is kept.</summary>
    internal bool IsCut { get; private set; }

    /// <summary>A pasted text, printable, its lines divided by line feeds.</summary>
    internal static string Clean(string text) => string.Join('\n', text.ReplaceLineEndings("\n").Split('\n').Select(ColumnWidth.Printable));

    internal void Begin()
    {
        _octets.Clear();
        _endMatched = 0;
        IsCut = false;
    }

    /// <summary>Takes the next octet; true when it completes the mark at the end.</summary>
    internal bool Add(byte octet)
    {
        if (octet == End[_endMatched])
        {
            return ++_endMatched == End.Length;
        }

        foreach (var matched in End.AsSpan(0, _endMatched))
        {
            Keep(matched);
        }

        // The mark begins with its only escape octet, so that no other prefix of it can be under way.
        _endMatched = octet == End[0] ? 1 : 0;
        if (_endMatched == 0)
        {
            Keep(octet);
        }

        return false;
    }

    private void Keep(byte octet)
    {
        if (_octets.Count < LongestPaste)
        {
            _octets.Add(octet);
        }
        else
        {
            IsCut = true;
        }
    }
}
