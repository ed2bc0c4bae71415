using PaymentQuest.Terms;

namespace PaymentQuest.Documents;

/// <summary>
/// A part of an author's file: a text, a list or a map, with its place. Nodes come from <see cref="YamlDocument"/> only, so no text in
/// them holds a control character other than a line feed.
/// </summary>
/// <param name="Place">Where the part begins.</param>
public abstract record Node(Place Place)
{
    /// <summary>The kind of this node with its article, for a message: "a text", "a list" or "a map".</summary>
    public abstract string Kind { get; }

    /// <summary>A text. Numbers and truth values are texts too; whoever reads them says what they must be.</summary>
    /// <param name="Place">
    /// The text's first character: after an opening quote; for a block (<c>|</c> or <c>&gt;</c>) in the line below the indicator, at the block's indentation.
    /// </param>
    /// <param name="Text">The text, lines separated by line feeds.</param>
    /// <param name="IsQuoted">Whether the author marked it as text, by quotes or by a block. An empty text that is not quoted is a missing value.</param>
    public sealed record Scalar(Place Place, string Text, bool IsQuoted) : Node(Place)
    {
        /// <summary>Whether each line of the text is one line of the file, starting in the same column (true of a text within one line, and of a <c>|</c> block).</summary>
        public bool KeepsLines { get; init; } = true;

        /// <inheritdoc/>
        public override string Kind => Text.Length == 0 && !IsQuoted ? "nothing" : "a text";

        /// <summary>
        /// The place of a character of the text. Exact for a text within one line without escapes and for a <c>|</c> block; where
        /// the file folds lines, the text's beginning.
        /// </summary>
        /// <param name="offset">Index into the text, from 0 to its length.</param>
        public Place PlaceAt(int offset)
        {
            if (!KeepsLines)
            {
                return Place;
            }

            var before = Text.AsSpan(0, Math.Clamp(offset, 0, Text.Length));
            return new Place(Place.File, Place.Line + before.Count('\n'), Place.Column + before.Length - (before.LastIndexOf('\n') + 1));
        }
    }

    /// <summary>A list.</summary>
    /// <param name="Place">The first dash, or the opening bracket.</param>
    /// <param name="Items">The items in the file's order.</param>
    public sealed record List(Place Place, Sequence<Node> Items) : Node(Place)
    {
        /// <inheritdoc/>
        public override string Kind => "a list";
    }

    /// <summary>A map. No key occurs twice.</summary>
    /// <param name="Place">The first key, or the opening brace.</param>
    /// <param name="Entries">The entries in the file's order.</param>
    public sealed record Map(Place Place, Sequence<Entry> Entries) : Node(Place)
    {
        /// <inheritdoc/>
        public override string Kind => "a map";

        /// <summary>The entry of a key, or null.</summary>
        public Entry? Find(string key) => Entries.FirstOrDefault(e => e.Key == key);
    }

    /// <summary>A key of a map with its value.</summary>
    /// <param name="KeyPlace">The key's first character.</param>
    /// <param name="Key">The key, not empty, in one line.</param>
    /// <param name="Value">The value.</param>
    public sealed record Entry(Place KeyPlace, string Key, Node Value);
}
