using System.CommandLine;
using PaymentQuest.Documents;
using PaymentQuest.Screens;
using PaymentQuest.Terms;

namespace PaymentQuest.Terminal.Commands;

/// <summary>Whose attempts a command is about. Several people may share the records; the player without a name is who never gave one.</summary>
internal static class PlayerName
{
    /// <summary>The environment variable that says who plays.</summary>
    public const string Variable = "PAYMENTQUEST_PLAYER";

    /// <summary>What stands on the command line for the player without a name.</summary>
    public const string Nobody = "-";

    /// <summary>The option <c>--player</c>, whose value is a name.</summary>
    public static Option<string?> Option(Invocation invocation, string description)
    {
        var option = Options.Text("--player", "NAME", description, invocation);
        option.Validators.Add(result =>
        {
            if (result.Tokens is [var token, ..] && Read(token.Value) is null)
            {
                result.AddError(Options.Refusal(option.Name, Prose.Of("records.a-name-of-at-most-100"), token.Value, invocation));
            }
        });
        return option;
    }

    /// <summary>Who plays: the option, else the variable, else the player without a name. Null when the variable is no name, and then the user was told.</summary>
    public static string? Playing(string? option, Invocation invocation)
    {
        var given = option ?? invocation.Variable(Variable) ?? Nobody;
        if (Read(given) is { } name)
        {
            return name;
        }

        invocation.Fail(ExitCodes.Usage, Options.Refusal(Variable, Prose.Of("records.a-name-of-at-most-100"), given, invocation));
        return null;
    }

    /// <summary>The option <c>--all-players</c>.</summary>
    public static Option<bool> Everybody(Invocation invocation) => Options.Flag("--all-players", "records.all-players", invocation);

    /// <summary>Whose attempts a command is about: of whom the options name, else of whom the game would play as.</summary>
    /// <param name="option">The value of <c>--player</c>.</param>
    /// <param name="isEverybody">Whether <c>--all-players</c> was given.</param>
    /// <param name="invocation">Around it.</param>
    /// <param name="player">The name, empty for the player without one; null for everybody.</param>
    /// <returns>Whether that is clear; if it is not, the user was told.</returns>
    public static bool IsClear(string? option, bool isEverybody, Invocation invocation, out string? player)
    {
        player = null;
        if (isEverybody && option is not null)
        {
            invocation.Fail(ExitCodes.Usage, invocation.Say("records.one-or-all"));
            return false;
        }

        player = isEverybody ? null : Playing(option, invocation);
        return isEverybody || player is not null;
    }

    /// <summary>The attempts of a player; all for null.</summary>
    public static IReadOnlyList<AttemptRecord> Of(IReadOnlyList<AttemptRecord> attempts, string? player) => player is null ? attempts : [.. attempts.Where(a => a.Player == player)];

    /// <summary>What is said where a player has no attempts: that nobody has, or who has some.</summary>
    public static Prose Nothing(IReadOnlyList<AttemptRecord> kept, string? player, Invocation invocation) => kept.Count == 0 || player is null
        ? Prose.Of("records.nothing")
        : Prose.Of("records.nothing-is-kept-of-there-are", ("player", Shown(player, invocation)), ("others", Players(kept, invocation)));

    /// <summary>The names of the players that have attempts, in one line.</summary>
    public static string Players(IReadOnlyList<AttemptRecord> attempts, Invocation invocation) => string.Join(", ", attempts.Select(a => a.Player).Distinct().Select(n => Shown(n, invocation)));

    /// <summary>The name as it is kept, empty for the player without one; null for no name, and for what is none.</summary>
    public static string? Read(string? text) => text?.Trim() switch
    {
        null => null,
        Nobody => "",
        var name => name.Length <= Bounds.RecordedName && PlainText.FirstControl(name) < 0 && !name.Contains('\n', StringComparison.Ordinal) ? name : null,
    };

    /// <summary>A name for people; the player without one in words.</summary>
    public static string Shown(string name, Invocation invocation) => name.Length > 0 ? PlainText.Line(name) : invocation.Say("records.no-name");
}
