using PaymentQuest.Documents;
using PaymentQuest.Protocols;
using PaymentQuest.Quests;
using PaymentQuest.Rules;
using PaymentQuest.Terms;

namespace PaymentQuest.Screens;

/// <summary>Single words of the game and of the domain in both languages.</summary>
internal static class Vocables
{
    private static readonly Dictionary<string, Prose> Roles = new(StringComparer.Ordinal)
    {
        ["Customer"] = Prose.Of("word.customer"),
        ["Merchant"] = Prose.Of("word.merchant"),
        ["Acquirer"] = Prose.Of("word.acquirer"),
        ["Issuer"] = Prose.Of("word.issuer"),
        ["Bank"] = Prose.Of("word.bank"),
        ["Broker"] = Prose.Of("word.broker"),
        ["Vendor"] = Prose.Of("word.vendor"),
        ["Gateway"] = Prose.Of("word.gateway"),
        ["CardholderCA"] = Prose.Of("word.cardholder-authority"),
    };

    public static Prose Of(QuestKind kind) => kind.Word switch
    {
        "build" => Prose.Of("word.build"),
        "verify" => Prose.Of("word.verify"),
        "classify" => Prose.Of("word.classify"),
        "order" => Prose.Of("word.order"),
        "compute" => Prose.Of("word.compute"),
        "attack" => Prose.Of("word.attack"),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    /// <summary>A role in the player's language; a role that is not in the table keeps the name that its protocol gives it.</summary>
    public static Prose OfRole(string role) => role.Length == 0 ? Prose.Of("word.everybody-in-turn") : Roles.GetValueOrDefault(role) ?? new Prose(role, role);

    /// <summary>What the player is in a quest; where that is nobody, what is done.</summary>
    public static Prose OfPlayer(QuestEntry quest) => quest.Role.Length == 0 && quest.Kind != BuildQuest.Composing ? Of(quest.Kind) : OfRole(quest.Role);

    /// <summary>Who knows something: a role, or whoever listens on the network.</summary>
    public static Prose OfColumn(string column) => column == SecrecyGoal.Network ? Prose.Of("word.network") : ShortOfRole(column);

    /// <summary>Who knows something, with the article, as the subject of a sentence.</summary>
    public static Prose Subject(string column)
    {
        var (en, es) = (OfRole(column).En, OfRole(column).Es);
        return column == SecrecyGoal.Network ? Prose.Of("word.a-listener-on-the-network") : new($"the {en}", $"{(IsFeminine(es.Split(' ')[0]) ? "la" : "el")} {es}");
    }

    private static bool IsFeminine(string noun) => noun.EndsWith('a') || noun.EndsWith("dad", StringComparison.Ordinal);

    /// <summary>What a check costs.</summary>
    public static Prose Of(CheckCost cost) => cost switch
    {
        CheckCost.Equality => Prose.Of("word.a-comparison"),
        CheckCost.Memory => Prose.Of("word.a-look-at-memory-or-clock"),
        CheckCost.Digest => Prose.Of("word.a-hash"),
        CheckCost.LookUp => Prose.Of("word.a-look-up"),
        CheckCost.RevocationList => Prose.Of("word.verifying-a-revocation-list"),
        CheckCost.Certificate => Prose.Of("word.verifying-a-certificate"),
        CheckCost.Signature => Prose.Of("word.verifying-a-signature"),
        CheckCost.Opening => Prose.Of("word.opening"),
        CheckCost.Decision => Prose.Of("word.asking-the-issuer"),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    /// <summary>A role in one word, for headings.</summary>
    public static Prose ShortOfRole(string role) => role switch
    {
        "Acquirer" => Prose.Of("word.acquirer-short"),
        "Issuer" => Prose.Of("word.issuer-short"),
        "CardholderCA" => Prose.Of("common.authority"),
        _ => OfRole(role),
    };

    /// <summary>The label of a check. Most are terms, which are the same in every language.</summary>
    public static Prose OfCheck(string label) => label == "form" ? Prose.Of("word.form") : new Prose(label, label);

    /// <summary>What kind of value stands in a place, without saying which.</summary>
    public static Prose Kind(Term term, Vocabulary vocabulary) => term switch
    {
        Term.Atom a when vocabulary.Atoms.TryGetValue(a.Name, out var sort) => Of(sort),
        Term.Function f when vocabulary.Functions.TryGetValue(f.Name, out var function) => Of(function.Result),
        Term.Literal => Prose.Of("word.a-fixed-text"),
        Term.Tuple => Prose.Of("word.a-group-of-parts"),
        Term.Digest => Prose.Of("word.a-hash"),
        Term.Mac => Prose.Of("word.a-keyed-hash"),
        Term.Sealed s => Prose.Of("word.an-envelope-for", ("holder", s.Holder)),
        Term.Signed s => Prose.Of("word.a-signature-of", ("holder", s.Holder)),
        Term.Encrypted => Prose.Of("word.a-ciphertext"),
        Term.RevocationList l => Prose.Of("word.the-revocation-list-of", ("holder", l.Holder)),
        Term.Certificate c => Prose.Of("word.the-certificate-of", ("holder", c.Holder)),
        Term.Concatenation => Prose.Of("word.octets-run-together"),
        _ => Prose.Of("common.a-value"),
    };

    private static Prose Of(Sort sort) => sort.Kind switch
    {
        SortKind.Amount => Prose.Of("word.an-amount-of-money"),
        SortKind.Account => Prose.Of("word.an-account-number"),
        SortKind.Text => Prose.Of("common.a-text"),
        SortKind.Date => Prose.Of("word.a-date"),
        SortKind.Nonce => Prose.Of("word.a-random-number"),
        SortKind.Digest => Prose.Of("word.a-hash"),
        SortKind.Secret => Prose.Of("word.a-shared-secret"),
        SortKind.Agent => Prose.Of("word.a-partys-name"),
        SortKind.Decision => Prose.Of("word.a-decision"),
        SortKind.Key => Prose.Of("word.a-key"),
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}
