using PaymentQuest.Play;
using PaymentQuest.Screens;
using PaymentQuest.Terminal;
using Xunit;

namespace PaymentQuest.Tests.Terminal;

/// <summary>An attack quest in a real terminal, with the keyboard alone.</summary>
public sealed class AttackInTerminalTests
{
    public static TheoryData<int, int, string, string> Surfaces => new()
    {
        { 80, 24, "en", "" },
        { 120, 40, "es", "" },
        { 80, 24, "es", "export NO_COLOR=1; " },
        { 40, 10, "en", "" },
    };

    [Theory]
    [MemberData(nameof(Surfaces))]
    public void A_man_in_the_middle_is_killed_comes_back_and_wins(int columns, int rows, string language, string variables)
    {
        using var terminal = new PseudoTerminal();
        terminal.Resize(columns, rows);
        terminal.Type($"{variables}:", "Enter");
        Start(terminal, language);
        terminal.Type("Enter");
        terminal.WaitFor("Challenge");
        terminal.Type("s");
        terminal.Type("-l", "B1 PK_B(N_A, A)");
        terminal.Type("Enter");
        terminal.WaitFor("2 B1");
        terminal.Type("r");
        terminal.Type("-l", "A1");
        terminal.Type("Enter");
        terminal.WaitFor("3 A1");
        terminal.Type("u");
        PseudoTerminal.WaitUntil(
            () =>
            {
                using var records = ProgressStore.OpenIn(Path.Combine(terminal.Folder, "home"));
                return records.Open("man-in-the-middle", new Edition("", 0)).Unfinished is { Moves: [.., Move.Undo] };
            },
            () => "the last move never reached the records\n" + terminal.Screen());
        terminal.Signal("KILL");
        terminal.WaitFor("code=137");
        terminal.Type("stty sane; printf '\\033[?1049l\\033[?25h\\033[?7h'; clear; echo rea''dy", "C-j");
        terminal.WaitFor("^ready");

        Start(terminal, language);
        terminal.WaitFor(language == "en" ? "You began this quest before" : "Ya empezaste esta misión");
        terminal.Type("Enter");
        terminal.WaitFor("2 B1");
        Assert.DoesNotContain("3 A1", terminal.Screen(), StringComparison.Ordinal);
        terminal.Type("r");
        terminal.Type("-l", "A1");
        terminal.Type("Enter");
        terminal.WaitFor("3 A1");
        terminal.Type("=");
        terminal.Type("-l", "send B1 PK_B(N_B)");
        terminal.Type("Enter");
        terminal.WaitFor(language == "en" ? "Violated" : "Violado");
        terminal.Type("Enter");
        terminal.WaitFor(language == "en" ? "Solved" : "Resuelta");
        terminal.Type("C-c");
        terminal.WaitFor("code=130");
    }

    private static void Start(PseudoTerminal terminal, string language) =>
        terminal.StartGame($"play man-in-the-middle --lang {language}", language == "en" ? "It is 1978" : "Es 1978");
}
