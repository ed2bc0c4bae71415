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
        GuessTest.Verified => Digested(compound),
        GuessTest.Opened => [compound.Parts[0]],
        _ => null,
    };

    /// <summary>What is in the digest that something signs; null when that is not known.</summary>
    public static Pattern[]? Digested(Pattern.Compound signed) => signed.Parts[^1].Resolved is Pattern.Compound digest && digest.Constructor == Constructor.Digest ? digest.Parts : null;

    /// <summary>Whether something of a form can have a value in it that does not show: a digest, a ciphertext, a signature, octets that are run together.</summary>
    public static bool CanHide(Form form) => form.Class is FormClass.Any or FormClass.Octets or FormClass.Ciphertext or FormClass.Certificate or FormClass.Frame;

    /// <summary>Whether a value is in something, or may come to be.</summary>
    public static bool MayContain(Pattern pattern, Pattern value)
    {
        pattern = pattern.Resolved;
        return Substitution.AreEqual(pattern, value)
            || (pattern is Pattern.Variable { SuppliedAt: var at } && at == 0 && (CanHide(pattern.Form) || Form.Meet(pattern.Form, value.Resolved.Form) is not null))
            || (pattern is Pattern.Compound c && Array.Exists(c.Parts, p => MayContain(p, value)));
    }
}
