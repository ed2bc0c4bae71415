using System.CommandLine;
using PaymentQuest.Documents;
using PaymentQuest.Quests;
using PaymentQuest.Scenarios;
using PaymentQuest.Screens;
using PaymentQuest.Terminal.Outputs;
using PaymentQuest.Terms;

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
        var files = paths.SelectMany(p => Files(p, unread)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        if (files.Count > Bounds.ContentFiles)
        {
            unread.Error("PQ0117", new Place(Path.GetDirectoryName(files[^1]) ?? "", 1, 1), Prose.Of("file.too-many-files", ("most", Bounds.ContentFiles)), Prose.Of("file.name-fewer"));
            files.Clear();
        }

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

    /// <summary>The files that a path stands for: itself, or those of content in a folder. A folder without any was not the one that is meant.</summary>
    private static List<string> Files(string path, Diagnostics unread)
    {
        if (!Directory.Exists(path))
        {
            return [path];
        }

        var files = new List<string>();
        var errors = unread.Items.Count;
        Gather(path, 1, files, unread);
        if (files.Count == 0 && unread.Items.Count == errors)
        {
            unread.Error("PQ0101", new Place(path, 1, 1), Prose.Of("file.no-content-in-folder"), Prose.Of("file.name-a-folder-with-content"));
        }

        return files;
    }

    private static void Gather(string folder, int depth, List<string> files, Diagnostics unread)
    {
        if (depth > Bounds.FolderDepth)
        {
            unread.Error("PQ0117", new Place(folder, 1, 1), Prose.Of("file.folders-too-deep", ("most", Bounds.FolderDepth)), Prose.Of("file.name-a-folder-further-inside"));
            return;
        }

        try
        {
            var within = new EnumerationOptions { IgnoreInaccessible = false };
            files.AddRange(Directory.EnumerateFiles(folder, "*", within).Where(f => Path.GetExtension(f) is ".yaml" or ".yml").Take(Bounds.ContentFiles + 1 - files.Count));

            // A link to a folder may lead back to where it stands.
            foreach (var inner in Directory.GetDirectories(folder, "*", within).Where(d => !File.GetAttributes(d).HasFlag(FileAttributes.ReparsePoint)).TakeWhile(_ => files.Count <= Bounds.ContentFiles))
            {
                Gather(inner, depth + 1, files, unread);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            unread.Error("PQ0101", new Place(folder, 1, 1), Prose.Of("file.folder-unreadable"), Prose.Of("file.check-its-permissions"));
        }
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
            LintQuest(path, diagnostics);
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
    private static void LintQuest(string file, Diagnostics diagnostics)
    {
        var own = new Diagnostics();
        if (Library.Shipped.LoadQuest(file, own) is { } quest)
        {
            QuestProof.Check(quest, own);
        }

        diagnostics.Add(own);
    }
}
