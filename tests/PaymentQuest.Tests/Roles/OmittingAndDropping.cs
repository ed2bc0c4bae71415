using PaymentQuest.Cryptography;
using PaymentQuest.Roles;
using PaymentQuest.Runs;
using PaymentQuest.Terms;
using Xunit;

namespace PaymentQuest.Tests.Roles;

/// <summary>Variants that subtract a check or a field from their parent.</summary>
public sealed class OmittingAndDropping
{
    public static TheoryData<string, string> OmittableChecks => new(
        from id in (string[])["1kp", "1kp-pin", "2kp", "3kp"]
        from action in ProtocolFiles.Load(id).Programs.Values.SelectMany(p => p.Actions)
        where action.IsOmittable
        select (id, action.Check!.ToString()));

    public static TheoryData<string, string> NeededChecks => new(
        from id in (string[])["1kp", "3kp"]
        from action in ProtocolFiles.Load(id).Programs.Values.SelectMany(p => p.Actions)
        where action.Check is not null && !action.IsOmittable
        select (id, action.Check!.ToString()));

    [Theory]
    [MemberData(nameof(OmittableChecks))]
    public void Omitting_takes_out_exactly_that_check(string id, string check)
    {
        var whole = ProtocolFiles.Load(id);
        var variant = ProtocolFiles.Of(ProtocolFiles.Variant(id, $"omit: ['{check}']"));
        foreach (var (role, program) in whole.Programs)
        {
            var expected = program.Actions.Where(a => a.Check?.ToString() != check).Select(a => RoleText.Line(a, program, whole.Protocol.Vocabulary));
            var actual = variant.Programs[role].Actions.Select(a => RoleText.Line(a, variant.Programs[role], variant.Protocol.Vocabulary));
            // Without the check there is nothing to remember for it either.
            Assert.Equal(expected.Where(l => !check.EndsWith("/once", StringComparison.Ordinal) || !l.StartsWith("remember", StringComparison.Ordinal)), actual);
        }
    }

    [Theory]
    [MemberData(nameof(NeededChecks))]
    public void What_later_actions_need_cannot_be_omitted(string id, string check)
    {
        var (protocol, items) = ProtocolFiles.Compile(ProtocolFiles.Variant(id, $"omit: ['{check}']"));
        Assert.Null(protocol);
        Assert.Equal("PQ0245", Assert.Single(items).Code);
    }

    [Fact]
    public void Omitting_what_is_no_check_is_an_error_with_a_suggestion()
    {
        var (protocol, items) = ProtocolFiles.Compile(ProtocolFiles.Variant("1kp", "omit: ['Acquirer/Auth-Request/EncSlip.H(Comon)']"));
        Assert.Null(protocol);
        var only = Assert.Single(items);
        Assert.Equal(("PQ0234", 5, 9), (only.Code, only.Place.Line, only.Place.Column));
        Assert.Equal("did you mean 'Acquirer/Auth-Request/EncSlip.H(Common)'?", only.Advice);
    }

    [Fact]
    public void Without_the_replay_memory_a_request_is_paid_twice()
    {
        var variant = ProtocolFiles.Of(ProtocolFiles.Variant("1kp", "omit: [Acquirer/Auth-Request/once]"));
        var plan = new RunPlan(variant, Suite.Lecture, variant.Protocol.Setting, 3);
        var first = Run.Execute(plan);
        var replay = Run.Execute(plan with { World = first.World, Number = 1, Interferences = [new Interference(4, first.Messages[3].Sent)], StopAfter = 4 });
        Assert.Equal(2, replay.World.Events.Count(e => e.Kind == "reserve"));
    }

    [Theory]
    [InlineData("NONCE_M")]
    [InlineData("R_C")]
    [InlineData("SALT_C")]
    [InlineData("TID_M")]
    public void Dropping_a_field_takes_it_out_of_everything(string field)
    {
        var variant = ProtocolFiles.Of(ProtocolFiles.Variant("3kp", $"drop: [{field}]"));
        Assert.All(variant.Protocol.Steps, s => Assert.DoesNotContain(new Term.Atom(field), s.Message.SelfAndDescendants));
        Assert.All(variant.Protocol.Steps.SelectMany(s => s.ReceiverRules).SelectMany(r => r.Inputs), i => Assert.DoesNotContain(new Term.Atom(field), i.SelfAndDescendants));
        Assert.Equal(new Verdict.Completed(true), Run.Execute(new RunPlan(variant, Suite.Lecture, variant.Protocol.Setting, 3)).Verdict);
    }

    [Fact]
    public void Dropping_reaches_the_declined_form()
    {
        var variant = ProtocolFiles.Of(ProtocolFiles.Variant("2kp", "drop: [Sig_A]", "keeps: {Customer: PRICE, Merchant: PRICE, Acquirer: Clear}", "steps:\n  - {name: Auth-Response, message: Y/N}\n  - {name: Confirm, message: \"Y/N, V, H(V), Sig_A\", declined: \"Y/N, H(V), Sig_A\"}"));
        Assert.Equal("Y/N, H(V)", variant.Protocol.Steps[^1].Declined!.ToString());
    }

    [Fact]
    public void Dropping_everything_is_an_error()
    {
        var (_, items) = ProtocolFiles.Compile(ProtocolFiles.Variant("1kp", "drop: [EncSlip]"));
        Assert.Contains(items, i => i.Code == "PQ0218");
    }
}
