namespace PaymentQuest.Screens;

/// <summary>A colour of the terminal's own palette of sixteen (ECMA-48, with the bright half that terminals add), or its default.</summary>
public enum Colour
{
    /// <summary>Whatever the player's terminal uses when nothing is asked for.</summary>
    Default,

    /// <summary>Palette index 0.</summary>
    Black,

    /// <summary>Palette index 1.</summary>
    Red,

    /// <summary>Palette index 2.</summary>
    Green,

    /// <summary>Palette index 3.</summary>
    Yellow,

    /// <summary>Palette index 4.</summary>
    Blue,

    /// <summary>Palette index 5.</summary>
    Magenta,

    /// <summary>Palette index 6.</summary>
    Cyan,

    /// <summary>Palette index 7.</summary>
    White,

    /// <summary>Palette index 8, often grey.</summary>
    BrightBlack,

    /// <summary>Palette index 9.</summary>
    BrightRed,

    /// <summary>Palette index 10.</summary>
    BrightGreen,

    /// <summary>Palette index 11.</summary>
    BrightYellow,

    /// <summary>Palette index 12.</summary>
    BrightBlue,

    /// <summary>Palette index 13.</summary>
    BrightMagenta,

    /// <summary>Palette index 14.</summary>
    BrightCyan,

    /// <summary>Palette index 15.</summary>
    BrightWhite,
}

/// <summary>How text looks. Nothing may be told by it alone: glyphs and words carry the meaning.</summary>
/// <param name="Foreground">Colour of the letters.</param>
/// <param name="Background">Colour behind them.</param>
/// <param name="Bold">Heavier letters.</param>
/// <param name="Dim">Fainter letters.</param>
/// <param name="Reverse">Foreground and background exchanged.</param>
/// <param name="Underline">A line below the letters.</param>
public readonly record struct Style(
    Colour Foreground = Colour.Default,
    Colour Background = Colour.Default,
    bool Bold = false,
    bool Dim = false,
    bool Reverse = false,
    bool Underline = false)
{
    /// <summary>The terminal's default look.</summary>
    public static readonly Style Plain;

    /// <summary>Bold, for titles and what is selected.</summary>
    public static readonly Style Strong = new(Bold: true);

    /// <summary>Dim, for what is beside the point.</summary>
    public static readonly Style Faint = new(Dim: true);

    /// <summary>Reversed, for the choice under the cursor.</summary>
    public static readonly Style Chosen = new(Reverse: true);

    /// <summary>Green, beside a glyph or word that says that something was accepted.</summary>
    public static readonly Style Good = new(Colour.Green);

    /// <summary>Red, beside a glyph or word that says that something was refused.</summary>
    public static readonly Style Bad = new(Colour.Red);

    /// <summary>Yellow, beside a glyph or word that asks for attention.</summary>
    public static readonly Style Notice = new(Colour.Yellow);

    /// <summary>Cyan, for names of terms and parties.</summary>
    public static readonly Style Name = new(Colour.Cyan);

    /// <summary>The same look without its colours, as a player with NO_COLOR sees it.</summary>
    public Style Colourless => this with { Foreground = Colour.Default, Background = Colour.Default };
}
