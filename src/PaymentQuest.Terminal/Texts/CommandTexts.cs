using PaymentQuest.Documents;
using PaymentQuest.Protocols;
using PaymentQuest.Rules;

namespace PaymentQuest.Terminal.Texts;

/// <summary>What commands say of themselves, in both languages.</summary>
internal static class CommandTexts
{
    /// <summary>The word of a verdict, for people.</summary>
    public static Prose Verdict(string word) => word switch
    {
        "completed" => Prose.Of("command.completed"),
        "declined" => Prose.Of("command.completed-payment-declined"),
        "refused" => Prose.Of("command.refused"),
        "malformed" => Prose.Of("command.malformed"),
        "incompatible" => Prose.Of("command.incompatible"),
        _ => Prose.Of("command.stalled"),
    };

    /// <summary>Why a protocol goes on in a branch, for people.</summary>
    /// <param name="branch">The branch.</param>
    /// <param name="step">The name of the step at which it leaves.</param>
    public static Prose Reason(Branch branch, string step) => branch.Leaving switch
    {
        Leaving.Instead => Prose.Of("branch.instead-of", ("step", step)),
        Leaving.Refused => Prose.Of("branch.refused", ("step", step)),
        _ => Prose.Of("branch.silent", ("step", step), ("seconds", branch.Seconds)),
    };

    /// <summary>The word for what happened in the world, for people.</summary>
    public static Prose Event(string kind) => kind switch
    {
        "lapse" => Prose.Of("command.not-claimed-in-time"),
        "keep" => Prose.Of("command.keeps-as-evidence"),
        _ => RuleWords.Named(kind)!.Doing!(),
    };
}
