using PaymentQuest.Terms;

namespace PaymentQuest.Documents;

/// <summary>What is wrong with notation, in both languages. Signs and words of the notation are the same in all.</summary>
public static class NotationProse
{
    private const string AnotherWay = "another way to ";

    /// <summary>The error as a lower-case phrase; see <see cref="NotationError.Message"/>.</summary>
    public static Prose InProse(this NotationError error) => error.Most is { } most ? Prose.Of("notation.more-than", ("most", Counted(most)))
        : error.Nearest is { } nearest ? Prose.Of("notation.did-you-mean", ("found", error.Found), ("nearest", nearest))
        : error.Found.Length == 0 ? Prose.Of("notation.expected-and-the-line-ends", ("expected", Expected(error)))
        : Prose.Of("notation.expected-and-found", ("expected", Expected(error)), ("found", error.Found));

    /// <summary>What could have stood there.</summary>
    public static Prose Expected(NotationError error) =>
        error.Expected.Select(Word).DefaultIfEmpty(Prose.Empty).Aggregate((first, second) => Prose.Of("notation.or", ("first", first), ("second", second)));

    private static Prose Counted(string most) => most.Split(' ', 2) switch
    {
        [var number, "characters"] => Prose.Of("notation.characters", ("number", number)),
        [var number, "levels of brackets"] => Prose.Of("notation.levels", ("number", number)),
        [var number, "constructors"] => Prose.Of("notation.constructors", ("number", number)),
        _ => new Prose(most, most),
    };

    private static Prose Word(string expected) => expected switch
    {
        "a term" => Prose.Of("notation.a-term"),
        "the end" => Prose.Of("notation.the-end"),
        "a label in double quotes" => Prose.Of("notation.a-label"),
        "a character that can be written" => Prose.Of("notation.a-character"),
        "a name of this protocol" => Prose.Of("notation.a-name"),
        "a check" => Prose.Of("notation.a-check"),
        _ when expected.StartsWith(AnotherWay, StringComparison.Ordinal) => Prose.Of("notation.another-way", ("term", expected[AnotherWay.Length..])),
        _ => new Prose(expected, expected),
    };
}
