using System.Drawing;
using PaymentQuest.Screens;

namespace PaymentQuest.Tui;

/// <summary>
/// The network as a board: a column for each party, and the messages as cards. A card dragged onto a column is passed on to that party, and out of the
/// board it is dropped.
/// </summary>
internal sealed class AttackView : FoldingDeskView<AttackScreen, AttackPanel>
{
    private const int WidestSide = 54;
    private const int LeastCards = 4;
    private const int LeastPanel = 3;

    private readonly ChoicePanel _cards;
    private readonly Panel _parties;
    private Func<Point, int?> _at = _ => null;

    /// <summary>An empty board.</summary>
    public AttackView()
        : this(new ChoicePanel(), new Panel { IsFramed = false })
    {
    }

    private AttackView(ChoicePanel cards, Panel parties)
        : base(cards, parties)
    {
        (_cards, _parties) = (cards, parties);
        _cards.Tell = input => Tell(input);
        _cards.Elsewhere = place => _at(place);
    }

    /// <inheritdoc/>
    protected override IReadOnlyList<Panel> Panels => IsWide ? [_cards, .. Enum.GetValues<AttackPanel>().Select(Of)] : [];

    /// <inheritdoc/>
    protected override AttackPanel ReadWhenWide => AttackPanel.Holdings;

    /// <inheritdoc/>
    protected override int LeastRows => LeastCards + (2 * LeastPanel);

    /// <inheritdoc/>
    protected override IReadOnlyList<Line> Heading(GameModel model, AttackScreen screen, Page page) => AttackText.Heading(model, screen, page);

    /// <inheritdoc/>
    protected override AttackPanel Unfolded(AttackScreen screen) => screen.Panel;

    /// <inheritdoc/>
    protected override bool IsReadFromEnd(AttackPanel panel) => panel == AttackPanel.Turns;

    /// <inheritdoc/>
    protected override string TitleOf(AttackPanel panel, AttackScreen screen, Page page) => AttackText.Title(panel, page);

    /// <inheritdoc/>
    protected override IReadOnlyList<Line> Lines(AttackPanel panel, AttackScreen screen, Page page, int columns, int rows) => AttackText.Lines(panel, screen, page, columns);

    /// <inheritdoc/>
    protected override void ShowNarrow(AttackScreen screen, Page page, Rectangle body)
    {
        var board = Board(screen, page, body, Math.Max(body.Height * 7 / 10, body.Height - Needed(screen.Panel, screen, page, body.Width)));
        Unfold(screen, page, body with { Y = body.Y + board, Height = body.Height - board });
    }

    /// <inheritdoc/>
    protected override void ShowWide(AttackScreen screen, Page page, Rectangle body)
    {
        var (side, main) = Beside(body, Math.Min(WidestSide, body.Width * 5 / 12));
        var story = Math.Min(Needed(AttackPanel.Story, screen, page, side.Width), body.Height * 2 / 5);
        var protocol = Math.Min(Needed(AttackPanel.Protocol, screen, page, side.Width), body.Height * 3 / 10);
        Place(AttackPanel.Story, screen, page, side with { Height = story });
        Place(AttackPanel.Protocol, screen, page, side with { Y = body.Y + story, Height = protocol });
        Place(AttackPanel.Turns, screen, page, side with { Y = body.Y + story + protocol, Height = body.Height - story - protocol });
        var board = Board(screen, page, main, body.Height - Math.Min(Needed(AttackPanel.Holdings, screen, page, main.Width), body.Height / 2));
        Place(AttackPanel.Holdings, screen, page, main with { Y = body.Y + board, Height = body.Height - board });
    }

    /// <summary>The parties above the cards.</summary>
    /// <returns>The rows that both take.</returns>
    private int Board(AttackScreen screen, Page page, Rectangle body, int most)
    {
        var parties = Math.Clamp(AttackText.Parties(screen, page, body.Width).Count, 0, Math.Max(most - LeastCards, 0));
        var cards = Math.Clamp(AttackText.Cards(screen, page, body.Width - 2).Sum(c => c.Count) + 2, Math.Min(LastingCards(screen), Math.Max(most - parties, 0)), Math.Max(most - parties, 0));
        var place = body with { Height = parties };
        _parties.Show(place, "", columns => AttackText.Parties(screen, page, columns));
        _cards.Show(
            body with { Y = body.Y + parties, Height = cards },
            page.Say("common.network"),
            columns => AttackText.Cards(screen, page, columns),
            screen.IsChoosing ? screen.Chosen : -1,
            _ => screen.Messages == 0 ? [Line.From(" " + page.Say("attack.nothing-yet"), PaymentQuest.Screens.Style.Faint)] : []);
        var whole = body with { Height = parties + cards };
        _at = point => place.Contains(point) ? AttackText.PartyAt(screen, page, _parties.Columns, point.X - place.X, point.Y - place.Y + _parties.First)
            : whole.Contains(point) ? null
            : screen.Parties;
        return parties + cards;
    }

    private static int LastingCards(AttackScreen screen) => screen.Messages == 0 ? LeastPanel : LeastCards;
}
