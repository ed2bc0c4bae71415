namespace PaymentQuest.Wire.Text;

/// <summary>A named text inside octets, as it was found.</summary>
/// <param name="Name">Its name: of a member or an element, the path to it.</param>
/// <param name="Text">Its text, with escapes undone.</param>
/// <param name="Offset">Its first octet, from 0; of a text that is written, the first octet of the value.</param>
/// <param name="Length">How many octets, as they are escaped.</param>
internal readonly record struct TextEntry(string Name, string Text, int Offset, int Length);

/// <summary>What octets hold, whether or not the format has it.</summary>
/// <param name="Entries">Named texts in the order of octets.</param>
/// <param name="Fault">Why reading stopped; null when everything was read.</param>
internal sealed record ParsedText(IReadOnlyList<TextEntry> Entries, TextFaultAt? Fault = null);

/// <summary>Octets that were written for texts.</summary>
/// <param name="Octets">All of them.</param>
/// <param name="Places">Where each text stands, as it is escaped, in the order of the fields.</param>
internal sealed record WrittenText(byte[] Octets, (int Offset, int Length)[] Places);

/// <summary>
/// A way to write named texts as octets. What it writes is one function of the texts; what it reads is everything that others may write for them, and
/// whoever takes octets for a message writes what was read once more and compares.
/// </summary>
internal abstract class TextCodec
{
    /// <summary>How deep members or elements may stand within each other.</summary>
    public const int DepthLimit = 32;

    /// <summary>How many fields are read at most.</summary>
    public const int FieldLimit = 1_024;

    /// <summary>Its word and its charset.</summary>
    public abstract string Name { get; }

    /// <summary>The octets for one text a field; null, with the number of the field whose text it cannot say.</summary>
    public abstract WrittenText? Write(IReadOnlyList<string> texts, out int unsayable);

    /// <summary>The named texts of any octets. Never throws, and stops at the first octet that cannot be read.</summary>
    public abstract ParsedText Parse(byte[] octets);
}
