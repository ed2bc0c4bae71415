using System.Text;
using Xunit;
using static PaymentQuest.Tests.Commands.Executable;

namespace PaymentQuest.Tests.Commands;

/// <summary>The other tests of commands run them in their own process; here it is shown that the built executable does the same.</summary>
public sealed class ExecutableTests
{
    [Theory]
    [InlineData("en_GB.UTF-8", "run", "3kp", "--seed", "7", "--json")]
    [InlineData("es_ES.UTF-8", "list")]
    [InlineData("tr_TR.UTF-8", "asn1", "-")]
    [InlineData("C", "explain", "1pk")]
    public void A_process_writes_the_same_octets_and_ends_with_the_same_code_as_the_command_in_ours(string language, params string[] arguments)
    {
        var surrounding = Surrounding.With("LANG", language) with { Input = Encoding.ASCII.GetBytes("30050403020105") };

        var (inside, started) = (Run(surrounding, arguments), Start(surrounding, arguments));

        Assert.Equal(inside.ExitCode, started.ExitCode);
        Assert.Equal(inside.Output, started.Output);
        Assert.Equal(inside.Octets, started.Octets);
        Assert.Equal(inside.Errors, started.Errors);
        Assert.NotEmpty(started.Output + started.Errors);
    }
}
