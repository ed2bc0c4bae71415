using System.Globalization;
using System.Text;
using System.Text.Json;
using PaymentQuest.Adversaries;
using PaymentQuest.Analysis;
using PaymentQuest.Cryptography;
using PaymentQuest.Documents;
using PaymentQuest.Protocols;
using PaymentQuest.Runs;
using PaymentQuest.Terms;

namespace PaymentQuest.Quests;

/// <summary>
/// A found attack as the file of an attack quest, for its author to finish: it can be played at once, and <c>lint</c> says what it lacks, such as a protocol that
/// withstands the attack.
/// </summary>
public static class FoundQuest
{
    /// <summary>The file; null when the attack cannot be played on a board.</summary>
    /// <param name="id">The quest's identifier.</param>
    /// <param name="compiled">The protocol, as quests find it.</param>
    /// <param name="cast">The parties of the search.</param>
    /// <param name="result">What came of it: an attack.</param>
    public static string? Of(string id, CompiledProtocol compiled, Cast cast, AnalysisResult result)
    {
        if (result.Finding is not Finding.Attack(var script))
        {
            return null;
        }

        // What the search took for open is on a board what two parties agreed on: mostly honest ones, else those of whom a dishonest one tells.
        var between = Cast.Of(cast.Compiled, cast.Suite, cast.Seed, result.Sessions);
        return Of(id, compiled, cast, cast, script, result) ?? (between is null ? null : Of(id, compiled, cast, between, script, result));
    }

    private static string? Of(string id, CompiledProtocol compiled, Cast cast, Cast named, Script script, AnalysisResult result)
    {
        if (FoundPloys.Of(cast, new BoardNames(named, result.Dishonest), script, result.Claim) is not { } ploys)
        {
            return null;
        }

        var text = Written(id, compiled.Protocol, cast.Suite, Story.Tell(cast, result.Claim, script), result, ploys);
        var node = YamlDocument.Read($"{id}.yaml", Encoding.UTF8.GetBytes(text), new Diagnostics());
        return node is not null && QuestReader.Read(node, (name, _) => name == compiled.Protocol.Id ? compiled : null, new Diagnostics()) is AttackQuest quest
            && Board.After(quest, quest.Field, quest.Seed, ploys)?.Breach?.Goal == result.Claim.Name
            ? text
            : null;
    }

    private static string Written(string id, Protocol protocol, Suite suite, Sequence<Prose> story, AnalysisResult result, Sequence<string> ploys)
    {
        var n = result.Sessions.ToString(CultureInfo.InvariantCulture);
        // What is agreed for an order is open to everybody in a search for agreement.
        var open = result.Claim is Claim.Agree or Claim.Alive
            ? protocol.Vocabulary.Atoms.Where(a => a.Value.Kind is SortKind.Amount or SortKind.Text && protocol.Setting.Values.ContainsKey(a.Key)
                && protocol.Roles.Count(r => protocol.Knows[r.Name].Contains(new Term.Atom(a.Key))) > 1).Select(a => a.Key)
            : [];
        var lines = new List<string>
        {
            "# Found by analyse. To be finished: texts, a repaired protocol and the check of it that stops the attack, a winning script of another shape.",
            "format_version: 1",
            $"id: {id}",
            $"protocol: {protocol.Id}",
            $"suite: {suite.Name}",
            "kind: attack",
            Translated("title", Prose.Of("attack.an-attack-on", ("protocol", protocol.Id))),
            Translated("story", Prose.Of("attack.a-search-has-found-an-attack", ("sessions", result.Sessions))),
            Translated("brief", Prose.Of("attack.violate-the-goal", ("claim", result.Claim.Name))),
            $"source: {Quoted($"paymentquest analyse {protocol.Id} --goal '{result.Claim.Name}'")}",
            "adversary:",
            $"  plays: {Listed(result.Dishonest)}",
            $"  knows: {Listed(open)}",
            $"  runs: {n}",
        };
        if (result.Claim is Claim.Guessable { Value: Term.Atom guessed } && protocol.Setting.Values.TryGetValue(guessed.Name, out var value))
        {
            lines.Add($"  lists: {{{guessed.Name}: {Listed([value])}}}");
        }

        lines.AddRange(
        [
            $"goals: {Listed([result.Claim.Name])}",
            $"repaired: {protocol.Id}",
            "stopped_by: send",
            "wins:",
            $"  - {Listed(ploys)}",
            $"  - {Listed(ploys.Prepend("let AGAIN = \"again\""))}",
            "misses:",
            $"  - {Listed(ploys.Take(1))}",
            $"  - {Listed(["wait 1"])}",
            "hints:",
            .. new Prose[]
            {
                Prose.Of("attack.what-does-the-goal-ask-for"),
                Prose.Of("attack.ploys-will-do", ("ploys", ploys.Count)),
                Prose.Of("attack.begin-with", ("ploys", ploys[0])),
            }.Select(h => $"  - {{en: {Quoted(h.En)}, es: {Quoted(h.Es)}}}"),
            Translated("debrief", Prose.Join(" ", story)),
        ]);
        return string.Concat(lines.Select(l => l + "\n"));
    }

    private static string Translated(string key, Prose prose) => $"{key}: {{en: {Quoted(prose.En)}, es: {Quoted(prose.Es)}}}";

    private static string Listed(IEnumerable<string> items) => $"[{string.Join(", ", items.Select(Quoted))}]";

    /// <summary>A text in double quotes: JSON's are YAML's.</summary>
    private static string Quoted(string text) => $"\"{JsonEncodedText.Encode(text, System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping)}\"";
}
