using PaymentQuest.Documents;
using PaymentQuest.Protocols;
using PaymentQuest.Rules;
using PaymentQuest.Terms;

namespace PaymentQuest.Scenarios;

/// <summary>
/// Finds effects that a recorded message could cause again: the message that triggers the effect holds nothing that its receiver
/// generated for this run, and no guard that stops replays stands before the effect.
/// </summary>
internal static class FreshnessLint
{
    public static void Check(Protocol protocol, Diagnostics diagnostics)
    {
        foreach (var role in protocol.Roles)
        {
            CheckRole(protocol, role.Name, diagnostics);
        }
    }

    private static void CheckRole(Protocol protocol, string role, Diagnostics diagnostics)
    {
        Step? trigger = null;
        var isGuarded = false;
        foreach (var step in protocol.Steps)
        {
            if (step.To == role)
            {
                trigger = step;
            }

            var rules = step.To == role ? step.ReceiverRules : step.From == role ? step.SenderRules : [];
            isGuarded |= rules.Any(r => r.Word.StopsReplay || (r.IsGuard && r.Inputs.Append(r.Subject).Any(protocol.Vocabulary.Changes)));
            if (trigger is null || isGuarded || HoldsFreshOf(protocol, role, trigger))
            {
                continue;
            }

            foreach (var effect in rules.Where(r => r.Word.MovesValue))
            {
                diagnostics.Warning(
                    "PQ0242",
                    effect.Place,
                    $"{role} would {effect.Word} again for a replayed {trigger.Number} {trigger.Name}: nothing in it is fresh to {role}, and no {string.Join(" or ", RuleWords.Guards.Where(w => w.StopsReplay))} guards it",
                    $"add a once guard, or bind something that {role} generates");
            }
        }
    }

    private static bool HoldsFreshOf(Protocol protocol, string role, Step step) =>
        step.Message.SelfAndDescendants.OfType<Term.Atom>().Any(a => protocol.Fresh.GetValueOrDefault(a.Name) == role);
}
