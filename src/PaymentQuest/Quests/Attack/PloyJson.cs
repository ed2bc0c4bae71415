using System.Globalization;
using System.Text;
using System.Text.Json;
using PaymentQuest.Documents;
using PaymentQuest.Terms;
using PaymentQuest.Transcripts;

namespace PaymentQuest.Quests;

/// <summary>
/// Ploys as JSON objects, for programs: <c>{"do": "pass", "message": 3, "to": "M1"}</c>. Which keys there are follows from the word; no others are read, none twice, and none
/// may be missing. <c>{"line": "pass 3"}</c> is the line itself.
/// </summary>
/// <param name="Word">What stands at <c>do</c>; empty for a line.</param>
/// <param name="Line">The ploy as a line.</param>
public sealed record PloyJson(string Word, string Line)
{
    /// <summary>Reads an object, or an array whose items are objects or lines. Null when it is none, and then exactly one error was added.</summary>
    /// <param name="file">The name to use in places.</param>
    /// <param name="text">The JSON.</param>
    /// <param name="diagnostics">Receives what is wrong.</param>
    public static IReadOnlyList<PloyJson>? Read(string file, string text, Diagnostics diagnostics) => Reader.Read(file, Encoding.UTF8.GetBytes(text), diagnostics);

    private sealed class Reader : JsonParts
    {
        private static readonly JsonShape LineShape = new("line");

        private static readonly JsonShape AnyShape = new("do message to?");

        private static readonly JsonShape OpensShape = new("do atom opens");

        private static readonly Dictionary<string, JsonShape> Shapes = new(StringComparer.Ordinal)
        {
            ["start"] = new("do role with? order? reversed?"),
            ["send"] = new("do to term"),
            ["wait"] = new("do seconds"),
            ["delay"] = new("do seconds"),
            ["timeout"] = new("do who"),
            ["guess"] = new("do atom by equals"),
            ["let"] = new("do name term"),
            ["flip"] = new("do octet term by as"),
            ["make"] = new("do name sort"),
            ["cut"] = new("do length octet term as"),
            ["certify"] = new("do certificate of by as"),
            ["look"] = new("do"),
            ["undo"] = new("do"),
            ["reset"] = new("do"),
        };

        private Reader()
            : base(Prose.Of("json.as-the-oracle-reads"))
        {
        }

        public static IReadOnlyList<PloyJson>? Read(string file, byte[] octets, Diagnostics diagnostics)
        {
            IReadOnlyList<PloyJson>? ploys = null;
            if (JsonText.Read(octets, out var fault) is { } tree)
            {
                var reader = new Reader();
                ploys = reader.Whole(tree);
                fault = reader.Fault;
            }

            if (fault is null)
            {
                return ploys;
            }

            diagnostics.Add(fault.At(file, octets));
            return null;
        }

        private IReadOnlyList<PloyJson> Whole(JsonTree tree)
        {
            if (tree.Kind != JsonTokenType.StartArray)
            {
                return [Ploy(tree)];
            }

            var ploys = List(tree, Item);
            if (ploys.Count > Bounds.AnswerLines)
            {
                Fail("PQ0505", tree.Offset, Prose.Of("json.too-many-ploys", ("most", Bounds.AnswerLines)), Prose.Of("json.no-longer-attack"));
            }

            return ploys;
        }

        private PloyJson Item(JsonTree tree) => tree.Kind == JsonTokenType.String ? new PloyJson("", Flat(Text(tree))) : Ploy(tree);

        private PloyJson Ploy(JsonTree tree)
        {
            var (word, isGuessOfKey) = Head(tree);
            if (word is not null && !Shapes.ContainsKey(word) && !PloyReader.Words.Contains(word))
            {
                Fail("PQ0512", tree.Offset, Prose.Of("json.no-ploy-begins-with", ("word", PlainText.Excerpt(word))), Suggestion.Told(word, Shapes.Keys.Union(PloyReader.Words), Prose.Of("json.as-the-oracle-reads")));
            }

            var keys = Object(tree, word is null ? LineShape : isGuessOfKey ? OpensShape : Shapes.GetValueOrDefault(word, AnyShape));
            return Fault is not null ? new PloyJson("", "") : new PloyJson(word ?? "", Flat(word switch
            {
                null => Text(keys["line"]),
                "start" => Joined("start", Text(keys["role"]), With(keys["with"]), Order(keys["order"]), IsReversed(keys["reversed"]) ? "reversed" : ""),
                "send" => Joined("send", Text(keys["to"]), Text(keys["term"])),
                "wait" or "delay" => Joined("wait", Count(keys["seconds"])),
                "timeout" => Joined("timeout", Text(keys["who"])),
                "guess" when isGuessOfKey => Joined("guess", Text(keys["atom"]), "opens", Text(keys["opens"])),
                "guess" => Joined("guess", Text(keys["atom"]), "by", Text(keys["by"]), "=", Text(keys["equals"])),
                "let" => Joined("let", Text(keys["name"]), "=", Text(keys["term"])),
                "flip" => Joined("flip", Count(keys["octet"]), "of", Text(keys["term"]), "by", Text(keys["by"]), "as", Text(keys["as"])),
                "make" => Joined("make", Text(keys["name"]), "as", Text(keys["sort"])),
                "cut" => Joined("cut", Count(keys["length"]), "at", Count(keys["octet"]), "of", Text(keys["term"]), "as", Text(keys["as"])),
                "certify" => Joined("certify", Text(keys["certificate"]), "of", Text(keys["of"]), "by", Text(keys["by"]), "as", Text(keys["as"])),
                "look" or "undo" or "reset" => word,
                _ => Joined(word, Count(keys["message"]), keys["to"] == Nothing ? "" : $"to {Text(keys["to"])}"),
            }));
        }

        // The word decides which keys there are, and need not stand first.
        private (string? Word, bool IsGuessOfKey) Head(JsonTree tree)
        {
            var (word, isGuessOfKey) = ((string?)null, false);
            if (tree.Kind == JsonTokenType.StartObject)
            {
                var reader = tree.Reader();
                while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
                {
                    var isWord = reader.ValueTextEquals("do"u8);
                    isGuessOfKey |= reader.ValueTextEquals("opens"u8);
                    reader.Read();
                    var value = tree.Part(ref reader);
                    word ??= isWord ? Text(value) : null;
                }
            }

            return (word, word == "guess" && isGuessOfKey);
        }

        private string With(JsonTree tree) => tree == Nothing || List(tree, Text) is not { Count: > 0 } names ? "" : "with " + string.Join(", ", names);

        private string Order(JsonTree tree) => tree == Nothing ? "" : $"order {Count(tree)}";

        private bool IsReversed(JsonTree tree) => tree != Nothing && Truth(tree);

        private string Count(JsonTree tree) => Number(tree).ToString(CultureInfo.InvariantCulture);

        private static string Joined(params ReadOnlySpan<string> words)
        {
            var line = new StringBuilder();
            foreach (var word in words)
            {
                line.Append(line.Length > 0 && word.Length > 0 ? " " : "").Append(word);
            }

            return line.ToString();
        }

        /// <summary>On one line.</summary>
        private static string Flat(string text) => text.ReplaceLineEndings(" ").Trim();
    }
}
