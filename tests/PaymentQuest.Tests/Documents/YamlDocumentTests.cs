using System.Text;
using PaymentQuest.Cryptography;
using PaymentQuest.Documents;
using Xunit;

namespace PaymentQuest.Tests.Documents;

public sealed class YamlDocumentTests
{
    private const string Sample =
        "# A comment\n"
        + "plain: PK_A(x)\n"
        + "single: 'it''s'\n"
        + "double: \"two\"\n"
        + "list:\n"
        + "  - one\n"
        + "  - {flow: [a, 'b']}\n"
        + "literal: |\n"
        + "    first\n"
        + "      second\n"
        + "folded: >-\n"
        + "  words that\n"
        + "  go on\n"
        + "missing:\n"
        + "empty: ''\n";

    [Fact]
    public void Every_text_has_the_place_of_its_first_character()
    {
        var scalars = Yaml.Scalars(Yaml.Root(Sample)).Select(scalar => (scalar.Text, scalar.IsQuoted, scalar.Place.Line, scalar.Place.Column));

        Assert.Equal(
            [
                ("PK_A(x)", false, 2, 8),
                ("it's", true, 3, 10),
                ("two", true, 4, 10),
                ("one", false, 6, 5),
                ("a", false, 7, 13),
                ("b", true, 7, 17),
                ("first\n  second\n", true, 9, 5),
                ("words that go on", true, 12, 3),
                ("", false, 14, 9),
                ("", true, 15, 9),
            ],
            scalars);
    }

    [Fact]
    public void Keys_lists_and_maps_have_places()
    {
        var root = Assert.IsType<Node.Map>(Yaml.Root(Sample));
        var list = Assert.IsType<Node.List>(root.Entries[3].Value);
        var flow = Assert.IsType<Node.Map>(list.Items[1]);

        Assert.Equal(new Place("f.yaml", 2, 1), root.Place);
        Assert.Equal(new Place("f.yaml", 5, 1), root.Entries[3].KeyPlace);
        Assert.Equal(new Place("f.yaml", 6, 3), list.Place);
        Assert.Equal(new Place("f.yaml", 7, 5), flow.Place);
        Assert.Equal(new Place("f.yaml", 7, 6), flow.Entries[0].KeyPlace);
        Assert.Equal(new Place("f.yaml", 7, 12), flow.Entries[0].Value.Place);
    }

    [Fact]
    public void A_quoted_key_has_the_place_inside_the_quote()
    {
        var root = Assert.IsType<Node.Map>(Yaml.Root("'a b': c\n"));

        Assert.Equal(("a b", new Place("f.yaml", 1, 2)), (root.Entries[0].Key, root.Entries[0].KeyPlace));
    }

    [Theory]
    [InlineData("k: abc\n", 2, 1, 6)]
    [InlineData("k: 'abc'\n", 2, 1, 7)]
    [InlineData("k: |\n  ab\n  cd\n", 3, 3, 3)]
    [InlineData("k: |\n  ab\n    cd\n", 5, 3, 5)]
    [InlineData("k: | # why\n\n  ab\n", 1, 3, 3)]
    [InlineData("k: |2\n    ab\n", 2, 2, 5)]
    [InlineData("k: >\n  ab\n", 1, 2, 4)]
    [InlineData("k: one\n  two\n", 5, 1, 4)]
    [InlineData("k: 😀x\n", 2, 1, 6)]
    [InlineData("k: abc\n", 99, 1, 7)]
    public void A_character_of_a_text_has_a_place(string text, int offset, int line, int column)
    {
        var scalar = Assert.Single(Yaml.Scalars(Yaml.Root(text)));

        Assert.Equal(new Place("f.yaml", line, column), scalar.PlaceAt(offset));
    }

    [Fact]
    public void A_byte_order_mark_and_Windows_line_ends_move_no_place()
    {
        var windows = Yaml.Read([0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(Sample.Replace("\n", "\r\n", StringComparison.Ordinal))]);

        Assert.Empty(windows.Items);
        Assert.Equal(Yaml.Root(Sample), windows.Root);
    }

    [Fact]
    public void A_marker_before_the_only_document_is_allowed() =>
        Assert.Equal(["a", "1"], Yaml.Texts(Yaml.Root("# c\n---\na: 1\n...\n")));

    [Theory]
    [InlineData("PQ0106", 1, 4, "a: 'open\n")]
    [InlineData("PQ0106", 1, 5, "a: b: c\n")]
    [InlineData("PQ0106", 1, 4, "a: \"\\uD800\"\n")]
    [InlineData("PQ0106", 1, 5, "a: \"\\UFFFFFFFF\"\n")]
    [InlineData("PQ0110", 1, 4, "a: &x b\n")]
    [InlineData("PQ0110", 1, 4, "a: *x\n")]
    [InlineData("PQ0110", 1, 1, "&x a: b\n")]
    [InlineData("PQ0110", 1, 4, "a: &x [b]\n")]
    [InlineData("PQ0111", 1, 4, "a: !t b\n")]
    [InlineData("PQ0111", 1, 4, "a: !!str b\n")]
    [InlineData("PQ0111", 1, 1, "!t {a: b}\n")]
    [InlineData("PQ0112", 2, 1, "a: 1\n---\nb: 2\n")]
    [InlineData("PQ0112", 1, 1, "%YAML 1.2\n---\na: 1\n")]
    [InlineData("PQ0112", 1, 1, "# c\n%TAG !x! y\n---\na: 1\n")]
    [InlineData("PQ0113", 2, 3, "a:\n  <<: b\n")]
    [InlineData("PQ0114", 1, 3, "? [a]\n: b\n")]
    [InlineData("PQ0114", 1, 2, "'': b\n")]
    [InlineData("PQ0114", 1, 2, "\"a\\nb\": c\n")]
    [InlineData("PQ0114", 1, 1, ": b\n")]
    [InlineData("PQ0115", 3, 1, "a: 1\nb: 2\na: 3\n")]
    [InlineData("PQ0115", 1, 8, "{a: 1, a: 2}\n")]
    [InlineData("PQ0116", 1, 1, "")]
    [InlineData("PQ0116", 1, 1, "# only a comment\n")]
    public void A_file_outside_the_language_is_refused_with_one_error(string code, int line, int column, string text) =>
        Yaml.RefusedAt(code, line, column, text);

    // What the parser throws without a place, and without being a YamlException.
    [Theory]
    [InlineData("brackets", 2, 1, "a: [1,\n2]\n")]
    [InlineData("brackets", 2, 1, "- [a,\nb]\n")]
    [InlineData("brackets", 2, 1, "a: {b: 1,\nc: 2}\n")]
    [InlineData("brackets", 3, 2, "a:\n  b: [1,\n 2]\n")]
    [InlineData("brackets", 3, 3, "a:\n  - [1,\n  2]\n")]
    [InlineData("brackets", 4, 1, "a: b\nc: [d,\n\ne]\n")]
    [InlineData("brackets", 2, 1, "? [a,\nb]\n: c\n")]
    [InlineData("brackets", 2, 1, "a: [1\n2]\n")]
    [InlineData("escape", 1, 5, "a: \"\\UFFFFFFFF\"\n")]
    [InlineData("escape", 1, 13, "a: \"bc\\uD83D\\u0012\"\n")]
    [InlineData("tags", 1, 4, "a: !<> b\n")]
    [InlineData("tags", 1, 4, "a: !!] b\n")]
    [InlineData("tags", 2, 3, "a:\n  !<> b\n")]
    [InlineData("'...'", 1, 6, "... !\n")]
    public void What_the_parser_gives_up_at_is_named_where_it_stands(string what, int line, int column, string text)
    {
        var only = Yaml.RefusedAt(what == "tags" ? "PQ0111" : "PQ0106", line, column, text);
        Assert.Contains(what, only.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Brackets_may_go_on_in_the_first_column_where_no_block_is_around_them() =>
        Assert.Equal(["a", "b"], Yaml.Texts(Yaml.Root("[a,\nb]\n")));

    [Fact]
    public void No_text_of_what_has_a_meaning_in_YAML_leaves_the_parser_without_words()
    {
        string[] pieces =
        [
            "a", " ", "  ", "\n", "\n  ", ": ", ":", ", ", "[", "]", "{", "}", "- ", "? ", "'", "\"", " #", "&a ", "*a", "!t ", "!", "!<", ">", "|", "\\", "\\x", "\\u12",
            "\\UFFFFFFFF", "\\ud83d", "%", "%TAG ! x\n", "---", "...", "@", ">\n", "|\n", "<<: ", "\u2028", "~", "=", "é", "😀",
        ];
        var random = new SeededRandom(1, "pieces");
        var refused = 0;
        for (var i = 0; i < 20_000; i++)
        {
            var text = string.Concat(Enumerable.Range(0, random.Below(12)).Select(_ => pieces[random.Below(pieces.Length)]));
            var (root, items) = Yaml.Read(text);
            Assert.Equal(root is null, items.Count > 0);
            Assert.All(items, item => Assert.DoesNotContain("gave up", item.Message, StringComparison.Ordinal));
            refused += items.Count > 0 ? 1 : 0;
        }

        Assert.InRange(refused, 1_000, 19_000);
    }

    [Fact]
    public void A_document_of_nothing_is_refused() => Assert.Equal("PQ0116", Assert.Single(Yaml.Read("---\n").Items).Code);

    [Fact]
    public void All_duplicate_keys_are_reported_together()
    {
        var (root, items) = Yaml.Read("a: 1\na: 2\nb: {c: 1, c: 2}\n");

        Assert.Null(root);
        Assert.Equal([("PQ0115", 2), ("PQ0115", 3)], items.Select(item => (item.Code, item.Place.Line)));
        Assert.Contains("'a' occurs twice, first in line 1", items[0].Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a: b\n", "PQ0101")]
    public void Files_are_read_from_disk_and_named_as_given(string text, string missing)
    {
        using var scratch = new Scratch();
        var path = scratch.Write("x.yaml", text);
        var diagnostics = new Diagnostics();

        Assert.Equal(new Place(path, 1, 1), YamlDocument.ReadFile(path, diagnostics)?.Place);
        Assert.False(diagnostics.HasErrors);
        foreach (var bad in new[] { path + ".not", scratch.Folder, "", "a\0b", Path.Combine(path, "below") })
        {
            var problems = new Diagnostics();
            Assert.Null(YamlDocument.ReadFile(bad, problems));
            var only = Assert.Single(problems.Items);
            Assert.Equal((missing, PlainText.Line(bad)), (only.Code, only.Place.File));
        }
    }
}
