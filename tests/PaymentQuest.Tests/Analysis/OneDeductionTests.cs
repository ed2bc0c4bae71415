using System.Text;
using PaymentQuest.Adversaries;
using PaymentQuest.Cryptography;
using PaymentQuest.Documents;
using PaymentQuest.Quests;
using PaymentQuest.Roles;
using PaymentQuest.Runs;
using PaymentQuest.Scenarios;
using PaymentQuest.Terms;
using Xunit;

namespace PaymentQuest.Tests.Analysis;

/// <summary>What the adversary can take apart and make is the same for knowledge, for lint, for a search and on a board, whatever a message is made of.</summary>
public sealed class OneDeductionTests
{
    private static readonly string[] Values = ["PIN", "N", "K"];

    [Fact]
    public void Knowledge_lint_search_and_board_agree_on_every_term_of_small_depth()
    {
        var (found, safe) = (0, 0);
        Assert.All(Thoroughness.Sample(Messages(), 60, "terms of small depth").Select(Telling).Where(t => IsSent(t.Compiled)), told =>
        {
            var (yaml, compiled) = told;
            var isKnown = RoleKnowledge.OfNetwork(compiled.Protocol).Derive(new Term.Atom("PIN")) is not null;
            Assert.Equal(isKnown ? "attack" : "none", Searches.Verdict(compiled, "secret PIN", 1, []));
            Assert.Equal(isKnown, IsBreached(compiled, "start Sender"));
            Assert.Equal(isKnown, IsWarnedOf(yaml));
            (found, safe) = isKnown ? (found + 1, safe) : (found, safe + 1);
        });

        Assert.InRange(found, 10, int.MaxValue);
        Assert.InRange(safe, 10, int.MaxValue);
    }

    [Theory]
    [InlineData("J", "E(J, PIN)", "J'", true)]
    [InlineData("J", "E(J, N, E(K, PIN))", "J'", false)]
    [InlineData("J", "AE(J, PIN)", "J'", true)]
    [InlineData("J", "AE(J, N, AE(K, PIN))", "J'", false)]
    [InlineData("J", "E(KDF(\"a\", J, N), PIN)", "J'", true)]
    [InlineData("J", "E(KDF(\"a\", J, K), PIN)", "J'", false)]
    [InlineData("J, M", "E(KDF(\"a\", H(J, M), N || M), N || PIN)", "J', M'", true)]
    [InlineData("PK_R", "PK_R(PIN)", "PK_R'", true)]
    [InlineData("PK_R", "PK_R(E(K, PIN))", "PK_R''", false)]
    [InlineData("PK_R, J", "PK_R(E(J, PIN), N)", "PK_R'', J'", true)]
    public void What_the_adversary_supplied_opens_what_was_closed_with_it(string asked, string told, string supplied, bool isOpened)
    {
        var compiled = ProtocolFiles.Of(Protocol(
            $"{{name: Ask, from: Receiver, to: Sender, message: '{asked}'}}",
            $"{{name: Tell, from: Sender, to: Receiver, message: '{told}'}}"));

        Assert.Equal(isOpened ? "attack" : "none", Searches.Verdict(compiled, "secret PIN", 1, []));
        Assert.Equal(isOpened, IsBreached(compiled, "start Sender", $"send S1 {supplied}"));
    }

    [Theory]
    [InlineData("E(K, PIN, K)", false)]
    [InlineData("E(K, M), E(KDF(\"a\", M, N), PIN, K)", false)]
    [InlineData("E(KDF(\"a\", M, N), PIN, K), E(K, M), E(L, M)", true)]
    [InlineData("E(KDF(\"a\", PIN, N), M), E(KDF(\"a\", M, N), PIN)", false)]
    public void A_key_is_not_had_because_it_is_in_what_it_opens(string message, bool isKnown)
    {
        var compiled = ProtocolFiles.Of(Protocol($"{{name: Tell, from: Sender, to: Receiver, message: '{message}'}}").Replace("PIN, N, K", "PIN, M, N, K", StringComparison.Ordinal).Replace("fresh: {Receiver: \"J, M\"}", "fresh: {Receiver: J}", StringComparison.Ordinal));

        Assert.Equal(isKnown, RoleKnowledge.OfNetwork(compiled.Protocol).Derive(new Term.Atom("PIN")) is not null);
        Assert.Equal(isKnown ? "attack" : "none", Searches.Verdict(compiled, "secret PIN", 1, []));
        Assert.Equal(isKnown, IsBreached(compiled, "start Sender"));
    }

    private static string Protocol(params string[] steps) => $$"""
        format_version: 1
        id: one
        title: {en: "t", es: "t"}
        suites: [modern]
        roles: {Sender: S, Receiver: R}
        atoms: {PIN: nonce, N: nonce, M: nonce, J: key, K: key, L: key}
        knows: {Sender: "PIN, N, K, L, SK_S{{(steps.Length == 1 ? ", PK_R" : "")}}", Receiver: "K, SK_R, PK_R", network: "N, L"}
        fresh: {Receiver: "J, M"}
        steps:
        {{string.Join("\n", steps.Select(s => $"  - {s}"))}}
        goals:
          - {secret: PIN, among: [Sender, Receiver]}
        setting: {}

        """;

    /// <summary>Every constructor around values and around one another.</summary>
    private static IEnumerable<string> Messages()
    {
        var flat = Values.Concat(Joined(Values, Values)).ToList();
        var closed = flat.SelectMany(Closed).ToList();
        return flat.Concat(closed).Concat(Joined(["PIN", "K"], closed)).Concat(closed.Concat(Joined(["N"], closed)).SelectMany(Closed)).Where(m => m.Contains("PIN", StringComparison.Ordinal)).Distinct();
    }

    private static IEnumerable<string> Joined(IReadOnlyList<string> left, IReadOnlyList<string> right) =>
        from a in left from b in right where a != b from sign in (string[])[", ", " || "] select $"{(a.Contains(',', StringComparison.Ordinal) && !a.EndsWith(')') ? $"({a})" : a)}{sign}{b}";

    private static IEnumerable<string> Closed(string content) =>
        from around in (string[])["H({0})", "HMAC(K, {0})", "HMAC(L, {0})", "KDF(\"a\", L, {0})", "E(K, {0})", "E(L, {0})", "AE(L, {0})", "AE(K, {0})", "E(KDF(\"a\", L, N), {0})", "E(KDF(\"a\", K, N), {0})", "PK_R({0})", "SK_S[{0}]"]
        select string.Format(System.Globalization.CultureInfo.InvariantCulture, around, content);

    private static (string Yaml, CompiledProtocol Compiled) Telling(string message)
    {
        var yaml = Protocol($"{{name: Tell, from: Sender, to: Receiver, message: '{message}'}}");
        return (yaml, ProtocolFiles.Of(yaml));
    }

    /// <summary>Whether there are such octets: what is too long for an envelope is never sent.</summary>
    private static bool IsSent(CompiledProtocol compiled)
    {
        var runs = new Interleaving(Cast.Of(compiled, Suite.Modern, 1, 1)!);
        return runs.Play(new Adversaries.Move.Start("Sender", Casting.Honest)) && runs.Heard.Count > 0;
    }

    private static bool IsWarnedOf(string yaml)
    {
        using var scratch = new Scratch();
        var diagnostics = new Diagnostics();
        ProtocolLint.Check(Library.Shipped, scratch.Write("one.yaml", yaml), diagnostics);
        return diagnostics.Items.Any(d => d.Code == "PQ0246");
    }

    private static bool IsBreached(CompiledProtocol compiled, params string[] ploys)
    {
        const string text = """
            format_version: 1
            id: one-board
            protocol: one
            suite: modern
            kind: attack
            title: {en: "t", es: "t"}
            story: {en: "t", es: "t"}
            brief: {en: "t", es: "t"}
            source: made for a test
            adversary: {plays: [], knows: [], runs: 1}
            goals: ["secret PIN"]
            repaired: one
            stopped_by: send
            wins: [[start Sender], [start Sender, wait 1]]
            misses: [[wait 1], [wait 2]]
            hints: [{en: "a", es: "a"}, {en: "b", es: "b"}, {en: "c", es: "c"}]
            debrief: {en: "t", es: "t"}

            """;
        var diagnostics = new Diagnostics();
        var node = YamlDocument.Read("one-board.yaml", Encoding.UTF8.GetBytes(text), diagnostics)!;
        var quest = QuestReader.Read(node, (_, _) => compiled, diagnostics) as AttackQuest;
        Assert.True(quest is not null, string.Join('\n', diagnostics.Items));
        var board = Board.After(quest, quest.Field, 1, ploys)!;
        Assert.All(board.Turns, t => Assert.NotEqual(TurnOutcome.Impossible, t.Outcome));
        return board.Breach is not null;
    }
}
