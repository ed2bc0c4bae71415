using PaymentQuest.Adversaries;
using PaymentQuest.Cryptography;
using PaymentQuest.Documents;
using PaymentQuest.Quests;
using PaymentQuest.Runs;
using PaymentQuest.Scenarios;
using PaymentQuest.Terms;
using Xunit;

namespace PaymentQuest.Tests.Analysis;

/// <summary>Protocols in which parties can play each other's roles.</summary>
public sealed class ReversibleTests
{
    private const string Reversible = "reversible: {V: P}";

    private static readonly string Text = File.ReadAllText(ProtocolFiles.Paths["challenge-response"]);

    [Theory]
    [InlineData("reversible: {V: P}", "")]
    [InlineData("reversible: {}", "")]
    [InlineData("reversible: {V: V}", "PQ0260")]
    [InlineData("reversible: {V: [P]}", "PQ0260")]
    [InlineData("reversible: {V: P, P: V}", "PQ0260")]
    [InlineData("reversible: {V: Q}", "PQ0260")]
    [InlineData("reversible: {V: K_VP}", "PQ0260")]
    [InlineData("reversible: {V: N_V}", "PQ0260")]
    [InlineData("reversible: {K_VP: N_V}", "PQ0260")]
    [InlineData("reversible: {Verifier: Prover}", "")]
    [InlineData("reversible: {Verifier: P, V: P}", "PQ0260")]
    public void Only_what_is_alike_changes_places(string written, string code) => Assert.Equal(code, Codes(Text.Replace(Reversible, written, StringComparison.Ordinal)));

    [Theory]
    [InlineData("Verifier: P, K_VP", "Verifier: P, K_VP, SK_V")]
    [InlineData("Verifier: P, K_VP", "Verifier: P, K_VP, PK_P")]
    public void Keys_go_with_their_role(string from, string to) => Assert.Equal("", Codes(Text.Replace(from, to, StringComparison.Ordinal)));

    [Theory]
    [InlineData("Verifier: P, K_VP", "Verifier: P, K_VP, OWN")]
    [InlineData("Verifier: P, K_VP", "Verifier: P, K_VP, CERT_P")]
    public void What_one_of_them_has_alone_needs_a_counterpart(string from, string to) =>
        Assert.Equal("PQ0260", Codes(Text.Replace(from, to, StringComparison.Ordinal).Replace("  K_VP: key", "  K_VP: key\n  OWN: secret", StringComparison.Ordinal)));

    [Fact]
    public void Values_names_and_keys_change_places_and_what_is_shared_stays()
    {
        var cast = Cast.Of(Both("woo-lam", "{A: B, K_AS: K_BS}"), Suite.Lecture, 7, 1)!;
        var reversed = Casting.Honest with { IsReversed = true };
        byte[] Value(string atom, Casting casting) => cast.Octets(new Term.Atom(atom), casting)!;

        Assert.Equal(Value("K_BS", Casting.Honest), Value("K_AS", reversed));
        Assert.Equal(Value("K_AS", Casting.Honest), Value("K_BS", reversed));
        Assert.NotEqual(Value("K_AS", Casting.Honest), Value("K_BS", Casting.Honest));
        Assert.Equal("Bruno", cast.Name("Initiator", reversed));
        Assert.Equal("Registro", cast.Name("Server", reversed));
        Assert.Equal(cast.Key("B", Casting.Honest).Public.SubjectPublicKeyInfo, cast.Key("A", reversed).Public.SubjectPublicKeyInfo);
        Assert.Equal("Mallory (Responder)", cast.Name("Initiator", new Casting(["Initiator"], 1) { IsReversed = true }));
        Assert.Equal(Value("K_BS", new Casting(["Responder"], 1)), Value("K_AS", new Casting(["Initiator"], 1) { IsReversed = true }));
    }

    [Theory]
    [InlineData("needham-schroeder", "{A: B}")]
    [InlineData("needham-schroeder-lowe", "{A: B}")]
    [InlineData("woo-lam", "{A: B, K_AS: K_BS}")]
    [InlineData("wide-mouthed-frog", "{A: B, K_AS: K_BS}")]
    [InlineData("otway-rees", "{A: B, K_AS: K_BS}")]
    [InlineData("yahalom", "{A: B, K_AS: K_BS}")]
    public void Who_can_play_more_roles_loses_no_attack(string id, string reversible)
    {
        var plain = ProtocolFiles.Load(id);
        var both = Both(id, reversible);

        foreach (var claim in plain.Protocol.Claims.Where(c => Searches.Verdict(plain, c.Name) == "attack"))
        {
            Assert.Equal("attack", Searches.Verdict(both, claim.Name));
        }
    }

    [Fact]
    public void On_the_board_a_party_answers_its_own_question()
    {
        var quest = (AttackQuest)Library.Shipped.LoadQuest("own-answer", new Diagnostics())!;
        var board = Board.After(quest, quest.Field, quest.Seed, ["start Prover reversed", "pass 1 to P1", "pass 2 to V1"])!;

        Assert.NotNull(board.Breach);
        Assert.Equal("Alicia", board.Runs.Cast.Name("Prover", board.Runs.Participants[1].Casting));
        Assert.Contains(board.Holdings.All, h => h.Term.ToString() == "E(K_VP, N_V)" && h.Message == 2);
    }

    [Fact]
    public void Nobody_is_reversed_where_the_protocol_is_not()
    {
        var quest = (AttackQuest)Library.Shipped.LoadQuest("man-in-the-middle", new Diagnostics())!;

        var turn = Board.After(quest, quest.Field, quest.Seed, ["start Initiator reversed"])!.Turns[^1];

        Assert.Equal(TurnOutcome.Impossible, turn.Outcome);
        Assert.Equal("start Initiator ".Length, turn.Problem!.Column);
    }

    private static CompiledProtocol Both(string id, string reversible) => ProtocolFiles.Of(ProtocolFiles.Variant(id, $"reversible: {reversible}"));

    private static string Codes(string text) => string.Join(' ', ProtocolFiles.Compile(text).Items.Select(i => i.Code).Distinct());
}
