using System.Diagnostics.CodeAnalysis;
using PaymentQuest.Documents;

namespace PaymentQuest.Terminal.Outputs;

/// <summary>A text in both languages.</summary>
internal sealed record Bilingual(string En, string Es)
{
    [return: NotNullIfNotNull(nameof(prose))]
    public static Bilingual? Of(Prose? prose) => prose is null ? null : new(prose.En, prose.Es);
}
