using System.Globalization;
using PaymentQuest.Adversaries;
using PaymentQuest.Analysis;
using PaymentQuest.Goals;
using PaymentQuest.Wire;

namespace PaymentQuest.RandomProtocols;

/// <summary>Scripts as text, a move a line.</summary>
internal static class Told
{
    /// <summary>The moves, and how a secret is shown.</summary>
    public static IEnumerable<string> Of(Script script)
    {
        var started = 0;
        foreach (var move in script.Moves)
        {
            yield return move switch
            {
                Move.Start s => $"start {s.Role} (run {++started}){With(s.Casting)}",
                Move.Deliver d => $"to run {d.Participant + 1}: {Of(d.Message)}",
                Move.Lapse l => $"run {l.Participant + 1} waits in vain",
                Move.Wait w => $"wait {w.Seconds.ToString(CultureInfo.InvariantCulture)}",
                _ => move.ToString(),
            };
        }

        yield return script.Disclosure switch
        {
            Disclosure.Made m => $"the secret of run {script.Participant + 1}: {Of(m.Recipe)}",
            Disclosure.Tested { Against: null } t => $"a guess of what run {script.Participant + 1} has opens: {Of(t.Guess)}",
            Disclosure.Tested t => $"a guess of what run {script.Participant + 1} has: {Of(t.Guess)} against {Of(t.Against)}{(t.Signer is null ? "" : $" of {Of(t.Signer)}")}",
            _ => $"violated for run {script.Participant + 1}",
        };
    }

    private static string With(Casting casting) =>
        (casting.Dishonest.Count == 0 ? "" : $" with dishonest {string.Join(", ", casting.Dishonest)}") + (casting.Order == 1 ? "" : $", order {casting.Order}") + (casting.IsReversed ? ", reversed" : "");

    private static string Of(Recipe recipe) => recipe switch
    {
        Recipe.Heard h => $"message {h.Message + 1}",
        Recipe.Known k => $"{k.Term}{(k.Casting.Dishonest.Count == 0 ? "" : $"'{string.Join("+", k.Casting.Dishonest)}")}",
        Recipe.Literal l => $"\"{l.Text}\"",
        Recipe.Made m => $"made-up {m.Sort} {m.Number}",
        Recipe.Found f => Holdings.IsCertificate([.. f.Octets]) ? "a certificate of its own making" : $"made-up {Shown([.. f.Octets])}",
        Recipe.Guessed => "the guess",
        Recipe.Part p => $"part {p.Index + 1} of {Of(p.Of)}",
        Recipe.Cut c => $"octets {c.Start}+{c.Length?.ToString(CultureInfo.InvariantCulture) ?? "…"} of {Of(c.Of)}",
        Recipe.Opened o => $"opened({Of(o.Of)} with {Of(o.Key)})",
        Recipe.Composed c => $"{(c.Constructor.IsTuple ? "" : c.Constructor.Name)}{(c.Label.Length == 0 ? "" : $" \"{c.Label}\"")}({string.Join(", ", c.Inputs.Select(Of))})",
        _ => recipe.ToString(),
    };

    private static string Shown(byte[] octets) => Der.ReadMoney(octets)?.ToString() ?? (Der.ReadDate(octets) is { } date ? Values.Show(date) : Der.ReadText(octets)) ?? Convert.ToHexStringLower(octets);
}
