using System.Diagnostics;
using System.Text;
using PaymentQuest.Terminal.Commands;
using Xunit;

namespace PaymentQuest.Tests.Commands;

/// <summary>
/// The executable as users run it: arguments, environment and octets in, exit code and octets out. Mostly without a process of its own: a start
/// costs as much processor time as a hundred commands.
/// </summary>
internal static class Executable
{
    /// <summary>The path of the executable, for <c>dotnet</c>.</summary>
    public static readonly string BuiltProgram = Path.Combine(AppContext.BaseDirectory, "paymentquest.dll");

    // Not the records of whoever runs the tests.
    private static readonly string Home = System.IO.Path.Combine(AppContext.BaseDirectory, "home-of-tests");

    /// <summary>Runs a command in English, in this process.</summary>
    public static Ending Run(params string[] arguments) => Run(new Surrounding(), arguments);

    /// <summary>Runs a command in this process, as <c>Program</c> does. What is about the process itself, or plays in the terminal, is started.</summary>
    public static Ending Run(Surrounding surrounding, params string[] arguments)
    {
        using var input = new MemoryStream(surrounding.Input);
        using var output = new MemoryStream();
        using var errors = new MemoryStream();
        var port = new ConsolePort(input, output, errors, isInteractive: false);
        var exitCode = CommandLine.Run(arguments, port, name => surrounding.Variables.GetValueOrDefault(name, name switch { "LANG" => "C", "PAYMENTQUEST_HOME" => Home, _ => null! }));
        return new Ending(exitCode, output.ToArray(), errors.ToArray());
    }

    /// <summary>Starts the built executable and waits for its end.</summary>
    public static Ending Start(Surrounding surrounding, params string[] arguments)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath is { } host && Path.GetFileNameWithoutExtension(host) == "dotnet" ? host : "dotnet", [BuiltProgram, .. arguments])
        {
            WorkingDirectory = surrounding.Folder ?? AppContext.BaseDirectory,
        };
        foreach (var variable in new[] { "LC_ALL", "LC_MESSAGES", "LC_CTYPE", "LANG", "PAYMENTQUEST_DEBUG", "PAYMENTQUEST_HOME" })
        {
            start.Environment.Remove(variable);
        }

        start.Environment["LANG"] = "C";
        foreach (var (name, value) in surrounding.Variables)
        {
            start.Environment[name] = value;
        }

        using var process = Tool.Feed(start, surrounding.Input, out var output, out var errors);
        return new Ending(process.ExitCode, output, errors);
    }

    /// <summary>What the executable finds around it.</summary>
    internal sealed record Surrounding
    {
        public IReadOnlyDictionary<string, string> Variables { get; init; } = new Dictionary<string, string>();

        public byte[] Input { get; init; } = [];

        public string? Folder { get; init; }

        /// <summary>With one environment variable set.</summary>
        public static Surrounding With(string name, string value) => new() { Variables = new Dictionary<string, string> { [name] = value } };
    }

    /// <summary>How a run of the executable ended.</summary>
    internal sealed record Ending(int ExitCode, byte[] Octets, byte[] ErrorOctets)
    {
        public string Output => Encoding.UTF8.GetString(Octets);

        public string Errors => Encoding.UTF8.GetString(ErrorOctets);

        /// <summary>Fails with everything that was written when the exit code is another.</summary>
        public Ending Expect(int exitCode)
        {
            Assert.True(ExitCode == exitCode, $"ended with {ExitCode}, not {exitCode}\n{Output}\n{Errors}");
            return this;
        }
    }
}
