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
    /// <summary>The first clock that a run can have. Certificates live from a year before it, and the calendar has a first year.</summary>
    public static readonly DateTimeOffset EarliestClock = new(1951, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Clocks are before this. Certificates live to a year after them, and the calendar has a last year.</summary>
    public static readonly DateTimeOffset LatestClock = new(9990, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>How to write a clock, for messages.</summary>
    internal const string ClockAdvice = "write it as 2026-01-15T10:00:00Z, from the year 1951 to 9989";

    /// <summary>The clock that a text says (<see cref="Wire.Values.ParseTime"/>); null when it is no time or one that no run can have.</summary>
    public static DateTimeOffset? ParseClock(string text) =>
        Wire.Values.ParseTime(text) is { } clock && clock >= EarliestClock && clock < LatestClock ? clock : null;
}
