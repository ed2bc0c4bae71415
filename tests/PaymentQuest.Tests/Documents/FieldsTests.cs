using PaymentQuest.Documents;
using Xunit;

namespace PaymentQuest.Tests.Documents;

public sealed class FieldsTests
{
    private static readonly Dictionary<string, Severity> Severities = new() { ["warning"] = Severity.Warning, ["error"] = Severity.Error };

    [Fact]
    public void A_map_that_is_as_it_should_be_gives_its_values_and_no_diagnostic()
    {
        var (fields, diagnostics) = Yaml.Map(
            """
            text: PK_A(x)
            number: -5
            flag: true
            choice: error
            prose: {en: Hello, es: Hola}
            section: {inner: 1}
            atoms: {B: b, A: a}
            items: [x, [y]]
            texts: [x, 'y, z']
            one: 'x, y'
            """);

        Assert.Equal("PK_A(x)", fields.Text("text"));
        Assert.Equal(new Place("f.yaml", 1, 7), fields.PlaceOf("text"));
        Assert.Equal(-5, fields.Integer("number", -5, 5));
        Assert.True(fields.Flag("flag", otherwise: false));
        Assert.Equal(Severity.Error, fields.Choice("choice", Severities));
        Assert.Equal(new Prose("Hello", "Hola"), fields.Prose("prose"));
        var section = fields.Section("section", "a part");
        Assert.Equal(1, section?.Integer("inner", 0, 1));
        section?.Finish();
        Assert.Equal([("B", 9), ("A", 15)], fields.Entries("atoms").Select(entry => (entry.Key, entry.KeyPlace.Column)));
        Assert.Equal(2, fields.Items("items").Count);
        Assert.Equal(["x", "y, z"], fields.Texts("texts").Select(text => text.Text));
        Assert.Equal(("x, y", new Place("f.yaml", 10, 7)), Assert.Single(fields.Texts("one")));
        fields.Finish();
        Assert.Empty(diagnostics.Items);
    }

    [Fact]
    public void Absent_optional_keys_give_defaults_and_no_diagnostic()
    {
        var (fields, diagnostics) = Yaml.Map("{}");

        Assert.Null(fields.OptionalText("a"));
        Assert.Null(fields.OptionalScalar("a"));
        Assert.Null(fields.OptionalNode("a"));
        Assert.False(fields.Has("a"));
        Assert.Equal(7, fields.OptionalInteger("a", 0, 1, 7));
        Assert.True(fields.Flag("a", otherwise: true));
        Assert.Equal(Severity.Warning, fields.OptionalChoice("a", Severities, Severity.Warning));
        Assert.Equal(Prose.Empty, fields.OptionalProse("a"));
        Assert.Empty(fields.OptionalProses("a"));
        Assert.Null(fields.OptionalSection("a", "a part"));
        Assert.Empty(fields.OptionalEntries("a"));
        Assert.Empty(fields.OptionalItems("a"));
        Assert.Empty(fields.OptionalTexts("a"));
        Assert.Equal(fields.Place, fields.PlaceOf("a"));
        fields.Finish();
        Assert.Empty(diagnostics.Items);
    }

    public static TheoryData<string, string, int> Wrong => new()
    {
        { "text", "PQ0121", 1 },
        { "text: [x]", "PQ0120", 7 },
        { "text:", "PQ0123", 6 },
        { "number", "PQ0121", 1 },
        { "number: x", "PQ0124", 9 },
        { "number: 6", "PQ0124", 9 },
        { "number: -1", "PQ0124", 9 },
        { "number: 1.0", "PQ0124", 9 },
        { "number: 1_0", "PQ0124", 9 },
        { "number: 99999999999999999999", "PQ0124", 9 },
        { "number: '5'", "PQ0124", 10 },
        { "number: {a: 1}", "PQ0124", 9 },
        { "number:", "PQ0124", 8 },
        { "flag: yes", "PQ0125", 7 },
        { "flag: True", "PQ0125", 7 },
        { "flag: 'true'", "PQ0125", 8 },
        { "flag:", "PQ0125", 6 },
        { "choice", "PQ0121", 1 },
        { "choice: fatal", "PQ0126", 9 },
        { "choice: [error]", "PQ0120", 9 },
        { "prose", "PQ0121", 1 },
        { "prose: Hello", "PQ0120", 8 },
        { "prose: {en: Hello}", "PQ0121", 8 },
        { "prose: {en: Hello, es: }", "PQ0123", 24 },
        { "prose: {en: Hello, es: '  '}", "PQ0123", 25 },
        { "prose: {en: Hello, es: Hola, fr: Salut}", "PQ0122", 30 },
        { "section", "PQ0121", 1 },
        { "section: [x]", "PQ0120", 10 },
        { "atoms", "PQ0121", 1 },
        { "atoms: x", "PQ0120", 8 },
        { "items", "PQ0121", 1 },
        { "items: x", "PQ0120", 8 },
        { "items: {x: y}", "PQ0120", 8 },
        { "texts", "PQ0121", 1 },
        { "texts: {x: y}", "PQ0120", 8 },
        { "texts: [x, [y]]", "PQ0120", 12 },
        { "texts:", "PQ0123", 7 },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void A_wrong_value_is_one_error_at_its_place(string line, string code, int column)
    {
        var key = line.Split(':')[0];
        var (fields, diagnostics) = Yaml.Map(line.Contains(':') ? line : "{}");

        object? value = key switch
        {
            "text" => fields.Text(key),
            "number" => fields.Integer(key, 0, 5),
            "flag" => fields.Flag(key, otherwise: false) ? true : null,
            "choice" => fields.Choice(key, Severities),
            "prose" => fields.Prose(key),
            "section" => fields.Section(key, "a part"),
            "atoms" => fields.Entries(key).Cast<object>().FirstOrDefault(),
            "items" => fields.Items(key).FirstOrDefault(),
            "texts" => fields.Texts(key).Select(text => text.Text).FirstOrDefault(),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
        fields.Finish();

        var only = Assert.Single(diagnostics.Items);
        Assert.Equal((code, Severity.Error, 1, column), (only.Code, only.Severity, only.Place.Line, only.Place.Column));
        Assert.NotEmpty(only.Advice);
        if (!line.StartsWith("texts: [", StringComparison.Ordinal) && code != "PQ0122")
        {
            Assert.Null(value);
        }
    }

    [Fact]
    public void A_missing_key_is_reported_where_its_map_begins()
    {
        var (fields, diagnostics) = Yaml.Map("# c\n\nother: 1\n");

        Assert.Null(fields.Text("text"));

        var only = Assert.Single(diagnostics.Items);
        Assert.Equal("f.yaml:3:1: PQ0121 error: a thing needs the key 'text'; add 'text:'", only.ToString());
    }

    [Theory]
    [InlineData("titel: x", "did you mean 'title'?")]
    [InlineData("Title: x", "did you mean 'title'?")]
    [InlineData("hnits: x", "did you mean 'hints'?")]
    [InlineData("colour: x", "known keys: title, hints")]
    [InlineData("title: a\ntitles: x", "did you mean 'title'?")]
    public void An_unknown_key_is_reported_with_what_was_probably_meant(string text, string advice)
    {
        var (fields, diagnostics) = Yaml.Map(text);
        fields.OptionalText("title");
        fields.OptionalText("hints");

        fields.Finish();

        var only = Assert.Single(diagnostics.Items);
        Assert.Equal(("PQ0122", advice), (only.Code, only.Advice));
        Assert.Equal((text.Split('\n').Length, 1), (only.Place.Line, only.Place.Column));
    }

    [Theory]
    [InlineData("k: eror", "did you mean 'error'? choose from warning, error")]
    [InlineData("k: blue", "choose from warning, error")]
    public void A_wrong_choice_lists_the_choices_and_the_nearest(string text, string advice)
    {
        var (fields, diagnostics) = Yaml.Map(text);

        Assert.Equal(Severity.Warning, fields.OptionalChoice("k", Severities, Severity.Warning));
        Assert.Equal(advice, Assert.Single(diagnostics.Items).Advice);
    }

    [Fact]
    public void A_node_that_is_no_map_has_no_fields()
    {
        var diagnostics = new Diagnostics();

        Assert.Null(Fields.Of(Yaml.Root("- a"), diagnostics, "a protocol"));
        Assert.Equal("f.yaml:1:1: PQ0120 error: a protocol must be a map, this is a list; write 'key: value' lines", Assert.Single(diagnostics.Items).ToString());
    }

    [Fact]
    public void Prose_of_blocks_loses_the_white_space_at_its_ends()
    {
        var (fields, _) = Yaml.Map("p:\n  en: |\n    One\n    two\n  es: >\n    Uno\n    dos\n");

        Assert.Equal(new Prose("One\ntwo", "Uno dos"), fields.Prose("p"));
    }

    [Fact]
    public void Proses_leave_out_the_wrong_items()
    {
        var (fields, diagnostics) = Yaml.Map("p:\n  - {en: a, es: b}\n  - x\n");

        Assert.Equal([new Prose("a", "b")], fields.OptionalProses("p"));
        Assert.Equal(new Place("f.yaml", 3, 5), Assert.Single(diagnostics.Items).Place);
    }
}
