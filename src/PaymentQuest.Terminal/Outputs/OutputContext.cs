using System.Text.Json;
using System.Text.Json.Serialization;

namespace PaymentQuest.Terminal.Outputs;

/// <summary>
/// How records are written as JSON: members in the order of their records, their names in snake case, and what is null left out. The code that writes is
/// generated and called by itself: whatever the serializer may be asked for costs, with each type, five kilobytes that the native program unpacks at every
/// start, whatever it is started for. So no member may be a number or a truth value that can be null; of these generated code asks the serializer.
/// Where documents have such members they are written by <see cref="Members"/>.
/// </summary>
[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Serialization, PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(AnalyseOutput))]
[JsonSerializable(typeof(Asn1Value))]
[JsonSerializable(typeof(Bilingual))]
[JsonSerializable(typeof(ClaimsOutput[]))]
[JsonSerializable(typeof(DoctorOutput[]))]
[JsonSerializable(typeof(ExplainOutput))]
[JsonSerializable(typeof(ForeignOutput))]
[JsonSerializable(typeof(KeysOutput))]
[JsonSerializable(typeof(KnowsOutput))]
[JsonSerializable(typeof(LintOutput[]))]
[JsonSerializable(typeof(ListOutput))]
[JsonSerializable(typeof(NecessityOutput))]
[JsonSerializable(typeof(ProvenOutput))]
[JsonSerializable(typeof(OracleBegun))]
[JsonSerializable(typeof(OracleError))]
[JsonSerializable(typeof(OracleTurn))]
[JsonSerializable(typeof(OracleUndone))]
[JsonSerializable(typeof(OracleView))]
[JsonSerializable(typeof(TraceOutput))]
[JsonSerializable(typeof(TriedCell))]
[JsonSerializable(typeof(TriedMessage))]
[JsonSerializable(typeof(TriedPlace))]
[JsonSerializable(typeof(TriedValue))]
[JsonSerializable(typeof(TryPloysOutput))]
[JsonSerializable(typeof(RefusedOutput))]
[JsonSerializable(typeof(MalformedOutput))]
[JsonSerializable(typeof(InconsistentOutput))]
[JsonSerializable(typeof(UnprotectedOutput))]
[JsonSerializable(typeof(ValidOutput))]
internal sealed partial class OutputContext : JsonSerializerContext
{
    private static readonly OutputContext Written = new();

    public static void Write(Utf8JsonWriter json, AnalyseOutput value) => Written.AnalyseOutputSerializeHandler(json, value);

    public static void Write(Utf8JsonWriter json, Asn1Value value) => Written.Asn1ValueSerializeHandler(json, value);

    public static void Write(Utf8JsonWriter json, Bilingual value) => Written.BilingualSerializeHandler(json, value);

    public static void Write(Utf8JsonWriter json, ClaimsOutput[] value) => Written.ClaimsOutputArraySerializeHandler(json, value);

    public static void Write(Utf8JsonWriter json, DoctorOutput[] value) => Written.DoctorOutputArraySerializeHandler(json, value);

    public static void Write(Utf8JsonWriter json, ExplainOutput value) => Written.ExplainOutputSerializeHandler(json, value);

    public static void Write(Utf8JsonWriter json, ForeignOutput value) => Written.ForeignOutputSerializeHandler(json, value);

    public static void Write(Utf8JsonWriter json, KeysOutput value) => Written.KeysOutputSerializeHandler(json, value);

    public static void Write(Utf8JsonWriter json, KnowsOutput value) => Written.KnowsOutputSerializeHandler(json, value);

    public static void Write(Utf8JsonWriter json, LintOutput[] value) => Written.LintOutputArraySerializeHandler(json, value);

    public static void Write(Utf8JsonWriter json, ListOutput value) => Written.ListOutputSerializeHandler(json, value);

    public static void Write(Utf8JsonWriter json, NecessityOutput value) => Written.NecessityOutputSerializeHandler(json, value);

    public static void Write(Utf8JsonWriter json, OracleBegun value) => Written.OracleBegunSerializeHandler(json, value);

    public static void Write(Utf8JsonWriter json, OracleError value) => Written.OracleErrorSerializeHandler(json, value);

    public static void Write(Utf8JsonWriter json, OracleTurn value) => Written.OracleTurnSerializeHandler(json, value);

    public static void Write(Utf8JsonWriter json, OracleUndone value) => Written.OracleUndoneSerializeHandler(json, value);

    public static void Write(Utf8JsonWriter json, OracleView value) => Written.OracleViewSerializeHandler(json, value);

    public static void Write(Utf8JsonWriter json, ProvenOutput value) => Written.ProvenOutputSerializeHandler(json, value);

    public static void Write(Utf8JsonWriter json, TraceOutput value) => Written.TraceOutputSerializeHandler(json, value);

    public static void Write(Utf8JsonWriter json, TriedCell value) => Written.TriedCellSerializeHandler(json, value);

    public static void Write(Utf8JsonWriter json, TriedMessage value) => Written.TriedMessageSerializeHandler(json, value);

    public static void Write(Utf8JsonWriter json, TriedPlace value) => Written.TriedPlaceSerializeHandler(json, value);

    public static void Write(Utf8JsonWriter json, TriedValue value) => Written.TriedValueSerializeHandler(json, value);

    public static void Write(Utf8JsonWriter json, TryPloysOutput value) => Written.TryPloysOutputSerializeHandler(json, value);

    public static void Write(Utf8JsonWriter json, RefusedOutput value) => Written.RefusedOutputSerializeHandler(json, value);

    public static void Write(Utf8JsonWriter json, MalformedOutput value) => Written.MalformedOutputSerializeHandler(json, value);

    public static void Write(Utf8JsonWriter json, InconsistentOutput value) => Written.InconsistentOutputSerializeHandler(json, value);

    public static void Write(Utf8JsonWriter json, UnprotectedOutput value) => Written.UnprotectedOutputSerializeHandler(json, value);

    public static void Write(Utf8JsonWriter json, ValidOutput value) => Written.ValidOutputSerializeHandler(json, value);
}
