using PaymentQuest.Screens;

namespace PaymentQuest.Tui;

/// <summary>Something that a terminal sent.</summary>
public abstract record Arrival
{
    private Arrival()
    {
    }

    /// <summary>Characters and whole, well-formed control sequences, for the library to make keys and clicks of.</summary>
    /// <param name="Text">Never empty.</param>
    public sealed record Characters(string Text) : Arrival;

    /// <summary>A key that needs no decoding.</summary>
    public sealed record Pressed(KeyPress Press) : Arrival;

    /// <summary>Text that was pasted: printable, its lines divided by line feeds, of at most 65,536 octets.</summary>
    /// <param name="Text">The text.</param>
    /// <param name="IsCut">Whether more was pasted than is kept.</param>
    public sealed record Pasted(string Text, bool IsCut) : Arrival;

    /// <summary>The window may have another size.</summary>
    public sealed record Resized : Arrival;

    /// <summary>A key that ends or stops the program whatever the model says: Control with C, backslash or Z.</summary>
    /// <param name="Letter">The small letter, or the backslash.</param>
    public sealed record Urged(char Letter) : Arrival;
}
