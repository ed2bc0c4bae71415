using System.Drawing;
using PaymentQuest.Screens;

namespace PaymentQuest.Tui;

/// <summary>The values in octets as a tree that folds, beside the octets or above them where there is no room; below, what there is to say of the chosen value.</summary>
internal sealed class DerView : ChromeView<DerScreen>
{
    private readonly ChoicePanel _tree = new();
    private readonly OctetPanel _octets = new();
    private readonly Panel _details = new() { IsFramed = false };

    /// <summary>A view without octets.</summary>
    public DerView()
    {
        Add(_tree, _octets, _details);
        _tree.Tell = _octets.Tell = input => Tell(input);
    }

    /// <inheritdoc/>
    protected override IReadOnlyList<Panel> Panels => _details.Lines.Count > _details.Rows ? [_tree, _octets, _details] : [_tree, _octets];

    /// <inheritdoc/>
    protected override IReadOnlyList<Line> Heading(GameModel model, DerScreen screen, Page page) => [DerLines.Heading(screen, page)];

    /// <inheritdoc/>
    protected override void Show(GameModel model, DerScreen screen, Page page, Rectangle body)
    {
        if (DerLines.Missing(screen, page) is { } missing)
        {
            (_tree.Visible, _octets.Visible) = (false, false);
            _details.Show(body, "", columns => [Line.Empty, .. Page.Wrap(missing, columns)]);
            return;
        }

        // What is said differs in length from value to value; what stands above it must not jump.
        var said = Math.Min(page.Columns >= 110 ? 3 : 4, body.Height / 3);
        var rows = body.Height - said;
        var upper = rows - (rows * 2 / 5);
        // The scrollbar has its column even where sixteen octets leave no other.
        var (tree, octets) = page.Columns >= 110
            ? Beside(body with { Height = rows }, body.Width - DerLines.HexColumns(16, false) - 3)
            : (body with { Height = upper }, body with { Y = body.Y + upper, Height = rows - upper });
        _tree.Show(
            tree,
            page.Say("der.values"),
            columns => [.. DerLines.Tree(screen, page, columns).Select(l => new[] { l })],
            screen.Shown.ToList().IndexOf(screen.Chosen));
        _octets.Show(octets, page.Say("der.octets-name"), screen);
        _details.Subject = screen.Chosen;
        _details.Show(body with { Y = body.Y + rows, Height = said }, "", columns => [.. DerLines.Details(screen, page).SelectMany(l => Page.Wrap(" " + l, columns))]);
    }
}
