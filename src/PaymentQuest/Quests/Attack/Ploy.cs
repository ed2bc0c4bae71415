using PaymentQuest.Documents;
using PaymentQuest.Terms;

namespace PaymentQuest.Quests;

/// <summary>What the adversary of an attack quest does: a line of its script. Messages have numbers in the order of sending, from 1.</summary>
public abstract record Ploy
{
    private Ploy()
    {
    }

    /// <summary>The word that the line begins with.</summary>
    public string Word => this switch
    {
        Start => "start",
        Pass => "pass",
        Send => "send",
        Drop => "drop",
        Hold => "hold",
        Read => "read",
        Wait => "wait",
        Timeout => "timeout",
        Guess => "guess",
        Flip => "flip",
        Make => "make",
        Cut => "cut",
        Certify => "certify",
        _ => "let",
    };

    /// <summary>An honest party begins a run of its role.</summary>
    /// <param name="Role">The role's name.</param>
    /// <param name="With">Names of the roles that it takes dishonest parties for.</param>
    /// <param name="Order">Which of several agreements of the same parties it is about, from 1.</param>
    /// <param name="IsReversed">Whether it is not the role's own party that begins, but the one that it otherwise deals with.</param>
    public sealed record Start(string Role, Sequence<string> With, int Order, bool IsReversed) : Ploy;

    /// <summary>A message is delivered as it is: to its receiver, to another, again, late.</summary>
    /// <param name="Message">Which.</param>
    /// <param name="To">The receiver's label; null for whoever waits for such a message.</param>
    public sealed record Pass(int Message, string? To) : Ploy;

    /// <summary>A message that the adversary makes is delivered.</summary>
    /// <param name="To">The receiver's label.</param>
    /// <param name="Message">What is in it.</param>
    public sealed record Send(string To, Written Message) : Ploy;

    /// <summary>A message is taken off the network for good, though not out of the adversary's memory.</summary>
    public sealed record Drop(int Message) : Ploy;

    /// <summary>A message is kept for later.</summary>
    public sealed record Hold(int Message) : Ploy;

    /// <summary>A message is taken apart as far as the adversary can. It does so with all of them anyway; this shows it.</summary>
    public sealed record Read(int Message) : Ploy;

    /// <summary>Time passes.</summary>
    public sealed record Wait(int Seconds) : Ploy;

    /// <summary>Nothing arrives for a party for as long as it waits, and it goes on without.</summary>
    /// <param name="Who">The party's label.</param>
    public sealed record Timeout(string Who) : Ploy;

    /// <summary>Every value that an atom can have is tried, off line, until one makes two terms equal, or is the key that opens one.</summary>
    /// <param name="Atom">The atom's name.</param>
    /// <param name="Made">What is computed from the guess; null when the guess is a key.</param>
    /// <param name="Held">What the adversary compares it with, or what it tries to open.</param>
    public sealed record Guess(string Atom, Written? Made, Written Held) : Ploy;

    /// <summary>Something that the adversary makes gets a name.</summary>
    public sealed record Let(string Name, Written Term) : Ploy;

    /// <summary>Bits of something are turned over, and what comes of it gets a name. Nothing needs to be understood for that.</summary>
    /// <param name="Name">The name.</param>
    /// <param name="Term">What is changed.</param>
    /// <param name="Octet">Which of its octets, without tag and length, from 0.</param>
    /// <param name="Mask">The bits of the octet that are turned over.</param>
    public sealed record Flip(string Name, Written Term, int Octet, byte Mask) : Ploy;

    /// <summary>A value of any sort is made up, and gets a name.</summary>
    /// <param name="Name">The name.</param>
    /// <param name="Sort">The sort, with the size in octets where it has one.</param>
    /// <param name="Text">The value as authors write it; null for any.</param>
    public sealed record Make(string Name, Sort Sort, string? Text = null) : Ploy;

    /// <summary>Octets are cut out of something in which parts run together, and get a name.</summary>
    /// <param name="Name">The name.</param>
    /// <param name="Term">What they are cut out of.</param>
    /// <param name="Octet">The first of them, without tag and length, from 0.</param>
    /// <param name="Length">How many.</param>
    public sealed record Cut(string Name, Written Term, int Octet, int Length) : Ploy;

    /// <summary>A certificate is made that says what a holder's own would, and gets a name.</summary>
    /// <param name="Name">The name.</param>
    /// <param name="Holder">Whose certificate it looks like.</param>
    /// <param name="Told">What it says: what its issuer's name stands for, the key, what the holder's name stands for, the bound terms, in the order of the protocol.</param>
    /// <param name="Signer">The private key that signs it.</param>
    public sealed record Certify(string Name, string Holder, Written Told, Written Signer) : Ploy;
}

/// <summary>A term in a ploy: notation in which <c>X@3</c> is the X of message 3, and <c>@3</c> is that message.</summary>
/// <param name="Text">As written.</param>
/// <param name="Column">Where it stands in the line, from 0.</param>
/// <param name="Term">What it says, with made-up names for what is taken from messages.</param>
/// <param name="References">What those names stand for: a term, or null for the whole message, and the message's number.</param>
public sealed record Written(string Text, int Column, Term Term, IReadOnlyDictionary<string, (Term? Term, int Message)> References);

/// <summary>What is wrong with a ploy.</summary>
/// <param name="Column">Where in the line, from 0.</param>
/// <param name="Message">A lower-case phrase.</param>
public sealed record PloyProblem(int Column, Prose Message);
