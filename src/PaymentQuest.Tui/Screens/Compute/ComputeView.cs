using System.Drawing;
using PaymentQuest.Screens;

namespace PaymentQuest.Tui;

/// <summary>A compute quest on the desk: the values under the rules by which they are computed. A value is typed where it stands.</summary>
internal sealed class ComputeView : SheetView<ComputeScreen>
{
    private readonly ChoicePanel _values;

    /// <summary>A view without values.</summary>
    public ComputeView()
        : this(new ChoicePanel())
    {
    }

    private ComputeView(ChoicePanel values)
        : base(values)
    {
        _values = values;
        _values.Tell = input => Tell(input);
    }

    /// <inheritdoc/>
    protected override void ShowSheet(ComputeScreen screen, Page page, Rectangle at, string title)
    {
        var text = new ComputeText(screen.Quest, screen.Session.Seed, page.Language, page.Glyphs);
        _values.Show(
            at,
            title,
            columns => text.Entries(screen, columns),
            screen.Row,
            columns => [.. text.Rules(screen, columns), page.Rule().Take(columns)]);
    }
}
