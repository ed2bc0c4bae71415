namespace PaymentQuest.Screens;

/// <summary>Draws certificates: the tree beside what is said of one of them, or above it where there is no room.</summary>
internal static class CertificateView
{
    public static Frame Frame(GameModel model, CertificateScreen screen, Page page)
    {
        var footer = page.Footer(screen, model);
        if (screen.Chain is not { } chain || chain.Nodes.All(n => n.Finding is null))
        {
            return page.Compose([page.Header(page.Say("certificate.tree-name"))], [Line.Empty, .. Page.Wrap(" " + page.Say("common.none"), page.Columns)], footer);
        }

        var clock = page.Say("certificate.clock", ("clock", CertificateText.Time(chain.Clock)));
        List<Line> header = [page.Header(page.Say("certificate.title", ("role", chain.Protocol.Names.OfRole(chain.Role))), clock, CertificateText.Time(chain.Clock))];
        var rows = Math.Max(page.Rows - header.Count - footer.Count, 0);
        var tree = chain.Nodes.Select((n, i) => CertificateText.Branch(n, page.Glyphs, page.Language, i == screen.Chosen)).ToList();
        var text = Text(screen, page);
        if (page.IsWide)
        {
            var side = Side(page);
            return page.Compose(header, Layout.Beside(page.Glyphs, 0, (Box(page.Say("certificate.tree-name"), tree, screen.Chosen, side, rows, page), side), (Described(screen, text, page.Columns - side, rows, page), page.Columns - side)), footer);
        }

        var upper = Math.Clamp(tree.Count + 2, Math.Min(3, rows), Math.Max(rows * 2 / 5, Math.Min(3, rows)));
        return page.Compose(header, [.. Box(page.Say("certificate.tree-name"), tree, screen.Chosen, page.Columns, upper, page), .. Described(screen, text, page.Columns, rows - upper, page)], footer);
    }

    /// <summary>What is said of the certificate under the cursor.</summary>
    public static IReadOnlyList<Line> Text(CertificateScreen screen, Page page)
    {
        var columns = (page.IsWide ? page.Columns - Side(page) : page.Columns) - 2;
        return screen is { Chain: { } chain, Node: { } node } ? CertificateText.Lines(chain, node, page.Glyphs, page.Language, columns) : [];
    }

    private static int Side(Page page) => Math.Min(46, page.Columns * 2 / 5);

    private static IReadOnlyList<Line> Box(string title, List<Line> lines, int chosen, int columns, int rows, Page page)
    {
        var inner = Math.Max(rows - 2, 1);
        var offset = Layout.OffsetThatShows(chosen, Math.Max(chosen - (inner / 2), 0), inner, lines.Count);
        return rows <= 0 ? [] : Layout.Panel(Line.From(title, Style.Strong), Layout.Viewport(lines, offset, columns - 2, inner, page.Glyphs), columns, rows, page.Glyphs);
    }

    private static IReadOnlyList<Line> Described(CertificateScreen screen, IReadOnlyList<Line> text, int columns, int rows, Page page) =>
        rows <= 0 ? [] : Layout.Panel(
            Line.From(screen.Node?.Finding is null ? screen.Node?.Holder ?? "" : $"CERT_{screen.Node.Holder}", Style.Strong),
            Layout.Viewport(text, screen.Scroll, columns - 2, Math.Max(rows - 2, 1), page.Glyphs),
            columns,
            rows,
            page.Glyphs);
}
