using System.Text;
using PaymentQuest.Constructors;
using PaymentQuest.Cryptography;
using PaymentQuest.Terms;
using PaymentQuest.Wire;

namespace PaymentQuest.Analysis;

/// <summary>How many octets something is, where all that is in it says so.</summary>
internal static class Lengths
{
    /// <summary>Without tag and length, of what is an octet string; null where it is not known, or not one.</summary>
    public static int? OfContent(Pattern pattern) => pattern.Resolved switch
    {
        { Form.HasKnownLength: true } known => known.Form.Length,
        Pattern.Compound { Form.Class: FormClass.Ciphertext } closed => (closed.TakesRun ? OfContent(closed.Parts[1]) : Of(closed.Parts[1])) is { } plain ? closed.Form.Length * ((plain / closed.Form.Length) + 2) : null,
        Pattern.Compound { Constructor.IsRun: true } run => Sum(run.Parts.Select(OfPiece)),
        _ => null,
    };

    /// <summary>Whether all that is sealed in something has room where it is, as far as is known how long it is. Nobody makes what has none.</summary>
    public static bool HaveRoom(Pattern pattern, Suite suite) => pattern.Resolved is not Pattern.Compound compound
        || ((compound.Constructor != Constructor.Sealed || (compound.TakesRun ? OfContent(compound.Parts[1]) : Of(compound.Parts[1])) is not { } plain || plain <= suite.SealCapacity)
            && Array.TrueForAll(compound.Parts, p => HaveRoom(p, suite)));

    private static int? Of(Pattern pattern) => pattern.Resolved switch
    {
        Pattern.Constant { Form.Class: FormClass.Amount, Text: { } text } => Amount.Parse(text) is { } amount ? Der.Money(amount).Length : null,
        Pattern.Compound { Constructor.IsTuple: true } tuple => Sum(tuple.Parts.Select(Of)) is { } parts ? Framed(parts) : null,
        { Form.Class: FormClass.Date } => Der.Date(DateTimeOffset.UnixEpoch).Length,
        var other => OfPiece(other) is { } content ? Framed(content) : null,
    };

    private static int? OfPiece(Pattern pattern) => pattern.Resolved is Pattern.Constant { Form.Class: FormClass.Text or FormClass.Account, Text: { } text } ? Encoding.UTF8.GetByteCount(text) : OfContent(pattern);

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
