using PaymentQuest.Cryptography;
using PaymentQuest.Knowledge;
using PaymentQuest.Protocols;
using PaymentQuest.Roles;
using PaymentQuest.Runs;
using PaymentQuest.Terms;
using PaymentQuest.Tests.Runs;
using PaymentQuest.Worlds;
using Xunit;

namespace PaymentQuest.Tests.Roles;

/// <summary>What a role is said to know is what it can put into octets, and the other way round.</summary>
public sealed class RoleKnowledgeTests
{
    public static TheoryData<string> Protocols => ["1kp", "1kp-pin", "2kp", "3kp", "set", "set-unsigned", "set-extra", "card-over-tls"];

    public static TheoryData<string, string> Tables => [.. Pages.SelectMany(page => ReadPage(page).Where(l => ProtocolFiles.Paths.ContainsKey(Cells(l)[0])).Select(l => (page, Cells(l)[0])))];

    [Theory]
    [MemberData(nameof(Protocols))]
    public void Every_term_that_a_role_can_derive_evaluates_to_the_octets_of_the_run(string id)
    {
        var compiled = ProtocolFiles.Load(id);
        var protocol = compiled.Protocol;
        var run = Run.Execute(new RunPlan(compiled, Suite.Lecture, protocol.Setting, 9));
        var surroundings = new Surroundings(protocol, run.Keyring!, new World(protocol.Setting), protocol.Setting, 9, 0);
        var everything = new TermEvaluator(surroundings, "Acquirer", run.Roles.Values.SelectMany(r => r.Holdings).Select(h => (h.Term, h.Octets)).DistinctBy(h => h.Term));
        var terms = protocol.Steps.SelectMany(s => s.Message.SelfAndDescendants).Concat(protocol.Knows.Values.SelectMany(k => k))
            .Concat(protocol.Vocabulary.Definitions.Keys.Select(d => protocol.Vocabulary.Expand(new Term.Atom(d))!)).Distinct().ToList();
        var (known, unknown) = (0, 0);
        foreach (var role in protocol.Roles)
        {
            var knowledge = RoleKnowledge.Of(protocol, compiled.Programs[role.Name]);
            var holdings = run.Roles[role.Name].Holdings.Select(h => (h.Term, h.Octets)).DistinctBy(h => h.Term).ToList();
            var evaluator = new TermEvaluator(surroundings, role.Name, holdings);
            foreach (var term in terms.Where(t => !t.IsRandomized || knowledge.Holds(t)))
            {
                if (knowledge.Derive(term) is not null)
                {
                    Assert.Equal(Convert.ToHexString(everything.Octets(term)), Convert.ToHexString(evaluator.Octets(term)));
                    known++;
                }
                else
                {
                    Assert.Throws<InvalidOperationException>(() => evaluator.Octets(term));
                    Assert.Null(run.Roles[role.Name].Octets(term));
                    unknown++;
                }
            }

            Assert.All(holdings, h => Assert.NotNull(knowledge.Derive(h.Term)));
        }

        Assert.True(known > 40 && unknown > 5, $"{known} known, {unknown} unknown");
    }

    [Theory]
    [MemberData(nameof(Protocols))]
    public void A_role_can_compose_a_message_when_it_knows_what_the_message_takes(string id)
    {
        // The compiler takes terms in one by one and the knowledge all at once; they must not disagree about what can be sent when.
        var compiled = ProtocolFiles.Load(id);
        foreach (var step in compiled.Protocol.Steps)
        {
            var knowledge = RoleKnowledge.Of(compiled.Protocol, compiled.Programs[step.From], step.Number, isBeforeSending: true);
            Assert.NotNull(knowledge.Derive(step.Message));
            var earlier = RoleKnowledge.Of(compiled.Protocol, compiled.Programs[step.To], step.Number - 1);
            Assert.True(earlier.Derive(step.Message) is null || step.Name is "Confirm" or "Server-Finished", $"{step.To} could compose {step.Name} by itself");
        }
    }

    [Theory]
    [MemberData(nameof(Protocols))]
    public void What_is_secret_is_known_to_nobody_it_is_secret_from(string id)
    {
        var compiled = ProtocolFiles.Load(id);
        Assert.NotEmpty(compiled.Protocol.Secrets);
        var lost = compiled.Protocol.Claims.OfType<Claim.Secret>().Where(c => compiled.Protocol.Loses.Any(l => l.Goal == c.Name)).Select(c => c.Value).ToHashSet();
        foreach (var goal in compiled.Protocol.Secrets)
        {
            Assert.All(goal.From.Where(w => w != SecrecyGoal.Network || !lost.Contains(goal.Secret)), who => Assert.Null(Of(compiled, who).Derive(goal.Secret)));
        }
    }

    [Fact]
    public void The_network_sees_what_travels_in_clear_and_no_more()
    {
        var compiled = ProtocolFiles.Load("1kp");
        string[] seen = ["SALT_C", "CID", "ID_M", "TID_M", "DATE", "NONCE_M", "H(Common)", "H(DESC, SALT_C)", "EncSlip", "Y/N", "Sig_A"];
        Assert.All(seen, t => Assert.NotNull(RoleKnowledge.OfNetwork(compiled.Protocol).Derive(Canonical(compiled, t))));
        Assert.All(["CAN", "R_C", "DESC", "PRICE", "SLIP", "Common"], t => Assert.Null(RoleKnowledge.OfNetwork(compiled.Protocol).Derive(Canonical(compiled, t))));
    }

    /// <summary>The tables of a page on protocols are derived, not remembered.</summary>
    [Theory]
    [MemberData(nameof(Tables))]
    public void The_documentation_says_who_knows_what(string page, string id)
    {
        var compiled = ProtocolFiles.Load(id);
        var document = ReadPage(page).Where(l => !l.StartsWith("|---", StringComparison.Ordinal)).ToList();
        var start = document.FindIndex(l => Cells(l)[0] == id);
        var terms = Cells(document[start])[1..];
        var lines = new List<string> { document[start] };
        foreach (var who in compiled.Protocol.Roles.Select(r => r.Name).Append(SecrecyGoal.Network))
        {
            lines.Add($"| {who} | {string.Join(" | ", terms.Select(t => Of(compiled, who).Derive(Canonical(compiled, t)) is { } d && (d.Origin != Origin.Computed || !d.Term.IsRandomized || Of(compiled, who).Holds(d.Term)) ? "yes" : "no"))} |");
        }

        Assert.Equal(lines, document.Skip(start).Take(lines.Count));
    }

    [Fact]
    public void Each_page_says_of_its_protocols_who_knows_what() =>
        Assert.Superset(new HashSet<string> { "1kp", "1kp-pin", "2kp", "3kp", "set" }, Tables.Select(t => t.Data.Item2).ToHashSet());

    private static IEnumerable<string> Pages => Directory.EnumerateFiles(Path.Combine(ProtocolFiles.Root, "docs", "protocols"), "*.md").Order(StringComparer.Ordinal).Select(p => Path.GetFileName(p));

    private static string[] ReadPage(string page) => File.ReadAllLines(Path.Combine(ProtocolFiles.Root, "docs", "protocols", page));

    /// <summary>The cells of a line of a table; of another line one empty cell.</summary>
    private static string[] Cells(string line) => line.StartsWith("| ", StringComparison.Ordinal) && line.EndsWith(" |", StringComparison.Ordinal) ? line[2..^2].Split(" | ") : [""];

    private static KnowledgeSet Of(CompiledProtocol compiled, string who) =>
        who == SecrecyGoal.Network ? RoleKnowledge.OfNetwork(compiled.Protocol) : RoleKnowledge.Of(compiled.Protocol, compiled.Programs[who]);

    private static Term Canonical(CompiledProtocol compiled, string text) => compiled.Protocol.Vocabulary.Expand(Notation.Parse(text).Term!)!;
}
