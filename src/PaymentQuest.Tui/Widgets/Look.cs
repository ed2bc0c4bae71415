using PaymentQuest.Screens;
using Terminal.Gui.Drawing;
using Terminal.Gui.ViewBase;
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

    /// <summary>The look of the library's own views in a theme: what has the focus is bold, what is chosen reversed.</summary>
    public static Scheme Scheme(Theme theme)
    {
        Attribute Of(Style style) => Look.Of(theme.Of(style));
        return new(Of(Style.Plain))
        {
            Focus = Of(Style.Strong),
            HotNormal = Of(Style.Plain),
            HotFocus = Of(Style.Strong),
            Active = Of(Style.Chosen),
            HotActive = Of(Style.Chosen),
            Highlight = Of(Style.Strong),
            Editable = Of(Style.Plain),
            ReadOnly = Of(Style.Plain),
            Disabled = Of(Style.Faint),
        };
    }

    /// <summary>The theme of the window that a view is in; the terminal's own colours outside of any.</summary>
    public static Theme ThemeOf(View view)
    {
        for (View? at = view; at is not null; at = at.SuperView)
        {
            if (at is GameWindow { Theme: var theme })
            {
                return theme;
            }
        }

        return Theme.Terminal;
    }

    /// <summary>The attribute that a style is.</summary>
    public static Attribute Of(Style style)
    {
        var flags = (style.Bold ? TextStyle.Bold : 0) | (style.Dim ? TextStyle.Faint : 0) | (style.Reverse ? TextStyle.Reverse : 0) | (style.Underline ? TextStyle.Underline : 0);
        return new Attribute(Of(style.Foreground), Of(style.Background), flags);
    }

    private static Color Of(Colour colour) => colour == Colour.Default ? Color.None : new Color(Palette[(int)colour - 1]);
}
