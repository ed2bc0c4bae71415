using PaymentQuest.Documents;
using PaymentQuest.Protocols;
using PaymentQuest.Quests;
using PaymentQuest.Roles;
using PaymentQuest.Terms;

namespace PaymentQuest.Screens;

/// <summary>Single words of the game and of the domain in both languages.</summary>
internal static class Vocables
{
    private static readonly Dictionary<string, Prose> Roles = new(StringComparer.Ordinal)
    {
        ["Customer"] = new("customer", "cliente"),
        ["Merchant"] = new("merchant", "comerciante"),
        ["Acquirer"] = new("acquirer", "banco adquirente"),
        ["Issuer"] = new("issuer", "banco emisor"),
        ["Bank"] = new("bank", "banco"),
        ["Broker"] = new("broker", "intermediario"),
        ["Vendor"] = new("vendor", "vendedor"),
        ["Gateway"] = new("gateway", "pasarela"),
        ["CardholderCA"] = new("cardholder authority", "autoridad de titulares"),
    };

    public static Prose Of(QuestKind kind) => kind.Word switch
    {
        "build" => new("build", "construir"),
        "verify" => new("verify", "verificar"),
        "classify" => new("classify", "clasificar"),
        "order" => new("order", "ordenar"),
        "compute" => new("compute", "calcular"),
        "attack" => new("attack", "atacar"),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    /// <summary>A role in the player's language; a role that is not in the table keeps the name that its protocol gives it.</summary>
    public static Prose OfRole(string role) => role.Length == 0 ? new Prose("everybody in turn", "todas las partes, por turno") : Roles.GetValueOrDefault(role) ?? new Prose(role, role);

    /// <summary>What the player is in a quest; where that is nobody, what is done.</summary>
    public static Prose OfPlayer(QuestEntry quest) => quest.Role.Length == 0 && quest.Kind != BuildQuest.Composing ? Of(quest.Kind) : OfRole(quest.Role);

    /// <summary>Who knows something: a role, or whoever listens on the network.</summary>
    public static Prose OfColumn(string column) => column == SecrecyGoal.Network ? new("network", "red") : ShortOfRole(column);

    /// <summary>Who knows something, with the article, as the subject of a sentence.</summary>
    public static Prose Subject(string column)
    {
        var (en, es) = (OfRole(column).En, OfRole(column).Es);
        return column == SecrecyGoal.Network ? new("a listener on the network", "quien escucha en la red") : new($"the {en}", $"{(IsFeminine(es.Split(' ')[0]) ? "la" : "el")} {es}");
    }

    private static bool IsFeminine(string noun) => noun.EndsWith('a') || noun.EndsWith("dad", StringComparison.Ordinal);

    /// <summary>What a check costs.</summary>
    public static Prose Of(CheckCost cost) => cost switch
    {
        CheckCost.Equality => new("a comparison", "una comparación"),
        CheckCost.Memory => new("a look at memory or clock", "mirar la memoria o el reloj"),
        CheckCost.Digest => new("a hash", "un hash"),
        CheckCost.LookUp => new("a look-up", "una consulta"),
        CheckCost.RevocationList => new("verifying a revocation list", "verificar una lista de revocación"),
        CheckCost.Certificate => new("verifying a certificate", "verificar un certificado"),
        CheckCost.Signature => new("verifying a signature", "verificar una firma"),
        CheckCost.Opening => new("opening", "abrir un sobre"),
        CheckCost.Decision => new("asking the issuer", "preguntar al emisor"),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    /// <summary>A role in one word, for headings.</summary>
    public static Prose ShortOfRole(string role) => role switch
    {
        "Acquirer" => new("acquirer", "adquirente"),
        "Issuer" => new("issuer", "emisor"),
        "CardholderCA" => new("authority", "autoridad"),
        _ => OfRole(role),
    };

    /// <summary>The label of a check. Most are terms, which are the same in every language.</summary>
    public static Prose OfCheck(string label) => new(label, label == "form" ? "forma" : label);

    /// <summary>What kind of value stands in a place, without saying which.</summary>
    public static Prose Kind(Term term, Vocabulary vocabulary) => term switch
    {
        Term.Atom a when vocabulary.Atoms.TryGetValue(a.Name, out var sort) => Of(sort),
        Term.Function f when vocabulary.Functions.TryGetValue(f.Name, out var function) => Of(function.Result),
        Term.Literal => new("a fixed text", "un texto fijo"),
        Term.Tuple => new("a group of parts", "un grupo de partes"),
        Term.Digest => new("a hash", "un hash"),
        Term.Mac => new("a keyed hash", "un hash con clave"),
        Term.Sealed s => new($"an envelope for {s.Holder}", $"un sobre para {s.Holder}"),
        Term.Signed s => new($"a signature of {s.Holder}", $"una firma de {s.Holder}"),
        Term.Encrypted => new("a ciphertext", "un texto cifrado"),
        Term.RevocationList l => new($"the revocation list of {l.Holder}", $"la lista de revocación de {l.Holder}"),
        Term.Certificate c => new($"the certificate of {c.Holder}", $"el certificado de {c.Holder}"),
        Term.Concatenation => new("octets run together", "octetos seguidos"),
        _ => new("a value", "un valor"),
    };

    private static Prose Of(Sort sort) => sort.Kind switch
    {
        SortKind.Amount => new("an amount of money", "un importe"),
        SortKind.Account => new("an account number", "un número de cuenta"),
        SortKind.Text => new("a text", "un texto"),
        SortKind.Date => new("a date", "una fecha"),
        SortKind.Nonce => new("a random number", "un número aleatorio"),
        SortKind.Digest => new("a hash", "un hash"),
        SortKind.Secret => new("a shared secret", "un secreto compartido"),
        SortKind.Agent => new("a party's name", "el nombre de una parte"),
        SortKind.Decision => new("a decision", "una decisión"),
        SortKind.Key => new("a key", "una clave"),
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}
