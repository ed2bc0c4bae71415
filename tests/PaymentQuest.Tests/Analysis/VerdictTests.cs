using Xunit;

namespace PaymentQuest.Tests.Analysis;

/// <summary>Protocols whose verdicts are in the literature get them.</summary>
public sealed class VerdictTests
{
    private const string Strict = ", strict";

    [Theory]
    [InlineData("needham-schroeder", "secret N_B", 1, "attack")]
    [InlineData("needham-schroeder", "agree Responder with Initiator on N_A, N_B at Confirmation" + Strict, 1, "attack")]
    [InlineData("needham-schroeder", "secret N_A", 2, "none")]
    [InlineData("needham-schroeder-lowe", "secret N_B", 2, "none")]
    [InlineData("needham-schroeder-lowe", "agree Responder with Initiator on N_A, N_B at Confirmation" + Strict, 2, "none")]
    [InlineData("needham-schroeder-server", "secret N_B", 1, "attack")]
    [InlineData("needham-schroeder-server-lowe", "secret N_B", 1, "none")]
    [InlineData("yahalom", "secret K_AB", 1, "none")]
    [InlineData("otway-rees", "agree Initiator with Responder on K_AB at Key", 1, "attack")]
    [InlineData("otway-rees", "secret K_AB", 1, "none")]
    [InlineData("wide-mouthed-frog", "secret K_AB", 1, "none")]
    [InlineData("wide-mouthed-frog", "replay", 2, "attack")]
    [InlineData("ticket", "secret K_AB", 1, "none")]
    [InlineData("ticket", "replay", 2, "attack")]
    [InlineData("denning-sacco", "secret K_AB", 1, "none")]
    [InlineData("challenge-response", "alive Prover to Verifier", 1, "attack")]
    [InlineData("challenge-response-named", "alive Prover to Verifier", 2, "none")]
    public void Classics_have_their_known_verdicts(string id, string goal, int sessions, string verdict) =>
        Assert.Equal(verdict, Searches.Verdict(ProtocolFiles.Load(id), goal, sessions));

    [Theory]
    [InlineData("1kp", "secret CAN", "none")]
    [InlineData("1kp", "guessable DESC", "attack")]
    [InlineData("1kp", "offer", "attack")]
    [InlineData("2kp", "offer", "none")]
    [InlineData("2kp", "secret CAN", "none")]
    [InlineData("3kp", "offer", "none")]
    public void The_merchant_of_1KP_can_be_impersonated_and_those_of_2KP_and_3KP_cannot(string id, string goal, string verdict) =>
        Assert.Equal(verdict, Searches.Verdict(ProtocolFiles.Load(id), goal));
}
