using PaymentQuest.Adversaries;
using PaymentQuest.Analysis;
using PaymentQuest.Cryptography;
using PaymentQuest.Roles;
using PaymentQuest.Runs;
using PaymentQuest.Terms;
using PaymentQuest.Transcripts;
using Xunit;

namespace PaymentQuest.Tests.Analysis;

/// <summary>Keys and certificates that a directory gives for a name in a message: whose they are, and what that protects.</summary>
public sealed class DirectoryTests
{
    [Fact]
    public void A_signature_is_verified_with_the_key_that_stands_under_the_name() => Assert.Equal(new Verdict.Completed(true), Played("claims-desk").Verdict);

    [Theory]
    [InlineData("nobody", "registered", "unknown")]
    [InlineData("desk", "Claim", "signature")]
    public void A_name_that_is_not_there_or_is_another_s_is_refused(string name, string check, string reason)
    {
        var refused = Assert.IsType<Verdict.Refused>(Played("claims-desk", ("SHOP", name)).Verdict);
        Assert.Equal((check, reason), (refused.Check.Label, refused.Reason));
    }

    [Fact]
    public void A_transcript_names_the_holder_and_is_validated()
    {
        var transcript = Transcript.Of(Played("claims-desk"));
        Assert.Equal("S", transcript.Setting.Tables["keyOf"]["acme"]);
        var desk = Documented.Protocol("claims-desk");
        Assert.IsType<ValidationResult.Valid>(Validation.Validate(desk, transcript).Result);

        var other = transcript with { Setting = transcript.Setting with { Tables = new Dictionary<string, IReadOnlyDictionary<string, string>>(transcript.Setting.Tables, StringComparer.Ordinal) { ["keyOf"] = new Dictionary<string, string> { ["acme"] = "Z" } } } };
        Assert.Equal("setting.tables.keyOf.acme", Assert.IsType<ValidationResult.Inconsistent>(Validation.Validate(desk, other).Result).What);
    }

    [Fact]
    public void Of_a_message_that_somebody_else_signed_the_key_is_missing_and_an_unknown_name_is_told()
    {
        var desk = Documented.Protocol("claims-desk");
        var octets = Played("claims-desk").Messages[1].Sent;
        var read = ForeignMessage.Read(new RunPlan(desk, Suite.Modern, desk.Protocol.Setting, 2), desk.Protocol.Steps[1], octets, new Dictionary<string, string>())!;

        Assert.Null(read.Fault);
        Assert.Equal([("registered", "key"), ("Claim", "key")], read.Checks.Where(c => c.Check.Label is "registered" or "Claim").Select(c => (c.Check.Label, c.Lack)));

        var stranger = Played("claims-desk", ("SHOP", "nobody")).Messages[1].Sent;
        var unknown = ForeignMessage.Read(new RunPlan(desk, Suite.Modern, desk.Protocol.Setting, 2), desk.Protocol.Steps[1], stranger, new Dictionary<string, string>())!;
        Assert.Equal(["keyOf(nobody)"], unknown.Checks.Single(c => c.Check.Label == "registered").Needs);
    }

    /// <summary>Who is registered signs under his own name. Under another's he does not, unless the key is not that of the name, or another name says who is paid.</summary>
    [Theory]
    [InlineData("", "", "none")]
    [InlineData("SK_S[H(N, SHOP, ORDER, PRICE)]", "SK_S[H(N, ORDER, PRICE)]", "none")]
    [InlineData("{look_up: keyOf(SHOP), equals: PK_S, label: registered}", "{look_up: keyOf(SIGNER), equals: PK_S, label: registered}", "attack")]
    [InlineData("{look_up: keyOf(SHOP), equals: PK_S, label: registered}", "{look_up: keyOf(SHOP)}, {look_up: keyOf(SIGNER), equals: PK_S}", "attack")]
    [InlineData("{look_up: keyOf(SHOP), equals: PK_S, label: registered}", "{look_up: keyOf(SHOP), equals: PK_S}, {look_up: keyOf(SIGNER), equals: PK_S}", "none")]
    public void The_key_under_the_name_shows_who_claims(string from, string to, string verdict) => Assert.Equal(verdict, Searches.Verdict(ProtocolFiles.Of(Two(from, to)), "claimed"));

    [Fact]
    public void A_key_that_comes_with_the_message_shows_nothing_until_the_directory_has_it()
    {
        var text = Two("message: 'SHOP, SIGNER, ", "message: 'PK_S, SHOP, SIGNER, ");
        Assert.Equal("none", Searches.Verdict(ProtocolFiles.Of(text), "claimed"));
        Assert.Equal("attack", Searches.Verdict(ProtocolFiles.Of(text.Replace(", equals: PK_S", "", StringComparison.Ordinal)), "claimed"));
    }

    [Theory]
    [InlineData("", "none")]
    [InlineData("omit: ['Desk/Claim/SK_S[H(N, SHOP, ORDER, PRICE)]']\n", "attack")]
    public void A_certificate_that_a_directory_gives_is_verified_like_any_other(string omitted, string verdict)
    {
        var compiled = ProtocolFiles.Of(omitted + Two("{look_up: keyOf(SHOP), equals: PK_S, label: registered}", "{look_up: certOf(SHOP), equals: CERT_S, label: registered}")
            .Replace("keyOf: {result: public_key", "certOf: {result: certificate", StringComparison.Ordinal).Replace("keyOf:", "certOf:", StringComparison.Ordinal).Replace("Desk: SK_D", "Desk: SK_D, PK_CA", StringComparison.Ordinal));
        Assert.Contains(compiled.Programs["Desk"].Checks, c => c.Label == "CERT_S");
        Assert.Equal(verdict, Searches.Verdict(compiled, "claimed"));
    }

    /// <summary>A key that two share is found by the name of one of them, whatever is done with it.</summary>
    [Theory]
    [InlineData("ID, N, AE(keyOf(ID), M, ORDER, N)", "none", "attack")]
    [InlineData("ID, AE(keyOf(ID), M, ORDER, N)", "none", "none")]
    [InlineData("ID, ORDER, N, HMAC(keyOf(ID), M, ORDER, N)", "none", "attack")]
    [InlineData("ID, N, ORDER, AE(keyOf(ID), M, N)", "attack", "attack")]
    [InlineData("ID, ORDER, E(keyOf(ID), M), N", "attack", "attack")]
    [InlineData("ID, OTHER, ORDER, AE(keyOf(OTHER), M, ORDER, N)", "attack", "none")]
    public void A_shared_key_is_found_by_a_name(string message, string agreed, string hidden) =>
        Assert.Equal([agreed, hidden], Searches.Verdicts(Shared(message), ["Client"]));

    /// <summary>A key by a name that honest and dishonest clients share is had by the dishonest one from the start, and the story says so.</summary>
    [Fact]
    public void A_story_says_who_has_a_key_by_a_name()
    {
        var compiled = ProtocolFiles.Of(SharedText("HMAC(keyOf(ID), M)").Replace("Client: \"S, ID, OTHER, keyOf(ID), keyOf(OTHER)\"", "Client: \"S, ID, keyOf(ID)\", Service: ID", StringComparison.Ordinal).Replace("on: \"ID, ORDER, N\"", "on: M", StringComparison.Ordinal)
            .Replace("  - {name: hidden, secret: N, among: [Client, Service], for: Client, after: Order}\n", "", StringComparison.Ordinal).Replace("Client: \"N, ORDER\"", "Client: N", StringComparison.Ordinal));
        var search = AttackSearch.Of(compiled, [Suite.Modern], 1, ["Client"])!;
        var claim = compiled.Protocol.Claims.Single();
        var result = search.Judge(claim, Searches.Limit());

        var story = string.Join('\n', Story.Tell(search.CastFor(result), claim, ((Finding.Attack)result.Finding).Script).Select(l => l.En));

        Assert.Contains($"keyOf(ID) of {Cast.Dishonest} (Client)", story);
    }

    /// <summary>Whoever looks up keys by the names of others knows those keys, in whatever role he is met.</summary>
    [Fact]
    public void A_key_for_all_services_is_known_to_a_dishonest_one()
    {
        var compiled = Shared("ID, AE(keyOf(ID), M, ORDER, N)");
        Assert.Equal(["attack", "attack"], Searches.Verdicts(compiled, ["Client", "Service"]));

        var each = ProtocolFiles.Of(SharedText("ID, AE(keyOf(ID, S), M, ORDER, N)").Replace("keyOf(ID), keyOf(OTHER)", "keyOf(ID, S)", StringComparison.Ordinal).Replace("{acme:", "{\"acme, Service\":", StringComparison.Ordinal));
        Assert.Equal(["none", "none"], Searches.Verdicts(each, ["Client", "Service"]));
    }

    [Fact]
    public void A_name_without_a_shared_key_is_refused()
    {
        var compiled = Shared("ID, AE(keyOf(ID), M, ORDER, N)");
        var setting = compiled.Protocol.Setting;
        var run = Run.Execute(new RunPlan(compiled, Suite.Modern, setting with { Tables = new Dictionary<string, IReadOnlyDictionary<string, string>> { ["keyOf"] = new Dictionary<string, string> { ["else"] = setting.Tables["keyOf"]["acme"] } } }, 1));
        Assert.Equal(0, Assert.IsType<Verdict.Stalled>(run.Verdict).Step);
    }

    /// <summary>Whoever can read a public table knows what is in it; of one that some can look up he knows what they say.</summary>
    [Theory]
    [InlineData("public: true", "attack", true)]
    [InlineData("roles: [Bank]", "none", false)]
    public void What_stands_in_a_public_table_everybody_knows(string who, string verdict, bool isKnown)
    {
        var compiled = ProtocolFiles.Of($$"""
            format_version: 1
            id: listed
            title: {en: "Listed", es: "En la lista"}
            suites: [modern]
            roles: {Payer: P, Bank: B}
            trusted: [Payer, Bank]
            atoms: {NAME: text, NUMBER: account}
            functions: {numberOf: {result: account, {{who}} } }
            knows: {Payer: "B, NAME, NUMBER, PK_B", Bank: SK_B}
            steps: [{name: Pay, from: Payer, to: Bank, message: 'NAME, PK_B(NUMBER)', receiver: [{look_up: numberOf(NAME), equals: NUMBER}]}]
            goals: [{name: hidden, secret: NUMBER, among: [Payer, Bank]}, {name: shown, alive: Payer, to: Bank, at: Pay}]
            setting:
              values: {NAME: acme, NUMBER: "700012"}
              tables: {numberOf: {acme: "700012"} }
            """);
        Assert.Equal([verdict, verdict], Searches.Verdicts(compiled, []));
        Assert.Equal(isKnown, RoleKnowledge.OfNetwork(compiled.Protocol, 0).Derive(new Term.Function("numberOf", new Term.Atom("NAME"))) is not null);
    }

    [Theory]
    [InlineData("equals: PK_S", "equals: SHOP", "PQ0294")]
    [InlineData("equals: PK_S", "equals: CERT_S", "PQ0294")]
    [InlineData("keyOf(SHOP), equals", "accountOf(SHOP), equals", "PQ0294")]
    [InlineData("message: 'SHOP", "message: 'keyOf(SHOP)", "PQ0294")]
    [InlineData("  Desk: SK_D", "  Desk: SK_D, keyOf(SHOP)", "PQ0294")]
    [InlineData("result: public_key, roles: [Desk]", "result: public_key, roles: [Desk], kept: true", "PQ0294")]
    [InlineData("result: public_key, roles: [Desk]", "result: account, kept: true, public: true", "PQ0294")]
    [InlineData("result: public_key, roles: [Desk]", "result: public_key, public: true, roles: [Desk]", "PQ0122")]
    [InlineData("result: public_key, roles: [Desk]", "result: public_key, roles: [Shop]", "PQ0231")]
    [InlineData("acme: S", "acme: T", "PQ0223")]
    [InlineData("PRICE: amount", "PRICE: amount, KEY: public_key", "PQ0206")]
    public void What_makes_no_sense_is_told(string from, string to, string code) =>
        Assert.Contains(ProtocolFiles.Compile(Two(from, to)).Items, d => d.Code == code && d.Place.Line > 0);

    private static CompiledProtocol Shared(string message) => ProtocolFiles.Of(SharedText(message));

    private static string SharedText(string message) => $$"""
        format_version: 1
        id: shared
        title: {en: "A key by a name", es: "Una clave por un nombre"}
        suites: [modern]
        roles: {Client: C, Service: S}
        trusted: [Service]
        atoms: {ID: text, OTHER: text, ORDER: text, N: nonce, M: nonce}
        functions: {keyOf: {result: key, roles: [Service]} }
        knows: {Client: "S, ID, OTHER, keyOf(ID), keyOf(OTHER)"}
        fresh: {Service: M, Client: "N, ORDER"}
        steps:
          - {name: Hello, from: Service, to: Client, message: M}
          - {name: Order, from: Client, to: Service, message: '{{message}}', receiver: [{once: M}]}
        goals:
          - {name: agreed, agree: Service, with: Client, on: "ID, ORDER, N", at: Order}
          - {name: hidden, secret: N, among: [Client, Service], for: Client, after: Order}
        setting:
          values: {ID: acme, OTHER: acme2}
          tables: {keyOf: {acme: 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f, acme2: 100102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f} }
        """;

    private static string Two(string from, string to)
    {
        var text = """
            format_version: 1
            id: two-names
            title: {en: "Two names", es: "Dos nombres"}
            suites: [modern]
            roles: {Shop: S, Desk: D}
            atoms: {SHOP: text, SIGNER: text, ORDER: text, PRICE: amount, N: nonce}
            functions:
              keyOf: {result: public_key, roles: [Desk]}
              accountOf: {result: account, roles: [Desk]}
            knows:
              Shop: D, SHOP, SIGNER, PRICE, SK_S
              Desk: SK_D
            fresh: {Desk: N, Shop: ORDER}
            steps:
              - {name: Hello, from: Desk, to: Shop, message: N}
              - name: Claim
                from: Shop
                to: Desk
                message: 'SHOP, SIGNER, ORDER, PRICE, SK_S[H(N, SHOP, ORDER, PRICE)]'
                receiver: [{once: N}, {look_up: keyOf(SHOP), equals: PK_S, label: registered}, {look_up: accountOf(SHOP)}]
            goals:
              - {name: claimed, agree: Desk, with: Shop, on: "SHOP, ORDER", at: Claim}
            setting:
              values: {SHOP: acme, SIGNER: acme-till, PRICE: EUR 3.00}
              tables:
                keyOf: {acme: S, acme-till: S, desk: D}
                accountOf: {acme: "71"}
            """;
        Assert.Contains(from, text, StringComparison.Ordinal);
        return from.Length == 0 ? text : text.Replace(from, to, StringComparison.Ordinal);
    }

    private static Run Played(string id, params (string Atom, string Value)[] values)
    {
        var compiled = Documented.Protocol(id);
        var setting = compiled.Protocol.Setting;
        return Run.Execute(new RunPlan(compiled, Suite.Modern, setting with { Values = values.Aggregate(setting.Values, (all, v) => new Dictionary<string, string>(all, StringComparer.Ordinal) { [v.Atom] = v.Value }) }, 1));
    }
}
