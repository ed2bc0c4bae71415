using PaymentQuest.Terms;

namespace PaymentQuest.Screens;

/// <summary>Which colours stand for what. Colours only help: glyphs and words carry the meaning in every theme, and without any colour.</summary>
/// <param name="Name">Its name for programs, the same in every language.</param>
public sealed record Theme(string Name)
{
    /// <summary>The terminal's own colours.</summary>
    public static readonly Theme Terminal = new("terminal");

    /// <summary>Bright letters on black; nothing is faint.</summary>
    public static readonly Theme Contrast = new("contrast")
    {
        Ink = Colour.BrightWhite,
        Paper = Colour.Black,
        HasFaint = false,
        Colours = new Dictionary<Colour, (Colour, bool)>
        {
            [Colour.Green] = (Colour.BrightGreen, true),
            [Colour.Red] = (Colour.BrightRed, true),
            [Colour.Yellow] = (Colour.BrightYellow, true),
            [Colour.Cyan] = (Colour.BrightCyan, false),
        },
    };

    /// <summary>Blue and orange (the terminal's dark yellow) where others have green and red, which are not told apart by one man in twelve.</summary>
    public static readonly Theme ColourBlind = new("colour-blind")
    {
        Colours = new Dictionary<Colour, (Colour, bool)>
        {
            [Colour.Green] = (Colour.BrightBlue, true),
            [Colour.Red] = (Colour.Yellow, true),
            [Colour.Yellow] = (Colour.Default, true),
        },
    };

    /// <summary>All themes, in the order in which one follows the other.</summary>
    public static Sequence<Theme> All { get; } = [Terminal, Contrast, ColourBlind];

    /// <summary>The colour of letters that ask for none.</summary>
    internal Colour Ink { get; init; }

    /// <summary>The colour behind letters that ask for none.</summary>
    internal Colour Paper { get; init; }

    /// <summary>Whether what is beside the point is fainter.</summary>
    internal bool HasFaint { get; init; } = true;

    /// <summary>What stands for a colour, and whether it is bold.</summary>
    internal IReadOnlyDictionary<Colour, (Colour Colour, bool IsBold)> Colours { get; init; } = new Dictionary<Colour, (Colour, bool)>();

    /// <summary>The theme after this one; after the last, the first.</summary>
    public Theme Next => All[(All.ToList().FindIndex(t => t.Name == Name) + 1) % All.Count];

    /// <summary>The theme of a name; null when there is none.</summary>
    public static Theme? Named(string name) => All.FirstOrDefault(t => t.Name == name);

    /// <summary>What a style looks like.</summary>
    public Style Of(Style style)
    {
        var (colour, isBold) = Colours.GetValueOrDefault(style.Foreground, (style.Foreground, false));
        return style with
        {
            Foreground = colour == Colour.Default ? Ink : colour,
            Background = style.Background == Colour.Default ? Paper : style.Background,
            Bold = style.Bold || isBold,
            Dim = style.Dim && HasFaint,
        };
    }
}
