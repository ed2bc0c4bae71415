using PaymentQuest.Adversaries;
using PaymentQuest.Analysis;
using PaymentQuest.Cryptography;
using PaymentQuest.Goals;
using PaymentQuest.Terms;
using Xunit;

namespace PaymentQuest.Tests.Analysis;

/// <summary>What the search calls an attack is one on octets, and needs each of its moves.</summary>
public sealed class FoundAttackTests
{
    public static TheoryData<string, int> Protocols { get; } = new()
    {
        { "needham-schroeder", 1 },
        { "needham-schroeder-server", 1 },
        { "otway-rees", 1 },
        { "challenge-response", 1 },
        { "woo-lam", 2 },
        { "wide-mouthed-frog", 2 },
        { "denning-sacco", 2 },
        { "ticket", 2 },
        { "1kp", 1 },
        { "2kp", 1 },
    };

    [Theory]
    [MemberData(nameof(Protocols))]
    public void No_move_can_be_left_out(string id, int sessions)
    {
        var compiled = ProtocolFiles.Load(id);
        var search = AttackSearch.Of(compiled, [Suite.Modern], sessions, compiled.Protocol.Roles.Select(r => r.Name).Except(compiled.Protocol.Trusted).ToList())!;
        var attacks = compiled.Protocol.Claims.Select(c => search.Judge(c, Searches.Limit())).Where(r => r.Finding is Finding.Attack).ToList();

        Assert.NotEmpty(attacks);
        foreach (var result in Thoroughness.Sample(attacks, 3, $"attacks on {id}"))
        {
            var script = ((Finding.Attack)result.Finding).Script;
            var (cast, claim) = (search.CastFor(result), result.Claim);
            bool Violates(Script played) => played.Play(cast) is { } runs && new Referee(cast).IsViolated(claim, runs, played.Participant, played.Disclosure);

            Assert.True(Violates(script), claim.Name);
            foreach (var move in Enumerable.Range(0, script.Moves.Count))
            {
                Assert.False(Without(script, move, cast) is { } less && Violates(less), $"{claim.Name}: without move {move + 1} of {script.Moves.Count}");
            }
        }
    }

    /// <summary>The script without a move and without what can then not be: what its party does later. Null when the rest needs what is gone.</summary>
    private static Script? Without(Script script, int left, Cast cast)
    {
        var runs = new Interleaving(cast);
        var (party, parties, messages, moves) = (-1, new Dictionary<int, int>(), new Dictionary<int, int>(), new List<Move>());
        for (var i = 0; i < script.Moves.Count; i++)
        {
            var who = script.Moves[i] is Move.Deliver d ? d.Participant : runs.Participants.Count;
            var before = runs.Heard.Count;
            runs.Play(script.Moves[i]);
            party = i == left ? who : party;
            if (who == party)
            {
                continue;
            }

            foreach (var heard in Enumerable.Range(before, runs.Heard.Count - before))
            {
                messages[heard] = messages.Count;
            }

            if (script.Moves[i] is Move.Deliver deliver)
            {
                if (Kept(deliver.Message, messages) is not { } message)
                {
                    return null;
                }

                moves.Add(new Move.Deliver(parties[who], message));
            }
            else
            {
                parties[who] = parties.Count;
                moves.Add(script.Moves[i]);
            }
        }

        // A party that has begun before the move is still there, though it does nothing after it.
        Disclosure? disclosure = script.Disclosure switch
        {
            Disclosure.Made m => Kept(m.Recipe, messages) is { } made ? new Disclosure.Made(made) : null,
            Disclosure.Tested t => Kept(t.Guess, messages) is { } guess && (t.Against is null || Kept(t.Against, messages) is not null)
                ? new Disclosure.Tested(guess, t.Against is null ? null : Kept(t.Against, messages), t.Signer is null ? null : Kept(t.Signer, messages)) : null,
            _ => null,
        };
        return !parties.TryGetValue(script.Participant, out var participant) || (disclosure is null && script.Disclosure is not null) ? null : new Script(moves.ToSequence(), participant, disclosure);
    }

    private static Recipe? Kept(Recipe recipe, Dictionary<int, int> messages) => recipe.Messages.All(messages.ContainsKey) ? recipe.Map(m => messages[m]) : null;
}
