using System.Globalization;
using PaymentQuest.Adversaries;
using PaymentQuest.Documents;
using PaymentQuest.Protocols;
using PaymentQuest.Terms;

namespace PaymentQuest.Analysis;

/// <summary>An attack as numbered steps: who is sent what, made of what, and what follows.</summary>
public static class Story
{
    /// <summary>The steps, and last what they violate.</summary>
    public static Sequence<Prose> Tell(Cast cast, Claim claim, Script script)
    {
        var runs = new Interleaving(cast);
        var lines = new List<Prose>();
        var writing = new RecipeText(cast, runs);
        for (var i = 0; i < script.Moves.Count; i++)
        {
            var before = runs.Heard.Count;
            runs.Play(script.Moves[i]);
            switch (script.Moves[i])
            {
                case Move.Start:
                    if (runs.Heard.Count == before)
                    {
                        continue;
                    }

                    Add(lines, With(new Prose($"{writing.Name(runs.Participants.Count - 1)} begins", $"{writing.Name(runs.Participants.Count - 1)} empieza"), runs, before, cast));
                    break;
                case Move.Deliver deliver:
                    var step = runs.Participants[deliver.Participant].Passed.Except(runs.Heard.Skip(before).Select(h => h.Step)).Last();
                    var shown = writing.Delivery(deliver.Message, step);
                    var receiver = writing.Name(deliver.Participant);
                    var name = cast.Compiled.Protocol.Steps[step - 1].Name;
                    Add(lines, With(new Prose($"the adversary sends {receiver} {name}: {shown.En}; it is accepted", $"el adversario envía a {receiver} {name}: {shown.Es}; se acepta"), runs, before, cast));
                    break;
            }
        }

        lines.Add(Violated(cast, claim, writing, runs, script.Participant));
        return lines.ToSequence();
    }

    /// <summary>What a violated claim means for a participant.</summary>
    public static Prose Consequence(Interleaving runs, Claim claim, int participant) => Violated(runs.Cast, claim, new RecipeText(runs.Cast, runs), runs, participant);

    private static void Add(List<Prose> lines, Prose line)
    {
        var number = (lines.Count + 1).ToString(CultureInfo.InvariantCulture);
        lines.Add(new Prose($"{number}. {line.En}", $"{number}. {line.Es}"));
    }

    private static Prose With(Prose line, Interleaving runs, int before, Cast cast)
    {
        var sent = runs.Heard.Skip(before).Select(h => cast.Compiled.Protocol.Steps[h.Step - 1]).ToList();
        if (sent.Count == 0)
        {
            return line;
        }

        var en = string.Join(", ", sent.Select(s => $"{s.Name} ({cast.Compiled.Protocol.Vocabulary.Label(s.Message)})"));
        return new Prose($"{line.En}, and sends {en}", $"{line.Es}, y envía {en}");
    }

    private static Prose Violated(Cast cast, Claim claim, RecipeText writing, Interleaving runs, int participant)
    {
        var who = writing.Name(participant);
        string Label(Term term) => cast.Compiled.Protocol.Vocabulary.Label(term);
        switch (claim)
        {
            case Claim.Secret s:
                return new Prose($"So the adversary has {Label(s.Value)} of {who}.", $"Así el adversario tiene {Label(s.Value)} de {who}.");
            case Claim.Guessable g:
                return new Prose($"So the adversary can test guesses of {Label(g.Value)} of {who} off line.", $"Así el adversario puede probar sin conexión conjeturas de {Label(g.Value)} de {who}.");
            case Claim.Alive a:
                var absent = cast.Party(a.With, runs.Participants[participant].Casting.IsReversed);
                return new Prose($"So {who} is done, and {absent} has done nothing.", $"Así {who} ha terminado, y {absent} no ha hecho nada.");
            case Claim.Agree a:
                var partner = cast.Party(a.With, runs.Participants[participant].Casting.IsReversed);
                var data = string.Join(", ", a.On.Select(Label));
                var step = cast.Compiled.Protocol.Steps[a.At - 1].Name;
                return a.IsInjective
                    ? new Prose($"So {who} has passed, and {partner} has not once sent {step} for each time, with the same {data}{Strictly(a).En}.", $"Así {who} ha seguido adelante, y {partner} no ha enviado {step} una vez por cada una, con los mismos {data}{Strictly(a).Es}.")
                    : new Prose($"So {who} has passed, and {partner} has never sent {step} with the same {data}{Strictly(a).En}.", $"Así {who} ha seguido adelante, y {partner} nunca ha enviado {step} con los mismos {data}{Strictly(a).Es}.");
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    private static Prose Strictly(Claim.Agree agree) => agree.IsStrict ? new(" for the same partners", " para las mismas partes") : new("", "");
}
