using System.Text;
using FsCheck;
using FsCheck.Fluent;
using PaymentQuest.Documents;
using Xunit;

namespace PaymentQuest.Tests.Documents;

public sealed class DocumentProperties
{
    private static readonly string[] Fragments =
    [
        "a", "b", "key", "é", "😀", ": ", ":", "- ", "-", "\n", "\n", "\n  ", "  ", " ", "[", "]", "{", "}", ", ", "'", "\"", "\\e", "\\x1b", "\\n", "\\",
        "&x ", "*x", "!t ", "|\n  ", ">\n  ", "|2", "---\n", "...\n", "%YAML 1.2\n", "<<: ", "? ", "# c\n", "\t", "\u001B[2J", "\u202E", "\r\n", "\uFEFF", "a: b\n",
    ];

    private static readonly Gen<string> Soup = Gen.Elements(Fragments).ListOf().Select(string.Concat);

    [Fact]
    public void Arbitrary_octets_give_a_node_or_errors_and_never_both() =>
        Prop.ForAll<byte[]>(octets => IsReadOrRefused(octets ?? [])).Check(Config.QuickThrowOnFailure.WithMaxTest(2_000));

    [Fact]
    public void Fragments_of_YAML_give_a_node_or_errors_and_never_both() =>
        Prop.ForAll(Soup.ToArbitrary(), text => IsReadOrRefused(Encoding.UTF8.GetBytes(text))).Check(Config.QuickThrowOnFailure.WithMaxTest(5_000));

    [Fact]
    public void A_plain_text_stands_at_its_place() =>
        Prop.ForAll(Soup.ToArbitrary(), PlainTextsStandAtTheirPlaces).Check(Config.QuickThrowOnFailure.WithMaxTest(5_000));

    [Fact]
    public void Every_character_of_a_literal_block_stands_at_its_place()
    {
        var lines = Gen.Elements("", "a", "  bc", "d e", "é😀f", "#g").NonEmptyListOf().Select(list => list.ToArray());
        var blocks = Gen.Zip(lines, Gen.Choose(1, 6))
            // The first line that is not empty fixes the indentation, so it cannot be indented further.
            .Where(block => block.Item1.FirstOrDefault(line => line.Length > 0) is { } first && first[0] != ' ');

        Prop.ForAll(blocks.ToArbitrary(), block => CharactersStandAtTheirPlaces(block.Item1, block.Item2)).Check(Config.QuickThrowOnFailure.WithMaxTest(500));
    }

    [Fact]
    public void Sanitized_text_holds_no_control_character_and_loses_nothing_else() =>
        Prop.ForAll(Gen.Choose(0, 0x2100).Select(c => (char)c).ListOf().Select(string.Concat).ToArbitrary(), text =>
        {
            var shown = PlainText.Sanitize(text);
            return PlainText.FirstControl(shown) < 0
                && PlainText.Sanitize(shown) == shown
                && !shown.Any(c => char.IsControl(c) && c != '\n')
                && text.Where(c => !PlainText.IsControl(c)).All(c => shown.Contains(c))
                && PlainText.Excerpt(text).Length <= PlainText.ExcerptLength
                && PlainText.FirstControl(PlainText.Excerpt(text)) < 0
                && !PlainText.Excerpt(text).Contains('\n');
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(1_000));

    private static bool IsReadOrRefused(byte[] octets)
    {
        var (root, items) = Yaml.Read(octets);
        return root is null == items.Any(item => item.Severity == Severity.Error)
            && items.All(item => PlainText.FirstControl(item.ToString()) < 0 && item.Place is { Line: > 0, Column: > 0 })
            && (root is null || Yaml.Texts(root).All(text => PlainText.FirstControl(text) < 0));
    }

    private static bool PlainTextsStandAtTheirPlaces(string text)
    {
        var lines = text.TrimStart('\uFEFF').Replace("\r\n", "\n", StringComparison.Ordinal).Split('\n');
        return Yaml.Read(text).Root is not { } root
            || Yaml.Scalars(root)
                .Where(scalar => !scalar.IsQuoted && scalar.KeepsLines && scalar.Text.Length > 0)
                .All(scalar => lines[scalar.Place.Line - 1].AsSpan(scalar.Place.Column - 1).StartsWith(scalar.Text));
    }

    private static bool CharactersStandAtTheirPlaces(string[] lines, int indentation)
    {
        var indent = new string(' ', indentation);
        string[] file = ["key: |", .. lines.Select(line => line.Length == 0 ? "" : indent + line)];
        var scalar = Assert.Single(Yaml.Scalars(Yaml.Root(string.Join('\n', file) + "\n")));
        return Enumerable.Range(0, scalar.Text.Length)
            .Where(i => scalar.Text[i] != '\n')
            .All(i => scalar.PlaceAt(i) is var place && file[place.Line - 1][place.Column - 1] == scalar.Text[i]);
    }
}
