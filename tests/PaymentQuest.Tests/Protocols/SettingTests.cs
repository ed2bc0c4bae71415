using PaymentQuest.Cryptography;
using PaymentQuest.Documents;
using PaymentQuest.Runs;
using PaymentQuest.Transcripts;
using PaymentQuest.Wire;
using Xunit;

namespace PaymentQuest.Tests.Protocols;

public sealed class SettingTests
{
    [Theory]
    [InlineData("0001-01-01T00:00:00Z")]
    [InlineData("1950-12-31T23:59:59Z")]
    [InlineData("9990-01-01T00:00:00Z")]
    [InlineData("2026-01-15 10:00")]
    public void A_clock_that_no_run_can_have_is_an_error_where_it_is_written(string clock)
    {
        var only = Assert.Single(ProtocolFiles.Compile(ProtocolFiles.Variant("1kp", $"setting: {{clock: \"{clock}\"}}")).Items);

        Assert.Equal(("PQ0220", 5, 19), (only.Code, only.Place.Line, only.Place.Column));
    }

    [Theory]
    [InlineData("1951-01-01T00:00:00Z")]
    [InlineData("9989-12-31T23:59:59Z")]
    public void A_run_at_the_first_and_at_the_last_clock_is_recorded_and_read_back(string clock)
    {
        var compiled = ProtocolFiles.Of(ProtocolFiles.Variant("1kp", $"setting: {{clock: \"{clock}\"}}"));
        var octets = Transcript.Write(Run.Execute(new RunPlan(compiled, Suite.Lecture, compiled.Protocol.Setting, 1)));

        var transcript = Transcript.Read("t.json", octets, new Diagnostics())!;

        Assert.Equal(clock, Values.Show(transcript.Setting.Clock));
        Assert.IsType<ValidationResult.Valid>(Validation.Validate(compiled, transcript).Result);
    }

    [Fact]
    public void What_a_message_quotes_from_a_file_is_cut()
    {
        var only = Assert.Single(ProtocolFiles.Compile(ProtocolFiles.Variant("1kp", $"setting: {{values: {{PRICE: {new string('x', 5_000)}}}}}")).Items);

        Assert.Equal("PQ0221", only.Code);
        Assert.InRange(only.Message.Length, 1, 100);
    }

    [Fact]
    public void A_function_without_roles_is_one_error()
    {
        var only = Assert.Single(ProtocolFiles.Compile(ProtocolFiles.Variant("1kp", "functions: {twice: {result: text}}")).Items);

        Assert.Equal("PQ0121", only.Code);
    }
}
