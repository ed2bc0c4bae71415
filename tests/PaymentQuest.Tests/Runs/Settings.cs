using PaymentQuest.Protocols;
using PaymentQuest.Terms;

namespace PaymentQuest.Tests.Runs;

/// <summary>Variations of the particulars that the iKP files ship with.</summary>
internal static class Settings
{
    public const string Card = "4111111111111111";
    public const string OtherCard = "4222222222222222";
    public const string Shop = "90010001";

    /// <summary>The setting with another balance of the customer's account, and a second card that the tables know.</summary>
    public static Setting With(Setting setting, string balance) => setting with
    {
        Accounts = new Dictionary<string, Amount>(setting.Accounts) { [Card] = Amount.Parse(balance)!.Value, [OtherCard] = Amount.Parse("EUR 900.00")!.Value },
        Tables = setting.Tables.ToDictionary(t => t.Key, t => (IReadOnlyDictionary<string, string>)Extended(t.Key, t.Value)),
    };

    /// <summary>Another purchase at the same shop: other goods, another price, and where the card is bound to nobody another card.</summary>
    public static Setting Other(Setting setting) => setting with
    {
        Values = new Dictionary<string, string>(setting.Values)
        {
            ["PRICE"] = "EUR 7.50",
            ["DESC"] = "1 entrada: Medea, 19:00",
            ["CAN"] = setting.Tables.ContainsKey("holderOf") ? Card : OtherCard,
        },
        Accounts = new Dictionary<string, Amount>(setting.Accounts) { [Card] = Amount.Parse("EUR 500.00")!.Value },
        Clock = setting.Clock.AddSeconds(100),
    };

    public static Setting WithClock(Setting setting, TimeSpan later) => setting with { Clock = setting.Clock + later };

    private static Dictionary<string, string> Extended(string function, IReadOnlyDictionary<string, string> table)
    {
        var extended = new Dictionary<string, string>(table, StringComparer.Ordinal);
        if (table.TryGetValue(Card, out var value))
        {
            extended[OtherCard] = function switch { "pinOf" => "8765", "holderOf" => "Berta", _ => value };
        }

        return extended;
    }
}
