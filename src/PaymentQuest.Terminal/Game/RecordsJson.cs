using System.Globalization;
using PaymentQuest.Documents;
using PaymentQuest.Quests;
using PaymentQuest.Screens;
using PaymentQuest.Terminal.Outputs;
using PaymentQuest.Terms;
using PaymentQuest.Transcripts;

namespace PaymentQuest.Terminal;

/// <summary>Attempts as a file to keep or to carry to another machine; <c>docs/progress-format.md</c> describes it.</summary>
internal static class RecordsJson
{
    /// <summary>The format and its version.</summary>
    public const string Schema = "paymentquest/progress/1";

    /// <summary>Attempts to be written. What is not known is left out.</summary>
    public static Members Of(IReadOnlyList<AttemptRecord> attempts)
    {
        var editions = attempts.SelectMany(a => a.Moves.Select(m => m.Edition).Prepend(a.Edition)).OfType<Edition>().Distinct().ToList();
        var numbers = editions.Select((e, i) => (e, i)).ToDictionary(p => p.e, p => p.i);
        return new()
        {
            { "schema", Schema },
            { "editions", editions.Select(e => new Members { { "content", e.Content }, { "scoring", e.Scoring } }) },
            { "attempts", attempts.Select(a => Of(a, numbers)) },
        };
    }

    /// <summary>Reads attempts that anybody may have written; null with a diagnostic when something is wrong.</summary>
    public static IReadOnlyList<AttemptRecord>? Read(string file, ReadOnlyMemory<byte> octets, Diagnostics diagnostics) => Reader.Read(file, octets, diagnostics);

    private static Members Of(AttemptRecord attempt, Dictionary<Edition, int> editions) => new()
    {
        { "player", attempt.Player },
        { "quest", attempt.Quest },
        { "number", attempt.Number },
        { "seed", attempt.Seed.ToString(CultureInfo.InvariantCulture) },
        { "began_ms", attempt.Began },
        { "ended_ms", attempt.Ended },
        { "thought_ms", attempt.Thought },
        { "hints", attempt.Hints },
        { "solved", attempt.Result?.IsSolved },
        { "score", attempt.Result?.Score },
        { "edition", attempt.Edition is { } edition ? editions[edition] : null },
        {
            "moves", attempt.Moves.Select(m => new Members
            {
                { "word", m.Word },
                { "first", m.First },
                { "second", m.Second },
                { "began_ms", m.Began },
                { "ended_ms", m.Ended },
                { "thought_ms", m.Thought },
                { "clock_ran", m.ClockRan },
                { "outcome", m.Outcome },
                { "edition", m.Edition is { } judged ? editions[judged] : null },
            })
        },
    };

    private sealed class Reader : JsonParts
    {
        private static readonly JsonShape WholeShape = new("schema editions attempts");

        private static readonly JsonShape EditionShape = new("content scoring");

        private static readonly JsonShape AttemptShape = new("player quest number seed began_ms? ended_ms? thought_ms? hints solved? score? edition? moves");

        private static readonly JsonShape MoveShape = new("word first? second? began_ms? ended_ms? thought_ms? clock_ran? outcome? edition?");

        private IReadOnlyList<Edition> _editions = [];

        private Reader()
            : base(Prose.Of("json.as-exported"))
        {
        }

        public static IReadOnlyList<AttemptRecord>? Read(string file, ReadOnlyMemory<byte> octets, Diagnostics diagnostics)
        {
            var text = JsonText.WithoutMark(octets);
            IReadOnlyList<AttemptRecord>? attempts = null;
            if (JsonText.Read(text, out var fault) is { } tree)
            {
                var reader = new Reader();
                attempts = reader.Whole(tree);
                fault = reader.Fault;
            }

            if (fault is null)
            {
                return attempts;
            }

            diagnostics.Add(fault.At(file, text.Span));
            return null;
        }

        private IReadOnlyList<AttemptRecord> Whole(JsonTree tree)
        {
            var keys = Object(tree, WholeShape);
            Word(keys["schema"], Prose.Of("json.what-schema"), [Schema], "PQ0511");
            _editions = List(keys["editions"], Edition);
            var attempts = List(keys["attempts"], Attempt);
            if (attempts.GroupBy(a => (a.Player, a.Quest, a.Seed, a.Began)).FirstOrDefault(g => g.Count() > Bounds.AttemptsAlike) is { } alike)
            {
                Fail("PQ0505", keys["attempts"].Offset, Prose.Of("json.attempts-alike", ("most", Bounds.AttemptsAlike), ("quest", PlainText.Excerpt(alike.Key.Quest))), Prose.Of("json.as-exported"));
            }

            return attempts;
        }

        private Edition Edition(JsonTree tree)
        {
            var keys = Object(tree, EditionShape);
            var content = Text(keys["content"]);
            if (content.Length is not (0 or 64) || content.AsSpan().ContainsAnyExcept("0123456789abcdef"))
            {
                Fail("PQ0510", keys["content"].Offset, Prose.Of("json.no-digest", ("text", PlainText.Excerpt(content))), Prose.Of("json.a-digest-is"));
            }

            return new Edition(content, Number(keys["scoring"]));
        }

        private AttemptRecord Attempt(JsonTree tree)
        {
            var keys = Object(tree, AttemptShape);
            var moves = List(keys["moves"], Move);
            if (moves.Count == 0)
            {
                Fail("PQ0512", keys["moves"] == Nothing ? tree.Offset : keys["moves"].Offset, Prose.Of("json.no-moves"), Prose.Of("json.as-exported"));
            }

            var number = (int)Whole(keys["number"], ProgressRecords.LastNumber);
            if (number == 0)
            {
                Fail("PQ0512", keys["number"] == Nothing ? tree.Offset : keys["number"].Offset, Prose.Of("json.attempts-count-from-1"), Prose.Of("json.whole-from-1"));
            }

            if ((keys["solved"] == Nothing) != (keys["score"] == Nothing))
            {
                Fail("PQ0508", tree.Offset, Prose.Of("json.one-of-solved-and-score"), Prose.Of("json.give-both-or-none"));
            }

            return new AttemptRecord(Name(keys["player"], Prose.Of("json.what-player"), 0), Name(keys["quest"], Prose.Of("json.what-quest"), 1), number, Seed(keys["seed"]), moves)
            {
                Began = Moment(keys["began_ms"]),
                Ended = Moment(keys["ended_ms"]),
                Thought = Moment(keys["thought_ms"]),
                Hints = (int)Whole(keys["hints"], Session.HintPrices.Count),
                Result = keys["score"] == Nothing ? null : new AttemptResult(Truth(keys["solved"]), (int)Whole(keys["score"], 100)),
                Edition = EditionOf(keys["edition"]),
            };
        }

        private MoveRecord Move(JsonTree tree)
        {
            var keys = Object(tree, MoveShape);
            var move = new MoveRecord(Text(keys["word"]), Short(keys["first"]), Short(keys["second"]))
            {
                Began = Moment(keys["began_ms"]),
                Ended = Moment(keys["ended_ms"]),
                Thought = Moment(keys["thought_ms"]),
                ClockRan = keys["clock_ran"] == Nothing ? null : Truth(keys["clock_ran"]),
                Outcome = keys["outcome"] == Nothing ? null : Name(keys["outcome"], Prose.Of("json.what-outcome"), 1),
                Edition = EditionOf(keys["edition"]),
            };
            if (MoveText.Read(move.Word, move.First, move.Second) is null)
            {
                Fail("PQ0512", keys["word"] == Nothing ? tree.Offset : keys["word"].Offset, Prose.Of("json.no-move", ("word", PlainText.Excerpt(move.Word))), Prose.Of("json.as-exported"));
            }

            return move;
        }

        private long? Moment(JsonTree tree) => tree == Nothing ? null : Whole(tree, AttemptRecord.LastMoment);

        private Edition? EditionOf(JsonTree tree) => tree == Nothing ? null
            : _editions.Count == 0 ? Unnamed(tree)
            : Whole(tree, _editions.Count - 1) is var at && at < _editions.Count ? _editions[(int)at] : null;

        private Edition? Unnamed(JsonTree tree)
        {
            Fail("PQ0512", tree.Offset, Prose.Of("json.no-such-edition"), Prose.Of("json.editions-are-listed"));
            return null;
        }

        private string? Short(JsonTree tree)
        {
            if (tree != Nothing && Text(tree).Length > Bounds.ContentText)
            {
                Fail("PQ0512", tree.Offset, Prose.Of("json.text-too-long", ("most", Bounds.ContentText)), Prose.Of("json.no-longer-move"));
            }

            return tree == Nothing ? null : Text(tree);
        }

        private string Name(JsonTree tree, Prose what, int least)
        {
            var text = Text(tree);
            if (text.Length < least || text.Length > Bounds.RecordedName || text.Contains('\n', StringComparison.Ordinal) || text.Trim() != text)
            {
                Fail("PQ0512", tree.Offset, Prose.Of("json.is-no", ("text", PlainText.Excerpt(text)), ("what", what)), Prose.Of("json.name-is", ("most", Bounds.RecordedName)));
            }

            return text;
        }
    }
}
