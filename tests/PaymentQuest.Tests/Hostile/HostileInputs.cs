using System.Text;
using System.Text.Json.Nodes;
using PaymentQuest.Cryptography;
using PaymentQuest.Runs;
using PaymentQuest.Terms;
using PaymentQuest.Transcripts;

namespace PaymentQuest.Tests.Hostile;

/// <summary>Scripts, transcripts, protocols, quests and folders that ask for more than there is.</summary>
internal static class HostileInputs
{
    private const string Quest = "man-in-the-middle";

    private static readonly JsonObject Purchases = Recorded("millicent", Suite.Historic, 2);
    private static readonly JsonObject Purchase = Recorded("3kp", Suite.Modern, 0);

    /// <summary>All of them, by name.</summary>
    public static IReadOnlyDictionary<string, HostileInput> All { get; } =
        Scripts().Concat(OracleLines()).Concat(Transcripts()).Concat(Protocols()).Concat(Folders()).ToDictionary(i => i.Name, StringComparer.Ordinal);

    private static IEnumerable<HostileInput> Scripts()
    {
        yield return Script("names that double", Doubling("X#, X#"), "script.txt, line 12, column 11: this would have more than 2000 parts");
        yield return Script("tuples that double", Doubling("(X#, X#), \"and more\""), "line 12, column 5: this would have more than 32768 bytes");
        yield return Script("octets run together that double", Doubling("X# || X#"), "more than 32768 bytes");
        yield return Script("a thousand encryptions to keys", Many(60, i => $"let S{i} = {string.Join(", ", Enumerable.Range(0, 100).Select(n => $"PK_A(\"{i}/{n}\")"))}"), "at most 1000000 steps");
        yield return Script("twenty thousand lines", Many(20_000, i => $"wait {i + 1}"), "line 1001: an answer has at most 1000 lines");
        yield return Script("twenty thousand ploys in an array", $"[{string.Join(",", Enumerable.Repeat("{\"do\":\"wait\",\"seconds\":1}", 20_000))}]", "at most 1000 ploys");
        yield return Script("a line of a million characters", "let X = \"" + new string('a', 1_000_000) + '"', "line 1, column 8193: a line has at most 8192 characters");
        yield return Script("brackets in brackets", "let X = " + new string('(', 8_000), "script.txt, line 1, column 73: this has more than 64 levels of brackets");
        yield return new HostileInput("an answer without end", ["try", "assemble-slip", "--answer", "@huge"], 2, "an answer has at most 1048576 bytes") { Huge = 1L << 30 };
    }

    private static IEnumerable<HostileInput> OracleLines()
    {
        HostileInput Oracle(string name, string input, string told) => new(name, ["oracle", Quest], 1, told) { Input = input };
        var doubling = Doubling("X#, X#").Split('\n').Select(l => new JsonObject { ["line"] = l }.ToJsonString());
        yield return Oracle("names that double, said to an oracle", string.Join('\n', doubling), "this would have more than 2000 parts");
        yield return Oracle("a long line said to an oracle", new string('x', 5_000_000) + "\n{\"do\": \"look\"}\n", "a line has at most 65536 characters");
        yield return Oracle("JSON in JSON said to an oracle", new string('[', 60_000), "this is not a JSON object of a ploy");
    }

    private static IEnumerable<HostileInput> Transcripts()
    {
        yield return Read("rounds without end", With(Purchases, t => t["further_rounds"] = int.MaxValue), 3, "PQ0512 error: '2147483647' is not allowed here; write a whole number from 0 to 9999");
        yield return Read("more rounds than messages", With(Purchases, t => t["further_rounds"] = 400), 1, "inconsistent: messages[11]");
        yield return Read("forty thousand accounts", With(Purchase, t => Fill(t["setting"]!["accounts"]!, 40_000, "EUR 1.00")), 3, "PQ0514 error: more than 10000 accounts");
        yield return Read("forty thousand entries of a table", With(Purchase, t => Fill(t["setting"]!["tables"]!["accountOf"]!, 40_000, "1")), 3, "PQ0514 error: more than 10000 entries of a table");
        yield return Read("nine thousand accounts before and after", With(Purchase, t =>
        {
            Fill(t["setting"]!["accounts"]!, 9_000, "EUR 1.00");
            Fill(t["accounts"]!, 9_000, "EUR 1.00");
        }), 0, "valid");
        yield return Read("an array of two million values", $"[{string.Join(",", Enumerable.Repeat('0', 2_000_000))}]", 3, "PQ0501 error: the file is larger than 1048576 bytes");
        yield return Read("two million values of one round", $"{{\"x\": [{string.Join(",", Enumerable.Repeat('0', 2_000_000))}], \"further_rounds\": 1}}", 3, "PQ0505 error: more than 500000 values");
        yield return Read("two million values of rounds that are not there", $"{{\"further_rounds\": 9999, \"x\": [{string.Join(",", Enumerable.Repeat('0', 2_000_000))}]}}", 3, "PQ0505 error: more than 500000 values");
        yield return Read("a million certificates of many rounds", $"{{\"further_rounds\": 9999, \"messages\": [{string.Join(",", Enumerable.Repeat('0', 9_999))}], \"certificates\": {{{string.Join(",", Enumerable.Range(0, 1_000_000).Select(i => $"\"{i}\":\"\""))}}}}}", 3, "PQ0505 error: more than 500000 values");
        yield return Read("thirty megabytes of rounds that are not there", $"{{\"further_rounds\": 9999, \"x\": \"{new string('0', 30_000_000)}\"}}", 3, "PQ0501 error: the file is larger than 16777216 bytes");
        yield return Read("thirty megabytes of one round", $"{{\"x\": \"{new string('0', 30_000_000)}\", \"further_rounds\": 1}}", 3, "PQ0501 error: the file is larger than 16777216 bytes");
        yield return Read("arrays in arrays", new string('[', 100_000), 3, "PQ0504 error: nested deeper than 16 levels");
        yield return Read("a number of a million digits", With(Purchase, t => t["run"] = 7).Replace("\"run\":7", "\"run\":" + new string('9', 1_000_000), StringComparison.Ordinal), 3, "PQ0512");
        yield return new HostileInput("sixty thousand beginnings of PEM", ["asn1", "@begin.pem"], 1, "") { Files = new Dictionary<string, string> { ["begin.pem"] = Many(50_000, _ => "-----BEGIN A-----\n") } };
        foreach (var command in (string[])["validate", "asn1", "certificates"])
        {
            yield return new HostileInput($"sixty megabytes that are no transcript for {command}", [command, "@huge"], 3, "PQ0501 error: the file is larger than 1048576 bytes") { Huge = 60L << 20 };
        }

        foreach (var command in (string[])["validate", "asn1", "certificates"])
        {
            yield return new HostileInput($"a gibibyte for {command}", [command, "@huge"], 3, "PQ0501 error: the file is larger than 67108864 bytes") { Huge = 1L << 30 };
        }
    }

    private static IEnumerable<HostileInput> Protocols()
    {
        yield return Protocol("definitions that double", Steps(4, "N{1}", "definitions:\n  D0: N0, N1\n" + Many(60, i => $"  D{i + 1}: D{i}, D{i}")), "PQ0303 error: written out, this term has more than 5000 constructors");
        yield return Protocol("hexadecimal of hexadecimal, thirty times", Steps(4, string.Concat(Enumerable.Repeat("X(", 30)) + "N{1}" + new string(')', 30), "algorithms: {X: hex}\n"), "PQ0303 error: written out, this term has more than 5000 constructors");
        yield return Protocol("sixty messages of a thousand fields", Steps(64, string.Join(", ", Enumerable.Repeat("N{1}", 1_000))), "PQ0262 error: written out, all terms up to here have more than 20000 constructors together");
        yield return Protocol("fifteen hundred goals", Steps(4, "N{1}", "goals:\n" + Many(1_500, i => $"  - {{name: g{i}, agree: Bob, with: Alice, on: N0, at: S0}}")), "PQ0261 error: a protocol has at most 200 goals");
        yield return Protocol("a hundred steps", Steps(100, "N{1}"), "PQ0214 error: a protocol has 1 to 64 steps");
        yield return Protocol("rounds every thirty years", Shipped("millicent/millicent").Replace("every: 600", "every: 1000000000", StringComparison.Ordinal), "PQ0124 error: 'every' must be a whole number from 0 to 31622400");
        yield return Protocol("lists in lists", new string('[', 500_000), "PQ0107 error: nested deeper than 32 levels");
        yield return Protocol("sixty thousand keys", $"{{{string.Join(",", Enumerable.Range(0, 60_000).Select(i => $"a{i}: 1"))}}}", "PQ0108 error: more than 20000 keys and values");
        yield return Protocol("names for nodes that double", "a: &a [x, x]\n" + Many(60, i => $"b{i}: &b{i} [*a, *a]"), "PQ0110 error: anchors");
        yield return new HostileInput("sixty-four steps in four sessions", ["analyse", "@hostile.yaml", "--sessions", "4", "--memory", "16000"], 1, $"more than {Bounds.Events} things would have to happen")
        {
            Files = new Dictionary<string, string> { ["hostile.yaml"] = Steps(64, "SK_A[\\\"{1}\\\", N{1}, N{2}], N{1}", "goals:\n  - {name: last, agree: Bob, with: Alice, on: N63, at: S63, injective: true}\n", isOneWay: true) },
        };
        yield return new HostileInput("more sessions than there can be", ["analyse", "2kp", "--sessions", "2147483647"], 2, "from 1 to 4");
        yield return new HostileInput("more purchases than there can be", ["run", "millicent", "--purchases", "2147483647"], 2, "from 1 to 10000");
    }

    private static IEnumerable<HostileInput> Folders()
    {
        yield return new HostileInput("three thousand files", ["lint", "@folder"], 3, "PQ0117 error: there are more than 2000 files to look at")
        {
            Files = Enumerable.Range(0, 3_000).ToDictionary(i => Path.Combine("folder", $"{i}.yaml"), _ => "", StringComparer.Ordinal),
        };
        yield return new HostileInput("forty folders inside one another", ["lint", "@folder"], 3, "PQ0117 error: more than 16 folders inside one another")
        {
            Files = new Dictionary<string, string> { [Path.Combine([.. Enumerable.Repeat("folder", 40), "a.yaml"])] = "" },
        };
        yield return new HostileInput("a protocol without end", ["lint", "@huge"], 3, "PQ0102 error: the file is larger than 1048576 bytes") { Huge = 1L << 30 };
    }

    private static HostileInput Script(string name, string script, string told) =>
        new(name, ["try", Quest, "--moves", "@script.txt"], 2, told) { Files = new Dictionary<string, string> { ["script.txt"] = script } };

    private static HostileInput Read(string name, string transcript, int exitCode, string told) =>
        new(name, ["validate", "@t.json"], exitCode, told) { Files = new Dictionary<string, string> { ["t.json"] = transcript } };

    private static HostileInput Protocol(string name, string protocol, string told) =>
        new(name, ["lint", "@hostile.yaml"], 3, told) { Files = new Dictionary<string, string> { ["hostile.yaml"] = protocol } };

    private static string Doubling(string term) => "make X0 as nonce\n" + Many(60, i => $"let X{i + 1} = {term.Replace("#", $"{i}", StringComparison.Ordinal)}");

    private static string Many(int count, Func<int, string> line) => string.Concat(Enumerable.Range(0, count).Select(i => line(i) + "\n")).TrimEnd('\n') + "\n";

    /// <summary>Alice and Bob send each other so many messages in turn, or she him: {0} is the sender's symbol, {1} the number of the message, {2} that of the one before.</summary>
    private static string Steps(int count, string message, string more = "", bool isOneWay = false)
    {
        bool IsAlices(int step) => isOneWay || step % 2 == 0;
        string Half(bool isAlices) => string.Join(", ", Enumerable.Range(0, count).Where(i => IsAlices(i) == isAlices).Select(i => $"N{i}"));
        var text = new StringBuilder("format_version: 1\nid: hostile\ntitle: {en: a, es: b}\nroles: {Alice: A, Bob: B}\natoms:\n");
        text.Append(Many(count, i => $"  N{i}: nonce"));
        text.Append("knows:\n  Alice: PK_CA, PK_B, SK_A\n  Bob: PK_CA, SK_B, PK_A\n");
        text.Append($"fresh:\n  Alice: {Half(true)}\n{(isOneWay ? "" : $"  Bob: {Half(false)}\n")}steps:\n");
        text.Append(Many(count, i => $"  - {{name: S{i}, from: {(IsAlices(i) ? "Alice, to: Bob" : "Bob, to: Alice")}, message: \"{string.Format(null, message, IsAlices(i) ? "A" : "B", i, Math.Max(0, i - 1))}\"}}"));
        return text.Append(more).ToString();
    }

    private static string Shipped(string protocol) => File.ReadAllText(Path.Combine(ProtocolFiles.Root, "scenarios", "protocols", protocol + ".yaml"));

    private static JsonObject Recorded(string protocol, Suite suite, int furtherRounds)
    {
        var compiled = ProtocolFiles.Load(protocol);
        var run = Run.Execute(new RunPlan(compiled, suite, compiled.Protocol.Setting, 5) { FurtherRounds = furtherRounds });
        return JsonNode.Parse(Transcript.Write(run))!.AsObject();
    }

    private static string With(JsonObject transcript, Action<JsonObject> change)
    {
        var changed = transcript.DeepClone().AsObject();
        change(changed);
        return changed.ToJsonString();
    }

    private static void Fill(JsonNode map, int count, string value)
    {
        for (var i = 0; i < count; i++)
        {
            map[$"x{i}"] = value;
        }
    }
}
