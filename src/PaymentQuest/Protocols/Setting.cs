using PaymentQuest.Terms;

namespace PaymentQuest.Protocols;

/// <summary>
/// The particulars of a run: who plays which role, what was agreed beforehand, what the world looks like at the start. Values are
/// kept as their authors wrote them; the reader has checked that each is a value of its sort.
/// </summary>
/// <param name="Parties">The party's name for each role name.</param>
/// <param name="Clock">The time of the run.</param>
/// <param name="Values">The value of each atom that is known beforehand.</param>
/// <param name="Accounts">What each account holds, by its number or name.</param>
/// <param name="Tables">What each private function gives, by argument.</param>
/// <param name="Revoked">Holders whose certificates are revoked.</param>
public sealed record Setting(
    IReadOnlyDictionary<string, string> Parties,
    DateTimeOffset Clock,
    IReadOnlyDictionary<string, string> Values,
    IReadOnlyDictionary<string, Amount> Accounts,
    IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> Tables,
    IReadOnlySet<string> Revoked)
{
    // A certificate is valid for a year around the clock of its run, and both ends must be dates that X.509 can write.
    private static readonly DateTimeOffset Earliest = new(1951, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Latest = new(9990, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Whether a run can have this clock: the years 1951 to 9989.</summary>
    public static bool IsClock(DateTimeOffset time) => time >= Earliest && time < Latest;
}
