using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using PaymentQuest.Tui;

namespace PaymentQuest.Pictures;

/// <summary>What a terminal is sent while the game is played, with the times at which it is: an asciicast, version 2, one JSON value a line.</summary>
internal sealed class Recording
{
    // What the game writes around itself, as far as a terminal needs it that is only looked at.
    private const string Taken = "\e[?1049h", HandedBack = "\e[0m\e[?25h\e[?1049l";

    // Letters beyond ASCII stay legible; control characters are escaped all the same.
    private static readonly JsonSerializerOptions Legible = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly StringBuilder _lines = new();
    private readonly CellPainter _painter = new(hasColour: true, isAscii: false);
    private readonly PlayedAlone _game;

    private Recording(PlayedAlone game, string title)
    {
        _game = game;
        _lines.Append(JsonSerializer.Serialize(new { version = 2, width = game.Surface.Columns, height = game.Surface.Rows, title }, Legible)).Append('\n');
    }

    /// <summary>The octets of the recording of a game, in UTF-8, the same on every machine.</summary>
    /// <param name="game">A game that has just begun.</param>
    /// <param name="acts">What is done in it.</param>
    /// <param name="title">What is recorded.</param>
    internal static byte[] Of(PlayedAlone game, IEnumerable<Act> acts, string title)
    {
        var recording = new Recording(game, title);
        recording.Write(Taken);
        foreach (var act in acts)
        {
            game.Do(act);
            recording.Look();
            var end = game.Now + act.Rest;
            while (game.TryTick(end))
            {
                recording.Look();
            }
        }

        recording.Write(HandedBack);
        return Encoding.UTF8.GetBytes(recording._lines.ToString());
    }

    private void Look()
    {
        var screen = _game.Screen;
        Write(_painter.Paint(screen.Cells, screen.Cursor));
    }

    private void Write(string output)
    {
        if (output.Length > 0)
        {
            _lines.Append(CultureInfo.InvariantCulture, $"[{_game.Now.TotalSeconds:0.000}, \"o\", {JsonSerializer.Serialize(output, Legible)}]\n");
        }
    }
}
