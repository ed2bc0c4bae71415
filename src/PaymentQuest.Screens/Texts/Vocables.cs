using PaymentQuest.Documents;
using PaymentQuest.Protocols;
using PaymentQuest.Quests;
using PaymentQuest.Rules;
using PaymentQuest.Terms;

namespace PaymentQuest.Screens;

/// <summary>Single words of the game and of the domain in both languages.</summary>
internal static class Vocables
{
    public static Prose Of(QuestKind kind) => DeskKind.Of(kind).Word;

    /// <summary>What the player is in a quest; where that is nobody, what is done.</summary>
    public static Prose OfPlayer(QuestEntry quest) => quest.Role ?? DeskKind.Of(quest.Kind).Player;

    /// <summary>Who knows something: a role, or whoever listens on the network.</summary>
    public static Prose OfColumn(string column, Protocol protocol) => column == SecrecyGoal.Network ? Prose.Of("word.network") : protocol.Names.ShortOfRole(column);

    /// <summary>The name of a definition, and what it is where its protocol says.</summary>
    public static Prose OfDefinition(string name, Protocol protocol) => protocol.Names.OfDefinition(name) is { En.Length: > 0 } what
        ? Prose.Of("word.definition-and-what", ("name", name), ("what", what))
        : new Prose(name, name);

    /// <summary>Who knows something, with the article, as the subject of a sentence.</summary>
    public static Prose Subject(string column, Protocol protocol) =>
        column == SecrecyGoal.Network ? Prose.Of("word.a-listener-on-the-network") : Prose.Of("word.the-role", ("role", protocol.Names.OfRole(column)));

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

    /// <summary>The label of a check. Most are terms, which are the same in every language.</summary>
    public static Prose OfCheck(string label) => label == "form" ? Prose.Of("word.form")
        : label == Channel.Check ? Prose.Of("word.channel")
        : label == Channel.SessionCheck ? Prose.Of("word.session")
        : label == $"{Channel.SessionCheck}#2" ? Prose.Of("word.new-session")
        : new Prose(label, label);

    /// <summary>What kind of value stands in a place, without saying which.</summary>
    public static Prose Kind(Term term, Vocabulary vocabulary) => term switch
    {
        Term.Atom a when vocabulary.Atoms.TryGetValue(a.Name, out var sort) => Of(sort),
        Term.Function f when vocabulary.Functions.TryGetValue(f.Name, out var function) => Of(function.Result),
        Term.Numeral => Prose.Of("word.a-fixed-number"),
        Term.Literal => Prose.Of("word.a-fixed-text"),
        Term.Tuple => Prose.Of("word.a-group-of-parts"),
        Term.Digest => Prose.Of("word.a-hash"),
        Term.Mac => Prose.Of("word.a-keyed-hash"),
        Term.Applied { Algorithm.Kind: AlgorithmKind.Hash or AlgorithmKind.Checksum } => Prose.Of("word.a-hash"),
        Term.Applied { Algorithm.Kind: AlgorithmKind.KeyedHash } => Prose.Of("word.a-keyed-hash"),
        Term.Applied { Algorithm.Kind: AlgorithmKind.Cipher } => Prose.Of("word.a-ciphertext"),
        Term.Applied => Prose.Of("common.a-text"),
        Term.Sealed s => Prose.Of("word.an-envelope-for", ("holder", s.Holder)),
        Term.Signed s => Prose.Of("word.a-signature-of", ("holder", s.Holder)),
        Term.Encrypted or Term.AuthenticatedEncryption => Prose.Of("word.a-ciphertext"),
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
        SortKind.Number => Prose.Of("word.a-number"),
        SortKind.PublicKey => Prose.Of("word.a-public-key"),
        SortKind.Certificate => Prose.Of("word.a-certificate"),
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}
