using PaymentQuest.Documents;
using PaymentQuest.Terms;
using PaymentQuest.Wire;

namespace PaymentQuest.Protocols;

/// <summary>The wire format that a protocol file names.</summary>
internal sealed partial class ProtocolReader
{
    private WireFormat Wire(string? name, Place place, Vocabulary vocabulary, IReadOnlyList<Step> steps)
    {
        if (name is null || _diagnostics.HasErrors)
        {
            return WireFormat.Canonical;
        }

        switch (WireFormats.Bind(name, vocabulary, steps.Select(s => s.Message).ToSequence()))
        {
            case WireBinding.Bound bound:
                return bound.Format;
            case WireBinding.Misshapen misshapen:
                _diagnostics.Error("PQ0227", place, $"wire format {name} cannot write {misshapen.Name}: {misshapen.Reason}", "define it with the parts that the format has, in its order, and a tuple in a tuple in parentheses");
                return WireFormat.Canonical;
            default:
                _diagnostics.Error("PQ0226", place, $"{PlainText.Excerpt(name)} is no wire format", Suggestion.Advice(name, WireFormats.Names, $"use {string.Join(" or ", WireFormats.Names)}"));
                return WireFormat.Canonical;
        }
    }
}
