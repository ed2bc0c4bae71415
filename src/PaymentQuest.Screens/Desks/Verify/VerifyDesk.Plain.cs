using System.Globalization;
using PaymentQuest.Quests;
using PaymentQuest.Runs;

namespace PaymentQuest.Screens;

/// <content>A verify quest line by line.</content>
internal sealed partial class VerifyDesk
{
    /// <inheritdoc/>
    protected override IEnumerable<string> Shown(VerifyScreen screen, Page page)
    {
        if (screen.Session.CurrentRound is not { } round)
        {
            yield break;
        }

        var (quest, vocabulary) = (screen.Quest, screen.Quest.Protocol.Vocabulary);
        var shown = round.ShownOf(quest.Step);
        yield return page.Say(
            "plain.arrived",
            ("round", round.Number + 1),
            ("rounds", quest.Rounds),
            ("step", quest.Protocol.Names.OfMessage(quest.Step.Name)),
            ("message", shown.Octets.Length));
        foreach (var field in MessageField.Of(shown.Step, shown.Octets).Where(f => !f.IsCurrency))
        {
            var octets = field.Value(shown.Octets);
            var value = field.Term is { } term ? TermText.Of(term, octets, vocabulary) : Convert.ToHexStringLower(octets);
            yield return $"  {(field.Term is { } t ? vocabulary.Label(t) : "?")} = {(value.Length > 72 ? value[..72] + page.Glyphs.Ellipsis : value)}";
        }

        if (!quest.IsHard)
        {
            yield return page.Say("plain.checks-offered");
            foreach (var (at, choice) in screen.Choices.Index())
            {
                yield return $"  {at + 1} {choice.Check.Label}: {CheckText.Of(quest, choice.Check, page)}";
            }
        }

        yield return HowTo(screen, page);
    }

    /// <inheritdoc/>
    protected override PlainAnswer Obey(GameModel model, VerifyScreen screen, PlainLine line, Page page)
    {
        if (screen.Session.CurrentRound is null)
        {
            return new PlainAnswer(model, [page.Say("plain.over")]);
        }

        var (isCheck, isRefusal) = (line.Word is "check" or "comprobar", line.Word is "refuse" or "rechazar");
        var text = isCheck || isRefusal ? line.Rest : line.Text;
        var offered = Offered(screen, text);
        return line.Word is "accept" or "aceptar" ? line.Surplus(model, page) ?? Decided(VerifyUpdate.Decide(model, screen, null), page)
            : isRefusal ? Decided(VerifyUpdate.Decide(model, screen, offered ?? text), page)
            : offered is not null ? Made(VerifyUpdate.State(model, screen, offered), page)
            : text.Length == 0 ? new PlainAnswer(model, [HowTo(screen, page)])
            : Made(VerifyUpdate.Enter(model, screen, text), page);
    }

    private static string HowTo(VerifyScreen screen, Page page) => page.Say(screen.Quest.IsHard ? "plain.how-to-verify-hard" : "plain.how-to-verify");

    // A number stands for a check of the list.
    private static string? Offered(VerifyScreen screen, string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var n) && n >= 1 && n <= screen.Choices.Count ? screen.Choices[n - 1].Check.Label : null;

    private static PlainAnswer Made((GameModel Model, Terms.Sequence<Effect> Effects) next, Page page) => next.Model.Top switch
    {
        VerifyScreen { FieldError: { } error } => new PlainAnswer(next, [$"{page.Glyphs.Refused} {ReasonText.Expected(error, page.Language)}."]),
        VerifyScreen { Notice: DeskNotice.Result, Results: [.., var last] } made when next.Effects.Count > 0 => new PlainAnswer(next, [.. CheckText.Details(made, last, page).Select(l => l.Text)]),
        VerifyScreen { Notice: DeskNotice.Result } => new PlainAnswer(next, []),
        _ => Decided(next, page),
    };

    private static PlainAnswer Decided((GameModel Model, Terms.Sequence<Effect> Effects) next, Page page)
    {
        if (next.Model.Top is not VerifyScreen { Notice: RoundOver } over)
        {
            return new PlainAnswer(next, [page.Say(next.Model.Top is VerifyScreen { Notice: NothingToAcceptFor } ? "plain.nothing-checked" : "plain.not-made")]);
        }

        var judgement = over.Session.Rounds[^1];
        var told = page.Say(RoundText.Of(judgement));
        List<string> lines = [$"{(judgement.Outcome == RoundOutcome.Right ? page.Glyphs.Accepted : page.Glyphs.Refused)} {char.ToUpperInvariant(told[0])}{told[1..]}"];
        if (judgement.Round.Fault is { } fault)
        {
            lines.Add(page.Say(fault.Story));
        }

        return new PlainAnswer((next.Model.Show(over.AtRest() with { Chosen = 0 }), next.Effects), lines) { IsShown = !over.Session.IsOver };
    }
}
