using System.Diagnostics;
using System.Globalization;
using PaymentQuest.Documents;
using PaymentQuest.Kills;
using PaymentQuest.Quests;
using PaymentQuest.Scenarios;
using PaymentQuest.Screens;
using PaymentQuest.Terminal;
using PaymentQuest.Tui;

namespace PaymentQuest.Benchmarks;

/// <summary>
/// How long it takes from a key to the text that is sent to the terminal: the library's dispatch, update, views, and the painter's difference. A player types the
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
        var slots = ((BuildQuest)Shipped.Quest(Longest)).Slots;
        var (times, sends) = (new List<double[]>(), new List<double[]>());
        for (var game = 0; game < Games; game++)
        {
            var painter = new CellPainter(hasColour: true, isAscii: false);
            var begun = GameApplication.Open(GameApplication.Begin(source.Topics, new Dictionary<string, QuestProgress>(), Language.En, (Surface.Columns, Surface.Rows)), Longest);
            var (quest, problem) = source.Load(Longest);
            using var host = new ScriptedHost<GameModel>(
                GameApplication.Of(begun.Model, begun.Effects),
                () => new GameWindow(),
                Surface,
                effect => effect is LoadQuest ? new Input.Finished(new QuestLoaded(Longest, quest, problem, null, 1)) : null);
            painter.Paint(host.Screen.Cells, host.Screen.Cursor);

            var (key, send) = (0, 0);
            void Press(KeyPress press, bool isSend = false)
            {
                var clock = Stopwatch.StartNew();
                host.Meet(new Arrival.Pressed(press));
                var screen = host.Screen;
                painter.Paint(screen.Cells, screen.Cursor);

                // The same key comes at the same place in every game; the first game also compiles the code.
                var (list, place) = isSend ? (sends, send++) : (times, key++);
                if (place == list.Count)
                {
                    list.Add(new double[Games]);
                }

                list[place][game] = clock.Elapsed.TotalMilliseconds;
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

        Console.WriteLine("key            times  median  99th percentile  longest (ms; each key at its best of several games, as others use the machine too)");
        Report("send", [.. sends.Select(Best)]);
        Report("any other", [.. times.Select(Best)]);
        Console.WriteLine("and as it came, interruptions by other programs and by garbage collection included:");
        Report("any other", [.. times.SelectMany(t => t.Skip(1))]);
        Report("the first game", [.. times.Select(t => t[0])]);
        return 0;
    }

    private static double Best(double[] ofOneKey) => ofOneKey.Skip(1).Min();

    private static void Report(string what, List<double> times)
    {
        times.Sort();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what,-14} {times.Count,5}  {At(times, 0.5),6:F2}  {At(times, 0.99),15:F2}  {times[^1],7:F2}"));
    }

    private static double At(List<double> sorted, double share) => sorted[(int)(share * (sorted.Count - 1))];
}
