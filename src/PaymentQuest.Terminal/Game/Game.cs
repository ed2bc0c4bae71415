using PaymentQuest.Documents;
using PaymentQuest.Scenarios;
using PaymentQuest.Screens;
using PaymentQuest.Terminal.Commands;
using PaymentQuest.Tui;

namespace PaymentQuest.Terminal;

/// <summary>How the game is opened.</summary>
/// <param name="Language">The language to begin with; null for the one chosen last, else that of the locale, else English.</param>
/// <param name="IsAscii">Whether only ASCII may be drawn.</param>
/// <param name="IsPlain">Whether it is played line by line.</param>
/// <param name="Quest">The identifier of a quest to begin with, or the path of a quest file; null for the list.</param>
/// <param name="Player">Whose attempts are gone on with and kept; empty for the player without a name.</param>
/// <param name="Theme">The colours of the screens to begin with; null for those that the player chose last.</param>
public sealed record GameOptions(Language? Language = null, bool IsAscii = false, bool IsPlain = false, string? Quest = null, string Player = "", Theme? Theme = null);

/// <summary>Opens the game on the terminal that the program was started in.</summary>
public static class Game
{
    // How long the end of the game waits for another program's lock.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    /// <summary>Plays until the player leaves.</summary>
    /// <param name="options">How it is opened.</param>
    /// <param name="invocation">Streams for playing line by line, and the environment.</param>
    /// <returns>The code to exit with; see <see cref="ExitCodes"/>.</returns>
    public static int Open(GameOptions options, Invocation invocation)
    {
        var isFile = options.Quest is { } asked && Library.Shipped.IsPath(asked);

        // The first frame needs the list and the records, and neither needs the other.
        var opening = Task.Run(() => ProgressStore.OpenIn(ProgressFolder.Path(invocation.Variable), options.Player));
        var source = new LibraryQuests(Library.Shipped, isFile ? options.Quest : null, TimeProvider.System);
        using var store = opening.GetAwaiter().GetResult();
        var language = options.Language ?? store.PreferredLanguage() ?? Invocation.LanguageFrom(invocation.Variable);
        ITerminal terminal = OperatingSystem.IsWindows() ? new WindowsTerminal() : new UnixTerminal();
        var traits = TerminalTraits.From(invocation.Variable, options.IsAscii, OperatingSystem.IsWindows());
        if (options.IsPlain)
        {
            using var input = new StreamReader(invocation.Port.In, PlainText.Utf8);
            var plain = new PlainGame(source, store, input, invocation.Out, language, traits.Glyphs, TimeProvider.System);
            return Ended(plain.Play(isFile ? source.Topics.SelectMany(t => t.Quests).FirstOrDefault()?.Id : options.Quest), store, language, terminal);
        }

        var own = PlayerKeys.Of(invocation.Variable);
        var model = GameApplication.Begin(source.Topics, store.Reached(), language, terminal.IsInteractive ? terminal.Size : (80, 24), ((IProgressStore)store).Note ?? own.Note, store.Problem is null, own.Keys) with { Theme = options.Theme ?? store.PreferredTheme() ?? Theme.Terminal };
        var (opened, effects) = isFile ? GameApplication.OpenFirst(model) : options.Quest is { } id ? GameApplication.Open(model, id) : (model, []);
        return Ended(TerminalHost.Run(GameApplication.Of(opened, effects), () => new GameWindow(), traits, language, new GameEffects(source, store).Run, TimeProvider.System, terminal), store, language, terminal);
    }

    // What is still not kept is told where the player can read it, and told to whoever started the program.
    private static int Ended(int exitCode, ProgressStore store, Language language, ITerminal terminal)
    {
        if (store.Flush(Patience) is not { } lost)
        {
            return exitCode;
        }

        terminal.WriteError($"paymentquest: {lost.In(language)}");
        return ExitCodes.Environment;
    }
}

/// <summary>Carries out the effects of the game.</summary>
internal sealed class GameEffects(IQuestSource source, IProgressStore store)
{
    private readonly Lock _gate = new();
    private (Prose? Note, bool IsKept) _told = (store.Note, store.Problem is null);

    /// <summary>Carries out one effect and says what came of it. Quests are loaded on another thread than moves are kept on.</summary>
    public Task<Input?> Run(Effect effect, CancellationToken cancellation) => Task.FromResult(Result(effect) is { } result ? new Input.Finished(result) : (Input?)null);

    private object? Result(Effect effect)
    {
        switch (effect)
        {
            case LoadQuest load:
                var (quest, problem) = source.Load(load.Id);
                var edition = source.EditionOf(load.Id);
                var (unfinished, next) = store.Open(load.Id, edition);
                return new QuestLoaded(load.Id, quest, problem, unfinished is { Moves.Count: > 0 } ? unfinished : null, next, store.Reached().GetValueOrDefault(load.Id))
                {
                    Measured = quest is null ? null : source.Measure(quest),
                    IsBestOfAnother = store.IsBestOfAnother(load.Id, edition),
                    Keeping = Changed(),
                };
            case Keep keep:
                store.Save(keep);
                break;
        }

        return Changed();
    }

    private KeepingChanged? Changed()
    {
        lock (_gate)
        {
            var now = (store.Note, store.Problem is null);
            if (now == _told)
            {
                return null;
            }

            _told = now;
            return new KeepingChanged(now.Note, now.Item2);
        }
    }
}
