using System.CommandLine;
using PaymentQuest.Documents;
using PaymentQuest.Quests;
using PaymentQuest.Scenarios;
using PaymentQuest.Screens;
using PaymentQuest.Terminal.Outputs;

namespace PaymentQuest.Terminal.Commands;

/// <summary><c>lint</c>: what is wrong with content files.</summary>
internal static class LintCommand
{
    public static Command Create(Invocation invocation)
    {
        var paths = new Argument<string[]>("PATH") { Description = "command.path-argument", Arity = ArgumentArity.OneOrMore };
        var prove = Options.Flag("--prove", "command.prove-option", invocation);
        var time = Options.Number("--time", "command.lint-time-option", 1, int.MaxValue, invocation);
        var json = Options.Json(invocation);
        var command = new DocumentedCommand("lint", "command.lint", "paymentquest lint ./mine.yaml", "paymentquest lint scenarios/", "paymentquest lint ./mine.yaml --json") { paths, prove, time, json };
        command.SetAction(parsed => Lint(parsed.GetRequiredValue(paths), new LintProofs(parsed.GetValue(prove), TimeSpan.FromSeconds(parsed.GetValue(time) ?? 2), parsed.GetValue(json), invocation), invocation));
        return command;
    }

    private static int Lint(IEnumerable<string> paths, LintProofs proofs, Invocation invocation)
    {
        var unread = new Diagnostics();
        var files = ContentFiles.Of(paths, unread);
        var all = new List<Diagnostic>(unread.Items);
        all.AddRange(files.AsParallel().AsOrdered().Select(file =>
        {
            var diagnostics = new Diagnostics();
            proofs.Begin(file);
            Check(file, diagnostics, proofs);
            return diagnostics.Items;
        }).ToList().SelectMany(items => items));
        proofs.End();

        // A parent with a fault is met once for itself and once for each heir.
        var found = all.Distinct().ToList();
        if (proofs.IsJson)
        {
            Json.Write(invocation, json => proofs.Write(json, [.. found.Select(LintOutput.Of)]));
        }
        else
        {
            foreach (var item in found)
            {
                invocation.Out.WriteLine(item.In(invocation.Language));
            }

            if (found.Count == 0)
            {
                invocation.Out.WriteLine(invocation.Say("lint.nothing-to-report", ("files", files.Count)));
            }
        }

        return found.Exists(d => d.Severity == Severity.Error) ? Invocation.CodeOf(found) : ExitCodes.Accepted;
    }

    private static void Check(string file, Diagnostics diagnostics, LintProofs proofs)
    {
        var own = new Diagnostics();
        if (YamlDocument.ReadFile(file, own) is not Node.Map map)
        {
            if (own.HasErrors)
            {
                diagnostics.Add(own);
            }
            else
            {
                diagnostics.Error("PQ0402", new Place(file, 1, 1), "a content file is a map of keys and values", "see docs/protocol-format.md");
            }

            return;
        }

        if (Path.GetFileName(file) == "topic.yaml")
        {
            Topic.Read(Path.GetFileName(Path.GetDirectoryName(Path.GetFullPath(file))) ?? "", map, diagnostics);
            return;
        }

        var name = Path.GetFileNameWithoutExtension(file);
        if (map.Find("id")?.Value is Node.Scalar id && id.Text != name)
        {
            diagnostics.Add(Diagnostic.Warning("PQ0403", id.Place, $"the id {PlainText.Excerpt(id.Text)} is not the name of the file, {PlainText.Excerpt(name)}", "content is found by its file's name; give both the same"));
        }

        // A path without a slash could be taken for an identifier.
        var path = Library.Shipped.IsPath(file) ? file : Path.Combine(".", file);
        bool Has(string key) => map.Find(key) is not null;
        if (Has("objectives") || Has("kind"))
        {
            LintQuest(path, diagnostics, proofs.Of(file));
        }
        else if (Has("steps") || Has("extends"))
        {
            ProtocolLint.Check(Library.Shipped, path, diagnostics, proofs.Of(file));
        }
        else
        {
            diagnostics.Error("PQ0402", map.Place, "this is neither a protocol nor a quest", "a protocol has the key 'steps' or 'extends', a quest 'kind' or 'objectives'");
        }
    }

    /// <summary>A quest is read, and then played: it must hold what its author says of it.</summary>
    private static void LintQuest(string file, Diagnostics diagnostics, Proving proving)
    {
        var own = new Diagnostics();
        if (Library.Shipped.LoadQuest(file, own) is { } quest)
        {
            QuestProof.Check(quest, own);
            ClaimProof.Check(quest, proving.NewBudget, own);
        }

        diagnostics.Add(own);
    }
}
