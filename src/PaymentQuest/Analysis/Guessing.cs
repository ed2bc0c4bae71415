using PaymentQuest.Constructors;

namespace PaymentQuest.Analysis;

/// <summary>
/// Guessing off line: something in which a value is, and which the adversary could make itself if it had the value, tells a right guess from a
/// wrong one: a digest, a keyed digest, a signature that it can verify, or something that opens with a key made of the value.
/// </summary>
internal static class Guessing
{
    /// <summary>What the adversary must be able to make with a guess, so that it can test the guess against something; null when nothing can be tested against it.</summary>
    public static Pattern[]? Parts(Pattern held) => held is not Pattern.Compound compound ? null : compound.Constructor.Test switch
    {
        GuessTest.Remade => compound.Parts,
        GuessTest.Verified => [compound.Parts[1]],
        GuessTest.Opened => [compound.Parts[0]],
        _ => null,
    };

    /// <summary>Whether something of a form can have a value in it that does not show: a digest, a ciphertext, a signature, octets that are run together.</summary>
    public static bool CanHide(Form form) => form.Class is FormClass.Any or FormClass.Octets or FormClass.Ciphertext or FormClass.Certificate or FormClass.Frame;

    /// <summary>Whether something is still to be decided by others than the adversary.</summary>
    private static bool IsOpen(Pattern pattern) => pattern is Pattern.Variable { SuppliedAt: var at } && at == 0;

    /// <summary>Whether a value is in something, or may come to be.</summary>
    /// <param name="forms">What can be taken for what.</param>
    /// <param name="pattern">The something.</param>
    /// <param name="value">The value.</param>
    public static bool MayContain(SuiteForms forms, Pattern pattern, Pattern value)
    {
        pattern = pattern.Resolved;
        value = value.Resolved;
        return Substitution.AreEqual(pattern, value)
            || (IsOpen(pattern) && CanHide(pattern.Form))
            || ((IsOpen(pattern) || IsOpen(value)) && forms.CanMeet(pattern.Form, value.Form))
            || (pattern is Pattern.Compound c && Array.Exists(c.Parts, p => MayContain(forms, p, value)));
    }
}
