using System.Globalization;
using PaymentQuest.Quests;
using PaymentQuest.Terms;

namespace PaymentQuest.Terminal;

/// <summary>Moves as they are kept: a word and up to two texts. The words never change, or old progress would be lost.</summary>
internal static class MoveText
{
    public static (string Word, string? First, string? Second) Of(Move move) => move switch
    {
        Move.Write w => ("write", w.Slot, w.Notation),
        Move.Send s => ("send", s.Slot, null),
        Move.State s => ("state", s.Statement, null),
        Move.Decide d => ("decide", d.Refuse, null),
        Move.TakeHint => ("hint", null, null),
        Move.Reset => ("reset", null, null),
        Move.Undo => ("undo", null, null),
        Move.Redo => ("redo", null, null),
        Move.GiveUp => ("give-up", null, null),
        Move.Measure m => ("measure", string.Join(' ', m.Nanoseconds.Select(n => string.Create(CultureInfo.InvariantCulture, $"{n.Figure}={n.Time}"))), null),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    /// <summary>The move, or null for what is none.</summary>
    public static Move? Read(string word, string? first, string? second) => word switch
    {
        "write" when first is not null => new Move.Write(first, second ?? ""),
        "send" when first is not null => new Move.Send(first),
        "state" when first is not null => new Move.State(first),
        "decide" => new Move.Decide(first),
        "hint" => new Move.TakeHint(),
        "reset" => new Move.Reset(),
        "undo" => new Move.Undo(),
        "redo" => new Move.Redo(),
        "give-up" => new Move.GiveUp(),
        "measure" when first is not null => new Move.Measure(first.Split(' ').Select(Time).OfType<(string, long)>().ToSequence()),
        _ => null,
    };

    private static (string, long)? Time(string text) =>
        text.Split('=') is [var figure, var time] && long.TryParse(time, NumberStyles.None, CultureInfo.InvariantCulture, out var nanoseconds) ? (figure, nanoseconds) : null;
}
