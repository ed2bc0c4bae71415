using System.CommandLine;
using System.Security.Cryptography;
using System.Text;
using PaymentQuest.Documents;
using PaymentQuest.Screens;
using PaymentQuest.Terms;

namespace PaymentQuest.Terminal.Commands;

/// <summary>A file that a user named for what is encoded in it: a transcript, or octets in one of the forms in which they are passed on.</summary>
/// <param name="Name">The file's name for people.</param>
/// <param name="Octets">The octets that the file stands for.</param>
/// <param name="IsTranscript">Whether they are the text of a transcript rather than an encoding.</param>
internal sealed record EncodedFile(string Name, byte[] Octets, bool IsTranscript)
{
    private static readonly string[] Forms = ["der", "pem", "hex", "base64"];

    public static Argument<string> Argument(Invocation invocation) => new("FILE") { Description = "command.der-argument" };

    public static Option<string?> InForm(Invocation invocation) => Options.Choice("--inform", "command.in-form-option", Forms, invocation);

    /// <summary>Reads a file; null when there are no octets to be had, and then the user was told.</summary>
    public static EncodedFile? Load(string path, string? form, Invocation invocation, out int exitCode)
    {
        var diagnostics = new Diagnostics();
        var name = path == TranscriptFile.StandardInput ? "stdin" : path;
        if (TranscriptFile.Octets(path, name, invocation, diagnostics) is not { } octets)
        {
            exitCode = invocation.Fail(diagnostics);
            return null;
        }

        exitCode = ExitCodes.Accepted;
        if (form is null && octets.AsSpan().TrimStart(" \t\r\n"u8).StartsWith("{"u8))
        {
            return new EncodedFile(name, octets, true);
        }

        if (octets.Length > Bounds.EncodingOctets)
        {
            exitCode = invocation.Fail(ExitCodes.InvalidContent, invocation.Say("asn1.has-more-than-octets", ("name", name), ("most", Bounds.EncodingOctets)));
            return null;
        }

        if (Decoded(octets, form) is not { Length: > 0 } decoded)
        {
            exitCode = invocation.Fail(ExitCodes.InvalidContent, octets.Length == 0
                ? invocation.Say("asn1.is-empty", ("name", name))
                : invocation.Say("asn1.is-not-written-in", ("name", name), ("form", form ?? "DER")));
            return null;
        }

        return new EncodedFile(name, decoded, false);
    }

    // Text that can only be meant as one of the textual forms is taken for it; everything else is octets as they are.
    private static byte[]? Decoded(byte[] octets, string? form)
    {
        if (form == "der")
        {
            return octets;
        }

        if (octets.AsSpan().ContainsAnyExceptInRange((byte)0x09, (byte)0x7E))
        {
            return form is null ? octets : null;
        }

        var text = Encoding.ASCII.GetString(octets);
        return form switch
        {
            "pem" => Pem(text),
            "hex" => Hex(text),
            "base64" => Base64(text),
            _ => Pem(text) ?? Hex(text) ?? Base64(text) ?? octets,
        };
    }

    // For each beginning the end that belongs to it is looked for in all that follows.
    private static byte[]? Pem(string text) =>
        text.AsSpan().Count("-----BEGIN ") <= Bounds.PemBlocks && PemEncoding.TryFind(text, out var fields) ? Base64(text[fields.Base64Data]) : null;

    private static byte[]? Hex(string text)
    {
        var digits = string.Concat(text.Where(c => !char.IsWhiteSpace(c) && c != ':'));
        return digits.Length > 0 && digits.Length % 2 == 0 && digits.All(char.IsAsciiHexDigit) ? Convert.FromHexString(digits) : null;
    }

    private static byte[]? Base64(string text)
    {
        var decoded = new byte[text.Length];
        return Convert.TryFromBase64String(text, decoded, out var count) && count > 0 ? decoded[..count] : null;
    }
}
