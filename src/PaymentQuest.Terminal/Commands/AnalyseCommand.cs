using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using PaymentQuest.Analysis;
using PaymentQuest.Cryptography;
using PaymentQuest.Protocols;
using PaymentQuest.Runs;
using PaymentQuest.Terminal.Texts;
using Command = System.CommandLine.Command;

namespace PaymentQuest.Terminal.Commands;

/// <summary><c>analyse</c>: whether an adversary can violate a protocol's goals.</summary>
internal static class AnalyseCommand
{
    private const long Mebibyte = 1024 * 1024;

    public static Command Create(Invocation invocation)
    {
        var protocol = Options.Protocol(invocation);
        var goal = new Option<string?>("--goal") { Description = invocation.Say(CommandTexts.GoalOption), HelpName = "TEXT" };
        var sessions = new Option<int>("--sessions") { Description = invocation.Say(CommandTexts.SessionsOption), HelpName = "N", DefaultValueFactory = _ => 1 };
        var dishonest = new Option<string?>("--dishonest") { Description = invocation.Say(CommandTexts.DishonestOption), HelpName = "ROLE,..." };
        var time = new Option<int>("--time") { Description = invocation.Say(CommandTexts.TimeOption), HelpName = "S", DefaultValueFactory = _ => 60 };
        var memory = new Option<int>("--memory") { Description = invocation.Say(CommandTexts.MemoryOption), HelpName = "MIB", DefaultValueFactory = _ => 500 };
        var necessity = new Option<bool>("--necessity") { Description = invocation.Say(CommandTexts.NecessityOption) };
        var save = new Option<string?>("--save") { Description = invocation.Say(CommandTexts.SaveOption), HelpName = "FILE.yaml" };
        var json = Options.Json(invocation);
        var command = new DocumentedCommand(
            "analyse", invocation.Say(CommandTexts.Analyse), "paymentquest analyse 1kp", "paymentquest analyse 3kp --goal 'agree Acquirer with Merchant' --sessions 2", "paymentquest analyse 2kp --dishonest Merchant --time 10 --json", "paymentquest analyse 1kp --necessity --goal answer", "paymentquest analyse needham-schroeder --save ./lowe.yaml") { protocol, goal, sessions, dishonest, time, memory, necessity, save, json };
        command.SetAction(parsed =>
        {
            if (Options.Load(parsed.GetRequiredValue(protocol), invocation, out var exitCode) is not { } compiled)
            {
                return exitCode;
            }

            if (Roles(parsed.GetValue(dishonest), compiled.Protocol, invocation) is not { } roles || Claims(parsed.GetValue(goal), compiled.Protocol, invocation) is not { } claims)
            {
                return ExitCodes.Usage;
            }

            if (parsed.GetValue(sessions) is var runs && (runs < 1 || runs > AttackSearch.MostSessions || parsed.GetValue(time) < 1 || parsed.GetValue(memory) < 1))
            {
                return invocation.Fail(ExitCodes.Usage, invocation.Say(
                    $"--sessions takes a whole number from 1 to {AttackSearch.MostSessions}, --time and --memory one from 1",
                    $"--sessions toma un número entero de 1 a {AttackSearch.MostSessions}; --time y --memory, uno desde 1"));
            }

            var suite = compiled.Protocol.Suites.Contains(Suite.Modern.Name) ? Suite.Modern : Suite.ByName(compiled.Protocol.Suites[0])!;
            if (AttackSearch.Of(compiled, suite, runs, roles) is not { } search)
            {
                return invocation.Fail(ExitCodes.InvalidContent, invocation.Say("the protocol has too many holders of keys for two parties a role", "el protocolo tiene demasiados titulares de claves para dos partes por papel"));
            }

            if (parsed.GetValue(necessity))
            {
                var (most, octets) = (TimeSpan.FromSeconds(parsed.GetValue(time)), parsed.GetValue(memory) * Mebibyte);
                return new NecessityReport(compiled, suite, runs, roles, name => Limited(name, most, octets, invocation)).Write(claims, parsed.GetValue(json), invocation);
            }

            if (parsed.GetValue(save) is { } path)
            {
                var (most, octets) = (TimeSpan.FromSeconds(parsed.GetValue(time)), parsed.GetValue(memory) * Mebibyte);
                return SavedAttack.Write(path, compiled, suite, search, claims, name => Limited(name, most, octets, invocation), invocation);
            }

            return Report(search, compiled, claims, TimeSpan.FromSeconds(parsed.GetValue(time)), parsed.GetValue(memory) * Mebibyte, parsed.GetValue(json), invocation);
        });
        return command;
    }

    private static IReadOnlyList<string>? Roles(string? text, Protocol protocol, Invocation invocation)
    {
        if (text is null)
        {
            return protocol.Roles.Select(r => r.Name).Except(protocol.Trusted).ToList();
        }

        var roles = new List<string>();
        foreach (var name in text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (protocol.FindRole(name) is not { } role)
            {
                ExplainCommand.NoRole(name, protocol.Roles.Select(r => r.Name), invocation);
                return null;
            }

            roles.Add(role.Name);
        }

        return roles;
    }

    private static IReadOnlyList<Claim>? Claims(string? text, Protocol protocol, Invocation invocation)
    {
        var claims = protocol.Claims.Where(c => text is null || c.Name.Contains(text, StringComparison.OrdinalIgnoreCase)).ToList();
        if (claims.Count > 0)
        {
            return claims;
        }

        var advice = text is null ? null : invocation.DidYouMean(text, protocol.Claims.Select(c => c.Name));
        invocation.Fail(ExitCodes.Usage, invocation.Say(
            $"{protocol.Id} has no such goal{(advice is null ? "" : $"; {advice}")}",
            $"{protocol.Id} no tiene ese objetivo{(advice is null ? "" : $"; {advice}")}"));
        return null;
    }

    /// <summary>What one search of many may use. What is searched is told on a terminal when it takes longer than half a second.</summary>
    private static Budget Limited(string name, TimeSpan time, long memory, Invocation invocation)
    {
        var watch = Stopwatch.StartNew();
        return new Budget(() => watch.Elapsed, () => Environment.WorkingSet, time, memory, states =>
        {
            if (invocation.Port.IsInteractive && watch.ElapsedMilliseconds > 500)
            {
                invocation.Port.Error.Write($"\r\u001b[K{name}: {states.ToString(CultureInfo.InvariantCulture)}\r");
            }
        });
    }

    private static int Report(AttackSearch search, CompiledProtocol compiled, IReadOnlyList<Claim> claims, TimeSpan time, long memory, bool isJson, Invocation invocation)
    {
        var results = new List<AnalysisResult>();
        foreach (var claim in claims)
        {
            var watch = Stopwatch.StartNew();
            var shown = 0L;
            void Progress(long states)
            {
                if (invocation.Port.IsInteractive && watch.ElapsedMilliseconds / 500 > shown)
                {
                    shown = watch.ElapsedMilliseconds / 500;
                    invocation.Port.Error.Write($"\r{claim.Name}: {states.ToString(CultureInfo.InvariantCulture)}   ");
                }
            }

            var result = search.Judge(claim, new Budget(() => watch.Elapsed, () => Environment.WorkingSet, time, memory, Progress));
            if (shown > 0)
            {
                invocation.Port.Error.Write("\r\u001b[K");
            }

            results.Add(result);
            if (!isJson)
            {
                AnalysisText.Write(result, search.CastFor(claim), invocation);
            }
        }

        if (isJson)
        {
            Json.Write(invocation, writer => Write(writer, compiled, search, results));
        }

        return results.TrueForAll(r => r.Finding is Finding.NoAttack) ? ExitCodes.Accepted : ExitCodes.Negative;
    }

    private static void Write(Utf8JsonWriter json, CompiledProtocol compiled, AttackSearch search, List<AnalysisResult> results)
    {
        json.WriteStartObject();
        json.WriteString("protocol", compiled.Protocol.Id);
        json.WriteStartArray("goals");
        foreach (var result in results)
        {
            json.WriteStartObject();
            json.WriteString("goal", result.Claim.Name);
            json.WriteString("verdict", result.Finding.Word);
            json.WriteNumber("sessions", result.Sessions);
            json.WriteTexts("dishonest", result.Dishonest);
            json.WriteNumber("states", result.States);
            json.WriteNumber("refuted", result.Refuted);
            json.WriteNumber("milliseconds", Math.Round(result.Elapsed.TotalMilliseconds, 1));
            json.WriteNumber("mebibytes", result.Memory / Mebibyte);
            if (result.Finding is Finding.NotJudged(var reason))
            {
                json.WriteString("reason", reason);
            }

            if (result.Finding is Finding.Attack(var script))
            {
                json.WriteStartArray("steps");
                foreach (var line in Story.Tell(search.CastFor(result.Claim), result.Claim, script))
                {
                    json.WriteStartObject();
                    json.WriteString("en", line.En);
                    json.WriteString("es", line.Es);
                    json.WriteEndObject();
                }

                json.WriteEndArray();
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }
}
