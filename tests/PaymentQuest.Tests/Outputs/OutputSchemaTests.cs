using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using System.Text.RegularExpressions;
using PaymentQuest.Terminal.Outputs;
using PaymentQuest.Tests.Commands;
using Xunit;
using static PaymentQuest.Tests.Commands.Executable;

namespace PaymentQuest.Tests.Outputs;

/// <summary>What commands write for programs: each has a schema that is documented, and what is written is read by it with nothing left over and nothing missing.</summary>
public sealed partial class OutputSchemaTests : IDisposable
{
    private static readonly JsonSerializerOptions Strict = new(JsonSerializerOptions.Strict)
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        PropertyNameCaseInsensitive = false,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        RespectRequiredConstructorParameters = false,
        TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { Require } },
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private static readonly (string Output, Type Shape)[] Schemas =
    [
        ("analyse", typeof(AnalyseOutput)),
        ("analyse --necessity", typeof(NecessityOutput)),
        ("asn1", typeof(Asn1Shape)),
        ("certificates, of a run", typeof(CertificatesShape)),
        ("certificates, of a file", typeof(CertificateShape)),
        ("claims", typeof(ClaimsOutput[])),
        ("doctor", typeof(DoctorOutput[])),
        ("explain", typeof(ExplainOutput)),
        ("keys", typeof(KeysOutput)),
        ("knows", typeof(KnowsOutput)),
        ("lint", typeof(LintOutput[])),
        ("lint --prove", typeof(ProvenOutput)),
        ("list", typeof(ListOutput)),
        ("mutate", typeof(MutateShape)),
        ("oracle, first", typeof(OracleBegun)),
        ("oracle, look", typeof(OracleView)),
        ("oracle, a ploy", typeof(OracleTurnShape)),
        ("oracle, undo or reset", typeof(OracleUndone)),
        ("oracle, no ploy", typeof(OracleError)),
        ("progress export", typeof(ProgressShape)),
        ("results", typeof(ResultShape[])),
        ("run", typeof(TranscriptShape)),
        ("trace", typeof(TraceOutput)),
        ("try", typeof(TryShape)),
        ("try --moves", typeof(TryPloysOutput)),
        ("validate, valid", typeof(ValidOutput)),
        ("validate, refused", typeof(RefusedOutput)),
        ("validate, malformed", typeof(MalformedOutput)),
        ("validate, unprotected", typeof(UnprotectedOutput)),
        ("validate, inconsistent", typeof(InconsistentOutput)),
        ("validate, a message", typeof(ForeignOutput)),
    ];

    private readonly Scratch _scratch = new();

    public static TheoryData<string, string> Written => new()
    {
        { "analyse", "analyse 1kp --goal answer --sessions 1 --json" },
        { "analyse --necessity", "analyse 1kp --necessity --goal answer --sessions 1 --json" },
        { "asn1", "asn1 - --step Invoice --json < run 3kp --json" },
        { "certificates, of a run", "certificates - --json < run set --json" },
        { "claims", "claims write-invoice --json" },
        { "doctor", "doctor --json" },
        { "explain", "explain 3kp --json" },
        { "keys", "keys --json" },
        { "knows", "knows 3kp Merchant CAN --json" },
        { "knows", "knows 3kp Acquirer H(R_C,CAN) --json" },
        { "lint", "lint nowhere.yaml --json" },
        { "lint --prove", "lint scenarios/protocols/ikp/1kp.yaml --prove --json" },
        { "list", "list --json" },
        { "mutate", "mutate 1kp --suite lecture --field CID --json" },
        { "mutate", "mutate 2kp-no-receipt-check --field V --json" },
        { "run", "run 3kp --json" },
        { "run", "run millicent --purchases 2 --json" },
        { "trace", "trace set --json" },
        { "try", "try assemble-slip --answer H(V) --json" },
        { "validate, valid", "validate - --json < run 3kp --json" },
    };

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public void Every_output_has_a_schema_that_was_approved()
    {
        var schemas = new JsonObject(Schemas.Select(s => KeyValuePair.Create(s.Output, (JsonNode?)Schema(s.Shape))));

        Approval.Check(Path.Combine(ProtocolFiles.Root, "docs", "outputs.schema.json"), schemas.ToJsonString(Strict) + "\n");
    }

    [Fact]
    public void Every_command_with_the_option_has_a_schema_and_the_document_names_all()
    {
        var document = File.ReadAllText(Path.Combine(ProtocolFiles.Root, "docs", "outputs.md"));
        var commands = CommandTreeTests.Commands.Select(row => row.Data).Where(c => Run([.. c.Split(' '), "--help"]).Output.Contains("\n  --json", StringComparison.Ordinal)).Append("oracle").Append("progress export").ToList();

        Assert.True(commands.Count >= 16);
        Assert.Equal(commands.Order(StringComparer.Ordinal), Schemas.Select(s => Head().Match(s.Output).Value).Distinct().Order(StringComparer.Ordinal));
        Assert.All(Schemas, s => Assert.Contains($"`{s.Output}`", document, StringComparison.Ordinal));
    }

    [Theory, MemberData(nameof(Written))]
    public void What_is_written_is_read_by_its_schema(string output, string line)
    {
        var parts = line.Split(" < ");
        var input = parts.Length > 1 ? Run(parts[1].Split(' ')).Octets : [];

        AssertRead(output, Run(new Surrounding { Input = input }, parts[0].Split(' ')).Octets);
    }

    [Fact]
    public void What_the_oracle_answers_and_what_ploys_come_to_is_read_by_its_schema()
    {
        const string ploys = "start Initiator with Responder'\nstart Responder\nsend B1 PK_B(N_A, A)\npass 3 to B1\nguess";
        var lines = "{\"do\": \"look\"}\n{\"line\": \"start Initiator\"}\n{\"line\": \"nonsense\"}\n{\"do\": \"undo\"}\n[]\n";
        var answers = Run(new Surrounding { Input = Encoding.UTF8.GetBytes(lines) }, "oracle", "man-in-the-middle").Output.TrimEnd().Split('\n');

        foreach (var (output, answer) in new[] { "oracle, first", "oracle, look", "oracle, a ploy", "oracle, a ploy", "oracle, undo or reset", "oracle, no ploy" }.Zip(answers))
        {
            AssertRead(output, Encoding.UTF8.GetBytes(answer));
        }

        Assert.Equal(6, answers.Length);
        AssertRead("try --moves", Run(new Surrounding { Input = Encoding.UTF8.GetBytes(ploys) }, "try", "man-in-the-middle", "--moves", "-", "--repaired", "--json").Octets);
    }

    [Fact]
    public void What_is_kept_of_a_player_is_read_by_its_schema()
    {
        var home = Surrounding.With("PAYMENTQUEST_HOME", _scratch.Folder);
        var text = File.ReadAllText(Path.Combine(ProtocolFiles.Root, "docs", "progress-format.md"));
        Run(home with { Input = Encoding.UTF8.GetBytes(Block().Match(text).Groups[1].Value) }, "progress", "import", "-").Expect(0);

        AssertRead("progress export", Run(home, "progress", "export", "--all-players").Expect(0).Octets);
        AssertRead("results", Run(home, "results", "--all-players", "--json").Expect(0).Octets);
    }

    [Fact]
    public void Each_result_of_validating_is_read_by_its_schema()
    {
        var text = Run("run", "1kp", "--json").Output;
        var octets = JsonDocument.Parse(text).RootElement.GetProperty("messages").EnumerateArray().Select(m => m.GetProperty("octets").GetString()!).ToList();

        AssertResult("inconsistent", text.Replace("\"passed\": true", "\"passed\": false", StringComparison.Ordinal));
        AssertResult("malformed", text.Replace(octets[0], "05" + octets[0][2..], StringComparison.Ordinal));
        AssertResult("refused", text.Replace(octets[1], octets[1][..^1] + (octets[1][^1] == '0' ? "1" : "0"), StringComparison.Ordinal));
        AssertResult("unprotected", Unprotected());
    }

    [Theory]
    [InlineData("--clock", "2028-01-01T00:00:00Z")]
    [InlineData("--step", "2")]
    public void A_message_that_was_read_is_read_by_its_schema(string option, string value)
    {
        var transcript = JsonDocument.Parse(Run("run", "1kp", "--json").Octets);
        var octets = Convert.FromHexString(transcript.RootElement.GetProperty("messages")[1].GetProperty("octets").GetString()!);

        // A message of the second step is none of the first.
        foreach (var step in new[] { "2", "1" })
        {
            string[] last = option == "--step" ? [] : [option, value];
            AssertRead("validate, a message", Run(new Surrounding { Input = octets }, ["validate", "-", "--protocol", "1kp", "--step", step, .. last, "--json"]).Expect(step == "1" || last.Length > 0 ? 1 : 0).Octets);
        }
    }

    [Fact]
    public void A_certificate_in_a_file_is_read_by_its_schema()
    {
        var root = JsonDocument.Parse(Run("run", "set", "--json").Octets).RootElement.GetProperty("certificates").EnumerateObject().First().Value.GetString()!;

        AssertRead("certificates, of a file", Run(new Surrounding { Input = Encoding.ASCII.GetBytes(root) }, "certificates", "-", "--json").Expect(0).Octets);
    }

    [Theory]
    [InlineData("""{"protocols": [], "quests": [], "more": 1}""", 0, "more")]
    [InlineData("{\"protocols\": [],\n\"quests\": [],\n \"quests\": []}", 2, "quests")]
    [InlineData("{\"protocols\": []\n}", 1, "quests")]
    [InlineData("{\"protocols\": null,\n\"quests\": []}", 0, "protocols")]
    public void A_schema_refuses_what_it_does_not_know_what_is_there_twice_and_what_is_missing(string text, int line, string member)
    {
        var e = Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<ListOutput>(text, Strict));

        Assert.Equal(line, e.LineNumber);
        Assert.NotNull(e.BytePositionInLine);
        Assert.Contains(member, e.Message, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void No_member_of_a_record_makes_generated_code_ask_the_serializer()
    {
        var types = typeof(OutputContext).Assembly.GetTypes().Where(t => t.Namespace == typeof(OutputContext).Namespace && t.GetMethod("<Clone>$") is not null).ToList();

        Assert.True(types.Count > 30);
        Assert.All(types, t => Assert.All(t.GetProperties(), p => Assert.Null(Nullable.GetUnderlyingType(p.PropertyType))));
    }

    private void AssertResult(string word, string transcript)
    {
        var octets = Run(new Surrounding { Input = Encoding.UTF8.GetBytes(transcript) }, "validate", "-", "--json").Expect(1).Octets;
        AssertRead($"validate, {word}", octets);
    }

    // Which octets of SET 1.0 nobody looks at is approved elsewhere (`SetAlterationTests`); this is the first of them.
    private static string Unprotected()
    {
        var text = Run("run", "set-1.0", "--suite", "modern", "--seed", "7", "--json").Output;
        var octets = JsonDocument.Parse(text).RootElement.GetProperty("messages")[1].GetProperty("octets").GetString()!;
        var changed = Convert.FromHexString(octets);
        changed[102] ^= 1;
        return text.Replace(octets, Convert.ToHexStringLower(changed), StringComparison.Ordinal);
    }

    private static void AssertRead(string output, byte[] octets)
    {
        var shape = Schemas.Single(s => s.Output == output).Shape;
        var read = JsonSerializer.Deserialize(octets, shape, Strict);

        Assert.True(JsonElement.DeepEquals(JsonElement.Parse(octets), JsonSerializer.SerializeToElement(read, shape, Strict)), output);
    }

    private static JsonNode Schema(Type shape) => Strict.GetJsonSchemaAsNode(shape, new JsonSchemaExporterOptions
    {
        TreatNullObliviousAsNonNullable = true,
        TransformSchemaNode = (context, node) =>
        {
            // What is null is left out, unless the member says otherwise.
            if (context.PropertyInfo is { } member && Condition(member) != JsonIgnoreCondition.Never && node is JsonObject schema && schema["type"] is JsonArray kinds)
            {
                schema["type"] = kinds.Select(k => k!.GetValue<string>()).Single(k => k != "null");
            }

            return node;
        },
    });

    private static void Require(JsonTypeInfo type)
    {
        foreach (var member in type.Properties)
        {
            member.IsRequired = Condition(member) == JsonIgnoreCondition.Never || (!member.IsGetNullable && Nullable.GetUnderlyingType(member.PropertyType) is null && Condition(member) != JsonIgnoreCondition.WhenWritingDefault);
        }
    }

    private static JsonIgnoreCondition? Condition(JsonPropertyInfo member) =>
        ((JsonIgnoreAttribute?)member.AttributeProvider?.GetCustomAttributes(typeof(JsonIgnoreAttribute), false).FirstOrDefault())?.Condition;

    [GeneratedRegex("^[a-z0-9]+( export)?")]
    private static partial Regex Head();

    [GeneratedRegex("\n(    \\{\n.*\n    \\})\n", RegexOptions.Singleline)]
    private static partial Regex Block();
}
