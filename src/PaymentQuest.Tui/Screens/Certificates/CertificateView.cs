using System.Drawing;
using PaymentQuest.Screens;

namespace PaymentQuest.Tui;

/// <summary>The certificates before a role: the chain beside what there is to say of one of them, or above it where there is no room.</summary>
internal sealed class CertificateView : ChromeView<CertificateScreen>
{
    private readonly ChoicePanel _chain = new();
    private readonly Panel _text = new();

    /// <summary>A view without certificates.</summary>
    public CertificateView()
    {
        Add(_chain, _text);
        _chain.Tell = input => Tell(input);
    }

    /// <inheritdoc/>
    protected override IReadOnlyList<Panel> Panels => [_chain, _text];

    /// <inheritdoc/>
    protected override LinesView Reading => _text;

    /// <inheritdoc/>
    protected override IReadOnlyList<Line> Heading(GameModel model, CertificateScreen screen, Page page) => [CertificateText.Heading(screen, page)];

    /// <inheritdoc/>
    protected override void Show(GameModel model, CertificateScreen screen, Page page, Rectangle body)
    {
        if (screen is not { Chain: { } chain, Node: { } node } || chain.Nodes.All(n => n.Finding is null))
        {
            _chain.Visible = false;
            _text.Show(body, page.Say("certificate.tree-name"), columns => Page.Wrap(" " + page.Say("common.none"), columns));
            return;
        }

        var upper = Math.Clamp(chain.Nodes.Count + 2, Math.Min(3, body.Height), Math.Max(body.Height * 2 / 5, Math.Min(3, body.Height)));
        var (tree, text) = page.IsWide ? Beside(body, Math.Min(46, body.Width * 2 / 5)) : (body with { Height = upper }, body with { Y = body.Y + upper, Height = body.Height - upper });
        _chain.Show(
            tree,
            page.Say("certificate.tree-name"),
            _ => [.. chain.Nodes.Select((n, i) => new[] { CertificateText.Branch(n, page.Glyphs, page.Language, i == screen.Chosen) })],
            screen.Chosen);
        _text.Subject = screen.Chosen;
        _text.Show(
            text,
            CertificateText.Name(node),
            columns => CertificateText.Lines(chain, node, page.Glyphs, page.Language, columns - 1));
    }
}
