using PaymentQuest.Documents;

namespace PaymentQuest.Runs;

/// <summary>What keeps a run or a role from going on, as a lower-case phrase.</summary>
public static class HindranceText
{
    /// <summary>The phrase, which may hold texts of messages and of files.</summary>
    public static Prose Of(Hindrance hindrance) => hindrance switch
    {
        Hindrance.NoValue h => Prose.Of("runs.has-no-value", ("noValue", h.Term)),
        Hindrance.NotInSetting h => Prose.Of("runs.setting-values-says-nothing-about", ("atom", h.Atom)),
        Hindrance.NoValueOfSort h => Prose.Of("runs.is-no-value-of-sort-under", ("noValueOfSort", h.Text), ("sort", h.Sort), ("suite", h.Suite)),
        Hindrance.NoEntry h => Prose.Of("runs.has-nothing-for", ("function", h.Function), ("argument", h.Argument)),
        Hindrance.NoCertificate h => Prose.Of("runs.cert-does-not-exist", ("holder", h.Holder)),
        Hindrance.NoRevocationList h => Prose.Of("runs.issues-no-certificates", ("issuer", h.Issuer)),
        Hindrance.NoKey h => Prose.Of("runs.bytes-are-no-key-of-suite", ("octets", h.Octets), ("suite", h.Suite)),
        Hindrance.NoPublicKey h => Prose.Of("runs.pk-is-no-public-key-of", ("holder", h.Holder), ("suite", h.Suite)),
        Hindrance.DoesNotFit h => Prose.Of(
            "runs.does-not-fit-bytes-and-pk",
            ("doesNotFit", h.Term),
            ("octets", h.Octets),
            ("holder", h.Holder),
            ("capacity", h.Capacity),
            ("suite", h.Suite)),
        Hindrance.NoResult h => Prose.Of("runs.has-no-result", ("left", h.Left), ("sign", h.Sign), ("right", h.Right)),
        Hindrance.LessThan h => Prose.Of("runs.is-less-than", ("whole", h.Whole), ("part", h.Part)),
        Hindrance.NotWritable h => Prose.Of("runs.a-value-in-cannot-be-written", ("notWritable", h.Term), ("format", h.Format)),
        Hindrance.CannotBear h => Prose.Of("runs.account-cannot-bear-or-is-reserved", ("account", h.Account), ("amount", h.Amount), ("reference", h.Reference)),
        Hindrance.NotReserved { Amount: "" } h => Prose.Of("runs.nothing-is-reserved-under", ("reference", h.Reference)),
        Hindrance.NotReserved h => Prose.Of("runs.nothing-is-reserved-under-or-less", ("reference", h.Reference), ("amount", h.Amount)),
        Hindrance.CannotTake h => Prose.Of("runs.account-cannot-take", ("account", h.Account), ("amount", h.Amount)),
        Hindrance.IssuedBefore h => Prose.Of("runs.was-issued-before", ("token", h.Token)),
        Hindrance.NoAmount h => Prose.Of("runs.is-no-amount", ("rule", h.Rule)),
        Hindrance.Lacking h => Prose.Of("runs.something-that-takes-is-missing", ("message", h.Message)),
        Hindrance.NotAwaited h => Prose.Of("runs.is-not-the-message-that-comes", ("message", h.Message)),
        Hindrance.NotArrived h => Prose.Of("runs.does-not-arrive", ("message", h.Message)),
        Hindrance.OtherSuite h => Prose.Of("runs.does-not-run-under-suite", ("protocol", h.Protocol), ("suite", h.Suite)),
        Hindrance.TooFewKeys h => Prose.Of("runs.has-more-holders-of-keys-than", ("protocol", h.Protocol)),
        Hindrance.TooLate h => Prose.Of("runs.no-run-goes-on-until-the", ("year", h.Year)),
        Hindrance.NoBeginning => Prose.Of("runs.no-round-can-begin"),
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}
