using System.Collections.Concurrent;
using System.Globalization;
using System.Text.RegularExpressions;
using PaymentQuest.Tests.Commands;
using Xunit;

namespace PaymentQuest.Tests.Analysis;

/// <summary>The tables in <c>docs/attacks-and-what-stops-them.md</c> are what the commands above them write today, but for the times, and what protocols say of themselves.</summary>
public sealed partial class AttackTableTests
{
    private static readonly string Document = Path.Combine(ProtocolFiles.Root, "docs", "attacks-and-what-stops-them.md");

    [Fact]
    public void Tables_are_what_their_commands_write()
    {
        var written = File.ReadAllText(Document).ReplaceLineEndings("\n");
        var commands = Table().Matches(written).Select(m => m.Groups["command"].Value).Distinct().ToList();
        Assert.NotEmpty(commands);

        var tables = new ConcurrentDictionary<string, string>();
        Parallel.ForEach(commands, new ParallelOptions { MaxDegreeOfParallelism = 2 }, c => tables[c] = Executable.Run([.. Word().Matches(c).Select(w => w.Value.Trim('"'))]).Expect(0).Output);
        Assert.All(tables.Values, t => Assert.DoesNotContain("out of ", t));

        var found = Table().Replace(written, m => $"{m.Groups["marker"].Value}{tables[m.Groups["command"].Value]}{m.Groups["end"].Value}");
        if (Timeless(found) != Timeless(written) || Environment.GetEnvironmentVariable("PAYMENTQUEST_APPROVE") == "1")
        {
            Approval.Check(Document, found);
        }
    }

    [Fact]
    public void Protocols_say_that_they_lose_what_the_tables_call_an_attack_and_nothing_that_they_call_none()
    {
        var rows = Row().Matches(File.ReadAllText(Document).ReplaceLineEndings("\n"));
        Assert.Contains(rows, r => r.Groups["verdict"].Value == "none");
        Assert.Contains(rows, r => r.Groups["verdict"].Value == "**attack**");
        Assert.All(rows, row =>
        {
            var protocol = ProtocolFiles.Load(row.Groups["id"].Value).Protocol;
            var lost = protocol.Loses.Where(l => l.Goal == row.Groups["goal"].Value).ToList();
            if (row.Groups["verdict"].Value == "**attack**")
            {
                Assert.NotEmpty(lost);
            }
            else
            {
                // With these parties and as many runs such a loss would show; an inherited one, where everybody may be dishonest.
                var dishonest = row.Groups["dishonest"].Value.Split(", ");
                Assert.DoesNotContain(lost, l => l.Sessions <= int.Parse(row.Groups["sessions"].Value, CultureInfo.InvariantCulture) && l.Dishonest.All(dishonest.Contains) && (!l.IsInherited || dishonest.Length + protocol.Trusted.Count == protocol.Roles.Count));
            }
        });
    }

    /// <summary>Without the last column.</summary>
    private static string Timeless(string text) => Time().Replace(text, "|\n");

    [GeneratedRegex(@"(?<marker><!-- paymentquest (?<command>[^\n]*) -->\n)(?<rows>(\|[^\n]*\n)*)(?<end><!-- end -->)")]
    private static partial Regex Table();

    [GeneratedRegex(@"^\| (?<id>[^| ]+) \| (?<goal>[^|]+) \| (?<verdict>\*\*attack\*\*|none) \| [^|]+ \| (?<sessions>[0-9]) \| (?<dishonest>[^|]+) \|", RegexOptions.Multiline)]
    private static partial Regex Row();

    [GeneratedRegex("\"[^\"]*\"|[^ ]+")]
    private static partial Regex Word();

    [GeneratedRegex(@"\| [0-9.]+ s \|\n")]
    private static partial Regex Time();
}
