using System.Diagnostics;
using PaymentQuest.Constructors;
using PaymentQuest.Cryptography;
using PaymentQuest.Runs;
using PaymentQuest.Terms;
using PaymentQuest.Tests.Wire.Text;
using PaymentQuest.Transcripts;
using Xunit;

namespace PaymentQuest.Tests.Transcripts;

/// <summary>What is exported stands before the real <c>openssl</c>, which must be installed.</summary>
public sealed class ExportTests
{
    /// <summary>Every test here lets the program confirm or refuse what was exported.</summary>
    public ExportTests() => Tool.Require("openssl");

    public static TheoryData<string, string> Runs =>
        [.. Thoroughness.Sample(from id in Recorded.Protocols.Append("exchange") from suite in Suite.All select new TheoryDataRow<string, string>(id, suite.Name), 7, "exports")];

    [Theory, MemberData(nameof(Runs))]
    public void Openssl_confirms_everything(string id, string suite)
    {
        using var folder = new Folder(Export.Of(Run(id, suite)));
        var (exitCode, lines) = folder.Verify();
        Assert.All(lines, line => Assert.StartsWith("OK ", line, StringComparison.Ordinal));
        Assert.True(lines.Length > 12, "too few items");
        Assert.Equal(0, exitCode);
    }

    [Theory]
    [InlineData("hex")]
    [InlineData("HEX")]
    [InlineData("base64")]
    [InlineData("base64url")]
    public void A_keyed_digest_is_confirmed_in_every_text_that_says_it(string form)
    {
        var letters = ProtocolFiles.Of(Letters.Yaml.Replace("as: base64}", $"as: {form}}}", StringComparison.Ordinal));
        var run = PaymentQuest.Runs.Run.Execute(Letters.Plan with { Compiled = letters });
        using var folder = new Folder(Export.Of(run));
        var (exitCode, lines) = folder.Verify();
        Assert.Contains(lines, line => line.Contains(" carries HMAC(K, ToSign)", StringComparison.Ordinal));
        Assert.All(lines, line => Assert.StartsWith("OK ", line, StringComparison.Ordinal));
        Assert.Equal(0, exitCode);
    }

    [Theory]
    [InlineData("1kp", "modern")]
    [InlineData("3kp", "lecture")]
    [InlineData("exchange", "lecture")]
    [InlineData("set", "lecture")]
    public void A_changed_octet_in_any_file_is_noticed(string id, string suite)
    {
        var files = Export.Of(Run(id, suite)).Where(f => f.Name != "verify.sh").ToList();
        var random = new SeededRandom(9, id);
        var changes = files.Where(f => f.Octets.Length > 0).Select(f => (File: f, At: random.Below(f.Octets.Length), Mask: (byte)(1 << random.Below(8)))).ToList();
        using var folder = new Folder(Export.Of(Run(id, suite)));
        Assert.All(Thoroughness.Sample(changes, 15, $"files of {id}"), change =>
        {
            var octets = change.File.Octets.ToArray();
            octets[change.At] ^= change.Mask;
            folder.Write(new ExportFile(change.File.Name, octets));
            var (exitCode, lines) = folder.Verify(change.File.Name);
            folder.Write(change.File);
            Assert.True(exitCode == 1 && lines.Any(l => l.StartsWith("FAILED ", StringComparison.Ordinal)), $"{change.File.Name} at {change.At}");
        });
    }

    [Theory]
    [InlineData("root.pem")]
    [InlineData("cert-1-a.pem")]
    [InlineData("key-1-a.public.pem")]
    public void A_changed_octet_at_the_edges_of_a_text_file_is_noticed(string name)
    {
        using var folder = new Folder(Export.Of(Run("1kp", "lecture")));
        var file = Export.Of(Run("1kp", "lecture")).First(f => f.Name == name);
        var places = Enumerable.Range(0, file.Octets.Length).Where(at => at < 3 || at > file.Octets.Length - 3 || file.Octets[at] == '\n');
        Assert.All(Thoroughness.Sample(places, 3, name), at =>
        {
            var octets = file.Octets.ToArray();
            octets[at] ^= 1;
            folder.Write(new ExportFile(name, octets));
            Assert.True(folder.Verify(name).ExitCode == 1, $"{name} at {at}");
        });
    }

    [Fact]
    public void The_whole_script_fails_when_one_file_was_changed()
    {
        using var folder = new Folder(Export.Of(Run("3kp", "lecture")));
        var file = Export.Of(Run("3kp", "lecture")).First(f => f.Name.EndsWith(".sig", StringComparison.Ordinal));
        folder.Write(file with { Octets = [.. file.Octets[..^1], (byte)(file.Octets[^1] ^ 1)] });
        var (exitCode, lines) = folder.Verify();
        Assert.Equal(1, exitCode);
        Assert.Contains(lines, l => l.StartsWith("FAILED ", StringComparison.Ordinal));
        Assert.Contains(lines, l => l.StartsWith("OK ", StringComparison.Ordinal));
    }

    /// <summary>Every protocol under every suite; of a sample, some.</summary>
    public static TheoryData<string, string> Shipped =>
        [.. Thoroughness.Sample(ProtocolFiles.Paths.Keys.SelectMany(id => ProtocolFiles.Load(id).Protocol.Suites.Select(s => new TheoryDataRow<string, string>(id, s))), 6, "honest exports")];

    [Theory, MemberData(nameof(Shipped))]
    public void The_script_and_the_validation_agree_that_an_honest_run_is_one(string id, string suite)
    {
        var run = Rounds(id, suite);
        Assert.IsType<ValidationResult.Valid>(run.Validate(Transcript.Of(run)));
        using var folder = new Folder(Export.Of(run));
        var (exitCode, lines) = folder.Verify();
        Assert.All(lines, l => Assert.StartsWith("OK ", l, StringComparison.Ordinal));
        Assert.Equal(0, exitCode);
    }

    [Theory, MemberData(nameof(Shipped))]
    public void A_changed_octet_in_any_file_of_any_protocol_is_noticed(string id, string suite)
    {
        var files = Export.Of(Rounds(id, suite));
        using var folder = new Folder(files);
        var random = new SeededRandom(9, $"{id} {suite}");
        var changes = files.Where(f => f.Name != "verify.sh" && f.Octets.Length > 0).Select(f => (File: f, At: random.Below(f.Octets.Length), Mask: (byte)(1 << random.Below(8))));
        Assert.All(Thoroughness.Sample(changes, 4, $"files of {id} {suite}"), change =>
        {
            var octets = change.File.Octets.ToArray();
            octets[change.At] ^= change.Mask;
            folder.Write(change.File with { Octets = octets });
            var (exitCode, lines) = folder.Verify(change.File.Name);
            folder.Write(change.File);
            Assert.True(exitCode == 1 && lines.Any(l => l.StartsWith("FAILED ", StringComparison.Ordinal)), $"{change.File.Name} at {change.At}");
        });
    }

    public static TheoryData<string, string> WithRounds => ProtocolFiles.WithSuites(p => p.Rounds is not null);

    [Theory, MemberData(nameof(WithRounds))]
    public void Openssl_confirms_every_round(string id, string suite)
    {
        var run = Rounds(id, suite);
        var files = Export.Of(run);
        Assert.Equal(files.Count, files.DistinctBy(f => f.Name).Count());
        Assert.Equal(run.Messages.Count, files.Count(f => f.Name.Contains("message-", StringComparison.Ordinal) && !f.Name.Contains(".part-", StringComparison.Ordinal)));
        using var folder = new Folder(files);
        var (exitCode, lines) = folder.Verify();
        Assert.All(lines, line => Assert.StartsWith("OK ", line, StringComparison.Ordinal));
        Assert.Equal(0, exitCode);
        Assert.IsType<ValidationResult.Valid>(run.Validate(Transcript.Of(run)));
        Assert.All(Enumerable.Range(1, 2), round => Assert.Contains(lines, l => l.StartsWith($"OK round {round}: ", StringComparison.Ordinal)));
    }

    public static TheoryData<string, string, string> Named =>
    [
        .. from suite in Thoroughness.Sample(Suite.All, 1, "suites that name what is wrong")
           from change in new[]
           {
               ("merchant-ds.part-1-pimd.digest", "Merchant verifies DS: PIMD as it is, OIMD recomputed"),
               ("merchant-ds.part-2-oimd.input", "Merchant verifies DS: PIMD as it is, OIMD recomputed"),
               ("gateway-ds.part-1-pimd.input", "Gateway verifies DS: PIMD recomputed, OIMD as it is"),
               ("gateway-ds.part-2-oimd.digest", "Gateway verifies DS: PIMD recomputed, OIMD as it is"),
               ("oimd.input", "OIMD is the digest"),
               ("-m.pem", "CERT_M chains through MCA, GCA, BCA to RCA and is not in CRL_MCA"),
               ("-gca.pem", "CERT_M chains through MCA, GCA, BCA to RCA and is not in CRL_MCA"),
               ("-gca.pem", "CERT_GCA chains through BCA to RCA"),
               ("-m.der", "CERT_M is the same in PEM and DER"),
               ("crl-7-mca.pem", "CRL_MCA is signed by MCA"),
               ("crl-7-mca.pem", "CERT_M chains through MCA, GCA, BCA to RCA and is not in CRL_MCA"),
               ("crl-7-mca.pem", "CRL_MCA is in force at the run's clock"),
               ("crl-7-mca.der", "2 Initiate-Response carries CRL_MCA"),
           }
           select new TheoryDataRow<string, string, string>(suite.Name, change.Item1, change.Item2),
    ];

    [Theory, MemberData(nameof(Named))]
    public void What_a_wrong_file_breaks_is_named(string suite, string ending, string item)
    {
        var files = Export.Of(Run("set", suite));
        using var folder = new Folder(files);
        var file = files.First(f => f.Name.EndsWith(ending, StringComparison.Ordinal));
        var octets = file.Octets.ToArray();

        // Sixty characters before the end of a PEM file is in the middle of the signature.
        var at = ending.EndsWith(".pem", StringComparison.Ordinal) ? octets.Length - 60 : octets.Length / 2;
        octets[at] = octets[at] == (byte)'A' ? (byte)'B' : (byte)'A';
        Assert.Contains($"OK {item}", folder.Verify(file.Name).Lines);
        folder.Write(file with { Octets = octets });
        Assert.Contains($"FAILED {item}", folder.Verify(file.Name).Lines);
    }

    [Fact]
    public void A_dual_signature_joined_the_other_way_round_is_refused()
    {
        var files = Export.Of(Run("set", "lecture")).ToDictionary(f => f.Name);
        string Only(string ending) => files.Keys.Single(n => n.EndsWith(ending, StringComparison.Ordinal));
        var (first, second) = (Only("merchant-ds.part-1-pimd.digest"), Only("gateway-ds.part-2-oimd.digest"));
        var pair = (string one, string other) => files[one].Octets.Concat(files[other].Octets).ToArray();
        var content = files[Only("ds.content")];
        Assert.Equal(content.Octets, pair(first, second));
        using var folder = new Folder(files.Values);
        folder.Write(content with { Octets = pair(second, first) });
        Assert.Equal(["FAILED DS is signed by C"], folder.Verify(content.Name).Lines);
    }

    [Fact]
    public void A_revoked_certificate_fails_and_the_list_that_says_so_does_not()
    {
        var plan = Recorded.Run("set", Suite.Lecture).Plan;
        var run = PaymentQuest.Runs.Run.Execute(plan with { Keyring = null, Setting = plan.Setting with { Revoked = new HashSet<string> { "M" } } });
        Assert.IsType<Verdict.Refused>(run.Verdict);
        using var folder = new Folder(Export.Of(run));
        var (exitCode, lines) = folder.Verify();
        Assert.Equal(1, exitCode);
        Assert.Equal(["FAILED CERT_M chains through MCA, GCA, BCA to RCA and is not in CRL_MCA"], lines.Where(l => !l.StartsWith("OK ", StringComparison.Ordinal)));
        Assert.Contains("OK CRL_MCA is in force at the run's clock", lines);
    }

    [Fact]
    public void A_list_that_is_out_of_date_at_the_runs_clock_is_named()
    {
        using var folder = new Folder(Export.Of(Run("set", "lecture")));
        var clock = Run("set", "lecture").Plan.Setting.Clock;
        folder.Change("verify.sh", $"-attime {clock.ToUnixTimeSeconds()}", $"-attime {clock.AddDays(40).ToUnixTimeSeconds()}");
        Assert.Contains("FAILED CRL_MCA is in force at the run's clock", folder.Verify("crl-7-mca.pem").Lines);
    }

    public static TheoryData<string> AllSuites => [.. Suite.Nameable.Select(s => s.Name)];

    [Theory, MemberData(nameof(AllSuites))]
    public void Every_constructor_is_confirmed(string suite)
    {
        var files = Export.Of(Run("exchange", suite));
        var script = System.Text.Encoding.UTF8.GetString(files.Single(f => f.Name == "verify.sh").Octets);
        Assert.All(Constructor.All.Values.Concat(Algorithm.Words.Values.Select(Constructor.Of)).Where(c => c.Proof is not null), c =>
        {
            var function = c.Proof!.Shell(Suite.ByName(suite)!).Split('(')[0];
            Assert.Contains(script.Split('\n'), line => line.StartsWith("check '", StringComparison.Ordinal) && line.Contains($"' {function} ", StringComparison.Ordinal));
        });
        var lines = new Folder(files).VerifyAndDelete();
        Assert.All(lines, line => Assert.StartsWith("OK ", line, StringComparison.Ordinal));
        Assert.All(["HMAC", "KDF(\"run\", K, NOTE || N)", "E(K", "AE(K", "AE(N", "PK_R(N", "H(NOTE)", "SK_S", "CERT_R", "CRC(", "B64U("], label => Assert.Contains(lines, l => l.Contains(label, StringComparison.Ordinal)));
    }

    [Fact]
    public void The_export_of_an_altered_run_fails_where_it_was_altered()
    {
        var run = Recorded.Run("1kp", Suite.Lecture);
        var octets = run.Messages[5].Sent.ToArray();
        octets[^1] ^= 1;
        var replayed = Validation.Replay(run.Plan.Compiled, Transcript.Of(run).With(6, octets))!;
        using var folder = new Folder(Export.Of(replayed));
        var (exitCode, lines) = folder.Verify();
        Assert.Equal(1, exitCode);
        Assert.Equal(["FAILED Customer verifies Sig_A: H(Common) as it is", "FAILED 6 Confirm carries Sig_A"], lines.Where(l => !l.StartsWith("OK ", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_run_that_could_not_begin_exports_only_the_script()
    {
        var plan = Recorded.Run("1kp", Suite.Lecture).Plan;
        var run = PaymentQuest.Runs.Run.Execute(plan with { Setting = plan.Setting with { Values = new Dictionary<string, string>() } });
        Assert.Equal(["verify.sh"], Export.Of(run).Select(f => f.Name));
    }

    [Theory, MemberData(nameof(Runs))]
    public void Names_of_files_are_plain_and_different(string id, string suite)
    {
        var names = Export.Of(Run(id, suite)).Select(f => f.Name).ToList();
        Assert.Equal(names.Count, names.Distinct(StringComparer.OrdinalIgnoreCase).Count());
        Assert.All(names, name => Assert.Matches("^[a-z][a-z0-9.-]*$", name));
    }

    /// <summary>An honest run, with three rounds where there are rounds.</summary>
    private static Run Rounds(string id, string suite)
    {
        var compiled = ProtocolFiles.Load(id);
        var run = PaymentQuest.Runs.Run.Execute(new RunPlan(compiled, Suite.ByName(suite)!, compiled.Protocol.Setting, 7) { FurtherRounds = compiled.Protocol.Rounds is null ? 0 : 2 });
        Assert.IsType<Verdict.Completed>(run.Verdict);
        return run;
    }

    private static Run Run(string id, string suite) =>
        id == "exchange" ? Exchange.Of(Exchange.Everything, Suite.ByName(suite)!) : Recorded.Run(id, Suite.ByName(suite)!);

    private sealed class Folder : IDisposable
    {
        private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("paymentquest-export-");

        public Folder(IEnumerable<ExportFile> files)
        {
            foreach (var file in files)
            {
                Write(file);
            }
        }

        public void Write(ExportFile file) => File.WriteAllBytes(Path.Combine(_folder.FullName, file.Name), file.Octets);

        public void Change(string name, string before, string after)
        {
            var path = Path.Combine(_folder.FullName, name);
            var text = File.ReadAllText(path);
            Assert.Contains(before, text, StringComparison.Ordinal);
            File.WriteAllText(path, text.Replace(before, after, StringComparison.Ordinal));
        }

        public string[] VerifyAndDelete()
        {
            using (this)
            {
                return Verify().Lines;
            }
        }

        /// <summary>
        /// Runs the script: all of it, or of its checks those that name a file, which is enough to show that the whole script fails, since every
        /// check that fails makes it fail.
        /// </summary>
        public (int ExitCode, string[] Lines) Verify(string? about = null)
        {
            var script = Path.Combine(_folder.FullName, "verify.sh");
            if (about is not null)
            {
                var lines = File.ReadAllLines(script).Where(l => !l.StartsWith("check '", StringComparison.Ordinal) || l.Split(' ').Contains(about));
                script = Path.Combine(_folder.FullName, "verify-some.sh");
                File.WriteAllText(script, string.Join('\n', lines) + "\n");
            }

            // From another folder, because the script must find its files wherever it is called from.
            var start = new ProcessStartInfo("sh", [script]) { RedirectStandardOutput = true, WorkingDirectory = Path.GetTempPath() };
            using var process = Process.Start(start)!;
            var output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return (process.ExitCode, output.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        }

        public void Dispose() => _folder.Delete(recursive: true);
    }
}
