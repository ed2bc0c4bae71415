using PaymentQuest.Documents;
using PaymentQuest.Protocols;
using PaymentQuest.Terms;

namespace PaymentQuest.Screens;

/// <summary>A protocol on paper: who knows what beforehand, who generates what, the messages, and what names stand for.</summary>
internal static class ProtocolText
{
    /// <summary>The lines, not wrapped; what belongs to a heading is indented.</summary>
    public static IEnumerable<Line> Lines(Protocol protocol, Language language, Glyphs glyphs)
    {
        var vocabulary = protocol.Vocabulary;
        yield return Line.From(Prose.Of("sheet.messages").In(language), Style.Strong);
        foreach (var step in protocol.Steps)
        {
            var way = $" {step.Number} {protocol.RoleNamed(step.From).Symbol} {glyphs.ArrowRight} {protocol.RoleNamed(step.To).Symbol}  ";
            yield return Line.From(way, Style.Faint) + Line.From(protocol.Names.OfMessage(step.Name).In(language) + ": ") + Line.From(step.Written.ToString(), Style.Name) + Line.From(step.Channel is { } channel ? $"  {ChannelText.Of(channel, protocol).In(language)}" : "", Style.Faint);
        }

        if (vocabulary.Definitions.Count > 0)
        {
            yield return Line.From(Prose.Of("sheet.names").In(language), Style.Strong);
        }

        foreach (var (name, written) in vocabulary.Definitions)
        {
            yield return Line.From($" {name} = ") + Line.From(written.ToString(), Style.Name);
        }

        yield return Line.From(Prose.Of("sheet.before").In(language), Style.Strong);
        foreach (var role in protocol.Roles)
        {
            yield return Line.From($" {role.Symbol}  ", Style.Faint) + string.Join(", ", protocol.Knows[role.Name].Where(t => !vocabulary.IsOfChannel(t)).Select(vocabulary.Label));
        }

        yield return Line.From(Prose.Of("sheet.fresh").In(language), Style.Strong);
        foreach (var role in protocol.Roles)
        {
            var fresh = protocol.Fresh.Where(f => f.Value == role.Name && !vocabulary.IsOfChannel(new Term.Atom(f.Key))).Select(f => f.Key).Order(StringComparer.Ordinal).ToList();
            if (fresh.Count > 0)
            {
                yield return Line.From($" {role.Symbol}  ", Style.Faint) + string.Join(", ", fresh);
            }
        }
    }
}
