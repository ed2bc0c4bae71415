using PaymentQuest.Runs;
using PaymentQuest.Terms;
using PaymentQuest.Wire;

namespace PaymentQuest.Screens;

/// <summary>Octets of a message, field by field.</summary>
internal static class OctetView
{
    /// <summary>The fields of a message, a line each: where, octets, what, and its value or origin.</summary>
    public static IEnumerable<Line> Fields(byte[] octets, Sequence<MessageField> fields, Vocabulary vocabulary, Page page, int columns, Func<Term, string> note)
    {
        var isBroad = columns >= 96;
        var hexColumns = Math.Clamp(columns / 3, 11, 49);
        var names = fields.Select(f => f.Term is { } t ? vocabulary.Label(t) : "?").ToList();
        var widest = Math.Min(names.Select(n => Line.From(n).Width).DefaultIfEmpty(0).Max(), Math.Max(columns / 4, 8));
        for (var i = 0; i < fields.Count; i++)
        {
            var field = fields[i];
            var part = octets.AsSpan(field.Offset, field.Length);
            var kind = field.Term is { } term ? page.Say(Vocables.Kind(term, vocabulary)) : "?";
            var tail = field.Term is { } known ? note(known) : "";
            var hex = Octets.Short(part, hexColumns, page.Glyphs);
            var form = $"{(DerTree.Read(part).Nodes is [var value, ..] ? DerText.Tag(value.Tag) : "")} {field.Length}".TrimStart();
            var start = Line.From($"{field.Offset,4} ", Style.Faint) + Line.From(hex).Fit(hexColumns, page.Glyphs) + "  ";
            if (isBroad)
            {
                yield return (start + Line.From(names[i], Style.Name).Fit(widest, page.Glyphs) + $"  {kind}, {form}" + Line.From(tail.Length > 0 ? "  " + tail : "", Style.Faint)).Truncate(columns, page.Glyphs);
            }
            else
            {
                yield return (start + Line.From(names[i], Style.Name) + $"  {kind}").Truncate(columns, page.Glyphs);
                yield return Line.From($"     {form}{(tail.Length > 0 ? ", " + tail : "")}", Style.Faint).Truncate(columns, page.Glyphs);
            }
        }
    }
}
