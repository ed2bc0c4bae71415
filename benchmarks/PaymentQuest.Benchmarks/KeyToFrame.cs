using System.Diagnostics;
using System.Globalization;
using PaymentQuest.Documents;
using PaymentQuest.Scenarios;
using PaymentQuest.Screens;
using PaymentQuest.Terminal;

namespace PaymentQuest.Benchmarks;

/// <summary>
/// How long it takes from a key to the text that is sent to the terminal: update, view, and the painter's difference. A player types the
/// solution of the longest quest, asks for the octets, takes things back and sends.
/// </summary>
internal static class KeyToFrame
{
    private const string Longest = "expand-3kp";
    private const int Games = 6;
    private static readonly Surface Surface = new(100, 30, Glyphs.Unicode, Language.En);

    public static int Measure()
    {
        var source = new LibraryQuests(Library.Shipped);
        var slots = ((Quest.Build)Shipped.Quest(Longest)).Slots;
        var (times, sends) = (new List<double>(), new List<double>());
        for (var game = 0; game < Games; game++)
        {
            var painter = new Painter(hasColour: true, isAscii: false);
            var model = GameApplication.Begin(source.Topics, new Dictionary<string, QuestProgress>(), Language.En, (Surface.Columns, Surface.Rows));
            (model, _) = GameApplication.Open(model, Longest);
            var (quest, problem) = source.Load(Longest);
            var loaded = new Input.Finished(new QuestLoaded(Longest, quest, problem, null, 1));
            (model, _) = GameApplication.Update(model, loaded);
            painter.Paint(GameApplication.View(model, Surface));

            void Press(KeyPress press, bool isSend = false)
            {
                var clock = Stopwatch.StartNew();
                (model, _) = GameApplication.Update(model, new Input.Pressed(press));
                painter.Paint(GameApplication.View(model, Surface));

                // The first game compiles the code; players feel that too, but once.
                if (game > 0)
                {
                    (isSend ? sends : times).Add(clock.Elapsed.TotalMilliseconds);
                }
            }

            Press(new KeyPress(Key.Enter));
            foreach (var slot in slots)
            {
                Press(KeyPress.Of('='));
                foreach (var character in slot.Solution)
                {
                    Press(KeyPress.Of(character));
                }

                Press(new KeyPress(Key.Left));
                Press(new KeyPress(Key.Right));
                Press(new KeyPress(Key.Escape));
                Press(KeyPress.Of('t'));
                Press(KeyPress.Of('t'));
                Press(KeyPress.Of('s'), isSend: true);
                Press(new KeyPress(Key.Enter));
            }
        }

        Report("any other key", times);
        Report("send", sends);
        return 0;
    }

    private static void Report(string what, List<double> times)
    {
        times.Sort();
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{what,-14} {times.Count,6} times: median {At(times, 0.5):F2} ms, 99th percentile {At(times, 0.99):F2} ms, longest {times[^1]:F2} ms"));
    }

    private static double At(List<double> sorted, double share) => sorted[(int)(share * (sorted.Count - 1))];
}
