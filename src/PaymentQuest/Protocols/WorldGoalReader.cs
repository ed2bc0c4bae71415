using PaymentQuest.Documents;
using PaymentQuest.Terms;

namespace PaymentQuest.Protocols;

/// <summary>Reads the goals of <c>goals:</c> that are about the world.</summary>
internal sealed class WorldGoalReader(Diagnostics diagnostics, TermReader terms, Vocabulary vocabulary, IReadOnlyList<Step> steps, Func<string, Place, string?> roleNamed)
{
    /// <summary>The words of which a goal of the world has one.</summary>
    public static readonly Sequence<string> Words = ["authorized", "no_double_charge", "paid_if_shipped", "no_double_spend", "conserved", "evidence"];

    /// <summary>The goal; null with a diagnostic.</summary>
    /// <param name="goal">The item of the list.</param>
    /// <param name="word">Its word.</param>
    public WorldGoal? Read(Fields goal, string word) => word switch
    {
        "authorized" or "no_double_charge" => Authorized(goal, word),
        "paid_if_shipped" => PaidIfShipped(goal, word),
        "no_double_spend" => NoDoubleSpend(goal, word),
        "conserved" => goal.Flag(word, true) ? new WorldGoal.Conserved { Name = word, Place = goal.Place } : null,
        _ => Evidence(goal, word),
    };

    private WorldGoal.Authorized? Authorized(Fields goal, string word)
    {
        var account = Term(goal, word);
        var isByReference = word == "authorized" && goal.Has("reference");
        var amount = Term(goal, isByReference ? "reference" : "amount");
        var by = Role(goal, "by");
        return account is not null && amount is not null && by is not null && Step(goal, s => s.From == by) is { } at
            ? new(account, amount, by, at, word == "no_double_charge", isByReference) { Name = $"{word} {vocabulary.Label(account)}", Place = goal.Place }
            : null;
    }

    private WorldGoal.PaidIfShipped? PaidIfShipped(Fields goal, string word)
    {
        var price = Term(goal, word);
        var into = Term(goal, "into");
        var by = Role(goal, "by");
        var isAtEnd = goal.Flag("at_end", false);
        var isLimited = goal.Has("up_to");
        var upTo = isLimited ? Term(goal, "up_to") : null;
        return price is not null && into is not null && by is not null && isLimited == upTo is not null
            ? new(price, into, by, isAtEnd, upTo) { Name = $"{word} {vocabulary.Label(price)}{(isAtEnd ? " at the end" : "")}{(upTo is null ? "" : $" up to {vocabulary.Label(upTo)}")}", Place = goal.Place }
            : null;
    }

    private WorldGoal.NoDoubleSpend? NoDoubleSpend(Fields goal, string word)
    {
        var token = Term(goal, word);
        var by = Role(goal, "by");
        return token is not null && by is not null && Step(goal, s => s.To == by) is { } at
            ? new(token, by, at) { Name = $"{word} {vocabulary.Label(token)}", Place = goal.Place }
            : null;
    }

    private WorldGoal.Evidence? Evidence(Fields goal, string word)
    {
        var role = Role(goal, word);
        var against = Role(goal, "against");
        var of = goal.Node("of") is { } items ? terms.Items(items, vocabulary) : [];
        return role is not null && against is not null ? new(role, against, of) { Name = $"{word} {role} against {against}", Place = goal.Place } : null;
    }

    private Term? Term(Fields goal, string key) => goal.Scalar(key) is { } text ? terms.Canonical(text, vocabulary) : null;

    private string? Role(Fields goal, string key) => goal.Scalar(key) is { } text ? roleNamed(text.Text, text.Place) : null;

    private int? Step(Fields goal, Func<Step, bool> isPossible)
    {
        if (goal.Scalar("at") is not { } text)
        {
            return null;
        }

        var possible = steps.Where(isPossible).ToList();
        if (possible.FirstOrDefault(s => s.Name == text.Text) is { } step)
        {
            return step.Number;
        }

        diagnostics.Error("PQ0248", text.Place, $"{PlainText.Excerpt(text.Text)} is no step that this goal can speak of", Suggestion.Advice(text.Text, possible.Select(s => s.Name), "'at' names a message of the role"));
        return null;
    }
}
