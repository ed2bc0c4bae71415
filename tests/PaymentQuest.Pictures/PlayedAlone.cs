using PaymentQuest.Documents;
using PaymentQuest.Kills;
using PaymentQuest.Scenarios;
using PaymentQuest.Screens;
using PaymentQuest.Terminal;
using PaymentQuest.Tui;

namespace PaymentQuest.Pictures;

/// <summary>The game on a screen in memory, played by acts whose times are their own: no clock is asked, and nothing is kept.</summary>
internal sealed class PlayedAlone : IDisposable
{
    private static readonly Lazy<LibraryQuests> Shipped = new(() => new LibraryQuests(Library.Shipped));

    private readonly ScriptedHost<GameModel> _host;
    private TimeSpan? _tick;

    /// <summary>The game at home, or at the desk of a quest.</summary>
    internal PlayedAlone(int columns, int rows, string? quest = null)
    {
        var home = GameApplication.Begin(Shipped.Value.Topics, new Dictionary<string, QuestProgress>(), Language.En, (columns, rows));
        _host = new ScriptedHost<GameModel>(GameApplication.Of(home, []), () => new GameWindow(), new Surface(columns, rows, Glyphs.Unicode, Language.En), Carry);
        if (quest is not null)
        {
            _host.Become(GameApplication.Open(_host.Model, quest));
            _host.Send("\r");
        }
    }

    internal GameModel Model => _host.Model;

    internal string Text => _host.Text;

    internal LibraryScreen Screen => _host.Screen;

    internal Surface Surface => _host.Surface;

    /// <summary>The time since the beginning.</summary>
    internal TimeSpan Now => _host.Now;

    /// <summary>Does an act.</summary>
    internal void Do(Act act) => _host.Send(act.Octets);

    /// <summary>Lets time go by until the clock on the screen moves; false, with all of it gone by, when it does not before the end.</summary>
    internal bool TryTick(TimeSpan end)
    {
        if (_tick is { } due && due <= end)
        {
            (_tick, _host.Now) = (null, due);
            _host.Tell(new Input.Elapsed(due));
            return true;
        }

        _host.Now = end;
        return false;
    }

    /// <inheritdoc/>
    public void Dispose() => _host.Dispose();

    private Input? Carry(Effect effect)
    {
        switch (effect)
        {
            case LoadQuest load:
                return new Input.Finished(new QuestLoaded(load.Id, Shipped.Value.Load(load.Id).Quest ?? throw new InvalidOperationException($"{load.Id} cannot be read"), null, null, 1));
            case Wait wait:
                _tick = (_host?.Now ?? TimeSpan.Zero) + wait.Delay;
                break;
        }

        return null;
    }
}
