using System.Diagnostics;
using System.Text;
using Xunit;

namespace PaymentQuest.Tests.Packages;

/// <summary>What others install: the engine as a library, the executable as a .NET tool, each from the package that <c>dotnet pack</c> makes of what was built.</summary>
public sealed class PackedTests : IDisposable
{
    private const string Everything = "packing and installing takes longer than all other tests of a folder; PAYMENTQUEST_TESTS=all does it";

    /// <summary>A whole program of somebody who only has the package.</summary>
    private const string Outside = """
        using PaymentQuest.Cryptography;
        using PaymentQuest.Documents;
        using PaymentQuest.Runs;
        using PaymentQuest.Scenarios;

        var protocol = Library.Shipped.LoadProtocol("3kp", new Diagnostics())!;
        var plan = new RunPlan(protocol, Suite.Modern, protocol.Protocol.Setting, Seed: 7);
        var honest = Run.Execute(plan);
        Console.WriteLine($"{honest.Verdict.Word}, {honest.Messages.Count} messages");

        var invoice = honest.Messages.Single(m => m.Step.Name == "Invoice");
        byte[] changed = [.. invoice.Sent[..^1], (byte)(invoice.Sent[^1] ^ 1)];
        var judged = Run.Execute(plan with { Interferences = [new Interference(invoice.Step.Number, changed)] });
        Console.WriteLine($"{judged.Verdict.Word}, {(judged.Verdict as Verdict.Refused)?.Check}");
        """;

    private readonly Scratch _scratch = new();

    private string Feed => Path.Combine(_scratch.Folder, "feed");

    [Fact]
    public void The_program_of_somebody_else_is_short() => Assert.True(Outside.Split('\n').Length <= 15);

    [Fact]
    public void A_program_with_the_packed_engine_runs_3KP_and_judges_a_changed_message()
    {
        Assert.SkipUnless(Thoroughness.IsExhaustive, Everything);
        Pack("PaymentQuest");
        _scratch.Write("Program.cs", Outside);
        _scratch.Write("Outside.csproj", """
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup><OutputType>Exe</OutputType><TargetFramework>net10.0</TargetFramework><ImplicitUsings>enable</ImplicitUsings><Nullable>enable</Nullable></PropertyGroup>
              <ItemGroup><PackageReference Include="PaymentQuest.Engine" Version="0.1.0" /></ItemGroup>
            </Project>
            """);

        Assert.Equal("completed, 6 messages\nrefused, Customer/Invoice/CERT_M:signature\n", Dotnet("run", "-c", "Release", "--property:RestoreSources=" + Sources, "--property:RestorePackagesPath=" + Path.Combine(_scratch.Folder, "packages")));
    }

    [Fact]
    public void The_packed_tool_is_installed_and_runs()
    {
        Assert.SkipUnless(Thoroughness.IsExhaustive, Everything);
        Pack("PaymentQuest.Terminal");
        _scratch.Write("nuget.config", $"""<configuration><packageSources><clear /><add key="feed" value="{Feed}" /></packageSources></configuration>""");
        var tools = Path.Combine(_scratch.Folder, "tools");

        Dotnet("tool", "install", "PaymentQuest", "--tool-path", tools);

        var start = new ProcessStartInfo(Path.Combine(tools, "paymentquest"), ["list", "--json"]) { Environment = { ["PAYMENTQUEST_HOME"] = Path.Combine(_scratch.Folder, "home") } };
        using var process = Tool.Feed(start, [], out var output, out _);
        Assert.Equal(Commands.Executable.Run("list", "--json").Expect(0).Output, Encoding.UTF8.GetString(output));
    }

    /// <inheritdoc/>
    public void Dispose() => _scratch.Dispose();

    /// <summary>The package's own feed, and what was restored for this test, since a test does not depend on a network.</summary>
    private string Sources => $"\"{Feed};{Environment.GetEnvironmentVariable("NUGET_PACKAGES") ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages")}\"";

    private void Pack(string project) => Dotnet("pack", Path.Combine(ProtocolFiles.Root, "src", project), "-c", "Release", "--no-build", "-o", Feed);

    private string Dotnet(params string[] arguments)
    {
        using var process = Tool.Feed(new ProcessStartInfo("dotnet", arguments) { WorkingDirectory = _scratch.Folder }, [], out var output, out var errors);
        Assert.True(process.ExitCode == 0, $"dotnet {string.Join(' ', arguments)}: {Encoding.UTF8.GetString(output)}{Encoding.UTF8.GetString(errors)}");
        return Encoding.UTF8.GetString(output);
    }
}
