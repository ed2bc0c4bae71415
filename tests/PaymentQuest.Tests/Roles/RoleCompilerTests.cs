using PaymentQuest.Cryptography;
using PaymentQuest.Roles;
using PaymentQuest.Runs;
using Xunit;

namespace PaymentQuest.Tests.Roles;

public sealed class RoleCompilerTests
{
    public static TheoryData<string> Protocols => ["1kp", "1kp-pin", "2kp", "3kp"];

    [Theory]
    [MemberData(nameof(Protocols))]
    public void No_check_rebuilds_what_is_randomized(string id)
    {
        static bool IsRebuilt(Expression e) => e is Expression.Built b && (b.Term.IsRandomized || b.Inputs.Any(IsRebuilt));
        Assert.All(ProtocolFiles.Load(id).Programs.Values.SelectMany(p => p.Actions), action => Assert.False(action switch
        {
            RoleAction.Compare c => IsRebuilt(c.Expected),
            RoleAction.VerifySignature v => IsRebuilt(v.Content) || IsRebuilt(v.PublicKey),
            RoleAction.Guard g => g.Inputs.Any(IsRebuilt),
            RoleAction.Effect e => e.Inputs.Any(IsRebuilt),
            RoleAction.Keep k => k.Terms.Any(IsRebuilt),
            // What is sent was computed into a register before, so that the role remembers the octets.
            RoleAction.Send s => IsRebuilt(s.Message),
            _ => false,
        }));
    }

    [Theory]
    [MemberData(nameof(Protocols))]
    public void No_register_is_read_before_it_is_written(string id)
    {
        foreach (var program in ProtocolFiles.Load(id).Programs.Values)
        {
            var written = Enumerable.Range(0, program.Known.Count).ToHashSet();
            foreach (var action in program.Actions)
            {
                Assert.Subset(written, Reads(action).ToHashSet());
                written.UnionWith(Writes(action));
            }
        }
    }

    [Fact]
    public void A_ciphertext_that_comes_back_is_compared_with_the_one_that_was_sent()
    {
        var text = TinyProtocol.Text("""
            knows: {Alice: K, Bob: K}
            fresh: {Alice: N}
            steps:
              - {name: Go, from: Alice, to: Bob, message: "E(K, N)"}
              - {name: Back, from: Bob, to: Alice, message: "E(K, N)"}
            """, "Alice");
        Assert.Contains("    compute  E(K, N)\n    send     E(K, N)\n", text, StringComparison.Ordinal);
        Assert.Contains("    compare  E(K, N) received = E(K, N) held  [E(K, N)]\n", text, StringComparison.Ordinal);
        Assert.DoesNotContain("recomputed", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_ciphertext_of_somebody_else_with_known_content_is_opened_and_not_rebuilt()
    {
        var text = TinyProtocol.Text("""
            knows: {Alice: "K, T", Bob: "K, T"}
            steps:
              - {name: Go, from: Alice, to: Bob, message: "E(K, T)"}
            """, "Bob");
        Assert.Contains("    open     E(K, T) with K, giving T  [E(K, T)]\n    compare  T received = T held  [E(K, T).T]\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_certificate_known_from_the_start_is_verified_before_its_key_is_used()
    {
        var text = TinyProtocol.Text("""
            knows: {Alice: "PK_CA, CERT_B", Bob: SK_B}
            fresh: {Alice: N}
            steps:
              - {name: Go, from: Alice, to: Bob, message: PK_B(N)}
            """, "Alice");
        Assert.Contains("verify   CERT_B by PK_CA as bob, giving PK_B, B  [CERT_B]\n    generate N\n    compute  PK_B(N)\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_key_of_a_certificate_that_cannot_be_verified_cannot_be_used()
    {
        var error = TinyProtocol.ErrorAt("""
            knows: {Alice: CERT_B, Bob: SK_B}
            fresh: {Alice: N}
            steps:
              - {name: Go, from: Alice, to: Bob, message: PK_B(N)}
            """, "PQ0230", "PK_B(N)");
        Assert.Equal("Alice cannot compose 1 Go: it does not know PK_B", error.Message);
    }

    [Fact]
    public void What_a_sender_lacks_is_named_where_the_message_is_written()
    {
        var error = TinyProtocol.ErrorAt("""
            knows: {Alice: T}
            fresh: {Bob: M}
            steps:
              - {name: Go, from: Alice, to: Bob, message: "H(T, M), N"}
            """, "PQ0230", "H(T, M), N\"");
        Assert.Equal("Alice cannot compose 1 Go: it does not know M, N", error.Message);
    }

    [Fact]
    public void Cheap_checks_come_before_dear_ones() => Assert.Equal(
        [
            "DATE", "once", "accountOf(ID_M)", "protocolOf(ID_M)", "CERT_M", "CERT_M.ID_M", "CERT_C", "Sig_M", "Sig_C",
            "EncSlip", "EncSlip.H(Common)", "H(Common)", "holderOf(CAN)", "Y/N",
        ],
        ProtocolFiles.Load("3kp").Programs["Acquirer"].Checks.Select(c => c.Label));

    [Fact]
    public void What_cannot_be_looked_into_is_listed_and_given_on_unseen()
    {
        var compiled = ProtocolFiles.Load("3kp");
        static IEnumerable<string> Opaque(CompiledProtocol c, string role) => c.Programs[role].Opaque.Select(o => $"{o.Step} {c.Protocol.Vocabulary.Label(o.Term)}");
        Assert.Equal(["1 CID", "3 EncSlip"], Opaque(compiled, "Merchant"));
        Assert.Equal(["4 H(V)", "4 H(DESC, SALT_C)"], Opaque(compiled, "Acquirer"));
        Assert.Empty(Opaque(compiled, "Customer"));
    }

    [Fact]
    public void A_key_that_arrives_later_opens_what_arrived_before()
    {
        var text = TinyProtocol.Text("""
            knows: {Alice: T}
            fresh: {Alice: K}
            steps:
              - {name: Commit, from: Alice, to: Bob, message: "E(K, T), H(T)"}
              - {name: Open, from: Alice, to: Bob, message: K}
            """, "Bob");
        Assert.Contains("  step 2 Open, Alice to Bob\n    receive  K\n    open     E(K, T) with K, giving T  [E(K, T)]\n    compare  H(T) received = H(T) recomputed  [H(T)]\n", text, StringComparison.Ordinal);
        Assert.DoesNotContain("opaque", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_look_up_gives_what_is_not_known_otherwise_and_checks_what_is()
    {
        const string Body = """
            functions: {ownerOf: {result: text, roles: [Bob]}}
            knows: {Alice: "CARD, T"}
            steps:
              - name: Go
                from: Alice
                to: Bob
                message: MESSAGE
                receiver:
                  - {look_up: ownerOf(CARD), equals: T}
            keeps: {Bob: T}
            """;
        Assert.Contains("keep     T", TinyProtocol.Text(Body.Replace("MESSAGE", "CARD", StringComparison.Ordinal), "Bob"), StringComparison.Ordinal);
        Assert.Contains("receive  CARD, T\n    guard    look_up ownerOf(CARD), equals T", TinyProtocol.Text(Body.Replace("MESSAGE", "CARD, T", StringComparison.Ordinal), "Bob"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{within: WHEN, seconds: 3}", "WHEN, seconds", "Bob cannot carry out within at 1 Go: it does not know WHEN")]
    [InlineData("{once: \"N, M\"}", "N, M\"}", "Bob cannot carry out once at 1 Go: it does not know M")]
    [InlineData("{look_up: ownerOf(CARD)}", "ownerOf(CARD)}", "Bob cannot carry out look_up at 1 Go: only Alice can evaluate ownerOf")]
    [InlineData("{decide: YN, account: CARD, amount: SUM}", "YN, account", "Bob cannot carry out decide at 1 Go: it does not know SUM")]
    [InlineData("{ship: M}", "M}", "Bob cannot carry out ship at 1 Go: it does not know M")]
    public void A_rule_that_cannot_be_carried_out_is_an_error_where_it_is_written(string rule, string piece, string message)
    {
        var error = TinyProtocol.ErrorAt("""
            functions: {ownerOf: {result: text, roles: [Alice]}}
            knows: {Alice: CARD}
            fresh: {Alice: N}
            steps:
              - name: Go
                from: Alice
                to: Bob
                message: N, CARD
                receiver:
                  - RULE
            """.Replace("RULE", rule, StringComparison.Ordinal), "PQ0231", piece);
        Assert.Equal(message, error.Message);
    }

    [Fact]
    public void A_declined_form_brings_nothing_new()
    {
        var error = TinyProtocol.ErrorAt("""
            knows: {Alice: "YN, T"}
            fresh: {Alice: N}
            steps:
              - {name: Go, from: Alice, to: Bob, message: "YN, T", declined: "YN, N"}
            """, "PQ0233", "YN, T\", declined");
        Assert.Equal("the declined form of Go contains 'N', which its approved form lacks", error.Message);
    }

    [Fact]
    public void Evidence_that_a_role_cannot_have_is_an_error()
    {
        var (_, items) = ProtocolFiles.Compile(ProtocolFiles.Variant("1kp", "keeps: {Merchant: CAN}"));
        Assert.Equal(("PQ0232", "Merchant cannot keep 'CAN' as evidence: it does not know CAN"), (Assert.Single(items).Code, items[0].Message));
    }

    [Fact]
    public void Names_of_roles_and_the_order_of_a_file_change_no_verdict()
    {
        var original = File.ReadAllText(ProtocolFiles.Paths["1kp"]);
        var renamed = original.Replace("Customer", "Buyer", StringComparison.Ordinal).Replace("Merchant", "Seller", StringComparison.Ordinal).Replace("Acquirer", "Bank", StringComparison.Ordinal);
        var reordered = original
            .Replace("  Customer: C\n  Merchant: M\n  Acquirer: A\n", "  Acquirer: A\n  Customer: C\n  Merchant: M\n", StringComparison.Ordinal)
            .Replace("  CID: H(R_C, CAN)\n", "", StringComparison.Ordinal).Replace("certificates:\n", "  CID: H(R_C, CAN)\n\ncertificates:\n", StringComparison.Ordinal);
        Assert.NotEqual(original, renamed);
        Assert.NotEqual(original, reordered);

        var expected = Signature(ProtocolFiles.Of(original));
        Assert.Equal(expected, Signature(ProtocolFiles.Of(reordered)));
        Assert.Equal(
            expected.Select(l => l.Replace("Customer", "Buyer", StringComparison.Ordinal).Replace("Merchant", "Seller", StringComparison.Ordinal).Replace("Acquirer", "Bank", StringComparison.Ordinal)),
            Signature(ProtocolFiles.Of(renamed)));
    }

    /// <summary>The checks of an honest run, and the verdicts when each message in turn loses its last octet or is the one before.</summary>
    private static List<string> Signature(CompiledProtocol compiled)
    {
        var plan = new RunPlan(compiled, Suite.Lecture, compiled.Protocol.Setting, 6);
        var honest = Run.Execute(plan);
        var lines = honest.Checks.Select(c => $"{c.Name} {c.IsPassed}").ToList();
        foreach (var message in honest.Messages)
        {
            var tampered = (byte[])message.Sent.Clone();
            tampered[^1] ^= 1;
            foreach (var octets in (byte[][])[tampered, message.Sent[..^1]])
            {
                lines.Add(Run.Execute(plan with { Interferences = [new Interference(message.Step.Number, octets)] }).Verdict switch
                {
                    Verdict.Refused r => r.Check.ToString(),
                    Verdict.Malformed m => $"{m.Check} {m.Offset}",
                    var other => other.Word,
                });
            }
        }

        return lines;
    }

    private static IEnumerable<int> Reads(RoleAction action) => action switch
    {
        RoleAction.Compare c => [c.Register, .. c.Expected.Registers],
        RoleAction.Open o => [o.Register, .. o.Key.Registers],
        RoleAction.VerifyCertificate v => [v.Register, .. v.IssuerKey.Registers],
        RoleAction.VerifySignature v => [v.Register, .. v.PublicKey.Registers, .. v.Content.Registers],
        RoleAction.Guard g => g.Inputs.SelectMany(i => i.Registers),
        RoleAction.Effect e => e.Inputs.SelectMany(i => i.Registers),
        RoleAction.Compute c => c.Expression.Registers,
        RoleAction.Remember r => r.Value.Registers,
        RoleAction.Send s => [.. s.Message.Registers, .. s.Declined?.Registers ?? []],
        RoleAction.Keep k => k.Terms.SelectMany(t => t.Registers),
        _ => [],
    };

    private static IEnumerable<int> Writes(RoleAction action) => action switch
    {
        RoleAction.Receive r => r.Shape.Leaves.Select(l => l.Register),
        RoleAction.Open o => o.Content.Leaves.Select(l => l.Register),
        RoleAction.VerifyCertificate v => [v.Key, .. v.Told],
        RoleAction.Guard { Output: { } output } => [output],
        RoleAction.Generate g => [g.Register],
        RoleAction.Compute c => [c.Register],
        _ => [],
    };
}
