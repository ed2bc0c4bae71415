using System.Drawing;
using PaymentQuest.Screens;

namespace PaymentQuest.Tui;

/// <summary>A classify quest on the desk.</summary>
internal sealed class ClassifyView : SheetView<ClassifyScreen>
{
    private readonly CellPanel _cells;

    /// <summary>A view without cells.</summary>
    public ClassifyView()
        : this(new CellPanel())
    {
    }

    private ClassifyView(CellPanel cells)
        : base(cells)
    {
        _cells = cells;
        _cells.Tell = input => Tell(input);
    }

    /// <inheritdoc/>
    protected override void ShowSheet(ClassifyScreen screen, Page page, Rectangle at, string title) => _cells.Show(at, title, screen, page);
}
