using PaymentQuest.Documents;

namespace PaymentQuest.Screens;

/// <summary>What a window may draw on.</summary>
/// <param name="Columns">Width of the terminal.</param>
/// <param name="Rows">Height of the terminal.</param>
/// <param name="Glyphs">The signs to draw with.</param>
/// <param name="Language">The language that the player started with; a model that lets her change it keeps its own.</param>
/// <param name="HasColour">Whether colours will be shown. Screens must read the same without.</param>
public sealed record Surface(int Columns, int Rows, Glyphs Glyphs, Language Language, bool HasColour = true)
{
    /// <summary>The narrowest terminal that the screens are made for, in columns.</summary>
    public const int FewestColumns = 40;

    /// <summary>The lowest terminal that the screens are made for, in rows.</summary>
    public const int FewestRows = 10;

    /// <summary>Whether nothing fits but that the window is to be enlarged.</summary>
    public bool IsTooSmall => Columns < FewestColumns || Rows < FewestRows;

    /// <summary>The request, in both languages, for a larger window. It fits into any size.</summary>
    public IReadOnlyList<Line> Enlarge() => [.. Wrapping.Wrap(Prose.Of("frames.enlarge").En, Columns), .. Wrapping.Wrap(Prose.Of("frames.enlarge").Es, Columns)];
}
