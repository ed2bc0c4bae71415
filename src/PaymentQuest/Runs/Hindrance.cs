namespace PaymentQuest.Runs;

/// <summary>What keeps a run from beginning, or a role from going on. Terms are given by their labels in the notation, everything else as authors write it.</summary>
public abstract record Hindrance
{
    private Hindrance()
    {
    }

    /// <summary>The stable word for machine output.</summary>
    public string Word => Parts.Word;

    /// <summary>The word and what it is about, for machine output: <c>no_entry: accountOf, M</c>.</summary>
    public sealed override string ToString() => Parts.About.Length == 0 ? Word : $"{Word}: {string.Join(", ", Parts.About.Select(a => Convert.ToString(a, System.Globalization.CultureInfo.InvariantCulture)))}";

    private (string Word, object[] About) Parts => this switch
    {
        NoValue h => ("no_value", [h.Term]),
        NotInSetting h => ("not_in_setting", [h.Atom]),
        NoValueOfSort h => ("no_value_of_sort", [h.Text, h.Sort, h.Suite]),
        NoEntry h => ("no_entry", [h.Function, h.Argument]),
        NoCertificate h => ("no_certificate", [h.Holder]),
        NoRevocationList h => ("no_revocation_list", [h.Issuer]),
        NoKey h => ("no_key", [h.Octets, h.Suite]),
        NoPublicKey h => ("no_public_key", [h.Holder, h.Suite]),
        DoesNotFit h => ("does_not_fit", [h.Term, h.Octets, h.Holder, h.Capacity, h.Suite]),
        NoResult h => ("no_result", [h.Left, h.Sign, h.Right]),
        LessThan h => ("less_than", [h.Whole, h.Part]),
        NotWritable h => ("not_writable", [h.Term, h.Format]),
        CannotBear h => ("cannot_bear", [h.Account, h.Amount, h.Reference]),
        NotReserved h => ("not_reserved", h.Amount.Length == 0 ? [h.Reference] : [h.Reference, h.Amount]),
        CannotTake h => ("cannot_take", [h.Account, h.Amount]),
        IssuedBefore h => ("issued_before", [h.Token]),
        NoAmount h => ("no_amount", [h.Rule]),
        Lacking h => ("lacking", [h.Message]),
        NotAwaited h => ("not_awaited", [h.Message]),
        NotArrived h => ("not_arrived", [h.Message]),
        OtherSuite h => ("other_suite", [h.Protocol, h.Suite]),
        TooFewKeys h => ("too_few_keys", [h.Protocol]),
        TooLate h => ("too_late", [h.Year]),
        NoBeginning => ("no_beginning", []),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    /// <summary>A term has no value.</summary>
    public sealed record NoValue(string Term) : Hindrance;

    /// <summary>The setting gives an atom no value that is known beforehand.</summary>
    public sealed record NotInSetting(string Atom) : Hindrance;

    /// <summary>A text of the setting is no value of its sort under the suite.</summary>
    public sealed record NoValueOfSort(string Text, string Sort, string Suite) : Hindrance;

    /// <summary>A table of the setting has nothing for an argument.</summary>
    public sealed record NoEntry(string Function, string Argument) : Hindrance;

    /// <summary>A holder has no certificate.</summary>
    public sealed record NoCertificate(string Holder) : Hindrance;

    /// <summary>A holder issues no certificates, and so no list of revoked ones.</summary>
    public sealed record NoRevocationList(string Issuer) : Hindrance;

    /// <summary>So many octets are no symmetric key of the suite.</summary>
    public sealed record NoKey(int Octets, string Suite) : Hindrance;

    /// <summary>What is taken for a holder's public key is none of the suite.</summary>
    public sealed record NoPublicKey(string Holder, string Suite) : Hindrance;

    /// <summary>What is to be sealed has more octets than fit into the holder's key.</summary>
    public sealed record DoesNotFit(string Term, int Octets, string Holder, int Capacity, string Suite) : Hindrance;

    /// <summary>More is to be taken from an amount than there is.</summary>
    public sealed record LessThan(string Whole, string Part) : Hindrance;

    /// <summary>Nothing comes of calculating: of two currencies, too large, or divided by 0.</summary>
    public sealed record NoResult(string Left, string Sign, string Right) : Hindrance;

    /// <summary>A value in a term cannot be written in the protocol's wire format.</summary>
    public sealed record NotWritable(string Term, string Format) : Hindrance;

    /// <summary>An account does not hold an amount, or something is reserved under the reference already.</summary>
    public sealed record CannotBear(string Account, string Amount, string Reference) : Hindrance;

    /// <summary>Nothing is reserved under a reference, or less than an amount, which is empty where all of it is meant.</summary>
    public sealed record NotReserved(string Reference, string Amount) : Hindrance;

    /// <summary>An account cannot take an amount: it is kept in another currency, or would hold more than an amount can say.</summary>
    public sealed record CannotTake(string Account, string Amount) : Hindrance;

    /// <summary>A token is in circulation already.</summary>
    public sealed record IssuedBefore(string Token) : Hindrance;

    /// <summary>What a rule takes for an amount is none.</summary>
    public sealed record NoAmount(string Rule) : Hindrance;

    /// <summary>A role lacks what a message takes.</summary>
    public sealed record Lacking(string Message) : Hindrance;

    /// <summary>A message does not arrive, and its receiver waits for it for ever.</summary>
    public sealed record NotArrived(string Message) : Hindrance;

    /// <summary>A role does not wait for a message now.</summary>
    public sealed record NotAwaited(string Message) : Hindrance;

    /// <summary>A protocol does not run under a suite.</summary>
    public sealed record OtherSuite(string Protocol, string Suite) : Hindrance;

    /// <summary>A protocol has more holders of keys than the pool has keys.</summary>
    public sealed record TooFewKeys(string Protocol) : Hindrance;

    /// <summary>The clock would pass the last year that a run can have.</summary>
    public sealed record TooLate(int Year) : Hindrance;

    /// <summary>No round can begin.</summary>
    public sealed record NoBeginning : Hindrance;
}
