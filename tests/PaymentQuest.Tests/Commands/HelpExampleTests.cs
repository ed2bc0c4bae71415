using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Xunit;
using static PaymentQuest.Tests.Commands.Executable;

namespace PaymentQuest.Tests.Commands;

/// <summary>Every example of every help does what it is an example of, in the order in which one reads them.</summary>
public sealed partial class HelpExampleTests
{
    /// <summary>Files of a user's that examples begin with; what one example writes, later ones read.</summary>
    private static readonly Dictionary<string, Func<byte[]>> Own = new(StringComparer.Ordinal)
    {
        ["t.json"] = () => Run("run", "3kp", "--seed", "7", "--json").Expect(0).Octets,
        ["initiate.der"] = () => Convert.FromHexString(JsonDocument.Parse(Run("run", "3kp", "--json").Expect(0).Octets).RootElement.GetProperty("messages")[0].GetProperty("octets").GetString()!),
        ["message.der"] = () => [0x30, 0x03, 0x02, 0x01, 0x05],
        ["answer.txt"] = () => "PK_A(PRICE, H(Common), CAN, R_C)\n"u8.ToArray(),
        ["attack.txt"] = () => "send B1 PK_B(N_A, A)\npass 2 to A1\nsend B1 PK_B(N_B)\n"u8.ToArray(),
    };

    /// <summary>What a verdict against somebody ends with: these examples find attacks, unnoticed changes, or that something is not known.</summary>
    private static readonly string[] MayBeNegative = ["analyse", "mutate", "knows", "oracle", "--repaired", "--lose"];

    public static TheoryData<string> Commands => CommandTreeTests.Commands;

    [Theory, MemberData(nameof(Commands))]
    public void Every_example_runs(string command)
    {
        using var scratch = new Scratch();
        foreach (var (name, octets) in Own)
        {
            scratch.Write(name, octets());
        }

        File.Copy(ProtocolFiles.Paths["3kp"], Path.Combine(scratch.Folder, "mine.yaml"));
        File.Copy(Directory.EnumerateFiles(Path.Combine(ProtocolFiles.Root, "scenarios"), "assemble-slip.yaml", SearchOption.AllDirectories).Single(), Path.Combine(scratch.Folder, "my-quest.yaml"));
        if (command != "export")
        {
            Run("export", Path.Combine(scratch.Folder, "t.json"), "--openssl", Path.Combine(scratch.Folder, "out")).Expect(0);
        }

        foreach (var records in new[] { "backup.json", "ana.json" })
        {
            if (command == "progress import")
            {
                Run(Home(scratch), "progress", "export", Path.Combine(scratch.Folder, records)).Expect(0);
            }
        }

        var examples = Run([.. command.Split(' '), "--help"]).Expect(0).Output.Split('\n').SkipWhile(l => l != "EXAMPLES").Skip(1).TakeWhile(l => l.Length > 0).Select(l => l.Trim()).ToList();

        Assert.NotEmpty(examples);
        Assert.All(examples, e => Assert.Contains($"paymentquest {command}", e, StringComparison.Ordinal));
        examples.ForEach(e => Try(e, scratch));
    }

    /// <summary>The little of a shell that examples use: quotes, one pipe, one file for the output.</summary>
    private static void Try(string example, Scratch scratch)
    {
        byte[] output = [];
        foreach (var part in example.Replace("eval \"$(paymentquest completion bash)\"", "paymentquest completion bash", StringComparison.Ordinal).Split(" && ")[0].Split(" | "))
        {
            var words = Word().Matches(part).Select(m => m.Value.Replace("'", "", StringComparison.Ordinal)).ToList();
            var file = words.IndexOf(">") is >= 0 and var at ? words[at + 1] : null;
            output = words.IndexOf("<") is >= 0 and var from ? File.ReadAllBytes(Placed(words[from + 1], scratch)) : output;
            var arguments = words.Skip(1).TakeWhile(w => w is not (">" or "<")).Select(w => Placed(w, scratch)).ToArray();
            if (words[0] == "echo")
            {
                output = Encoding.UTF8.GetBytes(string.Join(' ', words.Skip(1)) + "\n");
                continue;
            }

            Assert.Equal("paymentquest", words[0]);
            if (words[1] == "progress")
            {
                // There is something to keep and to forget.
                var played = Home(scratch) with { Input = "CAN\nsend\nquit\n"u8.ToArray() };
                Run(played, "play", "assemble-slip", "--plain").Expect(0);
                Run(played, "play", "assemble-slip", "--plain", "--player", "Ana").Expect(0);
            }


            // Where a person is asked, a program says so in the first place.
            string[] spoken = words.Contains("forget") ? [.. arguments, "--yes"] : arguments;
            var ending = Run(Home(scratch) with { Input = output }, spoken);
            var isPlayed = words[1] == "play" && !words.Contains("--plain");
            Assert.True(
                ending.ExitCode == (isPlayed ? 4 : 0) || (ending.ExitCode == 1 && MayBeNegative.Any(words.Contains)),
                $"{example}: ended with {ending.ExitCode}\n{ending.Output}\n{ending.Errors}");
            output = ending.Octets;
            if (file is not null)
            {
                scratch.Write(file, output);
            }
        }
    }

    private static Surrounding Home(Scratch scratch) => Surrounding.With("PAYMENTQUEST_HOME", Path.Combine(scratch.Folder, "home"));

    /// <summary>A word as it stands, or the file of that name in the folder: tests share the process's folder.</summary>
    private static string Placed(string word, Scratch scratch)
    {
        var path = Path.GetFullPath(word, scratch.Folder);
        return word == "scenarios/" ? Path.GetDirectoryName(ProtocolFiles.Paths["1kp"])!
            : word.StartsWith("./", StringComparison.Ordinal) || word == "out" || word.EndsWith(".json", StringComparison.Ordinal) || (word.Length > 1 && Path.Exists(path)) ? path
            : word;
    }

    [GeneratedRegex("(?:[^\\s']|'[^']*')+")]
    private static partial Regex Word();
}
