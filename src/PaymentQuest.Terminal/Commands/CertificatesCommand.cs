using System.Formats.Asn1;
using PaymentQuest.Cryptography;
using PaymentQuest.Documents;
using PaymentQuest.Protocols;
using PaymentQuest.Scenarios;
using PaymentQuest.Screens;
using PaymentQuest.Terminal.Outputs;
using PaymentQuest.Transcripts;
using Command = System.CommandLine.Command;

namespace PaymentQuest.Terminal.Commands;

/// <summary><c>certificates</c>: certificates in words, and how the roles of a run stand to them.</summary>
internal static class CertificatesCommand
{
    private const int Columns = 100;

    public static Command Create(Invocation invocation)
    {
        var path = EncodedFile.Argument(invocation);
        var role = Options.Text("--role", "ROLE", "command.only-role-option", invocation);
        var form = EncodedFile.InForm(invocation);
        var protocol = Options.Text("--protocol", "PROTOCOL", "command.certificate-of-option", invocation);
        var json = Options.Json(invocation);
        var command = new DocumentedCommand(
            "certificates", "command.certificates", "paymentquest certificates t.json --role Merchant", "paymentquest run set --json | paymentquest certificates - --json", "paymentquest certificates out/root.pem", "paymentquest certificates out/cert-3-m.pem --protocol 3kp")
        {
            path, role, form, protocol, json,
        };
        command.SetAction(parsed =>
        {
            if (EncodedFile.Load(parsed.GetRequiredValue(path), parsed.GetValue(form), invocation, out var exitCode) is not { } file)
            {
                return exitCode;
            }

            if (!file.IsTranscript)
            {
                return parsed.GetValue(role) is null
                    ? One(file, parsed.GetValue(protocol), parsed.GetValue(json), invocation)
                    : invocation.Fail(ExitCodes.Usage, invocation.Say("certificates.role-is-for-transcripts-and-this"));
            }

            return TranscriptFile.Load(file.Name, file.Octets, parsed.GetValue(protocol), invocation, out exitCode) is { } transcript
                ? All(transcript, parsed.GetValue(role), parsed.GetValue(json), invocation)
                : exitCode;
        });
        return command;
    }

    private static int One(EncodedFile file, string? id, bool isJson, Invocation invocation)
    {
        var diagnostics = new Diagnostics();
        IReadOnlyList<Protocol> protocols;
        if (id is null && !MayBeCertificate(file.Octets))
        {
            protocols = [];
        }
        else if (id is null)
        {
            protocols = [.. Library.Shipped.Protocols.Select(p => Library.Shipped.LoadProtocol(p.Id, diagnostics)?.Protocol).OfType<Protocol>()];
        }
        else if (Options.Load(id, invocation, out var exitCode, "--protocol") is { } compiled)
        {
            protocols = [compiled.Protocol];
        }
        else
        {
            return exitCode;
        }

        // Protocols that say nothing particular of certificates read the same; any of them will do.
        foreach (var (protocol, suite) in protocols.SelectMany(p => Suite.All.Select(s => (p, s))))
        {
            if ((Certificate.Read(suite, file.Octets, protocol.CertificateProfile) ?? Certificate.ReadRoot(suite, file.Octets)) is { } content)
            {
                if (isJson)
                {
                    Json.Write(invocation, CertificatesOutput.Of(suite, content));
                }
                else
                {
                    Write(CertificateText.Lines(CertificateFields.Of(protocol, suite, content, file.Octets, null, Glyphs(invocation)), invocation.Language, Columns), invocation);
                }

                return ExitCodes.Accepted;
            }
        }

        return invocation.Fail(ExitCodes.InvalidContent, invocation.Say("certificates.is-no-certificate-of-these-protocols", ("file", file.Name)));
    }

    // A sequence that is the whole file and begins with a sequence (RFC 5280, section 4.1): protocols are not loaded for what cannot be of any.
    private static bool MayBeCertificate(byte[] octets) =>
        AsnDecoder.TryReadEncodedValue(octets, AsnEncodingRules.DER, out var tag, out var offset, out var length, out var consumed)
        && tag == Asn1Tag.Sequence && consumed == octets.Length
        && AsnDecoder.TryReadEncodedValue(octets.AsSpan(offset, length), AsnEncodingRules.DER, out var inner, out _, out _, out _) && inner == Asn1Tag.Sequence;

    private static int All(TranscriptFile file, string? role, bool isJson, Invocation invocation)
    {
        var protocol = file.Compiled.Protocol;
        if (role is not null && protocol.FindRole(role) is null)
        {
            return ExplainCommand.NoRole(role, protocol.Roles.Select(r => r.Name), invocation, "--role");
        }

        if (Validation.Replay(file.Compiled, file.Transcript) is not { Keyring: not null } run)
        {
            return invocation.Fail(ExitCodes.InvalidContent, invocation.Say("certificates.this-run-cannot-be-made-again"));
        }

        var last = run.Messages.Count == 0 ? 0 : run.Messages[^1].Step.Number;
        var chains = protocol.Roles.Where(r => role is null || r == protocol.FindRole(role))
            .Select(r => CertificateChain.Of(run.Roles[r.Name], run, last, null, _ => true))
            .Where(c => c.Nodes.Any(n => n.Finding is not null)).ToList();
        if (isJson)
        {
            Json.Write(invocation, CertificatesOutput.Of(chains));
        }
        else
        {
            chains.ForEach(c => Write(c, invocation));
        }

        return chains.SelectMany(c => c.Nodes).All(n => n.Finding is not { Demands.Count: > 0 } f || f.IsTrusted) ? ExitCodes.Accepted : ExitCodes.Negative;
    }

    private static void Write(CertificateChain chain, Invocation invocation)
    {
        var glyphs = Glyphs(invocation);
        invocation.Out.WriteLine($"{chain.Role}, {CertificateText.Time(chain.Clock)}");
        Write(chain.Nodes.Select(n => " " + CertificateText.Branch(n, glyphs, invocation.Language, null)), invocation);
        foreach (var node in chain.Nodes.Where(n => n.Finding is not null))
        {
            invocation.Out.WriteLine();
            invocation.Out.WriteLine($" CERT_{node.Holder}");
            Write(CertificateText.Lines(chain, node, glyphs, invocation.Language, Columns), invocation);
        }

        invocation.Out.WriteLine();
    }

    private static void Write(IEnumerable<Line> lines, Invocation invocation)
    {
        foreach (var line in lines)
        {
            invocation.Out.WriteLine(line.Text.TrimEnd());
        }
    }

    private static Glyphs Glyphs(Invocation invocation) => TerminalTraits.From(invocation.Variable, false, OperatingSystem.IsWindows()).Glyphs;
}
