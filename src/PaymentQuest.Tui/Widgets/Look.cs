using PaymentQuest.Screens;
using Terminal.Gui.Drawing;
using Attribute = Terminal.Gui.Drawing.Attribute;

namespace PaymentQuest.Tui;

/// <summary>Our styles as the library's attributes.</summary>
internal static class Look
{
    private static readonly ColorName16[] Palette =
    [
        ColorName16.Black, ColorName16.Red, ColorName16.Green, ColorName16.Yellow, ColorName16.Blue, ColorName16.Magenta, ColorName16.Cyan, ColorName16.Gray,
        ColorName16.DarkGray, ColorName16.BrightRed, ColorName16.BrightGreen, ColorName16.BrightYellow, ColorName16.BrightBlue, ColorName16.BrightMagenta, ColorName16.BrightCyan, ColorName16.White,
    ];

    /// <summary>The terminal's own look.</summary>
    public static readonly Attribute Plain = Of(Style.Plain);

    /// <summary>The look of the library's own views: the terminal's colours; what has the focus is bold, what is chosen reversed.</summary>
    public static readonly Scheme Scheme = new(Plain)
    {
        Focus = Of(Style.Strong),
        HotNormal = Plain,
        HotFocus = Of(Style.Strong),
        Active = Of(Style.Chosen),
        HotActive = Of(Style.Chosen),
        Highlight = Of(Style.Strong),
        Editable = Plain,
        ReadOnly = Plain,
        Disabled = Of(Style.Faint),
    };

    /// <summary>The attribute that a style is.</summary>
    public static Attribute Of(Style style)
    {
        var flags = (style.Bold ? TextStyle.Bold : 0) | (style.Dim ? TextStyle.Faint : 0) | (style.Reverse ? TextStyle.Reverse : 0) | (style.Underline ? TextStyle.Underline : 0);
        return new Attribute(Of(style.Foreground), Of(style.Background), flags);
    }

    private static Color Of(Colour colour) => colour == Colour.Default ? Color.None : new Color(Palette[(int)colour - 1]);
}
