using PaymentQuest.Terms;

namespace PaymentQuest.Rules;

/// <summary>A rule being carried out: the values of its inputs, and as much of the world as rules ask for or change.</summary>
internal interface IRuleOccasion
{
    /// <summary>The time.</summary>
    DateTimeOffset Clock { get; }

    /// <summary>The octets of an input.</summary>
    byte[] this[int input] { get; }

    /// <summary>The octets of an input that may be left out; null where it is.</summary>
    byte[]? Optional(int input);

    /// <summary>An input as people read it.</summary>
    string Text(int input);

    /// <summary>Whether the party has accepted a value that it remembers.</summary>
    bool Remembers(string memory, byte[] value);

    /// <summary>The octets that a function has for an argument; null when it has none.</summary>
    byte[]? LookUp(Term.Function function, byte[] argument);

    /// <summary>The issuer's answer for an account and an amount: null for yes, else the reason in the two digits of ISO 8583.</summary>
    string? Objection(string account, Amount amount);

    /// <summary>A number from 0 that the seed draws for an atom of the role.</summary>
    int Drawn(string atom, int below);

    /// <summary>Notes what the party wrote down or shipped.</summary>
    void Note(string kind, string subject, string to);

    /// <summary>Sets money aside; false when the account cannot bear it, or the reference is taken.</summary>
    bool Reserve(Amount amount, string from, string to, string reference, DateTimeOffset? until);

    /// <summary>Pays what was set aside, or a part of it; false when nothing, or less, was.</summary>
    bool Settle(string reference, Amount? part);

    /// <summary>Brings a token into circulation; false when it was before.</summary>
    bool Issue(string subject, byte[] token);

    /// <summary>The party remembers a value of a function from the end of the step on; false when it is none of the function's sort.</summary>
    /// <param name="function">The function's name.</param>
    /// <param name="argument">Its argument.</param>
    /// <param name="subject">The argument as people read it.</param>
    /// <param name="value">The value.</param>
    /// <param name="to">The value as people read it.</param>
    bool Set(string function, byte[] argument, string subject, byte[] value, string to);

    /// <summary>False: what should be money is none.</summary>
    bool IsNoAmount(string label);
}
