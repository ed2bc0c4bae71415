using System.Drawing;
using PaymentQuest.Screens;

namespace PaymentQuest.Tui;

/// <summary>An order quest on the desk: checks that are carried, or dragged, to their places.</summary>
internal sealed class OrderView : SheetView<OrderScreen>
{
    private readonly ChoicePanel _checks;

    /// <summary>A view without checks.</summary>
    public OrderView()
        : this(new ChoicePanel { CanDrag = true })
    {
    }

    private OrderView(ChoicePanel checks)
        : base(checks)
    {
        _checks = checks;
        _checks.Tell = input => Tell(input);
    }

    /// <inheritdoc/>
    protected override void ShowSheet(OrderScreen screen, Page page, Rectangle at, string title) =>
        _checks.Show(at, title, columns => new OrderText(screen.Quest, page.Language, page.Glyphs).Entries(screen, columns), screen.Row);
}
