using PaymentQuest.Documents;
using PaymentQuest.Terms;

namespace PaymentQuest.Terminal.Commands;

/// <summary>The files of content that a command is about.</summary>
internal static class ContentFiles
{
    /// <summary>The files that paths stand for, in order, each once: none when there are too many.</summary>
    /// <param name="paths">Files and folders.</param>
    /// <param name="unread">Takes what cannot be read.</param>
    public static List<string> Of(IEnumerable<string> paths, Diagnostics unread)
    {
        var files = paths.SelectMany(p => In(p, unread)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        if (files.Count > Bounds.ContentFiles)
        {
            unread.Error("PQ0117", new Place(Path.GetDirectoryName(files[^1]) ?? "", 1, 1), Prose.Of("file.too-many-files", ("most", Bounds.ContentFiles)), Prose.Of("file.name-fewer"));
            files.Clear();
        }

        return files;
    }

    /// <summary>The files that a path stands for: itself, or those of content in a folder. A folder without any was not the one that is meant.</summary>
    private static List<string> In(string path, Diagnostics unread)
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
}
