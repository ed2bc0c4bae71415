using PaymentQuest.Documents;
using PaymentQuest.Screens;
using Xunit;

namespace PaymentQuest.Tests.Screens;

/// <summary>The scrollbar of a panel with more lines than fit.</summary>
public sealed class ScrollbarTests
{
    private readonly PlayedGame _game = new PlayedGame(Language.En, 80, 24).Open("check-the-offer").Type("?");

    [Fact]
    public void Its_arrows_scroll_by_a_row()
    {
        var lines = Read();

        Assert.Equal(lines[1..], Read(_game.Click("▼"))[..^1]);
        Assert.Equal(lines[2..], Read(_game.Click("▼"))[..^2]);
        Assert.Equal(lines[1..], Read(_game.Click("▲"))[..^1]);
    }

    [Fact]
    public void Beside_its_slider_it_goes_on_by_what_is_in_sight()
    {
        _game.Press(Key.Escape, Key.Escape);
        var lines = Read();
        var next = Read(_game.Click("░"));

        Assert.Empty(lines.Intersect(next));
        Assert.Equal([lines[^1], .. next[..^1]], Read(_game.Click("▲")));
    }

    [Fact]
    public void Its_slider_is_dragged_to_the_end_and_back()
    {
        var lines = Read();
        var end = Read(_game.Drag("█", "▼"));

        Assert.Equal(end, Read(_game.Press(Key.End)));
        Assert.NotEqual(lines, end);
        Assert.Equal(lines, Read(_game.Drag("█", "▲")));
    }

    // What stands left of the scrollbar.
    private string[] Read(PlayedGame? _ = null) => [.. _game.Text.Split('\n').Where(l => l.Length == 80 && l[^1] is '▲' or '▼' or '█' or '░').Select(l => l[..^1])];
}
