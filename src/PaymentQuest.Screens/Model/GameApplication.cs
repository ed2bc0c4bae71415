using PaymentQuest.Documents;
using PaymentQuest.Terms;

namespace PaymentQuest.Screens;

/// <summary>The game as three pure functions.</summary>
public static class GameApplication
{
    /// <summary>The game with its home screen.</summary>
    /// <param name="topics">All quests.</param>
    /// <param name="progress">What the player has reached, by identifier of the quest.</param>
    /// <param name="language">The language to begin with.</param>
    /// <param name="size">Columns and rows of the terminal.</param>
    /// <param name="note">What the player must be told, or null.</param>
    /// <param name="isKept">Whether progress is kept.</param>
    /// <param name="keys">The keys in force; null for those that are shipped.</param>
    public static GameModel Begin(
        Sequence<QuestGroup> topics, IReadOnlyDictionary<string, QuestProgress> progress, Language language, (int Columns, int Rows) size, Prose? note = null, bool isKept = true, KeyMap? keys = null)
    {
        var model = new GameModel(topics, progress, language, size, [new HomeScreen(null, null)], note) { IsKept = isKept, Keys = keys ?? KeyMap.Shipped };
        return model.Home(model.Next?.Id);
    }

    /// <summary>The game as an application for a loop.</summary>
    /// <param name="model">Where it begins.</param>
    /// <param name="effects">The first effects, such as loading a quest at once.</param>
    public static Application<GameModel> Of(GameModel model, Sequence<Effect> effects) => new(() => (model, effects), Update);

    /// <summary>The game on the briefing of a quest; unchanged when there is no such quest.</summary>
    public static (GameModel Model, Sequence<Effect> Effects) Open(GameModel model, string id) =>
        model.Quests.FirstOrDefault(q => q.Id.Equals(id, StringComparison.OrdinalIgnoreCase)) is { } entry ? HomeUpdate.Open(model, entry) : (model, []);

    /// <summary>The game on the briefing of the first quest.</summary>
    public static (GameModel Model, Sequence<Effect> Effects) OpenFirst(GameModel model) =>
        model.Quests.FirstOrDefault() is { } entry ? HomeUpdate.Open(model, entry) : (model, []);

    /// <summary>The game after an input.</summary>
    public static (GameModel Model, Sequence<Effect> Effects) Update(GameModel model, Input input)
    {
        var (timed, due) = PlayTime.At(model, input);
        var (next, effects) = After(timed, input);
        return PlayTime.Run(next, [.. due, .. effects], input);
    }

    private static (GameModel Model, Sequence<Effect> Effects) After(GameModel model, Input input) => input switch
    {
        Input.Pressed { Press: var press } => Press(model, press),
        Input.Asked { Intent: var intent } => Asked(model, intent),
        Input.Sorted { Column: var column } => (model.Top.Sorted(model, column), []),
        Input.Pointed { Entry: var entry } => model.Top.Pointed(model, entry),
        Input.Dragged { From: var from, To: var to } => model.Top.Dragged(model, from, to),
        Input.Split { Columns: var columns } => (model with { Split = Math.Clamp(columns, -model.Size.Columns, model.Size.Columns) }, []),
        Input.Edited { Text: var text, Cursor: var cursor } when model.Top.Typing is not null => (model.Top.Edited(model, TextField.Of(text, cursor)), []),
        Input.Pasted { Text: var text } when model.Top.IsTyping => (model.Top.Typed(model, text), []),
        Input.Resized r => (model with { Size = (r.Columns, r.Rows) }, []),
        Input.Finished { Result: QuestLoaded loaded } => Loaded(Told(model, loaded.Keeping), loaded),
        Input.Finished { Result: KeepingChanged changed } => (Told(model, changed), []),
        Input.Interrupted => Interrupted(model),
        _ => (model, []),
    };

    // Whatever lies on top of the desk, what is being typed there is handed in.
    private static (GameModel Model, Sequence<Effect> Effects) Interrupted(GameModel model)
    {
        var desk = model.Stack.OfType<DeskScreen>().LastOrDefault();
        return desk is null ? (model, []) : desk.Interrupted(model with { Stack = [desk] });
    }

    private static (GameModel Model, Sequence<Effect> Effects) Press(GameModel model, KeyPress press)
    {
        var isTyping = model.Top.IsTyping;
        return model.Keys.Meaning(press, isTyping) is { } intent && IsUnderstood(model, intent) ? Do(model, intent)
            : (isTyping && press.IsText ? model.Top.Typed(model, press.Character.ToString()) : model, []);
    }

    // What is asked for while a line is typed that does not understand it is asked of the desk below: the line is left first, which keeps it.
    private static (GameModel Model, Sequence<Effect> Effects) Asked(GameModel model, Intent intent)
    {
        if (IsUnderstood(model, intent))
        {
            return Do(model, intent);
        }

        var (left, effects) = Left(model);
        if (!IsUnderstood(left, intent))
        {
            return (model, []);
        }

        var (done, more) = Do(left, intent);
        return (done, [.. effects, .. more]);
    }

    /// <summary>What can be asked for now, without repeating an action: what the visible screen understands, and while a line is typed what will be understood once it is left.</summary>
    internal static IEnumerable<ScreenAction> Actions(GameModel model) => model.Keys.On(model.Top).Concat(model.Keys.On(Left(model).Model.Top)).DistinctBy(a => a.Intent);

    private static (GameModel Model, Sequence<Effect> Effects) Left(GameModel model) => model.Top.IsTyping ? Do(model, Intent.Back) : (model, []);

    private static bool IsUnderstood(GameModel model, Intent intent) => model.Top.Keys.Any(b => b.Intent == intent);

    private static (GameModel Model, Sequence<Effect> Effects) Do(GameModel model, Intent intent)
    {
        switch (intent)
        {
            case Intent.Language:
                var other = model.Language == Language.En ? Language.Es : Language.En;
                var said = model with { Language = other };
                return (said.Top is HomeScreen { Filter: { } filter } home ? said.Show(home.Finding(said, filter)) : said, [new KeepLanguage(other)]);
            case Intent.WhatIs when model.Top is not (HelpScreen or NameScreen) && model.Top.AtHand is { } name && model.Stack.OfType<DeskScreen>().LastOrDefault() is { } desk:
                return (model.Push(new NameScreen(name, desk.Glossary)), []);
            case Intent.Help or Intent.WhatIs when model.Top is not HelpScreen && !(intent == Intent.WhatIs && model.Top is NameScreen):
                return (model.Push(new HelpScreen([.. model.Keys.On(model.Top)], model.Top.HelpTopic)), []);
            case Intent.Theme:
                return (model with { Theme = model.Theme.Next }, [new KeepTheme(model.Theme.Next)]);
            case Intent.SplitLeft or Intent.SplitRight:
                return (model with { Split = model.Split + (intent == Intent.SplitLeft ? -1 : 1) }, []);
            case Intent.Palette:
                // What was selected is not any more when the palette has the keys.
                return (model.Push(new ActionsScreen([.. Actions(model).Where(a => a.Intent is not (Intent.Palette or Intent.Menu or Intent.Copy or Intent.Cut))], TextField.Empty, 0)), []);
            case Intent.Quit:
                var (kept, effects) = Interrupted(model);
                return (kept, [.. effects, new Quit()]);
            case Intent.Close:
                return model.Stack.Count == 1 ? (model, [new Quit()]) : model.Top.Do(model, Intent.Back);
            default:
                return model.Top.Do(model, intent);
        }
    }

    private static GameModel Told(GameModel model, KeepingChanged? changed) => changed is null ? model : model with { Note = changed.Note, IsKept = changed.IsKept };

    // The help may lie on top of the briefing that waits.
    private static (GameModel Model, Sequence<Effect> Effects) Loaded(GameModel model, QuestLoaded loaded)
    {
        var id = loaded.Id;
        var at = model.Stack.ToList().FindLastIndex(s => s is BriefingScreen { Loaded: null } waiting && waiting.Entry.Id == id);
        if (at < 0)
        {
            return (model, []);
        }

        var progress = loaded.Reached is { } reached ? new Dictionary<string, QuestProgress>(model.Progress, StringComparer.Ordinal) { [id] = reached } : model.Progress;
        var watch = loaded.Unfinished is { } saved ? model.PlayTime.Of(id, saved.Number, saved) : model.PlayTime;
        var bare = model with { Progress = progress, PlayTime = watch, Stack = model.Stack.Take(at + 1).ToSequence() };
        var (next, effects) = BriefingUpdate.Loaded(bare, (BriefingScreen)model.Stack[at], loaded);
        return (next with { Stack = [.. next.Stack, .. model.Stack.Skip(at + 1)] }, effects);
    }
}
