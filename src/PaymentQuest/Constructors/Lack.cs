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

    /// <summary>Nothing comes of calculating with two values.</summary>
    public sealed record OfResult(Term.Arithmetic Term, byte[] Left, byte[] Right) : Lack;
}
