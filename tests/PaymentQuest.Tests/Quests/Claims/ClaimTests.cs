using System.Text.RegularExpressions;
using PaymentQuest.Analysis;
using PaymentQuest.Documents;
using PaymentQuest.Quests;
using PaymentQuest.Scenarios;
using PaymentQuest.Terms;
using Xunit;

namespace PaymentQuest.Tests.Quests.Claims;

/// <summary>What quests claim of their sentences.</summary>
public sealed partial class ClaimTests
{
    private const string Offer = "{send: \"ID_M, TID_M, DATE, NONCE_M, H(CID, ID_M, TID_M, DATE, NONCE_M, CID, H(DESC, SALT_C))\"";

    public static TheoryData<string> Shipped => [.. Thoroughness.Sample(Library.Shipped.Quests.Select(q => q.Id), 20, "quests with claims")];

    public static TheoryData<string, string> Words => new()
    {
        { "knows: {party: Merchant, term: ID_M, after: start}", "knows: {party: Merchant, term: CAN}" },
        { "cannot_know: {party: network, term: CAN}", "cannot_know: {party: Acquirer, term: CAN}" },
        { "cannot_know: {party: Customer, term: NONCE_M, after: Initiate}", "cannot_know: {party: Customer, term: NONCE_M, after: Invoice}" },
        { "no_attack: {goal: {guessable: PIN, among: [Customer, Acquirer]}, protocol: 1kp-pin, dishonest: [Merchant]}", "no_attack: {goal: {guessable: CAN, among: [Customer, Acquirer]}, protocol: 1kp-no-r, dishonest: [Merchant]}" },
        { "attack: {goal: offer, unless: 2kp}", "attack: {goal: offer, protocol: 2kp}" },
        { "attack: {goal: {guessable: CAN, among: [Customer, Acquirer]}, protocol: 1kp-no-r, dishonest: [Merchant], unless: 1kp}", "attack: {goal: {guessable: R_C, among: [Customer, Acquirer]}}" },
        { "no_attack: {goal: offer, protocol: 2kp}", "no_attack: {goal: offer}" },
        { "stops: {check: Customer/Invoice/Sig_M, goal: offer, protocol: 2kp}", "stops: {check: Customer/Invoice/DATE, goal: offer, protocol: 2kp}" },
        { $"arrives: {Offer}, step: Invoice, refused_by: Customer/Invoice/H(Common)}}", $"arrives: {Offer}, step: Invoice, refused_by: Customer/Invoice/DATE}}" },
        { $"arrives: {Offer}, step: Invoice, omit: [Customer/Invoice/H(Common)], refused_by: Acquirer/Auth-Request/H(Common)}}", $"arrives: {Offer}, step: Invoice, accepted: true}}" },
        { "arrives: {step: Invoice, replay: true, refused_by: Customer/Invoice/H(Common)}", "arrives: {step: Invoice, flip: TID_M, accepted: true}" },
        { "plays: {goals: [offer], moves: [start Customer, \"send C1 ID_M, TID_M', DATE', NONCE_M', H(PRICE, ID_M, TID_M', DATE', NONCE_M', CID@1, H(DESC, SALT_C@1))\"], adversary: {knows: [PRICE, DESC, ID_M]}, violated: true}",
          "plays: {goals: [offer], moves: [start Customer], violated: true}" },
        { "count: {of: parts, term: Clear, is: 5}", "count: {of: parts, term: Clear, is: 4}" },
        { "count: {of: bytes, term: CID, is: 32}", "count: {of: bytes, term: CID, is: 20}" },
        { "count: {of: bits, term: K_S, protocol: set-export, is: 12}", "count: {of: bits, term: K_S, protocol: set, is: 12}" },
        { "count: {of: signatures, is: 1}", "count: {of: signatures, by: Merchant, is: 1}" },
        { "count: {of: messages, is: 6}", "count: {of: messages, by: Customer, is: 6}" },
        { "knows: {party: network, term: SALT_C, after: Initiate}", "knows: {party: network, term: TID_M, after: Initiate}" },
        { "knows: {party: Merchant, term: CID, after: Initiate}", "knows: {party: Merchant, term: CID, after: start}" },
        { "knows: {party: Vendor, term: scripSecretA(KEY_A), protocol: millicent}", "knows: {party: Customer, term: scripSecretA(KEY_A), protocol: millicent}" },
        { "cannot_know: {party: network, term: DESC, unless: 2kp}", "cannot_know: {party: Merchant, term: DESC}" },
        { "arrives: {step: Purchase-Request, protocol: set, flip: XID, refused_by: Merchant/Purchase-Request/XID}", "arrives: {step: Purchase-Request, protocol: set, flip: XID, accepted: true}" },
        { "value: {of: PRICE, is: EUR 49.99}", "value: {of: PRICE, is: EUR 49.98}" },
        { "cheaper: {check: Customer/Invoice/DATE, than: Customer/Invoice/H(Common)}", "cheaper: {check: Customer/Invoice/H(Common), than: Customer/Invoice/DATE}" },
    };

    [Theory, MemberData(nameof(Words))]
    public void A_claim_that_is_so_is_proved_and_a_change_makes_it_untrue_and_one_that_is_not_so_is_an_error(string so, string not)
    {
        var proposition = Assert.Single(Assert.Single(Claimed(so, out var diagnostics).Claims).Propositions);

        Assert.Empty(diagnostics);
        Assert.Null(proposition.Untrue(Budget));
        Assert.NotNull(proposition.FalsifiedBy(Budget));
        Assert.NotNull(Assert.Single(Assert.Single(Claimed(not, out _).Claims).Propositions).Untrue(Budget));
    }

    [Theory]
    [InlineData("source: {en: '', es: ''}", "PQ0123")]
    [InlineData("source: {en: 'x', es: 'x'}", "PQ0491")]
    [InlineData("source: {en: 'A book, 1995, 2', es: 'Un libro'}", "PQ0491")]
    [InlineData("computes: {formula: 1 + 1, is: 2}", "PQ0492")]
    public void A_claim_that_says_nothing_of_its_sentence_is_told(string claim, string code)
    {
        Claimed(claim, out var diagnostics);

        Assert.Contains(diagnostics, d => d.Code == code);
    }

    [Theory]
    [InlineData("count: {of: parts, term: Clear, is: 5}", ChangeKind.Protocol)]
    [InlineData("count: {of: parts, step: Initiate, is: 2}", ChangeKind.Protocol)]
    [InlineData("count: {of: messages, is: 6}", ChangeKind.Protocol)]
    [InlineData("count: {of: messages, by: Acquirer, is: 1}", ChangeKind.Protocol)]
    [InlineData("count: {of: signatures, by: Customer, is: 0}", ChangeKind.Protocol)]
    [InlineData("count: {of: signatures, by: Acquirer, is: 1}", ChangeKind.Protocol)]
    [InlineData("count: {of: verifications, by: Acquirer, is: 0}", ChangeKind.Protocol)]
    [InlineData("count: {of: macs, is: 0}", ChangeKind.Protocol)]
    [InlineData("count: {of: encryptions, is: 0}", ChangeKind.Protocol)]
    [InlineData("count: {of: sealings, by: Merchant, is: 0}", ChangeKind.Protocol)]
    [InlineData("count: {of: bits, term: K_S, protocol: set-export, is: 12}", ChangeKind.Protocol)]
    [InlineData("count: {of: bytes, term: CID, is: 32}", ChangeKind.Setting)]
    [InlineData("value: {of: PRICE, is: EUR 49.99}", ChangeKind.Setting)]
    [InlineData("count: {of: roles, is: 3}", ChangeKind.Number)]
    [InlineData("computes: {formula: 2 + 3, is: 5}", ChangeKind.Number)]
    public void Another_number_is_tried_only_where_no_other_protocol_and_no_other_setting_makes_a_claim_untrue(string claim, ChangeKind kind)
    {
        var proposition = Assert.Single(Assert.Single(Claimed(claim, out _).Claims).Propositions);

        Assert.Null(proposition.Untrue(Budget));
        Assert.Equal(kind, proposition.FalsifiedBy(Budget)?.Kind);
    }

    [Theory]
    [InlineData("second / scrip / mac", "5")]
    [InlineData("hour * 1000000 / (fee * signed)", "3600")]
    [InlineData("second / signed - verify - sign + 1", "1")]
    [InlineData("mac - mac", "0")]
    [InlineData("3600", "3600")]
    public void A_formula_that_gives_the_same_whatever_the_figures_are_proves_nothing(string formula, string number)
    {
        Claimed($"computes: {{formula: {formula}, is: {number}}}", out var diagnostics, "That is hashes in a second", "Eso son hashes por segundo", "04-millicent/below-a-cent");

        Assert.Contains("PQ0493", diagnostics.Select(d => d.Code));
    }

    [Theory]
    [InlineData("second / scrip", "9000")]
    [InlineData("alpha_1995", "8000")]
    [InlineData("mac / sign", "0.0005")]
    public void A_formula_that_comes_of_the_figures_is_untrue_with_others(string formula, string number)
    {
        var proposition = Assert.Single(Assert.Single(Claimed($"computes: {{formula: {formula}, is: {number}}}", out var diagnostics, "That is hashes in a second", "Eso son hashes por segundo", "04-millicent/below-a-cent").Claims).Propositions);

        Assert.Empty(diagnostics);
        Assert.Null(proposition.Untrue(Budget));
        Assert.Equal(ChangeKind.Setting, proposition.FalsifiedBy(Budget)?.Kind);
    }

    [Fact]
    public void What_is_not_so_is_told_in_one_line_however_long_it_is()
    {
        var sum = string.Join(" + ", Enumerable.Repeat("1000", 28));
        string[] claims =
        [
            $"computes: {{formula: {sum}, is: 5}}",
            $"computes: {{formula: {sum} + {sum}, is: 5}}",
            $"value: {{of: {new string('X', 5000)}, is: 5}}",
            $"value: {{of: DESC, is: {new string('X', 5000)}}}",
            "knows: {party: network, term: \"H(R_C, PRICE, CAN, R_C, PRICE, CAN, R_C, PRICE, CAN, R_C, PRICE, CAN)\"}",
            "attack: {goal: {secret: \"H(R_C, PRICE, CAN, R_C, PRICE, CAN, R_C, PRICE, CAN, R_C, PRICE, CAN)\", among: [Customer]}}",
        ];

        Assert.All(claims, claim =>
        {
            var diagnostics = new Diagnostics();
            ClaimProof.Check(Load(claim, "records every", "graba cada"), Budget, diagnostics);
            var untrue = Assert.Single(diagnostics.Items, d => d.Code == "PQ0485").Message;
            Assert.InRange(untrue.Length, 20, 4 * PlainText.ExcerptLength);
            Assert.True(untrue.Contains('…') || claim.Contains("DESC, is", StringComparison.Ordinal), untrue);
        });
    }

    [Theory]
    [InlineData("arrives: {step: Invoice, replay: true, omit: [Nope], refused_by: Customer/Invoice/H(Common)}", "1kp has no check 'Nope' to omit", "Customer/Invoice/DATE")]
    [InlineData("knows: {party: Customer, term: CAN, protocol: 2kp, omit: [Nope]}", "2kp has no check 'Nope' to omit", "Customer/Invoice/CERT_M")]
    [InlineData("cannot_know: {party: network, term: CAN, omit: [Customer/Invoice/DAT]}", "1kp has no check 'Customer/Invoice/DAT' to omit", "did you mean 'Customer/Invoice/DATE'?")]
    [InlineData("stops: {check: Nope, goal: offer}", "1kp has no check 'Nope'", "Customer/Invoice/DATE")]
    public void A_check_that_the_protocol_does_not_have_is_all_that_is_told_and_which_there_are(string claim, string message, string advice)
    {
        Claimed(claim, out var diagnostics);

        var only = Assert.Single(diagnostics);
        Assert.Equal(message, only.Message);
        Assert.Contains(advice, only.Advice, StringComparison.Ordinal);
    }

    [Fact]
    public void A_mistake_in_one_claim_hides_none_in_another()
    {
        Claimed("knows: {party: Customer, term: CAN, protocol: 9kp}\n    count: [{of: messages, protocol: 2kp, omit: [Nope], is: 6}, {of: messages, protocol: 8kp, is: 6}]", out var diagnostics);

        Assert.Equal(["PQ0421", "PQ0234", "PQ0421"], diagnostics.Select(d => d.Code));
    }

    [Theory]
    [InlineData("knows: {party: Nobody, term: CAN}", "PQ0424")]
    [InlineData("knows: {party: Customer, term: CAN, after: Nowhere}", "PQ0425")]
    [InlineData("cannot_know: {party: Merchant, term: CAN, unless: [millicent]}", "PQ0424")]
    [InlineData("attack: {goal: \"no double charge\"}", "PQ0461")]
    [InlineData("attack: {goal: {authorized: CAN, amount: PRICE, by: Customer, at: Payment}}", "PQ0481")]
    [InlineData("arrives: {step: Invoice, replay: true}", "PQ0482")]
    [InlineData("arrives: {step: Invoice, replay: true, flip: TID_M, accepted: true}", "PQ0482")]
    [InlineData("count: {of: parts, is: 3}", "PQ0483")]
    [InlineData("count: {of: teeth, is: 3}", "PQ0126")]
    [InlineData("knows: {party: Customer, term: CAN, protocol: 9kp}", "PQ0421")]
    [InlineData("knows: {party: Customer, term: CAN, colour: red}", "PQ0122")]
    [InlineData("computes: {formula: 2, is: two}", "PQ0455")]
    [InlineData("stops: {check: Customer/Invoice/Nothing, goal: offer}", "PQ0430")]
    public void What_cannot_be_claimed_is_told_with_its_place(string claim, string code)
    {
        Claimed(claim, out var diagnostics);

        Assert.Contains(diagnostics, d => d.Code == code && d.Place.Line > 1);
    }

    [Fact]
    public void A_claim_says_something_an_excerpt_is_in_the_text_and_its_numbers_are_those_of_the_claim()
    {
        Claimed("", out var empty);
        Claimed("knows: {party: Customer, term: CAN}", out var word, "records", "graba");
        Claimed("count: {of: parts, term: Clear, is: 5}", out var absent, "no such words", "ni palabra");
        Claimed("knows: {party: Customer, term: CAN}", out var other, "the four values that only you know so far", "los cuatro valores que de momento solo tú conoces");
        var four = "knows: [{party: Merchant, term: ID_M}, {party: Merchant, term: TID_M}, {party: Merchant, term: DATE}, {party: Merchant, term: NONCE_M}]";
        Claimed(four, out var told, "the four values that only you know so far", "los cuatro valores que de momento solo tú conoces");

        Assert.Equal(["PQ0480"], empty.Select(d => d.Code));
        Assert.Equal(["PQ0484", "PQ0484"], absent.Select(d => d.Code));
        Assert.Equal(["PQ0488", "PQ0488"], other.Select(d => d.Code));
        Assert.Empty(told);
        Assert.Equal(["PQ0490", "PQ0490"], word.Select(d => d.Code));
    }

    [Fact]
    public void A_file_with_claims_answers_for_each_of_its_sentences_and_of_another_it_is_said_how_many_there_are()
    {
        var (with, without) = (new Diagnostics(), new Diagnostics());
        ClaimProof.Check(Load("value: {of: PRICE, is: EUR 49.99}", "What it costs", "lo que cuesta"), Budget, with);
        ClaimProof.Check(Load(null, "", ""), Budget, without);

        Assert.Contains(with.Items, d => d is { Code: "PQ0486", Severity: Severity.Error });
        Assert.Equal(["PQ0487"], without.Items.Select(d => d.Code));
        Assert.False(without.HasErrors);
    }

    [Theory, MemberData(nameof(Shipped))]
    public void What_a_quest_states_is_proved_or_sourced_or_waived(string id)
    {
        var diagnostics = new Diagnostics();
        ClaimProof.Check(Library.Shipped.LoadQuest(id, diagnostics)!, Budget, diagnostics);

        Assert.Empty(diagnostics.Items.Select(d => d.ToString()));
    }

    [Theory, MemberData(nameof(Shipped))]
    public void Lint_notices_each_of_ten_words_of_a_debrief_that_are_changed_and_a_sentence_that_is_added(string id)
    {
        using var scratch = new Scratch();
        var file = File.ReadAllText(Directory.EnumerateFiles(Path.Combine(ProtocolFiles.Root, "scenarios", "quests"), $"{id}.yaml", SearchOption.AllDirectories).Single());
        var text = Debrief().Match(file, file.IndexOf("\ndebrief:", StringComparison.Ordinal)).Groups[1];
        var words = Word().Matches(Citation().Replace(text.Value, "")).ToList();
        bool IsNoticed(int at, int length, string other)
        {
            var path = scratch.Write($"{id}.yaml", file[..(text.Index + at)] + other + file[(text.Index + at + length)..]);
            var diagnostics = new Diagnostics();
            return ClaimProof.Read(Library.Shipped.LoadQuest(path, diagnostics)!, diagnostics).Unproved.Count > 0 || diagnostics.HasErrors;
        }

        Assert.All(Enumerable.Range(0, 10).Select(i => words[i * words.Count / 10]), word => Assert.True(IsNoticed(word.Index, word.Length, "otherwise"), word.Value));
        Assert.True(IsNoticed(words[0].Index, 0, "The shop signs it. "));
    }

    [Fact]
    public void Each_claim_is_made_untrue_by_a_change()
    {
        var quests = Thoroughness.Sample(Library.Shipped.Quests.Select(q => q.Id), 8, "quests whose protocols are altered");
        var empty = quests.AsParallel().AsOrdered().SelectMany(id => ClaimProof.Read(Library.Shipped.LoadQuest(id, new Diagnostics())!, new Diagnostics()).Claims
            .SelectMany(c => c.Propositions).Where(p => p.FalsifiedBy(Budget) is null).Select(p => $"{id}: {p.Text}"));

        Assert.Empty(empty);
    }

    [Theory]
    [InlineData("plays: {goals: [offer], moves: [start Customer]}")]
    [InlineData("attack: {goal: offer}")]
    public void A_claim_that_no_change_makes_untrue_says_nothing(string claim)
    {
        var proposition = Assert.Single(Assert.Single(Claimed(claim, out var diagnostics).Claims).Propositions);

        Assert.Empty(diagnostics);
        Assert.Null(proposition.Untrue(Budget));
        Assert.Null(proposition.FalsifiedBy(Budget));
    }

    [Fact]
    public void A_claim_may_add_what_only_its_dishonest_senders_know()
    {
        const string Raised = "\n    arrives: {step: Invoice, send: \"ID_M, TID_M, DATE, NONCE_M, H(PRICE', ID_M, TID_M, DATE, NONCE_M, CID, H(DESC, SALT_C))\", refused_by: Customer/Invoice/H(Common)}";
        var proposition = Assert.Single(Assert.Single(Claimed($"atoms: {{PRICE': amount}}\n    values: {{PRICE': EUR 59.99}}{Raised}", out var diagnostics).Claims).Propositions);
        Claimed($"atoms: {{PRICE: amount, X: colour}}\n    values: {{Y: EUR 59.99}}\n    value: {{of: PRICE, is: EUR 49.99}}", out var wrong);

        Assert.Empty(diagnostics);
        Assert.Null(proposition.Untrue(Budget));
        Assert.Equal(["PQ0434", "PQ0434", "PQ0221"], wrong.Select(d => d.Code));
    }

    [Fact]
    public void There_are_not_too_many_propositions()
    {
        static string Many(int count) => $"value: [{string.Join(", ", Enumerable.Repeat("{of: PRICE, is: EUR 49.99}", count))}]";
        Assert.Equal(Bounds.Propositions, Claimed(Many(Bounds.Propositions), out var most).Claims.Sum(c => c.Propositions.Count));
        Claimed(Many(Bounds.Propositions + 1), out var more);

        Assert.Empty(most);
        Assert.Equal(["PQ0489"], more.Select(d => d.Code));
    }

    private static Budget Budget(string goal) => new(() => TimeSpan.Zero, TimeSpan.MaxValue, long.MaxValue);

    private static QuestClaims Claimed(string claim, out IReadOnlyList<Diagnostic> diagnostics, string en = "records every", string es = "graba cada", string id = "02-ikp/write-invoice")
    {
        var found = new Diagnostics();
        var claims = ClaimProof.Read(Load(claim, en, es, id), found);
        diagnostics = found.Items;
        return claims;
    }

    private static Quest Load(string? claim, string en, string es, string id = "02-ikp/write-invoice")
    {
        using var scratch = new Scratch();
        var file = File.ReadAllText(Path.Combine(ProtocolFiles.Root, "scenarios", "quests", $"{id}.yaml"));
        var bare = file.IndexOf("\nclaims:", StringComparison.Ordinal) is var at and >= 0 ? file[..(at + 1)] : file;
        var path = scratch.Write($"{Path.GetFileName(id)}.yaml", claim is null ? bare : $"{bare}claims:\n  - says: {{en: \"{en}\", es: \"{es}\"}}\n    {claim}\n");
        var diagnostics = new Diagnostics();
        var quest = Library.Shipped.LoadQuest(path, diagnostics);
        Assert.False(diagnostics.HasErrors, string.Join('\n', diagnostics.Items));
        return quest!;
    }

    [GeneratedRegex(@"\ndebrief:\s+(?:\{\s*)?en:(.+?)(?:,\s*|\n\s+)es:", RegexOptions.Singleline)]
    private static partial Regex Debrief();

    [GeneratedRegex(@"\((?:[^()]|\([^()]*\))*\)\s*""?\s*$")]
    private static partial Regex Citation();

    [GeneratedRegex(@"\p{L}{3,}")]
    private static partial Regex Word();
}
