using PaymentQuest.Terms;

namespace PaymentQuest.Constructors;

/// <summary>Why a constructor makes nothing of inputs that are there.</summary>
internal abstract record Lack
{
    private Lack()
    {
    }

    /// <summary>What is taken for the holder's public key is none of the suite.</summary>
    public sealed record OfRecipient(string Holder) : Lack;

    /// <summary>The content has more octets than fit into the holder's key.</summary>
    public sealed record OfRoom(string Holder, int Octets) : Lack;

    /// <summary>So many octets are no symmetric key of the suite.</summary>
    public sealed record OfKey(int Octets) : Lack;

    /// <summary>More is to be taken from an amount than there is.</summary>
    public sealed record OfMoney(Term Whole, byte[] Has, Term Part, byte[] Takes) : Lack;
}
