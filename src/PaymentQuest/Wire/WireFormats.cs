using PaymentQuest.Terms;
using PaymentQuest.Wire.Set;

namespace PaymentQuest.Wire;

/// <summary>What came of tying a wire format to the definitions of a protocol.</summary>
internal abstract record WireBinding
{
    private WireBinding()
    {
    }

    /// <summary>The format knows the protocol's terms.</summary>
    /// <param name="Format">The format for this protocol.</param>
    public sealed record Bound(WireFormat Format) : WireBinding;

    /// <summary>There is no format of this name.</summary>
    public sealed record Unknown : WireBinding;

    /// <summary>A definition does not have the parts that the format writes.</summary>
    /// <param name="Name">The definition.</param>
    /// <param name="Reason">What is wrong, as a phrase.</param>
    public sealed record Misshapen(string Name, string Reason) : WireBinding;
}

/// <summary>The wire formats that a protocol file can name.</summary>
internal static class WireFormats
{
    /// <summary>Their names, for suggestions and the documentation.</summary>
    public static readonly Sequence<string> Names = [WireFormat.Canonical.Name, SetFormat.FormatName, LengthPrefixed.FormatName];

    /// <summary>The format of this name, tied to a protocol's definitions and messages.</summary>
    public static WireBinding Bind(string name, Vocabulary vocabulary, Sequence<Term> messages) =>
        name == WireFormat.Canonical.Name ? new WireBinding.Bound(WireFormat.Canonical)
        : name == SetFormat.FormatName ? SetBinding.Bind(vocabulary, messages)
        : name == LengthPrefixed.FormatName ? new WireBinding.Bound(new LengthPrefixed(vocabulary))
        : new WireBinding.Unknown();
}
