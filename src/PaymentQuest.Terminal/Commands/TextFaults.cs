using PaymentQuest.Documents;

namespace PaymentQuest.Terminal.Commands;

/// <summary>What is wrong with a message that is text, in a phrase.</summary>
internal static class TextFaults
{
    /// <summary>The phrase for a fault.</summary>
    /// <param name="word">Its word.</param>
    /// <param name="name">The field that it concerns; empty for none.</param>
    /// <param name="invocation">The language.</param>
    public static string Say(string word, string name, Invocation invocation)
    {
        var field = name.Length == 0 ? "" : " " + PlainText.Excerpt(name);
        return word switch
        {
            "charset" => invocation.Say("foreign.charset"),
            "missing" => invocation.Say("foreign.missing", ("field", field)),
            "unknown" => invocation.Say("foreign.unknown", ("field", field)),
            "repeated" => invocation.Say("foreign.repeated", ("field", field)),
            "depth" => invocation.Say("foreign.depth"),
            "too_many" => invocation.Say("foreign.too-many"),
            "document_type" => invocation.Say("foreign.document-type"),
            "value" => invocation.Say("foreign.value", ("field", field)),
            "fixed" => invocation.Say("foreign.fixed", ("field", field)),
            "not_canonical" => invocation.Say("foreign.not-canonical", ("field", field)),
            _ => invocation.Say("foreign.syntax"),
        };
    }
}
