using System.Globalization;
using PaymentQuest.Documents;

namespace PaymentQuest.Screens;

/// <content>A closer look at octets and certificates.</content>
public sealed partial class PlainGame
{
    private void ShowOctets(DeskScreen desk, string which)
    {
        var screen = desk.Octets;
        if (screen is null || screen.Octets.Length == 0)
        {
            Say(Prose.Of("common.nothing", ("why", screen?.Missing?.In(Language) ?? "0")).In(Language));
        }
        else if (which.Length == 0)
        {
            Say(Prose.Of("plain.octets-of", ("screen", screen.Title), ("octets", screen.Octets.Length)).In(Language));
            foreach (var (index, line) in DerLines.Plain(screen, glyphs, Language, Columns).Index())
            {
                Say($"{(index + 1).ToString(CultureInfo.InvariantCulture),3} {line.Text}");
            }
        }
        else if (int.TryParse(which, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= 1 && number <= screen.Rows)
        {
            var chosen = screen with { Chosen = number - 1 };
            Tell(DerLines.Details(chosen, Page).Select(l => l.Text));
            var (from, end) = chosen.Marked;
            Say("  " + Octets.Short(chosen.Octets[from..end], 10 * (Columns - 2), glyphs));
        }
        else
        {
            Say(Prose.Of("plain.no-such-value", ("rows", screen.Rows)).In(Language));
        }
    }

    private void ShowCertificates(DeskScreen desk, string which)
    {
        var chain = desk.Certificates?.Chain;
        if (chain is null || chain.Nodes.All(n => n.Finding is null))
        {
            Say(Prose.Of("common.none").In(Language));
            return;
        }

        var holder = which.StartsWith("CERT_", StringComparison.OrdinalIgnoreCase) ? which[5..] : which;
        if (holder.Length == 0)
        {
            Say(Prose.Of("plain.certificates-before").In(Language));
            Tell(chain.Nodes.Select(n => CertificateText.Branch(n, glyphs, Language, null).Text));
        }
        else if (chain.Nodes.FirstOrDefault(n => n.Holder.Equals(holder, StringComparison.OrdinalIgnoreCase)) is { } node)
        {
            Tell(CertificateText.Lines(chain, node, glyphs, Language, Columns).Select(l => l.Text));
        }
        else
        {
            Say(Prose.Of("plain.no-such-certificate", ("which", which)).In(Language));
        }
    }
}
