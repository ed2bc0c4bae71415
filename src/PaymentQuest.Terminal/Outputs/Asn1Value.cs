using System.Text.Json.Serialization;

namespace PaymentQuest.Terminal.Outputs;

/// <summary>A value in octets as <c>asn1</c> says it, with its place. <see cref="Written"/> is what people read of it; of what they cannot read, there are its octets.</summary>
internal sealed record Asn1Value(
    int Offset,
    int Depth,
    int Header,
    int Length,
    string Tag,
    bool Constructed,
    string? Nesting,
    [property: JsonPropertyName("value")] string? Written,
    string? Name,
    string? Hex,
    string? Field);
