using System.Globalization;
using PaymentQuest.Documents;
using PaymentQuest.Quests;

namespace PaymentQuest.Screens;

/// <content>A closer look at octets and certificates.</content>
public sealed partial class PlainGame
{
    private void ShowOctets(Session session, string which)
    {
        DerScreen? screen = session.Quest switch
        {
            BuildQuest b when b.Slots[_slot] is var slot => DerScreen.Of(b, slot, session.Desk.Drafts.GetValueOrDefault(slot.Key) is { Length: > 0 } draft ? Workbench.Preview(b, slot, draft, session.Seed) : null),
            VerifyQuest v when session.CurrentRound is not null => DerScreen.Of(VerifyScreen.Of(_entry!, v, session, _attempt)),
            _ => null,
        };
        if (screen is null || screen.Octets.Length == 0)
        {
            Say(Prose.Of("common.nothing", ("why", screen?.Missing?.In(language) ?? "0")).In(language));
        }
        else if (which.Length == 0)
        {
            Say(Prose.Of("plain.octets-of", ("screen", screen.Title), ("octets", screen.Octets.Length)).In(language));
            foreach (var (index, line) in DerView.Lines(screen, glyphs, language, Columns, isPlain: true).Index())
            {
                Say($"{(index + 1).ToString(CultureInfo.InvariantCulture),3} {line.Text}");
            }
        }
        else if (int.TryParse(which, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= 1 && number <= screen.Rows)
        {
            var chosen = screen with { Chosen = number - 1 };
            Tell(DerView.Details(chosen, Page));
            var (from, end) = chosen.Marked;
            Say("  " + Octets.Short(chosen.Octets[from..end], 10 * (Columns - 2), glyphs));
        }
        else
        {
            Say(Prose.Of("plain.no-such-value", ("rows", screen.Rows)).In(language));
        }
    }

    private void ShowCertificates(Session session, string which)
    {
        var chain = session.Quest switch
        {
            BuildQuest b => CertificateScreen.ChainOf(b, b.Slots[_slot], session.Seed),
            VerifyQuest v when session.CurrentRound is { } round => CertificateScreen.ChainOf(v, round, VerifyJudge.Make(v, round, session.Desk.Statements), isOver: false),
            _ => null,
        };
        if (chain is null || chain.Nodes.All(n => n.Finding is null))
        {
            Say(Prose.Of("common.none").In(language));
            return;
        }

        var holder = which.StartsWith("CERT_", StringComparison.OrdinalIgnoreCase) ? which[5..] : which;
        if (holder.Length == 0)
        {
            Say(Prose.Of("plain.certificates-before").In(language));
            Tell(chain.Nodes.Select(n => CertificateText.Branch(n, glyphs, language, null)));
        }
        else if (chain.Nodes.FirstOrDefault(n => n.Holder.Equals(holder, StringComparison.OrdinalIgnoreCase)) is { } node)
        {
            Tell(CertificateText.Lines(chain, node, glyphs, language, Columns));
        }
        else
        {
            Say(Prose.Of("plain.no-such-certificate", ("which", which)).In(language));
        }
    }
}
