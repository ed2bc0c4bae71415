using PaymentQuest.Documents;
using PaymentQuest.Kills;
using PaymentQuest.Quests;
using PaymentQuest.Scenarios;
using PaymentQuest.Screens;
using PaymentQuest.Terminal;
using PaymentQuest.Tui;

namespace PaymentQuest.Tests.Screens;

/// <summary>The game with keys going in and frames coming out, its effects carried out at once and in memory.</summary>
internal sealed class PlayedGame
{
    private static readonly Lazy<LibraryQuests> Shipped = new(() => new LibraryQuests(Library.Shipped));
    private static readonly System.Collections.Concurrent.ConcurrentDictionary<string, Quest> Quests = new(StringComparer.Ordinal);

    private readonly IQuestSource? _own;
    private readonly ScriptedHost<GameModel> _host;

    /// <summary>A game of the shipped quests, or of these with a file of the player's own.</summary>
    internal PlayedGame(Language language, int columns, int rows, bool isAscii = false, IQuestSource? own = null, KeyMap? keys = null)
    {
        _own = own;
        _host = new ScriptedHost<GameModel>(
            GameApplication.Of(GameApplication.Begin((own ?? Shipped.Value).Topics, new Dictionary<string, QuestProgress>(), language, (columns, rows), keys: keys), []),
            () => new GameWindow(),
            new Surface(columns, rows, isAscii ? Glyphs.Ascii : Glyphs.Unicode, language),
            Carry);
    }

    internal static LibraryQuests Source => Shipped.Value;

    internal GameModel Model => _host.Model;

    internal Surface Surface => _host.Surface;

    internal List<SaveMoves> Saves { get; } = [];

    internal List<SaveTime> Times { get; } = [];

    /// <summary>How often something was to be kept that could not be kept before.</summary>
    internal int Tries { get; private set; }

    internal bool HasQuit { get; private set; }

    internal int Waits { get; private set; }

    /// <summary>The time of the next inputs; it moves on with every <see cref="Input.Elapsed"/>.</summary>
    internal TimeSpan Now { get; private set; }

    internal string Text => _host.Text;

    /// <summary>What the terminal gets for its clipboard since somebody looked last.</summary>
    internal string Copied => _host.Screen.Clipboard.Take();

    /// <summary>What a terminal gets that shows nothing yet, with one line for each row.</summary>
    internal string Painted(bool hasColour = true) =>
        new CellPainter(hasColour, isAscii: false).Paint(_host.Screen.Cells, null).Replace("\r", "", StringComparison.Ordinal).Replace('\e', '␛');

    internal static Quest Quest(string id) => Quests.GetOrAdd(id, i => Shipped.Value.Load(i).Quest ?? throw new InvalidOperationException(i));

    /// <summary>What a model looks like on a surface.</summary>
    internal static string Shown(GameModel model, Surface surface)
    {
        using var host = new ScriptedHost<GameModel>(GameApplication.Of(model, []), () => new GameWindow(), surface, _ => null);
        return host.Text;
    }

    /// <summary>What another model looks like in this game's window, which then goes on with its own.</summary>
    internal string Look(GameModel model)
    {
        var own = Model;
        _host.Become((model, []));
        var text = _host.Text;
        _host.Become((own, []));
        return text;
    }

    /// <summary>Opens a quest and its desk.</summary>
    internal PlayedGame Open(string id)
    {
        _host.Become(GameApplication.Open(Model, id));
        return Press(Key.Enter);
    }

    /// <summary>Opens a quest of which an attempt is kept.</summary>
    internal PlayedGame Load(string id, SavedAttempt saved)
    {
        _host.Become((GameApplication.Open(Model, id).Model, []));
        Do(new Input.Finished(new QuestLoaded(id, Quest(id), null, saved, saved.Number + 1)));
        return this;
    }

    internal PlayedGame Press(KeyPress press)
    {
        _host.Meet(new Arrival.Pressed(press));
        return this;
    }

    internal PlayedGame Press(params Key[] keys)
    {
        foreach (var key in keys)
        {
            Press(new KeyPress(key));
        }

        return this;
    }

    internal PlayedGame Type(string letters)
    {
        foreach (var rune in letters.EnumerateRunes())
        {
            Press(new KeyPress(Key.Character, rune));
        }

        return this;
    }

    /// <summary>What a terminal sends: keys, clicks, pastes.</summary>
    internal PlayedGame Send(string octets)
    {
        _host.Send(octets);
        return this;
    }

    /// <summary>A click of the left button on a text that stands on the screen.</summary>
    internal PlayedGame Click(string text)
    {
        var (column, row) = PlaceOf(text);
        return Send($"\e[<0;{column};{row}M\e[<0;{column};{row}m");
    }

    /// <summary>Drags one text to the place of another.</summary>
    internal PlayedGame Drag(string text, string to)
    {
        var ((column, row), (toColumn, toRow)) = (PlaceOf(text), PlaceOf(to));
        return Send($"\e[<0;{column};{row}M\e[<32;{toColumn};{toRow}M\e[<0;{toColumn};{toRow}m");
    }

    /// <summary>Turns the wheel down once over a text, or rows below it.</summary>
    internal PlayedGame Wheel(string text, int below = 0) => Wheel(text, below, 65);

    /// <summary>Turns the wheel up once over a text, or rows below it.</summary>
    internal PlayedGame WheelUp(string text, int below = 0) => Wheel(text, below, 64);

    private PlayedGame Wheel(string text, int below, int button)
    {
        var (column, row) = PlaceOf(text);
        return Send($"\e[<{button};{column};{row + below}M");
    }

    /// <summary>Shows a screen on top.</summary>
    internal PlayedGame Push(Screen screen)
    {
        _host.Become((Model.Push(screen), []));
        return this;
    }

    // As terminals count: from 1; in the middle of the text.
    private (int Column, int Row) PlaceOf(string text)
    {
        var lines = Text.Split('\n');
        var row = Array.FindIndex(lines, line => line.Contains(text, StringComparison.Ordinal));
        if (row < 0)
        {
            throw new InvalidOperationException($"there is no '{text}' on the screen:\n{Text}");
        }

        var column = lines[row].IndexOf(text, StringComparison.Ordinal);
        return (ColumnWidth.Of(lines[row][..column]) + (ColumnWidth.Of(text) / 2) + 1, row + 1);
    }

    internal void Do(Input input)
    {
        Now = input.At ?? Now;
        switch (input)
        {
            case Input.Pressed { Press: var press }:
                Press(press);
                break;
            case Input.Pasted { Text: var text }:
                _host.Meet(new Arrival.Pasted(text, IsCut: false));
                break;
            default:
                _host.Tell(input);
                break;
        }
    }

    private Input? Carry(Effect effect)
    {
        switch (effect)
        {
            case LoadQuest load:
                var begun = Saves.Where(s => s.Quest == load.Id).ToList();
                var last = begun.Count == 0 ? 0 : begun.Max(s => s.Attempt);
                var isOpen = last > 0 && begun.All(s => s.Attempt != last || s.Result is null);
                var saved = isOpen ? new SavedAttempt(last, begun[^1].Seed, [.. begun.Where(s => s.Attempt == last).SelectMany(s => s.Moves)]) : null;
                return new Input.Finished(new QuestLoaded(load.Id, _own?.Load(load.Id).Quest ?? Quest(load.Id), null, saved, last + 1));
            case SaveMoves save:
                Saves.Add(save);
                break;
            case SaveTime time:
                Times.Add(time);
                break;
            case KeepAgain:
                Tries++;
                break;
            case Wait:
                Waits++;
                break;
            case Quit:
                HasQuit = true;
                break;
        }

        return null;
    }
}
