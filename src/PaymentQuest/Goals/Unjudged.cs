using PaymentQuest.Documents;

namespace PaymentQuest.Goals;

/// <summary>Why a claim is not judged. Roles and terms are given as the protocol has them.</summary>
public abstract record Unjudged
{
    private Unjudged()
    {
    }

    /// <summary>The word and what it is about, for machine output: <c>never_has: Merchant, N</c>.</summary>
    public sealed override string ToString() => this switch
    {
        NoOrigin => "no_origin",
        NeverNames u => $"never_names: {u.Role}, {u.Other}",
        NeverHas u => $"never_has: {u.Role}, {u.Term}",
        Draws => "draws",
        Differences => "differences",
        Unframed => "unframed",
        Checksum => "checksum",
        Foreknown => "foreknown",
        Overheard => "overheard",
        OlderRun => "older_run",
        Coincide u => $"coincide: {u.First}, {u.Second}",
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    /// <summary>The same as a lower-case phrase.</summary>
    public Prose Phrase => this switch
    {
        NoOrigin => Prose.Of("unjudged.no-origin"),
        NeverNames u => Prose.Of("unjudged.never-names", ("role", u.Role), ("other", u.Other)),
        NeverHas u => Prose.Of("unjudged.never-has", ("role", u.Role), ("term", u.Term)),
        Draws => Prose.Of("unjudged.draws"),
        Differences => Prose.Of("unjudged.differences"),
        Unframed => Prose.Of("unjudged.unframed"),
        Checksum => Prose.Of("unjudged.checksum"),
        Foreknown => Prose.Of("unjudged.foreknown"),
        Overheard => Prose.Of("unjudged.overheard"),
        OlderRun => Prose.Of("unjudged.older-run"),
        Coincide u => Prose.Of("unjudged.coincide", ("first", u.First), ("second", u.Second)),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    /// <summary>No role that may know a secret brings anything to it.</summary>
    public sealed record NoOrigin : Unjudged;

    /// <summary>A role never learns who plays another.</summary>
    public sealed record NeverNames(string Role, string Other) : Unjudged;

    /// <summary>A role never has what is to be agreed on.</summary>
    public sealed record NeverHas(string Role, string Term) : Unjudged;

    /// <summary>Values are drawn from a table, which no search follows.</summary>
    public sealed record Draws : Unjudged;

    /// <summary>Amounts are computed, which no search does.</summary>
    public sealed record Differences : Unjudged;

    /// <summary>Parts run together of which more than one can have any length, so that a search cannot tell where they end.</summary>
    public sealed record Unframed : Unjudged;

    /// <summary>No attack was found that leaves a checksum as it is; another text with the same one was not looked for, and anybody makes one.</summary>
    public sealed record Checksum : Unjudged;

    /// <summary>The network, which may, comes to know a secret without those from whom it is one; who of them is dishonest hears what it hears.</summary>
    public sealed record Overheard : Unjudged;

    /// <summary>What is compromised was made in an older run that does not go as it should, or that the search cannot follow.</summary>
    public sealed record OlderRun : Unjudged;

    /// <summary>Two terms, made in the same way, that can have the same octets as text, so that one can be taken for the other.</summary>
    public sealed record Coincide(string First, string Second) : Unjudged;

    /// <summary>The network is to know beforehand what is made in a run.</summary>
    public sealed record Foreknown : Unjudged;
}
