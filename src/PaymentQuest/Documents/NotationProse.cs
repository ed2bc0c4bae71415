using PaymentQuest.Terms;

namespace PaymentQuest.Documents;

/// <summary>What is wrong with notation, in both languages. Signs and words of the notation are the same in all.</summary>
public static class NotationProse
{
    private const string AnotherWay = "another way to ";

    private static readonly (string En, string Es)[] Units = [("characters", "caracteres"), ("levels of brackets", "niveles de paréntesis"), ("constructors", "constructores")];

    /// <summary>The error as a lower-case phrase; see <see cref="NotationError.Message"/>.</summary>
    public static Prose InProse(this NotationError error) => new(
        error.Message,
        error.Most is { } most ? $"esto tiene más de {Counted(most)}"
            : error.Nearest is { } nearest ? $"nada empieza por «{error.Found}»; ¿querías decir «{nearest}»?"
            : $"se esperaba {Expected(error).Es}, {(error.Found.Length == 0 ? "pero la línea termina ahí" : $"y hay «{error.Found}»")}");

    /// <summary>What could have stood there.</summary>
    public static Prose Expected(NotationError error) => new(string.Join(" or ", error.Expected), string.Join(" o ", error.Expected.Select(InSpanish)));

    private static string Counted(string most) => Units.Aggregate(most, (text, unit) => text.Replace(unit.En, unit.Es, StringComparison.Ordinal));

    private static string InSpanish(string expected) => expected switch
    {
        "a term" => "un término",
        "the end" => "el final",
        "a label in double quotes" => "una etiqueta entre comillas",
        "a character that can be written" => "un carácter que se pueda escribir",
        "a name of this protocol" => "un nombre de este protocolo",
        "a check" => "una comprobación",
        _ when expected.StartsWith(AnotherWay, StringComparison.Ordinal) => "otro camino hasta " + expected[AnotherWay.Length..],
        _ => expected,
    };
}
