using PaymentQuest.Adversaries;

namespace PaymentQuest.Analysis;

/// <summary>Guessing off line: what the adversary holds against which a guess can be tested.</summary>
internal static class Guessing
{
    /// <summary>
    /// Something that the adversary holds, in which the value is, and which it could make itself if it had the value but cannot without: a digest,
    /// a keyed digest, a signature that it can verify, or something that opens with a key made of the value. Null when there is nothing.
    /// </summary>
    /// <param name="deduction">What it knows.</param>
    /// <param name="value">What it guesses.</param>
    public static Pattern.Compound? Test(Deduction deduction, Pattern value)
    {
        value = value.Resolved;
        const int always = int.MaxValue - 1;
        deduction.Analyse(always);
        return deduction.CanMake(value, always) ? null : deduction.Held(always).OfType<Pattern.Compound>().FirstOrDefault(h => IsTested(deduction, h, value, always));
    }

    private static bool IsTested(Deduction deduction, Pattern.Compound held, Pattern value, int time)
    {
        bool CanMake(Pattern pattern)
        {
            pattern = pattern.Resolved;
            return Substitution.AreEqual(pattern, value)
                || deduction.CanMake(pattern, time)
                || (pattern is Pattern.Compound c && Pieces.Needed(c) is { } needed && Array.TrueForAll(needed, CanMake));
        }

        // What could be made without the guess says nothing of it.
        bool IsMade(Pattern[] parts) => Array.TrueForAll(parts, CanMake) && !Array.TrueForAll(parts, p => deduction.CanMake(p, time));

        return Contains(held, value) && held.Constructor switch
        {
            Constructor.Digest or Constructor.Mac or Constructor.DerivedKey or Constructor.Concatenation => IsMade(held.Parts),
            Constructor.Signed => held.Parts[1].Resolved is Pattern.Compound digest && !deduction.CanMake(digest, time) && IsMade(digest.Parts),
            Constructor.Encrypted => !deduction.CanMake(held.Parts[0], time) && CanMake(held.Parts[0]),
            _ => false,
        };
    }

    private static bool Contains(Pattern pattern, Pattern value)
    {
        pattern = pattern.Resolved;
        return Substitution.AreEqual(pattern, value) || (pattern is Pattern.Compound c && Array.Exists(c.Parts, p => Contains(p, value)));
    }
}
