using System.Text;
using PaymentQuest.Constructors;
using PaymentQuest.Terms;
using PaymentQuest.Wire;

namespace PaymentQuest.Analysis;

/// <summary>How many octets something is, where all that is in it says so.</summary>
internal static class Lengths
{
    /// <summary>Without tag and length, of what is an octet string; null where it is not known, or not one.</summary>
    /// <param name="pattern">What it is.</param>
    /// <param name="forms">The suites in question.</param>
    /// <param name="suite">Which of them.</param>
    public static int? OfContent(Pattern pattern, SuiteForms forms, int suite) => pattern.Resolved switch
    {
        { Form.HasKnownLength: true } known => forms.Length(known.Form, suite),
        Pattern.Compound { Form.Class: FormClass.Ciphertext } closed when forms.Length(closed.Form, suite) is var block =>
            (closed.TakesRun ? OfContent(closed.Parts[1], forms, suite) : Of(closed.Parts[1], forms, suite)) is { } plain
                ? (block * ((plain / block) + 2)) + (closed.Constructor == Constructor.AuthenticatedEncryption ? forms[suite].TagLength : 0)
                : null,
        Pattern.Compound { Constructor.IsRun: true } run => Sum(run.Parts.Select(p => OfPiece(p, forms, suite))),
        _ => null,
    };

    /// <summary>Whether all that is sealed in something has room where it is, as far as is known how long it is. Nobody makes what has none.</summary>
    /// <param name="pattern">The something.</param>
    /// <param name="forms">The suites in question.</param>
    /// <param name="suites">Which of them are left, as bits.</param>
    /// <returns>Under which of these all has room.</returns>
    public static uint HaveRoom(Pattern pattern, SuiteForms forms, uint suites)
    {
        if (pattern.Resolved is not Pattern.Compound compound)
        {
            return suites;
        }

        if (compound.Constructor == Constructor.Sealed)
        {
            suites = forms.Where(suites, suite =>
                (compound.TakesRun ? OfContent(compound.Parts[1], forms, suite) : Of(compound.Parts[1], forms, suite)) is not { } plain || plain <= forms[suite].SealCapacity);
        }

        foreach (var part in compound.Parts)
        {
            suites = HaveRoom(part, forms, suites);
        }

        return suites;
    }

    private static int? Of(Pattern pattern, SuiteForms forms, int suite) => pattern.Resolved switch
    {
        Pattern.Constant { Form.Class: FormClass.Amount, Text: { } text } => Amount.Parse(text) is { } amount ? Der.Money(amount).Length : null,
        Pattern.Constant { Form.Class: FormClass.Number, Text: { } text } => WholeNumber.Parse(text) is { } number ? Der.Number(number).Length : null,
        Pattern.Compound { Constructor.IsTuple: true } tuple => Sum(tuple.Parts.Select(p => Of(p, forms, suite))) is { } parts ? Framed(parts) : null,
        { Form.Class: FormClass.Date } => Der.Date(DateTimeOffset.UnixEpoch).Length,
        var other => OfPiece(other, forms, suite) is { } content ? Framed(content) : null,
    };

    private static int? OfPiece(Pattern pattern, SuiteForms forms, int suite) => pattern.Resolved switch
    {
        Pattern.Constant { Form.Class: FormClass.Text or FormClass.Account, Text: { } text } => Encoding.UTF8.GetByteCount(text),
        Pattern.Compound { Constructor.TextLength: { } length } text => (text.Parts[0].Resolved is Pattern.Compound { Constructor.IsTuple: true } or { Form.Class: FormClass.Amount } ? Of(text.Parts[0], forms, suite) : OfPiece(text.Parts[0], forms, suite)) is { } octets ? length(octets) : null,
        var other => OfContent(other, forms, suite),
    };

    private static int? Sum(IEnumerable<int?> lengths)
    {
        int? sum = 0;
        foreach (var length in lengths)
        {
            sum += length;
        }

        return sum;
    }

    /// <summary>With tag and length.</summary>
    private static int Framed(int content) => content + (content < 128 ? 2 : content < 256 ? 3 : 4);
}
