using PaymentQuest.Constructors;
using PaymentQuest.Documents;
using PaymentQuest.Protocols;
using PaymentQuest.Quests;
using PaymentQuest.Rules;
using PaymentQuest.Runs;
using PaymentQuest.Terms;
using PaymentQuest.Worlds;

namespace PaymentQuest.Screens;

/// <summary>
/// What came of a message that the player sent, in words: who refused it and at which check, where it differs, or what it brought
/// about. It never says what should have been written.
/// </summary>
internal sealed class BuildFeedback(BuildQuest quest, Slot slot, string notation, ulong seed, Language language, Glyphs glyphs)
{
    private const int HexColumns = 44;

    private readonly List<Line> _lines = [];

    private Protocol Protocol => quest.Protocol;

    /// <summary>The lines, not yet wrapped; the first is the verdict in a word.</summary>
    public IReadOnlyList<Line> Lines(BuildJudgement judgement)
    {
        switch (judgement.Outcome)
        {
            case BuildOutcome.NotNotation n:
                Bad(Prose.Of("build.this-cannot-be-read", ("error", ReasonText.Expected(n.Error, language))));
                Caret(n.Error.Column);
                break;
            case BuildOutcome.Undeclared { Nearest: { } nearest } u:
                Bad(Prose.Of("build.nothing-is-called-so-did-you-mean", ("name", u.Name), ("nearest", nearest)));
                break;
            case BuildOutcome.Undeclared u:
                Bad(Prose.Of("build.nothing-is-called-so", ("name", u.Name)));
                break;
            case BuildOutcome.UsesDefinition d when !Protocol.Vocabulary.Definitions.ContainsKey(d.Name):
                Bad(Prose.Of("build.not-to-be-used-here", ("name", d.Name)));
                break;
            case BuildOutcome.UsesDefinition d:
                Bad(Prose.Of("build.only-a-name", ("name", d.Name)));
                break;
            case BuildOutcome.CannotCompose c:
                Bad(Prose.Of("build.you-cannot-compose-this"));
                var knowledge = Workbench.KnowledgeAt(quest, slot);
                foreach (var missing in c.Missing.Take(3))
                {
                    Say(ReasonText.Unknown(missing, knowledge, Protocol, language));
                }

                break;
            case BuildOutcome.Refused r:
                Refused(r.Verdict);
                break;
            case BuildOutcome.LosesSecret l:
                Bad(Prose.Of("build.a-secret-is-lost", ("secret", Label(l.Secret))));
                Say(l.To == SecrecyGoal.Network
                    ? Prose.Of("build.whoever-listens-on-the-network-now", ("secret", Label(l.Secret))).In(language)
                    : Prose.Of("build.the-now-knows-which-has-to", ("secret", Label(l.Secret)), ("to", Protocol.Names.OfRole(l.To))).In(language));
                break;
            case BuildOutcome.Accepted a:
                Accepted(judgement, a);
                break;
            default:
                throw new System.Diagnostics.UnreachableException();
        }

        if (judgement.Because is { } because)
        {
            Say(because.In(language));
        }

        if (judgement is { Difference: { } difference, Outcome: BuildOutcome.Refused or BuildOutcome.LosesSecret })
        {
            Differing(difference);
        }

        // Octets come last: who reads so far knows what they have to show.
        if (judgement.Outcome is BuildOutcome.Refused { Verdict: var verdict })
        {
            Evidence(verdict);
        }

        return _lines;
    }

    private void Refused(Verdict verdict)
    {
        switch (verdict)
        {
            case Verdict.Malformed m:
                Bad(Prose.Of("build.cannot-read", ("who", Capital(Vocables.Subject(m.Role, Protocol).In(language))), ("party", PartyOf(m.Role)), ("step", m.Step), ("name", Protocol.Names.OfMessage(Protocol.Steps[m.Step - 1].Name))));
                break;
            case Verdict.Refused r:
                Bad(Prose.Of("build.refused-by", ("who", Vocables.Subject(r.Role, Protocol).In(language)), ("party", PartyOf(r.Role)), ("step", r.Step), ("name", Protocol.Names.OfMessage(Protocol.Steps[r.Step - 1].Name)), ("reason", ReasonText.Of(r.Reason).In(language))));
                break;
            case Verdict.Stalled s:
                Bad(Prose.Of("build.cannot-go-on", ("who", Capital(Vocables.Subject(s.Role, Protocol).In(language))), ("party", PartyOf(s.Role)), ("step", s.Step), ("reason", HindranceText.Of(s.Reason).In(language))));
                break;
            case Verdict.Incompatible i:
                Bad(Prose.Of("build.no-common-ground", ("reason", HindranceText.Of(i.Reason).In(language))));
                break;
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    private void Evidence(Verdict verdict)
    {
        switch (verdict)
        {
            case Verdict.Malformed m:
                Say(m.Expected == "the end"
                    ? Prose.Of("build.at-octet-it-expects-the-end", ("offset", m.Offset)).In(language)
                    : Prose.Of("build.at-octet-it-expects-and-finds", ("offset", m.Offset), ("expected", KindOf(m.Expected))).In(language));
                break;
            case Verdict.Refused r:
                var action = ReasonText.ActionOf(quest.Compiled, r.Check);
                var what = action is null ? r.Check.Label : ReasonText.Short(action, quest.Compiled.Programs[r.Role], Protocol, glyphs, language);
                Say(Prose.Of("build.check", ("check", r.Check.Label), ("what", what)).In(language));
                if (r.Expected is { } expected && r.Found is { } found)
                {
                    Say(Prose.Of("build.it-needs", ("expected", Octets.Short(expected, HexColumns, glyphs))).In(language), Style.Faint);
                    Say(Prose.Of("build.it-finds", ("found", Octets.Short(found, HexColumns, glyphs))).In(language), Style.Faint);
                }

                break;
        }
    }

    private void Differing(Difference difference)
    {
        var within = difference.Within is { } w
            ? Prose.Of("build.inside", ("term", Written(w) is Term.Atom { Name: var name } ? name : Constructor.Outline(w))).In(language)
            : Prose.Of("build.your-message").In(language);
        var text = difference.Kind switch
        {
            DifferenceKind.TooFew => Prose.Of("build.too-few-parts", ("part", Parts(difference.Part))).In(language),
            DifferenceKind.TooMany => Prose.Of("build.too-many-parts", ("part", Parts(difference.Part))).In(language),
            DifferenceKind.Order => Prose.Of("build.the-right-parts-in-another-order").In(language),
            _ when difference.Position > 0 => Prose.Of("build.part-does-not-belong-there", ("position", difference.Position), ("part", Written(difference.Part)?.ToString() ?? Label(difference.Part))).In(language),
            _ => Prose.Of("build.is-not-what-belongs-there", ("part", Written(difference.Part)?.ToString() ?? Label(difference.Part))).In(language),
        };
        Say(within + text);
    }

    private void Accepted(BuildJudgement judgement, BuildOutcome.Accepted accepted)
    {
        var checks = judgement.Run!.Checks.Count(c => c.Step >= slot.Step.Number && c.IsPassed && !quest.IsAwaited(slot, c.Step));
        _lines.Add(Line.From($"{glyphs.Accepted} " + Prose.Of("build.accepted-checks-on-your-octets-and", ("checks", checks)).In(language), Style.Good));
        if (accepted.IsDifferent)
        {
            Say(Prose.Of("build.it-is-not-what-the-protocol").In(language), Style.Notice);
        }

        foreach (var happened in judgement.Run.World.Events.Where(e => e.Kind != "keep" && !quest.IsAwaited(slot, e.Step)))
        {
            Say($"{glyphs.Separator} " + WorldText.Of(happened, language));
        }
    }

    private void Caret(int column)
    {
        var from = Math.Max(column - 40, 0);
        Say("   " + notation[Math.Min(from, notation.Length)..Math.Min(from + 60, notation.Length)]);
        Say("   " + new string(' ', Math.Min(column, notation.Length) - Math.Min(from, notation.Length)) + "^", Style.Bad);
    }

    private string KindOf(string label) =>
        Notation.Parse(label, Protocol.Vocabulary.Algorithms).Term is { } written && Protocol.Vocabulary.FirstUnknown(written) is null && Protocol.Vocabulary.Expand(written) is { } term
            ? Vocables.Kind(term, Protocol.Vocabulary).In(language)
            : label;

    // The name that the player wrote, not what it stands for.
    private Term? Written(Term term) => Notation.Parse(notation, Protocol.Vocabulary.Algorithms).Term?.SelfAndDescendants.FirstOrDefault(t => Protocol.Vocabulary.FirstUnknown(t) is null && term.Equals(Protocol.Vocabulary.Expand(t)));

    private string PartyOf(string role) => quest.Plan(seed).Setting.Parties.GetValueOrDefault(role) ?? role;

    private string Label(Term term) => Protocol.Vocabulary.Label(term);

    private static int Parts(Term term) => term is Term.Tuple t ? t.Parts.Count : 1;

    private void Bad(Prose text) => _lines.Add(Line.From($"{glyphs.Refused} {text.In(language)}", Style.Bad));

    private static string Capital(string text) => string.Concat(text[..1].ToUpperInvariant(), text.AsSpan(1));

    private void Say(string text, Style style = default) => _lines.Add(Line.From("  " + text, style));
}

/// <summary>What changed in the world, in words.</summary>
internal static class WorldText
{
    public static string Of(WorldEvent happened, Language language)
    {
        var what = RuleWords.Named(happened.Kind)?.Telling?.Invoke(happened.Subject, $"{happened.Amount}", happened.From, happened.To) ?? new Prose(happened.Subject, happened.Subject);
        return $"{happened.Party}: {what.In(language)}";
    }
}
